"""A program in a terminal of 120 columns and 40 lines whose other end is the bench.

The other end answers, as a modern terminal does, that it supports synchronised output: then a program
can bracket each frame, and the end of a frame can be told from a pause in the middle of one.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from time import perf_counter, sleep

from tests.bench.child import ROOT, surroundings
from tests.terminal import ESCAPES

COLUMNS, LINES = 120, 40
_QUESTION, _REPLY = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
_END = "\N{SYMBOL FOR END OF TRANSMISSION BLOCK}"


class Terminal:
    """A running program and what it has written since the last key."""

    def __init__(self, command: tuple[str, ...]) -> None:
        environment = surroundings()
        self.began = perf_counter()
        self.pid, self._end = pty.fork()
        if self.pid == 0:  # the child
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.chdir(ROOT)
            os.execve(command[0], command, environment)
        self._written = b""
        self._asked = b""
        self._sent = ""

    def _read(self, seconds: float) -> bool:
        """Take in what comes within so many seconds; False when nothing did."""
        if not select.select([self._end], [], [], seconds)[0]:
            return False
        try:
            new = os.read(self._end, 1 << 16)
        except OSError:  # the program has ended
            new = b""
        self._asked = self._asked[-len(_QUESTION) :] + new
        if _QUESTION in self._asked:
            self._asked = b""
            os.write(self._end, _REPLY)
        self._written += new
        return bool(new)

    @property
    def text(self) -> str:
        """What was written since the last key, without its escapes; frames end with a sign of their own."""
        return ESCAPES.sub(b"", self._written.replace(_FRAME_ENDS, _END.encode())).decode("utf-8", "ignore")

    @property
    def frames(self) -> int:
        """The frames begun since the last key."""
        return self._written.count(_FRAME)

    def send(self, keys: str) -> None:
        """Press keys; what was written before is forgotten."""
        if keys == self._sent:
            sleep(0.15)  # sooner it would be a key held down
        self._sent = keys
        self._written = b""
        self.began = perf_counter()
        os.write(self._end, keys.encode())

    def until(self, text: str, whole_frame: bool = True, patience: float = 30) -> float:
        """The seconds from the last key (or the start) to the end of the frame that holds `text`.

        Without `whole_frame` the text itself is the end: a first frame may come before the terminal
        has said that it knows frames.
        """
        while perf_counter() - self.began < patience:
            if not self._read(1):
                continue
            now = perf_counter()
            shown = self.text
            place = shown.find(text)
            if place >= 0 and (not whole_frame or _END in shown[place:]):
                return now - self.began
        raise TimeoutError(f"{text!r} did not come; instead: {' '.join(self.text.split())[-400:]!r}")

    def settle(self, quiet: float = 0.06) -> None:
        """Wait until nothing has been written for a while."""
        while self._read(quiet):
            pass

    def leave(self, keys: str = "") -> float:
        """Ask the program to end, and end it if it does not; its peak memory in bytes."""
        if keys:
            self.send(keys)
            while self._read(5):
                pass
        os.kill(self.pid, signal.SIGKILL)  # does nothing to a program that has ended
        _, _, used = os.wait4(self.pid, 0)
        os.close(self._end)
        return used.ru_maxrss * 1024.0
