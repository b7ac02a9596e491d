"""Notices when a file of a rules folder is added, removed or saved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from cpguide.guide.folder import FOLDERS, LEFTOVER, MAX_ENTRIES

EVERY = 0.5
"""Seconds between two looks at the folder."""

Stamp = tuple[int, ...]
"""Size and times of a file, or why it could not be looked at."""


class Watch:
    """Tells of each change of the files in `folder` once; reads none of them.

    Make it before the rules are read, so that nothing is saved unnoticed in between. A state counts only when
    two looks in a row see the same: an editor that writes in two steps is never caught half way.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._told = self._seen = dict(_stamps(folder))

    def changed(self) -> bool:
        """Whether the files differ from what they were when this was last true, or at the beginning."""
        now = dict(_stamps(self.folder))
        settled, self._seen = now == self._seen, now
        if not settled or now == self._told:
            return False
        self._told = now
        return True


def _stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """What lies in the folder and its known folders, but for what editors leave behind."""
    for part in ("", *FOLDERS):
        try:
            with os.scandir(folder / part) as scan:
                for entry in islice(scan, MAX_ENTRIES):
                    if not LEFTOVER.fullmatch(entry.name) and (part or entry.name not in FOLDERS):
                        yield f"{part}/{entry.name}", _stamp(entry)
        except OSError as error:
            yield part, (error.errno or 0,)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    """The time of the last change of its state counts too: a file may be made readable again."""
    try:
        status = entry.stat()
    except OSError as error:  # it has vanished, or is a link to nothing
        return (error.errno or 0,)
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns
