"""Why a case cannot be kept, in one clear sentence."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cpguide.guide.problem import shown

WHY = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "this place can only be read",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EIO: "the disk reports a fault",
    errno.ELOOP: "it is a link, and links are not followed",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.ENOENT: "its folder is gone",
    errno.ESTALE: "the network drive is gone",
    errno.ENOLCK: "files cannot be locked there; choose a folder on this machine",
}


class CannotKeep(OSError):
    """The case is not kept; `str()` is one sentence that says why."""


class InUse(CannotKeep):
    """Another cpguide keeps a case in this file."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system says about `path` into a `CannotKeep`."""
    try:
        yield
    except CannotKeep:
        raise
    except OSError as error:
        why = WHY.get(error.errno or 0) or error.strerror or type(error).__name__
        raise CannotKeep(f"{shown(path.name)} cannot be written: {why}.") from error
