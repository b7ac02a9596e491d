"""The result as a page: headings, entries and tables, before any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cpguide.engine.interview import FIRM, OPEN, Answered, Interview
from cpguide.engine.result import Finding, Result
from cpguide.guide.model import Guide
from cpguide.output import words


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the page: what it is, what it says, and the smaller notes under it."""

    title: str
    text: str = ""
    notes: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a small heading; the heading may be empty."""

    heading: str
    entries: tuple[Entry, ...]

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.entries)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; the first cell of a row says what it is about. The heading may be empty."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tick: bool = False
    """Whether each row has a box to tick."""

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.rows)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rows as entries, for where there are no tables: each other cell is a note with its column."""
        return tuple(Entry(first, "", tuple(self._notes(more))) for first, *more in self.rows)

    def _notes(self, cells: Iterable[str]) -> Iterator[str]:
        return (f"{column}: {cell}" for column, cell in zip(self.columns[1:], cells, strict=True) if cell)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    title: str
    groups: tuple[Group | Table, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole result or debrief, ready to be rendered."""

    title: str
    head: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    short: bool = False
    """Whether it is made to fit on one sheet of paper."""

    @property
    def training(self) -> bool:
        """Whether it comes of an invented case."""
        return words.TRAINING in self.head

    @property
    def edition(self) -> str:
        """The line of the head that names the edition and the day."""
        return next((line for line in self.head if line != words.TRAINING), "")


TITLES = {
    "steps": "Next steps",
    "papers": "Papers",
    "benefits": "Benefits",
    "advice": "Tell the victim, and keep in mind",
}


def page(result: Result) -> Page:
    """The page of a result, complete or not."""
    guide = result.interview.guide
    sections = [
        route_section(result),
        *(_items(result, kind, title) for kind, title in TITLES.items()),
        _open_questions(result),
        _answers(result),
        evidence_section(guide, cited(result)),
    ]
    return framed(result.interview, guide.about.title, sections, result.interview.case.training)


def framed(interview: Interview, title: str, sections: Iterable[Section], training: bool) -> Page:
    """The sections that hold something, with the head and foot of every output.

    An invented case is marked in both, so that no part of it is taken for a real one.
    """
    mark = (words.TRAINING,) if training else ()
    return Page(
        title,
        (*mark, *_edition(interview)),
        tuple(section for section in sections if section.groups),
        (*interview.guide.about.disclaimers, *mark),
    )


def _edition(interview: Interview) -> tuple[str, ...]:
    """What every output carries: edition, as-of date and the digest of the rules."""
    guide, as_of = interview.guide, interview.case.as_of
    lines = [
        f"Edition {guide.about.edition}, checked {guide.about.checked}. Law as of {as_of}.",
        f"Rules SHA-256 {guide.sha256}",
    ]
    if warning := words.review_words(guide.about, as_of):
        lines.append(warning)
    return tuple(lines)


def route_section(result: Result) -> Section:
    """The route and why it holds, or the routes that are still possible."""
    if result.route:
        because = tuple(words.reason_words(reason) for reason in result.route.because)
        entry = Entry(result.route.line.title, words.finding_text(result.route), _evidence_note(result.route))
        groups = (Group("", (entry,)), Group("Because", tuple(Entry(reason) for reason in because)))
        return Section("Route", groups)
    entries = tuple(_possible(found) for found in result.routes)
    if result.clashes:
        return Section("Route", (Group("", (Entry(words.routes_head(result)), *entries)),))
    return Section("Route: not settled yet, one of these will hold", (Group("", entries),))


def _possible(route: Finding) -> Entry:
    says = words.finding_text(route)
    if route.status == FIRM:
        return Entry(route.line.title, says)
    return Entry(route.line.title, f"If so: {says}", (words.settle_words(route),), open=True)


def _items(result: Result, kind: str, title: str) -> Section:
    stages = result.interview.guide.about.stages[kind]
    groups = [
        Group(stages[stage], tuple(line_entry(finding) for finding in findings))
        for stage, findings in result.firm_by_stage(kind).items()
    ]
    if open_lines := result.open(kind):
        entries = tuple(line_entry(finding) for finding in open_lines)
        groups.append(Group("Open, depends on what is not known yet", entries))
    return Section(title, tuple(groups))


def line_entry(finding: Finding) -> Entry:
    """A line of the result with its notes; one that is open says what would settle it."""
    if finding.status == OPEN:
        return Entry(finding.line.title, "", (words.settle_words(finding),), open=True)
    notes = [f"{label}: {text}" for label, text in words.item_notes(finding)]
    return Entry(finding.line.title, words.finding_text(finding), (*notes, *_evidence_note(finding)))


def _evidence_note(finding: Finding) -> tuple[str, ...]:
    return (
        (f"{finding.confidence.capitalize()}: {', '.join(finding.line.evidence)}",)
        if finding.line.evidence
        else ()
    )


def _open_questions(result: Result) -> Section:
    entries = tuple(
        Entry(
            open.question.ask,
            f"Ask: {open.question.ask_of}." if open.question.ask_of else "",
            (_settles(result, open.settles),),
        )
        for open in result.open_questions
    )
    return Section("Still unknown", (Group("", entries),) if entries else ())


def _settles(result: Result, lines: Iterable[str]) -> str:
    titles = [result.finding(id).line.title for id in lines]
    shown = titles[:3]
    more = f" and {len(titles) - 3} more" if len(titles) > 3 else ""
    return f"Settles: {'; '.join(shown)}{more}"


def _answers(result: Result) -> Section:
    trail = result.interview.trail
    kept = _answer_table("", (line for line in trail if not line.set_aside))
    aside = _answer_table("Set aside, no longer on the path", (line for line in trail if line.set_aside))
    return Section("Your answers", tuple(table for table in (kept, aside) if table))


def _answer_table(heading: str, lines: Iterable[Answered]) -> Table:
    rows = ((line.question.ask, words.answer_label(line.question, line.answer)) for line in lines)
    return Table(heading, ("Question", "Answer"), tuple(rows))


def evidence_section(guide: Guide, ids: Iterable[str]) -> Section:
    """What these pieces of evidence say, and what they rest on."""
    entries = tuple(_source_entries(guide, ids))
    return Section("Evidence", (Group("", entries),) if entries else ())


def cited(result: Result) -> list[str]:
    """The ids of all evidence behind the findings shown, in their order of appearance."""
    shown = [*result.routes, *(finding for kind in TITLES for finding in result.items[kind])]
    return list(dict.fromkeys(id for finding in shown for id in finding.line.evidence))


def _source_entries(guide: Guide, ids: Iterable[str]) -> Iterator[Entry]:
    for id in ids:
        if evidence := guide.library.evidence.get(id):
            notes = tuple(note for note in (evidence.confirm, words.conflict_words(evidence)) if note)
            yield Entry(words.evidence_words(guide, evidence), evidence.says, notes)
