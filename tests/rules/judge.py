"""Whether a case shows what a proof says of it, judged by interviews alone and not by the proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cpguide.check.parts import parts
from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import ABSENT, FIRM, Interview
from cpguide.engine.reasons import reasons
from cpguide.guide.calendar import Effective
from cpguide.guide.condition import Condition
from cpguide.guide.model import ITEM_KINDS, Guide, Question
from cpguide.guide.problem import Problem
from cpguide.training.scenario import Scenario

_PROBE = "a_probe"


def shows(problem: Problem, about: tuple[str, ...], guide: Guide, case: Case) -> bool:
    """Whether a case under the guide shows what the problem says about these ids."""
    if problem.code in _OF_CONDITIONS:
        return _OF_CONDITIONS[problem.code](guide, case, _condition(guide, problem.file, about[0]))
    return _JUDGES[problem.code](guide, case, about)


def keeps(scenario: Scenario, guide: Guide) -> bool:
    """Whether the rules say all that a scenario promises."""
    interview, expected = Interview.of(guide, scenario.case), scenario.expected
    if {route.id for route in interview.routes} != set(expected.routes):
        return False
    if len(expected.routes) == 1 and interview.current is not None:
        return False
    statuses = (("firm", expected.firm), ("open", expected.open), ("absent", expected.absent))
    carried = {line: {reason.question.id for reason in reasons(interview, line)} for line in expected.because}
    return all(interview.truth(id) == status for status, ids in statuses for id in ids) and all(
        carried[line].issuperset(questions) for line, questions in expected.because.items()
    )


def _truth(guide: Guide, case: Case, condition: Condition) -> str:
    """Whether a condition is firm, open or absent in a case: asked of one more line that has it."""
    item = next(iter(guide.items.values()))
    probe = item._replace(id=_PROBE, when=condition, effective=Effective())
    return Interview.of(guide._replace(items={**guide.items, _PROBE: probe}), case).truth(_PROBE)


def _condition(guide: Guide, file: str, id: str) -> Condition:
    """The condition of the record of this id in a file of the rules."""
    part = file.partition("/")[0].removesuffix(".yaml")
    found: Condition = getattr(guide, "items" if part in ITEM_KINDS else part)[id].when
    return found


def _no_route(guide: Guide, case: Case, about: tuple[str, ...]) -> bool:
    return not Interview.of(guide, case).routes


def _two_routes(guide: Guide, case: Case, about: tuple[str, ...]) -> bool:
    interview = Interview.of(guide, case)
    return len(about) == 2 and all(interview.truth(id) == FIRM for id in about)


def _no_step(guide: Guide, case: Case, about: tuple[str, ...]) -> bool:
    interview = Interview.of(guide, case)
    return not any(interview.truth(id) == FIRM for id, item in guide.items.items() if item.kind == "steps")


def _never_true(guide: Guide, case: Case, condition: Condition) -> bool:
    """All of the condition but one part holds, and with that part it does not."""
    without = (_truth(guide, case, part.without) for part in parts(condition))
    return _truth(guide, case, condition) == ABSENT and FIRM in without


def _always_true(guide: Guide, case: Case, condition: Condition) -> bool:
    """It is true in the case, and was before the first answer."""
    return _truth(guide, case, condition) == FIRM == _truth(guide, Case(case.as_of), condition)


def _idle_part(guide: Guide, case: Case, condition: Condition) -> bool:
    """Without some part of the condition it is no less true."""
    without = (_truth(guide, case, part.without) for part in parts(condition))
    return _truth(guide, case, condition) == FIRM and FIRM in without


def _never_asked(guide: Guide, case: Case, about: tuple[str, ...]) -> bool:
    """The question exists, and an interview that goes the way of the case ends without it."""
    interview = Interview.of(guide, case)
    exists = _truth(guide, case, guide.questions[about[0]].when) == FIRM
    while question := interview.current:
        if question.id == about[0]:
            return False
        interview = interview.answer(question.id, next(_answers(question, case)))
    return exists


def _same_options(guide: Guide, case: Case, about: tuple[str, ...]) -> bool:
    """Two answers to the question leave every line as it is."""
    question = guide.questions[about[0]]
    left = [_lines(guide, case.answer(question.id, answer)) for answer in _answers(question, case)]
    return any(one == other for n, one in enumerate(left) for other in left[:n])


def _other_options(guide: Guide, case: Case, about: tuple[str, ...]) -> bool:
    """An option and the one it is the same as do not leave every line as it is."""
    question = guide.questions[about[0]]
    pairs = ((option.id, option.same_as) for option in question.options if option.same_as)
    return any(
        _lines(guide, case.answer(question.id, one)) != _lines(guide, case.answer(question.id, other))
        for one, other in pairs
    )


def _sworn(guide: Guide, case: Case, about: tuple[str, ...]) -> bool:
    return _truth(guide, case, guide.never[about[0]].when) == FIRM


def _lines(guide: Guide, case: Case) -> list[str]:
    interview = Interview.of(guide, case)
    return [interview.truth(id) for id in interview.lines]


def _answers(question: Question, case: Case) -> Iterator[Answer]:
    """The answer of the case first, then each option alone."""
    if question.id in case.answers:
        yield case.answers[question.id]
    if question.kind == "date":
        yield case.as_of
    for option in question.options:
        answer: Answer = (option.id,) if question.kind == "several" else option.id
        if answer != case.answers.get(question.id):
            yield answer


_JUDGES: dict[str, Callable[[Guide, Case, tuple[str, ...]], bool]] = {
    "CP501": _no_route,
    "CP502": _two_routes,
    "CP503": _no_step,
    "CP507": _never_asked,
    "CP508": _same_options,
    "CP509": _other_options,
    "CP510": _sworn,
}
_OF_CONDITIONS: dict[str, Callable[[Guide, Case, Condition], bool]] = {
    "CP504": _never_true,
    "CP505": _always_true,
    "CP506": _idle_part,
}
