"""Which names a kept case may have: such as every system can store, and every person can read."""

from __future__ import annotations

import os

from cpguide.guide.characters import FORBIDDEN, describe
from cpguide.guide.problem import shown

LONGEST = 200
"""Bytes of a name. Systems take 255, and the names of what stands beside the file are longer."""

_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"
}


def name_fault(place: str) -> str:
    """Why a case cannot be kept under this name, as a sentence; "" when it can."""
    if not place.strip():
        return "Give the file a name."
    if found := FORBIDDEN.search(place.replace("\n", "\x00")):
        mark = "line break" if place[found.start()] == "\n" else describe(found[0])
        return f"A name of a file cannot hold a {mark}. Choose another name."
    if place.endswith(("/", os.sep)):
        return "This names a folder. Add a name for the file."
    name = os.path.basename(place)  # noqa: PTH119 - a Path would drop what is wrong with it
    if name in (".", ".."):
        return "This names a folder. Add a name for the file."
    if name.split(".")[0].strip().casefold() in _DEVICES:
        return f"{shown(name)} is the name of a device on Windows. Choose another name."
    if found_mark := next((mark for mark in '<>:"|?*\\' if mark in name), ""):
        return f"A name with {found_mark} cannot be stored on every system. Choose another name."
    if name.startswith("-"):
        return "A name that begins with - is taken for an option. Choose another name."
    if name != name.strip() or name.endswith("."):
        return "A name cannot begin or end with a blank, or end with a full stop. Choose another name."
    if len(name.encode()) > LONGEST:
        return f"The name is too long. Use at most {LONGEST} characters."
    return ""
