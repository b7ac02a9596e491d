"""The small guide made sound in every respect that lint looks at, and ways to make one thing in it bad."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from cpguide.check.lint import lint
from cpguide.guide.folder import read_folder
from cpguide.guide.load import load_files
from cpguide.guide.places import Places
from cpguide.guide.problem import Problem, Problems
from tests.guide.bad import (
    ADVICE,
    CONTACTS,
    EVIDENCE,
    ROUTES,
    SAYS,
    SOURCES,
    WORK,
    Bad,
)
from tests.small_guide import change, write_small_guide

GLOSSARY = "glossary.yaml"
NOW = date(2026, 11, 23)
Edit = tuple[str, str, str]

SOUND: tuple[Edit, ...] = (
    (EVIDENCE, "The law says so.", "The law says so, from 4 July 2025 to 30 September 2026."),
    (WORK, "It stands in the notice.", "It stands in the notice. Confirm with HSI."),
    (CONTACTS, "    for: Tips.", "    for: Tips.\n    note: Old; confirm."),
    (ROUTES, "The person was made to work.", "Labor trafficking is shown."),
    (GLOSSARY, "labor:\n", "hsi:\n  term: HSI\n  says: An agency.\nlabor:\n"),
)
"""What makes the small guide sound in every respect that lint looks at."""


def problems(folder: Path, as_of: date = NOW) -> list[Problem]:
    files = read_folder(folder, Problems())
    return list(lint(load_files(files, Problems(), sworn=True), Places(files), as_of))


def edited(*edits: Edit) -> Callable[[Path], None]:
    def broken(folder: Path) -> None:
        for edit in edits:
            change(folder, *edit)

    return broken


def bad(name: str, code: str, file: str, at: str, phrase: str, *edits: Edit) -> Bad:
    return Bad(name, edited(*edits), code, file, at, phrase)


def more(id: str, *lines: str, says: str = "More.", confidence: str = "verified") -> Edit:
    """One more record of evidence."""
    record = f"says: {says}", "sources: [usc-22-7102]", f"confidence: {confidence}", "checked: 2026-11-01"
    text = "".join(f"  {line}\n" for line in (*record, *lines))
    return EVIDENCE, "CP-002:\n", f"{id}:\n{text}CP-002:\n"


def says(text: str) -> Edit:
    """Another text of the piece of advice, which rests on CP-001."""
    return ADVICE, SAYS, f"  says: {text}"


def cites(*evidence: str) -> Edit:
    """Other evidence for the piece of advice."""
    return ADVICE, "evidence: [CP-001]", f"evidence: [{', '.join(evidence)}]"


SOURCE = (
    SOURCES,
    "usc-22-7102:\n",
    "usc-8:\n  title: T\n  publisher: P\n  kind: statute\n  seen: full\nusc-22-7102:\n",
)
"""One more source."""


def sound_guide(folder: Path) -> Path:
    """Write the small guide, made sound, into the folder."""
    edited(*SOUND)(write_small_guide(folder))
    return folder


def assert_only(bad: Bad, folder: Path) -> None:
    """Break one thing in the guide of the folder: it is named at its place, and nothing else is."""
    bad.broken(folder)
    (found,) = problems(folder)
    assert (found.code, found.file, (found.line, found.column)) == (bad.code, bad.file, bad.place(folder))
    assert bad.phrase in f"{found.message} {found.suggestion}"
