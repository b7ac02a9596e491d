"""The form of a kept case: a case file that says under which rules it was kept, and is sealed.

The first line tells the form. The last one holds the SHA-256 of all bytes before it, so that a file that was
cut off or changed is refused as a whole. It holds ids, days and digests; no text of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePath
from typing import NamedTuple

from cpguide.casefile.writing import case_lines
from cpguide.engine.interview import FIRM, OPEN, Interview
from cpguide.guide.model import Question

FORM = 1
"""The form of file that this program writes, and the newest one that it reads."""

DAMAGED = (
    "this kept case is damaged, or was changed by hand.",
    "If you changed it, delete the lines `saved:` and `check:`. If not, part of it is lost.",
)


class Kept(NamedTuple):
    """Under which rules a case was kept, and what they said: ids of lines, firm and open.

    `words` tells for each answered question a digest of what was asked.
    """

    edition: str
    sha256: str
    firm: tuple[str, ...]
    open: tuple[str, ...]
    words: Mapping[str, str]


def kept_text(interview: Interview) -> str:
    """The case as the text of a sealed file; the same interview gives the same text."""
    about, truth = interview.guide.about, interview.truth
    firm, unsettled = ([id for id in interview.lines if truth(id) == status] for status in (FIRM, OPEN))
    words = [f"    {id}: {question_words(interview.guide.questions[id])}" for id in interview.case.answers]
    lines = [
        f"saved: {FORM}",
        *case_lines(interview.case),
        *(["training: true"] if interview.case.training else []),
        "saved_under:",
        f"  edition: {_quoted(about.edition)}",
        f"  sha256: {interview.guide.sha256 or '-'}",
        f"  firm: [{', '.join(firm)}]",
        f"  open: [{', '.join(unsettled)}]",
        *(["  words:", *words] if words else ["  words: {}"]),
    ]
    return sealed("\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    """A text between quotes, with nothing in it that the quotes would change."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def question_words(question: Question) -> str:
    """A short digest of what a question asks: another one tells that an answer may mean something else."""
    options = (part for option in question.options for part in option[:3])
    said = (question.ask, question.kind, str(question.not_sure), *options)
    return sha256("\x1f".join(said).encode()).hexdigest()[:8]


def copy_name(name: str, stamp: str) -> str:
    """What a file is called to which another one is copied before it is written over, by its stamp."""
    path = PurePath(name)
    return f"{path.stem}.before-{stamp[:8]}{path.suffix}"


def sealed(text: str) -> str:
    """The text with the line at its end that holds its digest."""
    return f"{text}check: {sha256(text.encode()).hexdigest()}\n"


def broken_seal(data: bytes) -> tuple[str, str] | None:
    """What is wrong with a file that begins as a kept case does, and what to do; None where nothing is.

    Tells it by the bytes alone: what has been cut off or changed need not be readable.
    """
    if not data.startswith(b"saved:"):
        return None
    first = data.partition(b"\n")[0]
    number = first.removeprefix(b"saved:").strip()
    if number.isdigit() and len(number) < 9 and int(number) > FORM:
        made = f"this case was kept by a newer cpguide (form {int(number)}; this one reads form {FORM})."
        return made, "Open it with the newer one. The file was not touched."
    text, mark, check = data.rpartition(b"\ncheck: ")
    whole = sha256(text + b"\n").hexdigest().encode() + b"\n"
    return None if mark and first == b"saved: %d" % FORM and check == whole else DAMAGED
