"""The chapters of the rules themselves: routes, questions, facts, items and what can never be."""

from __future__ import annotations

from collections.abc import Collection

from cpguide.check.book.compose import ITEM, anchor, cited, holds, in_force, paragraph, plain, told
from cpguide.check.book.parts import Block, Field, Fields, Line, Paragraph, Part, Point, Run, Table
from cpguide.check.book.uses import Uses
from cpguide.check.in_words import condition_words
from cpguide.engine.interview import Interview
from cpguide.engine.result import Finding
from cpguide.guide.model import Fact, Guide, Item, Never, Question, Route
from cpguide.output.page import TITLES
from cpguide.output.words import finding_text, sentence

_OTHERWISE = "no other route holds"
_CHOOSE = {"one": "one of these", "several": "all of these that fit", "date": "a date"}


def routes(interview: Interview, proved: bool) -> Part:
    """All routes in a table, then each in full; `proved` says whether exactly one holds in every case."""
    guide = interview.guide
    rows = tuple(_row(interview, route) for route in guide.routes.values())
    table = Table(("Route", "Holds when", "Says", "Evidence"), rows)
    whole = tuple(_route(interview, route) for route in guide.routes.values())
    return Part(
        "routes",
        "Routes",
        (Paragraph((Run("A route is the kind of path that is open. "), *_exactly_one(proved))), table),
        (Part("routes-in-full", "The routes in full", (), whole),),
    )


def _exactly_one(proved: bool) -> Line:
    if proved:
        return (Run("Exactly one holds in every case."),)
    says = 'Exactly one should hold in every case. "cpguide check" found that this is not so.'
    return (Run(says, tone="doubt"),)


def _row(interview: Interview, route: Route) -> tuple[Line, ...]:
    guide = interview.guide
    when = _OTHERWISE if route.otherwise else condition_words(guide, route.when)
    return (
        (Run(route.title, anchor("route", route.id)),),
        plain(when),
        plain(finding_text(Finding(interview, route))),
        cited(guide, route.evidence),
    )


def _route(interview: Interview, route: Route) -> Part:
    if route.otherwise:
        return _line(interview, route, "route", [Field("Holds when", plain(_OTHERWISE))])
    return _line(interview, route, "route", [holds("Holds when", interview.guide, route.when)])


def _line(interview: Interview, line: Route | Item, about: str, fields: list[Field]) -> Part:
    """A route or an item: what it says, and the fields that all of them end with."""
    guide = interview.guide
    fields = [*fields, *told("Confirm with", line.confirm), Field("Evidence", cited(guide, line.evidence))]
    blocks: tuple[Block, ...] = (paragraph(finding_text(Finding(interview, line))), Fields(tuple(fields)))
    return Part(anchor(about, line.id), line.title, blocks, id=line.id)


def questions(guide: Guide) -> Part:
    """The questions by section."""
    found = []
    for number, section in enumerate(guide.about.sections, 1):
        asked = tuple(_question(guide, q) for q in guide.questions.values() if q.section == section)
        found.append(Part(anchor("section", str(number)), section, (), asked))
    return Part("questions", "Questions", (), tuple(found))


def _question(guide: Guide, question: Question) -> Part:
    fields = [
        holds("Asked when", guide, question.when),
        *told("Why we ask", question.why),
        *told("Help", question.help),
        *told("Whom to ask", question.ask_of),
        _answers(question),
        Field("Evidence", cited(guide, question.evidence)),
    ]
    return Part(anchor("question", question.id), question.ask, (Fields(tuple(fields)),), id=question.id)


def _answers(question: Question) -> Field:
    unsure = ', or "Not sure"' if question.not_sure else ""
    colon = ":" if question.options else ""
    says = f"{_CHOOSE[question.kind]}{unsure}{colon}"
    return Field("Answer", plain(says), tuple(Point(plain(text)) for text in _options(question)))


def _options(question: Question) -> list[str]:
    labels = {option.id: option.label for option in question.options}
    return [
        f'"{option.label}" means that {option.says}'
        + (f'; to every rule it is the same as "{labels[option.same_as]}"' if option.same_as else "")
        for option in question.options
    ]


def facts(guide: Guide, uses: Uses) -> Part:
    """The facts."""
    says = "A fact is a condition that is written once. Rules name it by its id."
    return Part(
        "facts", "Facts", (paragraph(says),), tuple(_fact(guide, f, uses) for f in guide.facts.values())
    )


def _fact(guide: Guide, fact: Fact, uses: Uses) -> Part:
    fields = (
        holds("Holds when", guide, fact.when),
        Field("Evidence", cited(guide, fact.evidence)),
        Field("Used by", uses.line("fact", fact.id)),
    )
    return Part(anchor("fact", fact.id), sentence(fact.says), (Fields(fields),), id=fact.id)


def items(interview: Interview, kind: str) -> Part:
    """The items of one kind by stage."""
    guide = interview.guide
    stages = []
    for stage, title in guide.about.stages[kind].items():
        of_stage = [i for i in guide.items.values() if i.kind == kind and i.stage == stage]
        if of_stage:
            whole = tuple(_item(interview, item) for item in of_stage)
            stages.append(Part(f"{kind}-{stage}", title, (), whole))
    return Part(kind, TITLES[kind], (), tuple(stages))


def _item(interview: Interview, item: Item) -> Part:
    guide = interview.guide
    fields = [
        holds("Shown when", guide, item.when),
        *told("In force", in_force(item.effective)),
        *told("Who", item.who),
        *told("Due", item.due),
        *told("Time", item.clock),
        *_contact(guide, item),
    ]
    return _line(interview, item, ITEM, fields)


def _contact(guide: Guide, item: Item) -> list[Field]:
    contact = guide.library.contacts.get(item.contact)
    return [Field("Contact", (Run(contact.name, anchor("contact", contact.id)),))] if contact else []


def nevers(guide: Guide, broken: Collection[str]) -> Part:
    """What the owner of the rules swears can never be; `broken` are the ids of what can be all the same."""
    whole = tuple(_never(guide, never, never.id in broken) for never in guide.never.values())
    return Part("never", "Never", (Paragraph(_sworn(len(whole), len(broken))),), whole)


def _sworn(sworn: int, broken: int) -> Line:
    if not sworn:
        return plain("The rules hold no such record.")
    if not broken:
        return plain('What can never be, whatever the answers. "cpguide check" proved each.')
    says = f'"cpguide check" found that {broken} of {sworn} can be all the same; each such one says so.'
    return Run("What should never be, whatever the answers. "), Run(says, tone="doubt")


def _never(guide: Guide, never: Never, broken: bool) -> Part:
    fields = (
        holds("Exactly when", guide, never.when),
        Field("Evidence", cited(guide, never.evidence)),
    )
    title = f"Should never be, but can be: {never.says}" if broken else f"Never: {never.says}"
    return Part(anchor("never", never.id), sentence(title), (Fields(fields),), id=never.id)
