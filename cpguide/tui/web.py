"""The driver of a session in a browser: it ends with its server, and hands over the screen only."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class SessionDriver(WebDriver):
    """Textual's driver for browsers, without links to open and files to hand over."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._write = self._send  # type: ignore[assignment]

    def _send(self, data: bytes) -> int:
        with suppress(BrokenPipeError):  # the server is gone: the end of the input tells it too
            while data:
                data = data[os.write(self.fileno, data) :]
        return 0

    def run_input_thread(self) -> None:
        """Read until the server closes the input, which ends the session."""
        super().run_input_thread()
        self._app.post_message(ExitApp())

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing: a training room may have no network, and must not need one."""

    def _deliver_file(self, *args: object, **options: object) -> None:
        """Hand over nothing."""
