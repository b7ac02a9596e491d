"""The slides of a demonstration as blocks of text: one thing at a time, large by the room around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.visual import Visual

from cpguide.engine.result import Result
from cpguide.output import words
from cpguide.training.slides import END, OPENING, Asked, Discussed, Outcome, Overlooked, Scene
from cpguide.training.telling import Telling
from cpguide.tui.blocks import HEAD, MUTED, NOTICE, STRONG, bullet, gap, para
from cpguide.tui.plain import plain
from cpguide.tui.slides import frame
from cpguide.tui.slides.asked import asked
from cpguide.tui.slides.outcome import outcome, overlooked
from cpguide.tui.widgets.choices import Choices
from cpguide.tui.widgets.layout import Hung

Part = tuple[Visual, int | None]
"""A block, and the row of the answer that it stands for."""

INVENTED = "This case was invented. Nothing of it is about a real person."
END_KEYS = (("d", "what to take away, as a page"), ("s", "the whole result"), ("esc", "end"))


@dataclass(frozen=True)
class Drawing:
    """A slide to be drawn; `choices` is what is picked of its question."""

    telling: Telling
    choices: Choices | None

    def parts(self, room: int) -> list[Part]:
        """The blocks from the top, for this much room."""
        slide = self.telling.slide
        if isinstance(slide, Asked):
            assert self.choices is not None
            return [*asked(slide, self.choices, room)]
        return [(block, None) for block in self._blocks(room)]

    def _blocks(self, room: int) -> Iterable[Visual]:
        telling = self.telling
        match telling.slide:
            case Scene(name=name):
                return _scene(telling, name)
            case Outcome(part=part):
                return outcome(Result(telling.interview_end), part, room)
            case Overlooked() as slide:
                return overlooked(telling, slide, room)
            case Discussed(text=text, number=number):
                count = len(telling.scenario.discuss)
                return (*frame.label("Talk about it", f"{number} of {count}"), para(text, HEAD))
        return ()


def _scene(telling: Telling, name: str) -> Iterator[Visual]:
    scenario = telling.scenario
    if name == OPENING:
        minutes = f"about {scenario.minutes} minutes" if scenario.minutes else ""
        about = (scenario.level, minutes, f"law as of {scenario.case.as_of}")
        yield from frame.label("A case to work on")
        yield from (para(scenario.title, HEAD), gap(), para(" · ".join(filter(None, about)), MUTED))
        if scenario.aims:
            yield from (gap(), gap(), para("Afterwards you can", STRONG), gap())
            yield from map(bullet, scenario.aims)
    elif name == END:
        yield from frame.label("The end")
        yield from (para(scenario.title, HEAD), gap(), para(INVENTED), gap())
        yield from (Hung(plain(f"{key:<6}", HEAD), plain(does)) for key, does in END_KEYS)
    else:
        yield from (*frame.label("The story"), para(scenario.story))


def notes(telling: Telling) -> Iterator[Visual]:
    """What only the presenter sees."""
    yield para("NOTES for the presenter: n hides them", NOTICE)
    slide = telling.slide
    if isinstance(slide, Asked) and slide.told is not None:
        told = words.answer_label(slide.question, slide.told)
        yield Hung(plain("In the story  ", MUTED), plain(told, STRONG))
    yield from map(bullet, telling.scenario.notes or ("The scenario has no notes.",))
