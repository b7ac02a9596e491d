"""Lines typed at a terminal or read from a pipe: of any bytes, each cut to a size one can handle."""

from __future__ import annotations

from contextlib import suppress
from typing import BinaryIO

LONGEST = 4096
"""Bytes of a line that is heard. A longer one is passed over, however it begins."""
TOO_LONG = "(a line that is too long)"
"""What is heard in its place: an answer to nothing."""
MOST_BYTES, MOST_LINES = 1 << 24, 10_000
"""How much is read from a pipe, so that an endless one comes to an end."""


class Ear:
    """Hears one line after another. `live` tells that somebody types at a terminal."""

    def __init__(self, stream: BinaryIO, live: bool) -> None:
        self.live = live
        self._stream = stream
        self._bytes = self._lines = 0

    def line(self) -> str | None:
        """The next line without its end; None when there is none left, and `TOO_LONG` for one that is."""
        if not self.live and (self._bytes > MOST_BYTES or self._lines >= MOST_LINES):
            return None
        read = self._some()
        first = read
        while read and not read.endswith(b"\n"):
            read = self._some()
        self._lines += 1
        if len(first) >= LONGEST and not first.endswith(b"\n"):
            return TOO_LONG  # its beginning may look like an answer, and nobody knows what it was to be
        return first.decode("utf-8", "replace").rstrip("\r\n") if first else None

    def _some(self) -> bytes:
        if not self.live and self._bytes > MOST_BYTES:
            return b""
        some = self._stream.readline(LONGEST)
        self._bytes += len(some)
        return some

    def forget(self) -> None:
        """Drop what was typed and not heard yet."""
        if not self.live:
            return
        with suppress(ImportError, OSError):
            from termios import TCIFLUSH, tcflush

            tcflush(self._stream.fileno(), TCIFLUSH)
