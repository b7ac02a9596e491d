"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from errno import EISDIR
from pathlib import Path


def write_whole(path: Path, data: str | bytes) -> None:
    """Write to `path`, text as UTF-8, readable by its owner only; the old file stays until all is written.

    Raises `OSError` when the place cannot be written; nothing half written is left.
    """
    made = data.encode() if isinstance(data, str) else data
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "Is a folder, not a file", str(path))
    if path.exists() and not path.is_file():
        # A device such as /dev/null or /dev/stdout: there is nothing to replace.
        path.write_bytes(made)
        return
    path = Path(os.path.realpath(path))  # a link keeps leading to the file it leads to
    try:
        handle, temporary = tempfile.mkstemp(prefix=".cpguide-", dir=path.parent)
    except OSError as error:  # which would name the temporary file
        raise OSError(error.errno, error.strerror, str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
