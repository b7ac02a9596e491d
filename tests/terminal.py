"""A pseudo-terminal for tests of what a Pilot hides: signals, exit codes, escape sequences."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from types import TracebackType

ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\^_=>78])"
)
SCREEN_LEFT = b"\x1b[?1049l"
"""What a program sends when it gives the terminal's first screen back."""


class Terminal:
    """A program running in a pseudo-terminal of a given size."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 80,
        lines: int = 24,
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.master, slave = pty.openpty()
        ioctl(slave, TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        base = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR")}
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**base, "TERM": "xterm-256color", **(environment or {})},
            cwd=cwd,
            start_new_session=True,
            close_fds=True,
        )
        os.close(slave)
        self.seen = b""
        self._sent = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)

    @property
    def text(self) -> str:
        """Everything printed so far, without escape sequences."""
        return ESCAPES.sub(b"", self.seen).decode("utf-8", "replace")

    def read(self, seconds: float) -> bool:
        """Read what comes within the time; False when nothing came."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            more = os.read(self.master, 65536)
        except OSError:
            return False
        self.seen += more
        return bool(more)

    def settle(self) -> None:
        """Read until nothing more comes for a moment."""
        while self.read(0.15):
            pass

    def hang_up(self) -> None:
        """Close the window, as a terminal that nobody belongs to."""
        os.close(self.master)
        self.master = os.open(os.devnull, os.O_RDWR)

    def wait_for(self, words: str | tuple[str, ...], seconds: float = 20) -> str:
        """Read until the words, or some of several, are there; fails the test when they do not come."""
        end = time.monotonic() + seconds
        any_of = (words,) if isinstance(words, str) else words
        while not any(some in self.text for some in any_of):
            if time.monotonic() > end or (not self.read(0.2) and self.process.poll() is not None):
                raise AssertionError(f"{words!r} did not come; seen: {self.text[-2000:]!r}")
        return self.text

    def send(self, keys: str) -> None:
        """Type keys; the same ones again not sooner than a person can, which would be a key held down."""
        if keys == self._sent:
            time.sleep(0.15)
        self._sent = keys
        os.write(self.master, keys.encode())

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def exit_code(self, seconds: float = 20) -> int:
        """Wait for the end, reading what still comes, and return the exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.wait(timeout=1)


def cpguide(*arguments: str, **options: object) -> Terminal:
    """The program of this checkout in a pseudo-terminal."""
    return Terminal([sys.executable, "-m", "cpguide", *arguments], **options)  # type: ignore[arg-type]
