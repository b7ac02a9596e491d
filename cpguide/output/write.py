"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from errno import EINVAL, EISDIR, ENOENT, ENXIO
from pathlib import Path


def write_whole(path: Path, data: str | bytes) -> None:
    """Write to `path`, text as UTF-8, readable by its owner only; the old file stays until all is written.

    Raises `OSError` when the place cannot be written; nothing half written is left.
    """
    made = data.encode() if isinstance(data, str) else data
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "Is a folder, not a file", str(path))
    if path.exists() and not path.is_file():
        _pour(path, made)
        return
    real = Path(os.path.realpath(path))  # a link keeps leading to the file it leads to
    if not real.parent.is_dir():
        raise FileNotFoundError(ENOENT, "There is no such folder", str(path))
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".cpguide-", dir=real.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(real)
    except BaseException as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):  # which would name the temporary file
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise


def _pour(path: Path, data: bytes) -> None:
    """Write to a device such as /dev/null or /dev/stdout, or into a pipe: there is nothing to replace."""
    if not (path.is_fifo() or path.is_char_device()):
        raise OSError(EINVAL, "Is no file, and no place for one", str(path))
    # Not waiting while it is opened: a pipe that nobody reads would never come back.
    unwaiting = getattr(os, "O_NONBLOCK", 0)  # none on Windows
    try:
        handle = os.open(path, os.O_WRONLY | unwaiting)
    except OSError as error:
        raise OSError(
            error.errno, "Nobody reads here" if error.errno == ENXIO else error.strerror, str(path)
        ) from None
    if unwaiting:
        os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
