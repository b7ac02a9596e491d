"""The sentences every output and every screen shares, so that all of them say the same words."""

from __future__ import annotations

import re
from datetime import date

from cpguide.engine.case import Answer, options_of
from cpguide.engine.effect import Effect
from cpguide.engine.interview import Answered
from cpguide.engine.left import Left
from cpguide.engine.reasons import Change, Reason
from cpguide.engine.result import Finding, Result
from cpguide.guide.deadline import Deadline
from cpguide.guide.model import NOT_SURE, About, Citation, Evidence, Guide, Item, Question, Route

_CODE = re.compile(r"\d+ (?:CFR|U\.S\.C\.)")
"""The name of a code, to which a pinpoint that is a section number belongs directly."""

TRAINING = "TRAINING: an invented case"
"""Stands on everything that comes of a scenario."""

NO_FILES = "No file can be opened or written in a browser. Use cpguide in a terminal for that."
"""What is said in place of asking for a file where the full screen is served."""

SYMBOL = {"firm": "●", "open": "○", "absent": "✗"}
"""Symbol of a status; a word or a heading always stands beside it."""

LEFT_ALONE = ("Confirm with", "Ask ")
"""How a line begins that needs no word of doubt before it: it only asks."""

CONFLICT = "Texts differ or leave this open"
"""Stands before what a record of evidence says of the texts that disagree with it."""


def capital(clause: str) -> str:
    """The clause with a capital first."""
    return clause[:1].upper() + clause[1:]


def sentence(clause: str) -> str:
    """The clause as a sentence: capital first, full stop last."""
    text = capital(clause)
    return text if text.endswith((".", "?", "!")) else text + "."


def listed(words: list[str], link: str = "and") -> str:
    """Words as a list in a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {link} {words[-1]}" if words else ""


def answer_clause(question: Question, answer: Answer) -> str:
    """What an answer says, as a clause: the `says` of its options, the date, or that it is not known."""
    if answer == NOT_SURE:
        return f"not sure: {question.ask}"
    if isinstance(answer, date):
        return f"{question.ask} {answer.isoformat()}"
    return listed([option.says for option in question.options if option.id in options_of(answer)])


def option_label(question: Question, id: str) -> str:
    """What can be picked at a question, in the words it is picked by."""
    option = question.option(id)
    return option.label if option else "Not sure"


def answer_label(question: Question, answer: Answer) -> str:
    """An answer in the words of its options' labels."""
    if answer == NOT_SURE:
        return option_label(question, NOT_SURE)
    if isinstance(answer, date):
        return answer.isoformat()
    return "; ".join(option.label for option in question.options if option.id in options_of(answer))


def trail_mark(answered: Answered) -> str:
    """The symbol of an answer: set aside, not sure, or given."""
    return "-" if answered.set_aside else "?" if answered.answer == NOT_SURE else "✓"


def trail_line(answered: Answered) -> str:
    """One line of the trail, without its mark."""
    clause = capital(answer_clause(answered.question, answered.answer))
    return f"{clause} (set aside)" if answered.set_aside else clause


def left_words(left: Left) -> str:
    """How many questions are left: "4 to 9 left"."""
    if left.most == 0:
        return "no question left"
    return f"{left.most} left" if left.fewest == left.most else f"{left.fewest} to {left.most} left"


def reason_words(reason: Reason) -> str:
    """A reason as a sentence."""
    question = reason.question
    if not reason.chosen and not reason.not_chosen:
        return sentence(answer_clause(question, reason.answer))
    said = [option.says for option in question.options if option.id in reason.chosen]
    unsaid = [option.label for option in question.options if option.id in reason.not_chosen]
    parts = [sentence(listed(said))] if said else []
    if unsaid:
        parts.append(f'Not chosen at "{question.ask}": {"; ".join(unsaid)}.')
    return " ".join(parts)


def change_words(change: Change) -> str:
    """An answer that would have to be given or be different, as a sentence."""
    question = change.question
    if question.kind == "date":
        return f'Another date at "{question.ask}"'
    wanted = [option.says for option in question.options if option.id in change.options]
    unwanted = [option.says for option in question.options if option.id in change.without]
    parts = [f"if {listed(wanted)}"] if wanted else []
    if unwanted:
        parts.append(f"if it were not so that {listed(unwanted, 'or that')}")
    return sentence(" and ".join(parts))


def needs_confirming(finding: Finding) -> bool:
    """Whether the line rests on evidence that is not verified."""
    return finding.confidence != "verified"


def finding_text(finding: Finding) -> str:
    """What a line says, with the words its evidence asks for: a thing not verified is never stated bare."""
    return with_doubt(finding.line, finding.confidence)


def with_doubt(line: Route | Item | Deadline, confidence: str) -> str:
    """What a line or a deadline says, in words as sure as the evidence it rests on."""
    if confidence == "verified" or line.says.startswith(LEFT_ALONE):
        return line.says
    whom = line.confirm or "HSI"
    if confidence == "corroborated":
        return f"{line.says} (Reported. Confirm with {whom}.)"
    return f"Confirm with {whom}: {line.says}"


def title_alone(line: Route | Item) -> str:
    """The title as it may stand by itself: a myth, whose title is a quotation, says that it is one."""
    return f"Myth: {line.title}" if line.title.startswith('"') else line.title


def routes_head(result: Result) -> str:
    """How the routes stand while none of them is alone: open, or in a way that rules must never allow."""
    if not result.routes:
        return "The rules are wrong here: no route holds. Tell their owner, and ask HSI."
    if result.clashes:
        return "The rules are wrong here: routes contradict each other. Tell their owner, and ask HSI."
    count = len({question.id for found in result.routes for question in found.settled_by})
    return f"The route is not settled yet: it depends on {counted(count, 'question')}."


def settle_words(finding: Finding, in_full: int = 2) -> str:
    """What would settle an open finding, as one sentence; the first questions in full, then a count."""
    asks = [question.ask for question in finding.settled_by]
    more = f" And {len(asks) - in_full} more." if len(asks) > in_full else ""
    return f"Depends on: {' '.join(asks[:in_full])}{more}"


def citation_words(guide: Guide, citation: Citation) -> str:
    """A source in short, with its place: "22 U.S.C. 7105 (c)(3)(A)(i)"."""
    source = guide.library.sources.get(citation.source)
    title = source.title if source else citation.source
    short = title.split(",")[0].split(" (")[0]
    code = _CODE.match(short)
    if code and citation.pinpoint[:1].isdigit():
        short = code[0]
    return f"{short} {citation.pinpoint}".strip()


def evidence_words(guide: Guide, evidence: Evidence) -> str:
    """Where a statement comes from and how sure it is, in one line."""
    cited = "; ".join(dict.fromkeys(citation_words(guide, citation) for citation in evidence.sources))
    return f"{evidence.id} · {evidence.confidence}, checked {evidence.checked} · {cited}"


def conflict_words(evidence: Evidence) -> str:
    """Which texts disagree with a statement or leave it open; "" where none is known."""
    return f"{CONFLICT}: {evidence.conflict}" if evidence.conflict else ""


def seen_words(seen: date | None) -> str:
    """How old an entry is: the date of the source that printed it."""
    return f"seen {seen}" if seen else "undated"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 answer", "2 answers"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def effect_words(effect: Effect) -> str:
    """What a change of an answer does, as a sentence; "" when it only changes the answer."""
    parts: list[str] = []
    if effect.new_questions:
        parts.append(f"asks {counted(len(effect.new_questions), 'new question')}")
    if effect.set_aside:
        parts.append(f"sets aside {counted(len(effect.set_aside), 'answer')}")
    if effect.brought_back:
        parts.append(f"brings back {counted(len(effect.brought_back), 'answer')}")
    if effect.changes_route:
        parts.append(_route_change(effect.routes_before, effect.routes_after))
    routes = {route.id for route in (*effect.routes_before, *effect.routes_after)}
    for lines, does in ((effect.come, "brings {} to the result"), (effect.gone, "takes {} from the result")):
        if number := len(set(lines) - routes):
            parts.append(does.format(counted(number, "line")))
    return f"This {listed(parts)}." if parts else ""


def _route_change(before: tuple[Route, ...], after: tuple[Route, ...]) -> str:
    if len(before) == 1 and len(after) == 1:
        return f'changes the route from "{before[0].title}" to "{after[0].title}"'
    if len(after) == 1:
        return f'settles the route: "{after[0].title}"'
    if len(before) == 1:
        return f'opens the route again: {len(after)} are possible instead of "{before[0].title}"'
    return f"changes the possible routes from {len(before)} to {len(after)}"


def review_words(about: About, as_of: date) -> str:
    """A warning when the rules are past their date of review; "" while they are not."""
    if as_of <= about.review_by:
        return ""
    return f"These rules were due for review on {about.review_by}. Confirm before you rely on them."
