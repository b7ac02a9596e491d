"""Where files may be written: one gate for everything that was typed or given as the name of a file."""

from __future__ import annotations

import os
from errno import EEXIST
from pathlib import Path

from cpguide.casefile import typed_path
from cpguide.guide.characters import FORBIDDEN, describe
from cpguide.guide.problem import shown

LONGEST = 200
"""Bytes of a name. Systems take 255, and the names of what stands beside the file are longer."""

_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
_FOLDER = "This names a folder. Add a name for the file."


class Unwritable(ValueError):
    """Nothing may be written there; `str()` says why in sentences."""


def destination(typed: str, rules: Path | None, what: str = "the result", lasting: bool = False) -> Path:
    """The path that was typed, where `what` may be written to it. Raises `Unwritable`.

    Nothing is written into the folder `rules`, where it could only do harm. `lasting` is as for `unfit`.
    """
    if why := unfit(typed.strip().strip("'\""), lasting):
        raise Unwritable(why)
    try:
        path = typed_path(typed)
    except RuntimeError as error:  # of a home that is not known
        raise Unwritable(f"{typed}: {error}") from None
    if rules and within(path, rules):
        raise Unwritable(f"{path} is in the folder of the rules. Choose another place for {what}.")
    return path


def new_file(typed: str, rules: Path | None, what: str = "the result") -> Path:
    """The same for a file that is not there yet. Raises `FileExistsError` where it is."""
    path = destination(typed, rules, what)
    if os.path.lexists(path):  # a link that leads nowhere would be written through
        raise FileExistsError(EEXIST, "There is such a file already. Choose another name", str(path))
    return path


def within(path: Path, folder: Path) -> bool:
    """Whether a file stands, or would stand, in a folder or below it, by whatever names the two go."""
    real = Path(os.path.realpath(path))  # unlike `resolve` it bears a link that leads to itself
    return any(above.exists() and above.samefile(folder) for above in real.parents)


def unfit(place: str, lasting: bool = False) -> str:
    """Why no file should have this name, in sentences; "" where one may.

    Every system must be able to store it, and every person to read it: files are carried from one to another.
    A `lasting` file is opened again by its name, and the folders that lack are made for it; so they are held
    to the same, and the name may not look like an option even where its folder stands before it.
    """
    name = os.path.basename(place)  # noqa: PTH119 - a Path would drop what is wrong with it
    if not place.strip():
        return "Give the file a name."
    checked = place if lasting or "\x00" in place else name
    if found := FORBIDDEN.search(checked.replace("\n", "\x00")):
        mark = "line break" if checked[found.start()] == "\n" else describe(found[0])
        return f"A name of a file cannot hold a {mark}. Choose another name."
    if not name:
        return _FOLDER
    if name in (".", ".."):
        return _FOLDER if lasting else ""  # whoever writes there says what is wrong
    if place.startswith("-") or (lasting and name.startswith("-")):
        return "A name that begins with - is taken for an option. Choose another name."
    return _unstorable(name)


def _unstorable(name: str) -> str:
    """Why some system cannot store a file of this name."""
    if name.split(".")[0].strip().casefold() in _DEVICES:
        return f"{shown(name)} is the name of a device on Windows. Choose another name."
    if mark := next((mark for mark in '<>:"|?*\\' if mark in name), ""):
        return f"A name with {mark} cannot be stored on every system. Choose another name."
    if name != name.strip() or name.endswith("."):
        return "A name cannot begin or end with a blank, or end with a full stop. Choose another name."
    if len(name.encode()) > LONGEST:
        return f"The name is too long. Use at most {LONGEST} characters."
    return ""
