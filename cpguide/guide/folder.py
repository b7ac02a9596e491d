"""The files of a rules folder as bytes: which belong to it, which are refused, and their digest."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from stat import S_ISREG

from cpguide.guide.files import SHAPES
from cpguide.guide.problem import Problem, Problems, RulesError, UnreadableError, did_you_mean, shown
from cpguide.guide.reader import MAX_BYTES
from cpguide.guide.where import INSTALLED

FILES = tuple(name for name in SHAPES if "/" not in name)
"""The files a rules folder may hold at its top."""

FOLDERS = (*dict.fromkeys(name.partition("/")[0] for name in SHAPES if "/" in name), "scenarios")
"""The folders of a rules folder; each may hold any number of YAML files."""

MAX_FILES = 500
MAX_ENTRIES = 5_000

_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
LEFTOVER = re.compile(r"\..*|.*~|#.*#|.*\.(?i:swp|swo|bak|orig|tmp)|desktop\.ini|Thumbs\.db|__pycache__")
"""What editors and systems leave behind; it is never read."""
_YAML = re.compile(r".*\.ya?ml(\..*)?", re.IGNORECASE | re.DOTALL)


def read_folder(folder: Path, problems: Problems) -> dict[str, bytes]:
    """Every YAML file of the rules in `folder`: relative name with "/" to bytes, in order of the names.

    What does not belong there, is no regular file, is missing or was altered since it was installed goes
    to `problems`. Raises `UnreadableError` where the system forbids reading.
    """
    root = os.path.realpath(folder)
    names: list[str] = []
    if not Path(root).is_dir():
        message = f"there is no folder {shown(str(folder))}."
        raise RulesError([Problem("CP103", shown(str(folder)), 1, 1, message, _near(Path(root)))])
    for count, (name, entry) in enumerate(_entries(root, problems), 1):
        if _belongs(name, entry, root, problems):
            names.append(name)
        if len(names) > MAX_FILES or count == MAX_ENTRIES:
            message = f"the folder holds more than {MAX_FILES} files."
            raise RulesError([Problem("CP123", ".", 1, 1, message, "Give the folder of the rules only.")])
    read = {name: _read(f"{root}/{name}", name, problems) for name in sorted(names)}
    files = {name: data for name, data in read.items() if data is not None}
    if root == os.path.realpath(INSTALLED):
        from cpguide.guide.altered import report_altered  # a checkout never needs it

        report_altered(files, problems)
    return files


def missing(files: Iterable[str], needed: Iterable[str], problems: Problems) -> None:
    """Report what of `needed` is not among the names in `files`."""
    troubled = {problem.file for problem in problems.sorted()}
    present = {*files, *troubled}
    for name in needed:
        if not any(file == name or (name.endswith("/") and file.startswith(name)) for file in present):
            what = (
                f"the folder {name[:-1]} holds no YAML file."
                if name.endswith("/")
                else "the file is missing."
            )
            near = did_you_mean(name, troubled)
            problems.add(Problem("CP103", name, 1, 1, what, near or "Add it."))


def digest(files: dict[str, bytes]) -> str:
    """The SHA-256 of the names and bytes of all files, in the order of their names."""
    sum_ = sha256()
    for name in sorted(files):
        sum_.update(b"%s\0%d\0" % (name.encode(), len(files[name])))
        sum_.update(files[name])
    return sum_.hexdigest()


def _entries(root: str, problems: Problems) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """What lies in the folder and in its known folders, with names relative to the folder."""
    for prefix in ("", *(f"{name}/" for name in FOLDERS)):
        here = f"{root}/{prefix}"
        if prefix and (Path(here.rstrip("/")).is_symlink() or not Path(here).is_dir()):
            continue
        seen: dict[str, str] = {}
        try:
            with os.scandir(here) as scan:
                entries = sorted(islice(scan, MAX_ENTRIES), key=lambda entry: entry.name)
        except OSError as error:
            raise UnreadableError(_unreadable(prefix or ".", error)) from None
        for entry in entries:
            if LEFTOVER.fullmatch(entry.name):
                continue
            name = prefix + entry.name
            twin = seen.setdefault(entry.name.casefold(), entry.name)
            if twin != entry.name:
                message = f"the name differs from {shown(twin)} only in capital letters."
                problems.add(Problem("CP122", shown(name), 1, 1, message, "Rename one."))
            else:
                yield name, entry


def _belongs(name: str, entry: os.DirEntry[str], root: str, problems: Problems) -> bool:
    """Whether the entry is a file of the rules that may be read."""

    def refuse(code: str, message: str, suggestion: str = "") -> bool:
        problems.add(Problem(code, shown(name), 1, 1, message, suggestion))
        return False

    inside = "/" in name
    known = _NAME.fullmatch(entry.name) and (entry.name.endswith(".yaml") if inside else name in FILES)
    if entry.is_symlink() and (known or name in FOLDERS):
        target = os.path.realpath(entry.path)
        if os.path.commonpath([root, target]) != root or not Path(target).is_file():
            return refuse(
                "CP104", "a link that leads out of the folder, or to no file.", "Put the file here."
            )
    elif known and not entry.is_file():
        return refuse("CP104", "not a regular file.", "Put a YAML file here.")
    if known:
        return True
    if entry.is_dir(follow_symlinks=False):
        if name not in FOLDERS and (did_you_mean(name, FOLDERS) or _holds_yaml(entry.path)):
            return refuse("CP121", "no folder of the rules.", did_you_mean(name, FOLDERS))
    elif _YAML.fullmatch(entry.name):
        near = did_you_mean(name, FILES) if not inside else "Name it with letters, digits and -, and .yaml."
        return refuse("CP121", "no file of the rules.", near)
    return False


def _holds_yaml(folder: str) -> bool:
    try:
        with os.scandir(folder) as scan:
            return any(_YAML.fullmatch(entry.name) for entry in islice(scan, MAX_FILES))
    except OSError:
        return False


def _read(path: str, name: str, problems: Problems) -> bytes | None:
    """The bytes of one file; never blocks, whatever was put in its place meanwhile."""
    try:
        descriptor = os.open(path, _READING)
        try:
            status = os.fstat(descriptor)
            if not S_ISREG(status.st_mode):
                problems.add(Problem("CP104", name, 1, 1, "not a regular file.", "Put a YAML file here."))
                return None
            return os.read(descriptor, min(status.st_size, MAX_BYTES) + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise UnreadableError(_unreadable(name, error)) from None


def _unreadable(name: str, error: OSError) -> Problem:
    reason = error.strerror or "input/output error"
    return Problem("CP124", shown(name), 1, 1, f"cannot be read: {reason}.", "Check its permissions.")


def _near(root: Path) -> str:
    try:
        return did_you_mean(root.name, [path.name for path in root.parent.iterdir() if path.is_dir()])
    except OSError:
        return ""
