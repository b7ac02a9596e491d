"""What line mode writes: whole lines at once, so that a screen reader gets them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from cpguide.line.said import fitting


class Voice:
    """Writes to a stream, and only ever adds to it. Raises `OSError` when that cannot be."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._encoding = getattr(stream, "encoding", None) or "utf-8"

    def say(self, lines: Iterable[str]) -> None:
        """Write these lines."""
        self._put("".join(f"{part}\n" for line in lines for part in fitting(line, self._encoding)))

    def ask(self, prompt: str) -> None:
        """Write a prompt; what is typed stands behind it."""
        self._put(prompt)

    def _put(self, text: str) -> None:
        if text:
            self._stream.write(text)
            self._stream.flush()
