"""The parts of the result as rows to point at: what each tab of the result screen lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content

from cpguide.engine.result import Finding, OpenQuestion, Result
from cpguide.guide.model import NOT_SURE, Item
from cpguide.output import words
from cpguide.output.notes import limit_words
from cpguide.output.page import cited
from cpguide.tui.blocks import HEAD, MUTED, NOTICE, STRONG, gap, heading, spans
from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung, Stack
from cpguide.tui.widgets.lines import Row

SHORT_LIST = 10
"""So many lines may stand unfolded without becoming a wall."""

_UNKNOWN = "?"
"""The key of the group of open lines; no stage has it."""


@dataclass(frozen=True)
class Fold:
    """A heading whose lines can be folded away."""

    key: str
    unfolded: bool


Build = Callable[[Result, frozenset[str]], list[Row]]
"""Makes the rows of a tab; the second argument names the folds the reader has turned over."""


def route_page(result: Result, turned: frozenset[str]) -> list[Row]:
    """The first page: the route, the most urgent steps, what is still open, and why not another route."""
    urgent = [*_first_steps(result), *_first_questions(result)]
    route = _routes(result, turned)
    if not result.route and not result.clashes:
        # What to do now comes before a list of what may yet turn out to hold.
        route, urgent = route[:1], [*urgent, _heading("One of these routes will hold"), *route[1:]]
    return [*_review(result), *route, *urgent, *_because(result), *_why_not(result, turned)]


def _review(result: Result) -> list[Row]:
    interview = result.interview
    warning = words.review_words(interview.guide.about, interview.case.as_of)
    return [Row(plain(f"! {warning}", NOTICE)), _blank()] if warning else []


def _routes(result: Result, turned: frozenset[str]) -> list[Row]:
    if result.route:
        return [_told(result.route, plain(f"{words.SYMBOL[result.route.status]} ", STRONG))]
    rows = [Row(plain(words.routes_head(result), STRONG))]
    if len(result.routes) <= 6:
        return rows + [_possible(found) for found in result.routes]
    possible = [finding_row(found) for found in result.routes]
    return rows + _folded("routes", "Routes still possible", possible, "routes" in turned)


def _possible(found: Finding) -> Row:
    body = plain(found.line.title) + plain(f"\n{words.settle_words(found, 1)}", MUTED)
    return Row(Hung(plain(f"  {words.SYMBOL[found.status]} "), body), found.id, found)


def _told(found: Finding, mark: Content) -> Row:
    """A line with its text below it."""
    body = plain(found.line.title, STRONG) + plain("\n") + plain(words.finding_text(found))
    return Row(Hung(mark, body), found.id, found)


def _first_steps(result: Result) -> list[Row]:
    steps = result.firm("steps")[:3]
    return [_heading("Do first"), *(_first_step(found) for found in steps)] if steps else []


def _first_step(found: Finding) -> Row:
    item = found.line
    assert isinstance(item, Item)
    limit = limit_words(found)
    mark = plain("  ! " if limit else f"  {words.SYMBOL[found.status]} ", STRONG)
    body = plain(item.title, STRONG) + _notes(limit, item.who) + _confirm(found)
    return Row(Hung(mark, body), found.id, found)


def _notes(*parts: str) -> Content:
    return plain("".join(f" · {part}" for part in parts if part), MUTED)


def _first_questions(result: Result) -> list[Row]:
    unknown = result.open_questions
    if not unknown:
        return [_heading("Still open"), _note("Nothing: no answer is missing.")]
    rows = [Row(_asked(question), _key(question), question) for question in unknown[:2]]
    more = [_note(f"and {len(unknown) - 2} more, in tab 6")] if len(unknown) > 2 else []
    return [_heading(f"Still open ({len(unknown)})"), *rows, *more]


def _because(result: Result) -> list[Row]:
    if not (result.route and result.route.because):
        return []
    reasons = [_note(words.reason_words(reason), "· ") for reason in result.route.because]
    return [_heading("Why this route"), *reasons]


def _why_not(result: Result, turned: frozenset[str]) -> list[Row]:
    possible = {found.id for found in result.routes}
    others = [result.finding(id) for id in result.interview.guide.routes if id not in possible]
    rows = [finding_row(found) for found in others]
    return [_blank(), *_folded("why_not", "Why not another route", rows, "why_not" in turned)] if rows else []


def items_page(kind: str) -> Build:
    """The page of one kind of item: firm lines by stage, then the open ones.

    Advice is there to be read out: the lines of its first stage show their text at once.
    """
    first_row = spoken_row if kind == "advice" else finding_row

    def build(result: Result, turned: frozenset[str]) -> list[Row]:
        stages = result.interview.guide.about.stages[kind]
        groups = [(stage, stages[stage], found) for stage, found in result.firm_by_stage(kind).items()]
        if unknown := result.open(kind):
            groups.append((_UNKNOWN, "If it turns out so: open, depends on what is not known yet", unknown))
        return _groups(groups, turned, first_row) or [
            _note("No line of this kind applies under these answers.")
        ]

    return build


def _groups(
    groups: Sequence[tuple[str, str, tuple[Finding, ...]]],
    turned: frozenset[str],
    first_row: Callable[[Finding], Row],
) -> list[Row]:
    rows: list[Row] = []
    shown = 0
    for place, (key, name, found) in enumerate(groups):
        unfolded = place == 0 or (shown + len(found) <= SHORT_LIST and key != _UNKNOWN)
        shown += len(found)
        rows += [_blank()] if rows else []
        row = finding_row if place else first_row
        rows += _folded(key, name, [row(f) for f in found], unfolded != (key in turned))
    return rows


def _folded(key: str, name: str, rows: list[Row], unfolded: bool) -> list[Row]:
    mark = "▾" if unfolded else "▸"
    text = spans((f"{mark} {name}", HEAD), (f"  {len(rows)}", MUTED))
    return [Row(text, f"fold-{key}", Fold(key, unfolded)), *(rows if unfolded else [])]


def finding_row(found: Finding) -> Row:
    """A line of the result on one line: its symbol, title, time limit and whether to confirm it."""
    item = found.line
    limit = limit_words(found) or (item.clock if isinstance(item, Item) else "")
    body = plain(item.title) + _notes(limit) + _confirm(found)
    return Row(Hung(plain(f"  {words.SYMBOL[found.status]} "), body), found.id, found)


def spoken_row(found: Finding) -> Row:
    """A line to be read out: its text stands below it."""
    return _told(found, plain(f"  {words.SYMBOL[found.status]} "))


def _confirm(found: Finding) -> Content:
    return plain(" (confirm)", NOTICE) if words.needs_confirming(found) else plain("")


def question_row(result: Result, unknown: OpenQuestion) -> Row:
    """A question that is still open, and how many lines it settles."""
    question = unknown.question
    unsure = result.interview.case.answers.get(question.id) == NOT_SURE
    settles = f"settles {words.counted(len(unknown.settles), 'line')}"
    return Row(_asked(unknown, "not sure" if unsure else "", settles), _key(unknown), unknown)


def _asked(unknown: OpenQuestion, *notes: str) -> Hung:
    return Hung(plain("  ? ", STRONG), plain(unknown.question.ask) + _notes(*notes))


def _key(unknown: OpenQuestion) -> str:
    return f"question-{unknown.question.id}"


def open_page(result: Result, _turned: frozenset[str]) -> list[Row]:
    """Every open question."""
    if not result.open_questions:
        return [_note("No question is open: no answer is missing.")]
    head = "Enter or o goes to the question. Each answer can settle lines of this result."
    return [Row(plain(head, MUTED)), _blank(), *(question_row(result, q) for q in result.open_questions)]


def sources_page(result: Result, _turned: frozenset[str]) -> list[Row]:
    """Every source behind the lines shown, in the order of their appearance."""
    library = result.interview.guide.library
    known = [library.evidence[id] for id in cited(result) if id in library.evidence]
    ids = dict.fromkeys(citation.source for record in known for citation in record.sources)
    sources = [library.sources[id] for id in ids if id in library.sources]
    statements, origins = words.counted(len(known), "statement"), words.counted(len(sources), "source")
    head = f"Behind this result: {statements} from {origins}."
    rows = [Row(Hung(plain("  · ", MUTED), plain(source.title)), source.id, source) for source in sources]
    return [Row(plain(head, MUTED)), _blank(), *rows]


def _heading(text: str) -> Row:
    return Row(Stack([gap(), heading(text)]))


def _note(text: str, mark: str = "") -> Row:
    return Row(Hung(plain(f"  {mark}", MUTED), plain(text)))


def _blank() -> Row:
    return Row(gap())
