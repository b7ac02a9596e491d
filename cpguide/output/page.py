"""The result as a page: what it tells and in which order, before any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cpguide.engine.deadlines import deadlines
from cpguide.engine.interview import FIRM, OPEN, Answered, Interview
from cpguide.engine.result import Finding, Result
from cpguide.guide.model import Guide
from cpguide.output import words
from cpguide.output.agenda import dates_section
from cpguide.output.notes import item_notes
from cpguide.output.sheet import Entry, Group, Page, Section, Table

TITLES = {
    "steps": "Next steps",
    "papers": "Papers",
    "benefits": "Benefits",
    "advice": "Tell the victim, and keep in mind",
}


def page(result: Result) -> Page:
    """The page of a result, complete or not. What to do comes before a list of routes that may yet hold."""
    guide = result.interview.guide
    route, to_do = [route_section(result)], [_items(result, "steps"), dates_section(result)]
    settled = result.route or result.clashes
    sections = [
        *(route + to_do if settled else to_do + route),
        *(_items(result, kind) for kind in ("papers", "benefits", "advice")),
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


def _items(result: Result, kind: str) -> Section:
    stages = result.interview.guide.about.stages[kind]
    groups = [
        Group(stages[stage], tuple(line_entry(finding) for finding in findings))
        for stage, findings in result.firm_by_stage(kind).items()
    ]
    if open_lines := result.open(kind):
        entries = tuple(line_entry(finding) for finding in open_lines)
        groups.append(Group("Open, depends on what is not known yet", entries))
    return Section(TITLES[kind], tuple(groups))


def line_entry(finding: Finding) -> Entry:
    """A line of the result with its notes; one that is open says what would settle it."""
    if finding.status == OPEN:
        return Entry(finding.line.title, "", (words.settle_words(finding),), open=True)
    notes = [f"{label}: {text}" for label, text in item_notes(finding)]
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
    """The ids of all evidence behind the findings and deadlines shown, in their order."""
    shown = [*result.routes, *(finding for kind in TITLES for finding in result.items[kind])]
    lines = [*(finding.line for finding in shown), *(due.deadline for due in deadlines(result))]
    return list(dict.fromkeys(id for line in lines for id in line.evidence))


def _source_entries(guide: Guide, ids: Iterable[str]) -> Iterator[Entry]:
    for id in ids:
        if evidence := guide.library.evidence.get(id):
            notes = tuple(note for note in (evidence.confirm, words.conflict_words(evidence)) if note)
            yield Entry(words.evidence_words(guide, evidence), evidence.says, notes)
