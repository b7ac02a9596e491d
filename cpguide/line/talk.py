"""The conversation of line mode as a value: every line that is typed gives another one, and what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from cpguide.engine.case import Answer
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.engine.result import urgent as urgent_steps
from cpguide.guide.problem import did_you_mean
from cpguide.line import asking, pages
from cpguide.line.dates import dated
from cpguide.line.entry import Unfit, entered
from cpguide.line.said import echo, said
from cpguide.line.words import NAMES, TELL, heard, told
from cpguide.output.notes import urgent_line
from cpguide.output.words import answer_label
from cpguide.place import Place

YES_OR_NO = "Type yes or no."
AT_THE_END = (
    "Type result, result steps, result checklist, dates, review, change, back, save, export, help or quit."
)


class Deed(NamedTuple):
    """What is to be done outside of the conversation: "save" or "export" to `path`, or "quit"."""

    does: str
    path: str = ""


class Turn(NamedTuple):
    """What comes of one line: the conversation as it stands now, what is said, and what is to be done."""

    talk: Talk
    says: tuple[str, ...]
    deed: Deed | None = None


@dataclass(frozen=True)
class Talk:
    """Where the conversation stands.

    `editing` is the answered question that is being changed, if one is, and `new` its new answer until
    that is kept or not. `urgent` is what was said that cannot wait.
    """

    place: Place
    editing: Place | None = None
    new: Answer | None = None
    urgent: tuple[str, ...] = ()

    @property
    def interview(self) -> Interview:
        """The answers as they stand."""
        return self.place.interview

    @property
    def at(self) -> Place:
        """The place whose question is asked."""
        return self.editing or self.place

    @property
    def prompt(self) -> str:
        """What stands before what is typed next."""
        if self.new is not None:
            return "Keep: "
        return "Answer: " if self.at.question else "What next: "

    def begin(self) -> Turn:
        """What is said first: what cannot wait, and the question or the result."""
        return self._go(self.place)

    def hear(self, typed: str) -> Turn:
        """What comes of a line that was typed."""
        word, rest = heard(typed)
        if word in TELL:
            return self._say(*told(word, rest, self.at), *self._reminder())
        if word == "result":
            return Turn(self, (*pages.result(self.interview, rest), *said(*self._reminder())))
        if self.new is not None and word not in _EVER:
            return self._confirm(typed, word)
        return _MOVES[word](self, rest)

    def _say(self, *texts: str) -> Turn:
        return Turn(self, said(*texts))

    def _reminder(self) -> tuple[str, ...]:
        """What is asked, in short, after something else was said."""
        if self.new is not None:
            return ("", f"Keep this change? {YES_OR_NO}")
        return tuple(asking.again(self.at)) or ("", AT_THE_END)

    def _go(self, place: Place, *before: str) -> Turn:
        """Go to a place: what came of the last line, what cannot wait, and the question or the result."""
        urgent = tuple(urgent_line(step) for step in urgent_steps(Result(place.interview).firm("steps")))
        come = (f"Do now: {step}." for step in urgent if step not in self.urgent)
        gone = (f"No longer to do now: {step}." for step in self.urgent if step not in urgent)
        first = said(*(text for text in before if text), *come, *gone, "")
        talk = Talk(place, urgent=urgent)
        if place.question:
            return Turn(talk, first + said(*asking.asked(place, "keep")))
        return Turn(talk, (*first, *pages.result(place.interview), *said("", AT_THE_END)))

    def entry(self, typed: str) -> Turn:
        """A line that is none of the words: an answer, or what was not understood."""
        at = self.at
        if at.question is None:
            return self._say(*_not_understood(typed), AT_THE_END)
        given = entered(at.question, typed)
        if isinstance(given, Unfit):
            near = did_you_mean(typed.strip().casefold(), NAMES) if typed.strip().isalpha() else ""
            return self._say(*given.says, *([near] if near else []))
        heard_it = f"You answered: {answer_label(at.question, given)}."
        if not self.editing:
            after = at.answer(given)
            return self._go(after, heard_it, after.note)
        if given == at.present:
            return self._go(self.place, heard_it, "Nothing was changed.")
        return replace(self, new=given)._effect()

    def _effect(self) -> Turn:
        assert self.new is not None
        assert self.at.question is not None
        return self._say(*pages.change(self.interview, self.at.question, self.new))

    def _confirm(self, typed: str, word: str) -> Turn:
        assert self.new is not None
        assert self.at.question is not None
        plain = typed.strip().casefold()
        if plain == "yes":
            return self._go(
                Place(self.interview.answer(self.at.question.id, self.new)), "The change is kept."
            )
        if plain == "no" or word == "back":
            return self._go(self.place, "Nothing was changed.")
        return self._say(*_not_understood(typed), YES_OR_NO)

    def again(self, _: str) -> Turn:
        """The same once more."""
        if self.new is not None:
            return self._effect()
        if self.at.question is None:
            return self._say(AT_THE_END)
        return self._say(*asking.asked(self.at, "back" if self.editing else "keep"))

    def back(self, _: str) -> Turn:
        """The question before, or out of a change."""
        if self.editing:
            return self._go(self.place, "Nothing was changed.")
        before = self.place.back()
        return self._go(before) if before else self._say("This is the first question.")

    def keep(self, _: str) -> Turn:
        """On from a question that has its answer already."""
        if self.editing or self.place.reopened:
            return self._go(self.place if self.editing else self.place.onward(), "Nothing was changed.")
        return self._say("There is no answer to keep here yet.")

    def change(self, rest: str) -> Turn:
        """Open an answer by its number."""
        lines = pages.in_order(self.interview)
        if not lines:
            return self._say("There is no answer to change yet.")
        known = {str(number): line.question.id for number, line in enumerate(lines, 1)}
        if rest not in known:
            span = "1" if len(lines) == 1 else f"a number from 1 to {len(lines)}"
            return self._say(f"Type change and {span}. To hear the numbers type review.")
        talk = replace(self, editing=Place(self.interview, known[rest]))
        return Turn(talk, said("", *asking.asked(talk.at, "back")))

    def date(self, rest: str) -> Turn:
        """Enter a date that starts a clock."""
        after, says = dated(self.interview, rest)
        talk = replace(
            self, place=self.place.under(after), editing=self.editing and self.editing.under(after)
        )
        return Turn(talk, said(*says, *talk._reminder()))


def _to_file(does: str) -> Callable[[Talk, str], Turn]:
    """What a word does that needs the name of a file."""

    def turn(talk: Talk, rest: str) -> Turn:
        says = () if rest else said(f"Type {does} and the name of a file.")
        return Turn(talk, says, Deed(does, rest) if rest else None)

    return turn


def _quit(talk: Talk, _: str) -> Turn:
    return Turn(talk, (), Deed("quit"))


def _not_understood(typed: str) -> tuple[str, ...]:
    return (f'Not understood: "{echo(typed)}".',) if typed.strip() else ()


_EVER = ("again", "quit")
"""The words that are obeyed while a change waits for yes or no."""

_MOVES: dict[str, Callable[[Talk, str], Turn]] = {
    "again": Talk.again,
    "back": Talk.back,
    "keep": Talk.keep,
    "change": Talk.change,
    "date": Talk.date,
    "save": _to_file("save"),
    "export": _to_file("export"),
    "quit": _quit,
    "": Talk.entry,
}
