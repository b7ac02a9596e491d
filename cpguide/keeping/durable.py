"""Putting a whole file in its place, so that it is the old one or the new one whatever happens.

Calls the system plainly, step by step, so that a test can let each step fail.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
PATIENCE = 3.0
"""Seconds for which a scanner of viruses or a synchroniser on Windows may hold the file."""

_HELD = (5, 32)
"""What Windows says of a file that another program holds."""


def put_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`, readable by its owner only; durable when this returns. Raises `OSError`."""
    temporary = beside(path, "new")
    temporary.unlink(missing_ok=True)
    try:
        _write(temporary, data)
        _replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def beside(path: Path, what: str) -> Path:
    """The hidden file that stands beside `path` while it is kept."""
    return path.with_name(f".{path.name}.{what}")


def _write(path: Path, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW, 0o600)
    try:
        while data:
            data = data[os.write(file, data) :]
        os.fsync(file)
    finally:
        os.close(file)


def _replace(temporary: Path, path: Path) -> None:
    until = monotonic() + PATIENCE
    while True:
        try:
            temporary.replace(path)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD or monotonic() > until:
                raise
            sleep(0.05)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "nt":
        return
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network drives cannot
            raise
    finally:
        os.close(file)


def make_folders(folder: Path) -> list[Path]:
    """Make the folders that are missing, for their owner only; those that were made, the innermost first."""
    made: list[Path] = []
    for missing in [above for above in (*reversed(folder.parents), folder) if not os.path.lexists(above)]:
        missing.mkdir(0o700)
        made.insert(0, missing)
        sync_folder(missing.parent)
    return made
