"""A scenario told to a class, slide by slide: the story's answers, or other ones to see what then follows.

A telling is a value; every key of the presenter gives another one. The engine alone says what is asked next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from cpguide.engine.case import Answer, fault
from cpguide.engine.interview import Interview
from cpguide.training.scenario import Scenario
from cpguide.training.slides import END, Asked, Path, Scene, Slide


@dataclass(frozen=True)
class Telling:
    """A scenario at one of its slides. `began` is the slide of the story at which it is left: the first
    question with another answer.
    """

    path: Path
    position: int = 0
    began: int = 0

    @classmethod
    def of(cls, scenario: Scenario, interview: Interview) -> Telling:
        """The scenario from its beginning; `interview` is that of its complete case."""
        return cls(Path(scenario, interview))

    @property
    def scenario(self) -> Scenario:
        """What is told."""
        return self.path.scenario

    @property
    def slide(self) -> Slide:
        """What is on the screen."""
        return self.path.slides[self.position]

    @property
    def is_what_if(self) -> bool:
        """Whether an answer is another one than the story's."""
        return bool(self.path.otherwise)

    @property
    def interview_end(self) -> Interview:
        """The interview with every answer of this telling."""
        return self.path.end

    @property
    def interview_now(self) -> Interview:
        """The interview with the answers given up to this slide."""
        match self.slide:
            case Asked(shown=True) as asked:
                return asked.after
            case Asked() as asked:
                return asked.before
            case Scene(name=name) if name != END:
                return self.path.start
        return self.path.end

    @cached_property
    def story(self) -> Telling:
        """The same scenario as its story has it, at the slide where "what if" began."""
        return Telling(replace(self.path, otherwise={}), self.began) if self.is_what_if else self

    def to_story(self) -> Telling:
        """Drop every other answer and return to the slide at which the story is left."""
        return self.story

    def _at(self, position: int) -> Telling:
        return replace(self, position=min(max(position, 0), len(self.path.slides) - 1))

    def onward(self) -> Telling:
        """The next slide; at the last one the same."""
        return self._at(self.position + 1)

    def back(self) -> Telling:
        """The slide before; at the first one the same."""
        return self._at(self.position - 1)

    @cached_property
    def stops(self) -> tuple[int, ...]:
        """The positions of the slides at which the presenter stops."""
        return self._places(lambda asked: bool(asked.stop) and not asked.shown)

    @property
    def to_stop(self) -> int:
        """How many slides it is to the next stop; 0 where none is to come."""
        return next((place - self.position for place in self.stops if place > self.position), 0)

    def to_next_stop(self) -> Telling:
        """The next slide to stop at; after the last one the first, and the same where there is none."""
        later = [place for place in self.stops if place > self.position]
        return self._at((later or self.stops or (self.position,))[0])

    def at_question(self, id: str) -> Telling:
        """The slide that asks this question; the same where it is not on the way."""
        found = self._places(lambda asked: asked.question.id == id)
        return self._at(found[0]) if found else self

    def _places(self, wanted: Callable[[Asked], bool]) -> tuple[int, ...]:
        slides = enumerate(self.path.slides)
        return tuple(place for place, slide in slides if isinstance(slide, Asked) and wanted(slide))

    def answer(self, value: Answer) -> Telling:
        """Give the question on the screen this answer and show what it does; the way is asked anew.

        The story's own answer leads back to the story. What is no answer to the question changes nothing.
        """
        asked = self.slide
        if not isinstance(asked, Asked) or fault(asked.question, value):
            return self
        path = self.path.instead(asked.question.id, value)
        # Every slide up to the question stays as it is, so that the answer stands right behind it.
        position = self.position if asked.shown else self.position + 1
        return Telling(path, position, self._began(path))

    def _began(self, path: Path) -> int:
        """Where a way leaves the story: the slide at which the answer was given, or that of its question."""
        left = (
            place for place, slide in enumerate(path.slides) if isinstance(slide, Asked) and slide.differs
        )
        first = next(left, None)
        if first is None:
            return 0
        # A question has a slide that asks it and one that shows its answer: either may have been left.
        places = (place for place in (self.began, self.position) if place in (first, first + 1))
        return next(places, first)
