"""The chart of the sections: which of them need an earlier one, and which routes are settled in which."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.check.book.compose import anchor, joined, paragraph, plain
from cpguide.check.book.parts import Box, Chart, Line, Part, Run, Table
from cpguide.guide.condition import Condition, Holds, Shows, atoms
from cpguide.guide.model import Guide, Route
from cpguide.output.words import listed

_SAYS = (
    "An arrow leads from a section to a later one in which a question is asked only after certain answers in "
    "the earlier one. A route is named with the last section that its condition asks about."
)


def chapter(guide: Guide) -> Part:
    """The chart, and the same in a table."""
    titles = guide.about.sections
    arrows = tuple(sorted(_arrows(guide)))
    settled = _settled(guide)
    boxes = tuple(
        Box(f"{number}. {title}", tuple(route.title for route in settled[number - 1]))
        for number, title in enumerate(titles, 1)
    )
    says = [f"The {len(titles)} sections in order: {'; '.join(box.title for box in boxes)}."]
    says += [
        f"Section {after + 1} needs {_needed(arrows, after)}." for after in sorted({b for _, b in arrows})
    ]
    chart = Chart("Chart of the sections", " ".join(says), boxes, arrows)
    rows = tuple(_row(guide, arrows, number, settled[number]) for number in range(len(titles)))
    heads = ("Section", "Questions", "Needs", "Routes settled here at the latest")
    return Part("sections", "The sections", (paragraph(_SAYS), chart, Table(heads, rows)))


def _needed(arrows: tuple[tuple[int, int], ...], section: int) -> str:
    needed = [str(before + 1) for before, after in arrows if after == section]
    return f"{'section' if len(needed) == 1 else 'sections'} {listed(needed)}"


def _row(
    guide: Guide, arrows: tuple[tuple[int, int], ...], number: int, routes: list[Route]
) -> tuple[Line, ...]:
    title = guide.about.sections[number]
    asked = sum(question.section == title for question in guide.questions.values())
    needs = any(after == number for _, after in arrows)
    return (
        (Run(f"{number + 1}. {title}", anchor("section", str(number + 1))),),
        plain(str(asked)),
        plain(_needed(arrows, number) if needs else "nothing"),
        joined(((Run(route.title, anchor("route", route.id)),) for route in routes), "; ") or plain("none"),
    )


def _arrows(guide: Guide) -> set[tuple[int, int]]:
    """From each section to the later ones that have a question whose own condition asks about it."""
    found = set()
    for question in guide.questions.values():
        section = guide.about.sections.index(question.section)
        found |= {(earlier, section) for earlier in _asked(guide, question.when) if earlier != section}
    return found


def _settled(guide: Guide) -> list[list[Route]]:
    """The routes by the last section that their condition asks about."""
    found: list[list[Route]] = [[] for _ in guide.about.sections]
    last = {id: max(_asked(guide, route.when), default=0) for id, route in guide.routes.items()}
    for id, route in guide.routes.items():
        found[max(last.values()) if route.otherwise else last[id]].append(route)
    return found


def _asked(guide: Guide, condition: Condition) -> Iterator[int]:
    """The sections of the questions that a condition turns on, by way of facts too."""
    for atom in atoms(condition):
        if isinstance(atom, Holds):
            yield from _asked(guide, guide.facts[atom.fact].when)
        elif not isinstance(atom, Shows):
            yield guide.about.sections.index(guide.questions[atom.question].section)
