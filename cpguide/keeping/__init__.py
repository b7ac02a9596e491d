"""Keeping a case in a file: what was answered is on the disk before anything goes on.

The file is written anew each time, under a hidden name beside it; only when that is durable does it take the
place of the file. So at every moment the file is the old one or the new one, whole. A lock beside it keeps a
second program out; the system lets go of it when the program that holds it dies.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cpguide.casefile.kept import copy_name, kept_text
from cpguide.destination import unfit
from cpguide.engine.interview import Interview
from cpguide.guide.problem import shown
from cpguide.keeping.durable import NO_FOLLOW, beside, make_folders, put_whole
from cpguide.keeping.errors import CannotKeep, InUse, told
from cpguide.keeping.lock import Lock

__all__ = ["CannotKeep", "InUse", "Keeping"]


class Keeping:
    """A file in which a case is kept until `end`. Everything raises `CannotKeep`, and nothing else.

    `remark` is what the officer should know about the file as it was found; mostly "".
    """

    def __init__(self, path: Path, lock: Lock, there: bytes, remark: str = "") -> None:
        self.path = path
        self.remark = remark
        self._lock = lock
        self._there = there
        """What the file holds, or held before a write of which it is not sure how it ended."""
        self._sure = True
        """Whether it is: a file may have been replaced although the system reports a fault."""

    @classmethod
    def begin(cls, place: str | Path, interview: Interview, opened: str = "") -> Keeping:
        """Keep the case in a new file; the case is durable when this returns.

        `opened` is the stamp of the case that was opened (`casefile.Opened`): only that one is written over.
        """
        kept = cls._take(place, opened, new=True)
        copied = f"As it was, it is copied to {shown(kept.copy.name)}." if kept._copies(interview) else ""
        try:
            kept.keep(interview)
            kept.remark = f"{kept.remark} {copied}".strip()
        except BaseException:
            kept.end()
            raise
        return kept

    @classmethod
    def resume(cls, place: str | Path, opened: str) -> Keeping:
        """Go on with the file from which the case with this stamp was opened; written at the first `keep`."""
        return cls._take(place, opened, new=False)

    @classmethod
    def _take(cls, place: str | Path, opened: str, new: bool) -> Keeping:
        if fault := unfit(str(place), lasting=True):
            raise CannotKeep(fault)
        path = Path(os.path.abspath(place))  # noqa: PTH100 - a link in the path must stay one
        with told(path):
            made = make_folders(path.parent)
            try:
                words = f"{shown(path.name)} is open in another cpguide. Close it there first."
                lock = Lock(beside(path, "lock"), words)
                try:
                    there, remark = _gone_on_with(path, opened) if _stands(path, opened, new) else (b"", "")
                    beside(path, "new").unlink(missing_ok=True)  # left by a program that was killed
                    return cls(path, lock, there, remark)
                except BaseException:
                    lock.release()
                    raise
            except BaseException:
                with suppress(OSError):
                    for folder in made:
                        folder.rmdir()
                raise

    def keep(self, interview: Interview) -> None:
        """Write the case; it is durable when this returns. After a `CannotKeep` it may be tried again.

        What was kept under other rules, or written by hand, is first copied to a file beside it.
        """
        data = kept_text(interview).encode()
        if self._sure and data == self._there:
            return
        with told(self.path):
            if self._copies(interview):
                put_whole(self.copy, self._there)
            self._sure = False
            put_whole(self.path, data)
            self._there, self._sure = data, True

    def holds(self, place: str | Path) -> bool:
        """Whether this is the file in which the case is kept, by whatever path."""
        path = Path(os.path.abspath(place))  # noqa: PTH100 - as in `_take`
        with suppress(OSError, ValueError):
            return path.samefile(self.path)
        return path == self.path

    def _copies(self, interview: Interview) -> bool:
        return bool(self._there) and _under(interview) not in self._there

    @property
    def copy(self) -> Path:
        """Where what the file holds is copied to, should it be needed; named by its content."""
        return self.path.with_name(copy_name(self.path.name, sha256(self._there).hexdigest()))

    def end(self) -> None:
        """Keep it no longer; the file stays. A second time does nothing."""
        self._lock.release()


def _under(interview: Interview) -> bytes:
    """What stands in a case that was kept under these rules."""
    return b"\n  sha256: " + (interview.guide.sha256 or "-").encode() + b"\n"


def _stands(path: Path, opened: str, new: bool) -> bool:
    """Whether there is a file to go on with. Refuses what is no file of its own, or was not opened."""
    if not os.path.lexists(path):
        if not new:
            raise CannotKeep(f"{shown(path.name)} is gone. Choose a name for a new file.")
        return False
    if refusal := _kind_fault(os.lstat(path).st_mode):
        raise CannotKeep(f"{shown(path.name)} {refusal}. Choose another name.")
    if not opened:
        raise CannotKeep(f"There is such a file already: {shown(path.name)}. Choose another name.")
    return True


def _gone_on_with(path: Path, opened: str) -> tuple[bytes, str]:
    """What the file holds, which is closed to others from here on, and a remark if it was not.

    Refuses any file but the one that was opened, and changes nothing of one that it refuses.
    """
    file = os.open(path, os.O_RDONLY | NO_FOLLOW)
    try:
        data = _read(file)
        if sha256(data).hexdigest() != opened:
            taken = f"There is such a file already: {shown(path.name)}."
            raise CannotKeep(f"{taken} It is another case, or was changed since it was opened.")
        return data, _closed_to_others(file, path)
    finally:
        os.close(file)


def _kind_fault(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "is a link, and links are not followed"
    if stat.S_ISDIR(mode):
        return "is a folder"
    return "" if stat.S_ISREG(mode) else "is a device or a pipe"


def _read(file: int) -> bytes:
    data = b""
    while more := os.read(file, 1 << 16):
        data += more
    return data


def _closed_to_others(file: int, path: Path) -> str:
    """Close a file of our own to others; the remark that they could read it. Refuses a file of others."""
    if os.name == "nt":  # where the folder says who may read
        return ""
    found = os.fstat(file)
    if found.st_uid != os.geteuid():
        raise CannotKeep(f"{shown(path.name)} belongs to another user. Choose another name.")
    if not found.st_mode & 0o077:
        return ""
    os.fchmod(file, 0o600)
    return f"Others on this machine could read {shown(path.name)}. Now only you can."
