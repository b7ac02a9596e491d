"""Opening a case file: what is in it, and what of it cannot be under the rules as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from cpguide.casefile.kept import Kept
from cpguide.casefile.reading import SCENARIO_KEYS, CaseError, bytes_of, case_on, name_of, page_in, tell
from cpguide.engine.case import Case, meant_date
from cpguide.guide.model import Guide
from cpguide.guide.page import Page
from cpguide.guide.problem import Problem, Problems


class Misfit(NamedTuple):
    """An answer, or a date, of a kept case that cannot be one under these rules: as written, and why.

    `at` is its line and column in the file, from 1.
    """

    id: str
    written: tuple[str, ...]
    why: str
    at: tuple[int, int]


class Opened(NamedTuple):
    """A case as it was found in the file `place`, or on standard input for "-".

    `kept` tells under which rules it was kept; None where cpguide did not keep it. Only under other rules
    can there be `misfits`. `day` is the day in the file, where a kept case is judged on a later one now;
    None where it is judged on its own. `stamp` is the digest of the file, and empty where nothing may be
    written over it.
    """

    case: Case
    kept: Kept | None = None
    misfits: tuple[Misfit, ...] = ()
    stamp: str = ""
    place: str = "-"
    day: date | None = None


def read_case(guide: Guide, place: str, as_of: date | None = None) -> Case:
    """The case in the file `place`, or on standard input for "-". Raises as `open_case` does.

    Every answer must fit the rules, also those of a case that was kept under other ones.
    """
    return fitting(open_case(guide, place, as_of)).case


def fitting(opened: Opened) -> Opened:
    """The same, if all of it fits the rules. Raises `CaseError` with each answer that does not."""
    if opened.kept and opened.misfits:
        other = f"The case was kept under other rules, edition {opened.kept.edition}."
        file, advice = name_of(opened.place), "To go on without this answer: cpguide open."
        raise CaseError(
            Problem("CP435", file, *one.at, f"{one.why} {other}", advice) for one in opened.misfits
        )
    return opened


def open_case(guide: Guide, place: str, as_of: date | None = None, today: date | None = None) -> Opened:
    """What is in the file `place`, or on standard input for "-".

    `as_of` wins over the date in the file; with neither, today counts. A kept case that is gone on with is
    judged `today`, if that is given and later: its deadlines have come nearer. Raises `CaseError` when the
    file is no case for this guide, and `OSError` when it cannot be read.
    """
    problems = Problems()
    data = bytes_of(place)
    page = page_in(place, data, problems)
    if page is None:
        raise CaseError(problems.sorted())
    kept = _kept_on(page) if "saved_under" in page.root else None
    written = _later(page, today) if kept and as_of is None else None
    as_of = today if written else as_of
    misfits: tuple[Misfit, ...] = ()
    if kept and kept.sha256 != guide.sha256:
        misfits = tuple(_take_out(guide, page, as_of))
    case = case_on(page, guide, as_of)
    if len(problems):
        raise CaseError(problems.sorted())
    writable = place != "-" and not any(key in page.root for key in SCENARIO_KEYS)
    return Opened(case, kept, misfits, sha256(data).hexdigest() if writable else "", place, written)


def _later(page: Page, today: date | None) -> date | None:
    """The day on a page, where today is later. The day of an invented case is part of its story."""
    written = page.root.get("as_of")
    day = meant_date(written) if isinstance(written, str) else None
    return day if day and today and today > day and "training" not in page.root else None


def _take_out(guide: Guide, page: Page, as_of: date | None) -> Iterator[Misfit]:
    """Take the answers and dates out of a page that cannot be any under these rules, and name them."""
    day = {"as_of": page.root["as_of"]} if "as_of" in page.root else {}
    for key in ("answers", "dates"):
        given = page.root.get(key)
        for id, written in [*given.items()] if isinstance(given, dict) else []:
            problems = Problems()
            alone = Page(page.name, problems, list)
            alone.root = {**day, "answers": {}, key: {id: written}}
            case_on(alone, guide, as_of)
            if len(problems) and isinstance(given, dict):
                ids = (written,) if isinstance(written, str) else tuple(map(str, written))
                at = page.place(given, id, at_key=True)
                del given[id]
                yield Misfit(id, ids, problems.sorted()[0].message, at)


def _kept_on(page: Page) -> Kept | None:
    """Under which rules the case on a page was kept; None, with the problem noted, where that is unclear."""
    match page.root["saved_under"]:
        case {
            "edition": str(edition),
            "sha256": str(digest),
            "firm": list(firm),
            "open": list(unsettled),
            "words": dict(words),
        } if all(isinstance(text, str) for text in (*firm, *unsettled, *words.values())):
            said = {id: str(text) for id, text in words.items()}
            return Kept(edition, digest, tuple(map(str, firm)), tuple(map(str, unsettled)), said)
    advice = "Delete `saved_under:` and what belongs to it."
    tell(page, "CP433", "`saved_under:` is not as cpguide writes it.", advice, key="saved_under")
    return None
