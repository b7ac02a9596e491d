"""A lock that one program at a time can hold, and that nobody holds when that program has died.

Own code rather than a library: those that work on every system leave their file behind, and one that is small
enough to be read does not exist. Here the system's lock is on an empty file, which is deleted at the end.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from cpguide.keeping.durable import NO_FOLLOW
from cpguide.keeping.errors import InUse

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Lock:
    """The lock whose file is `path`, held from the beginning. Raises `InUse`, or `OSError`."""

    def __init__(self, path: Path, words: str) -> None:
        self._path = path
        self._file = -1
        while self._file < 0:
            file = os.open(path, os.O_RDWR | os.O_CREAT | NO_FOLLOW, 0o600)
            try:
                if not stat.S_ISREG(os.fstat(file).st_mode):
                    raise OSError(errno.EINVAL, f"{path.name} is in the way")
                _lock(file, words)
                if self._is_at_its_place(file):  # and not just deleted by the program that held it
                    self._file = file
            finally:
                if self._file < 0:
                    os.close(file)

    def _is_at_its_place(self, file: int) -> bool:
        with suppress(FileNotFoundError):
            return os.path.samestat(os.fstat(file), os.lstat(self._path))
        return False

    def release(self) -> None:
        """Let go of it. A second time does nothing."""
        if self._file < 0:
            return
        file, self._file = self._file, -1
        if os.name == "nt":  # where no open file can be deleted
            os.close(file)
        with suppress(OSError):
            self._path.unlink()
        if os.name != "nt":
            os.close(file)


def _lock(file: int, words: str) -> None:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            raise InUse(words) from None
        raise
