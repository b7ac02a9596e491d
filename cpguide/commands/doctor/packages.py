"""Python, cpguide and the packages it needs: there, whole, and of a version that fits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from importlib.util import find_spec
from pathlib import Path
from zipfile import is_zipfile

import cpguide
from cpguide.commands.doctor.fact import Fact, note, ok, wrong
from cpguide.commands.doctor.needs import Need, meets, named, needs

AGAIN = "Install cpguide again: pip install --force-reinstall cpguide"
EXTRAS = {
    "pdf": "results as PDF",
    "calendar": "dates for a calendar",
    "serve": "the full screen in a browser",
    "check": "the reading grade of texts of the rules",
}
"""What each extra is for; others are for those who build cpguide."""
MODULES = {"textual": "textual", "pyyaml": "yaml", "jinja2": "jinja2"}
"""What cpguide itself imports, by package. Textual is only looked for: importing it reads the environment."""


def facts(given: argparse.Namespace) -> Iterator[Fact]:
    """Python first, then cpguide, then what it needs, then what it could have besides."""
    yield ok(f"Python {'.'.join(map(str, sys.version_info[:3]))} at {sys.executable}")
    yield ok(f"cpguide {cpguide.__version__} in {Path(cpguide.__file__).parent}")
    if _single_file():
        force = "To unpack it anew, set SHIV_FORCE_EXTRACT=1 for one start."
        yield note(f"cpguide runs from the single file {sys.argv[0]}, unpacked in that folder", force)
    try:
        own = distribution("cpguide")
    except PackageNotFoundError:
        yield note("cpguide runs from a folder, so there are no versions to compare")
        yield from map(_importable, MODULES)
        return
    if own.version != cpguide.__version__:
        yield wrong(f"half upgraded: cpguide {cpguide.__version__} with the records of {own.version}", AGAIN)
    yield from _whole(own)
    for need in _tree(own):
        yield from _needed(need)
    yield from _left_over(own)
    yield from _extras(own)


def _single_file() -> bool:
    """Whether this is the build for machines without pip, where the advice to use pip helps nobody."""
    return is_zipfile(sys.argv[0])


def _tree(own: Distribution) -> Iterable[Need]:
    """What cpguide needs, and what that needs, each once; what does not exist needs nothing."""
    found: dict[str, Need] = {}
    waiting = [need for need in needs(own) if not need.extra]
    while waiting:
        need = waiting.pop(0)
        if need.name in found:
            continue
        found[need.name] = need
        try:
            below = needs(distribution(need.name))
        except PackageNotFoundError:
            continue
        waiting += [one for one in below if not one.extra or one.extra in need.extras]
    return found.values()


def _needed(need: Need) -> Iterator[Fact]:
    try:
        there = distribution(need.name)
    except PackageNotFoundError:
        yield wrong(f"{need.name} is missing", f"Run: pip install '{need.name}{need.versions}'")
        return
    if not meets(there.version, need.versions):
        repair = f"Run: pip install '{need.name}{need.versions}'"
        yield wrong(f"{need.name} is {there.version}, needed is {need.versions}", repair)
        return
    broken = [*_whole(there), *([_importable(need.name)] if need.name in MODULES else [])]
    bad = [fact for fact in broken if fact.state == "WRONG"]
    yield from bad[:1] or [ok(f"{need.name} {there.version}")]


def _importable(name: str) -> Fact:
    """Whether a package that cpguide imports can be; Textual is only looked for."""
    module = MODULES[name]
    try:
        if find_spec(module) is None:
            return wrong(f"{name} is missing", f"Run: pip install {name}")
        if module != "textual":
            import_module(module)
    except Exception as error:
        repair = f"Run: pip install --force-reinstall {name}"
        return wrong(f"{name} is broken ({type(error).__name__} when imported)", repair)
    return ok(f"{name} is there")


def _whole(package: Distribution) -> Iterator[Fact]:
    """Says what is wrong where files of a package are missing or have another size than when installed."""
    changed = []
    for file in package.files or ():
        place = file.parts[0]
        if file.suffix == ".pyc" or place == ".." or place.endswith(".dist-info") or file.size is None:
            continue
        try:
            same = Path(str(file.locate())).stat().st_size == file.size
        except OSError:
            same = False
        if not same:
            changed.append(str(file))
    if changed:
        name = named(package.metadata["Name"])
        says = f"{name} {package.version} is not whole: {len(changed)} of its files missing or changed"
        repair = f"Run: pip install --force-reinstall '{name}=={package.version}'"
        yield wrong(f"{says}, such as {changed[0]}", AGAIN if name == "cpguide" else repair)


def _left_over(own: Distribution) -> Iterator[Fact]:
    """What an upgrade that was cut short leaves behind."""
    place = Path(str(own.locate_file("")))
    names = {"cpguide", *(need.name for need in _tree(own))}
    seen: set[tuple[str, str]] = set()
    for one in distributions():
        name, folder = named(one.metadata["Name"] or ""), str(one.locate_file(""))
        if name in names and (name, folder) in seen:
            yield wrong(f"half upgraded: there are two records of {name} in {folder}", AGAIN)
        seen.add((name, folder))
    if any(place.glob("~*")):
        yield note(
            f"an upgrade was cut short: {place} holds folders beginning with ~", "They can be deleted."
        )


def _extras(own: Distribution) -> Iterator[Fact]:
    every: dict[str, list[Need]] = {}
    for need in needs(own):
        every.setdefault(need.extra, []).append(need)
    for extra, purpose in EXTRAS.items():
        missing = [need for need in every.get(extra, ()) if not _there(need)]
        if missing:
            command = f"To have it: pip install 'cpguide[{extra}]'"
            unpacked = "The single file has no place for it."
            yield note(f"extra {extra} ({purpose}) is not there", unpacked if _single_file() else command)
        elif extra in every:
            yield ok(f"extra {extra} ({purpose})")


def _there(need: Need) -> bool:
    try:
        return meets(distribution(need.name).version, need.versions)
    except PackageNotFoundError:
        return False
