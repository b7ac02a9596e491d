"""The space in which two guides are compared."""

from __future__ import annotations

from copy import copy

from cpguide.check.everywhere import AS_OF, Everywhere
from cpguide.engine.diagram import YES
from cpguide.guide.condition import Chosen, Dated
from cpguide.guide.model import NONE, Guide, Question


class Common(Everywhere):
    """Every case of two guides, as one of them sees it: conditions that agree in all are one diagram.

    So that they are, a way for a date to stand that does not exist in a period is given the meaning of
    one that does, and an answer that the guide does not offer the meaning of one that it offers.
    """

    def seen_by(self, guide: Guide) -> Common:
        """The same cases as a guide sees them."""
        view = copy(self)
        questions = [question for question in guide.questions.values() if question.kind != "date"]
        view._meaning = {question.id: view._meanings(question) for question in questions}
        return view

    _meaning: dict[str, dict[str, int]]
    """Where the answer to a question includes an option, by the ids of both."""

    def chosen(self, chosen: Chosen) -> int:
        """Where the answer to the question includes one of the options."""
        return self.diagrams.any(self._meaning[chosen.question][option] for option in chosen.options)

    def dated(self, dated: Dated) -> int:
        """Where the date given stands in the relation."""
        cells, variable = self._cells[dated.question], self.variables[dated.question].first
        holding = {n for cell, n in cells.numbers.items() if dated in cell}
        every = range(len(cells.numbers))
        tests = ([n for n in every if (n if n in days else min(days)) in holding] for days in cells.days)
        return self.diagrams.node(AS_OF, tuple(self.diagrams.test(variable, test) for test in tests))

    def _meanings(self, question: Question) -> dict[str, int]:
        """Where the guide takes an answer to include each option."""
        make, block = self.diagrams, self.variables[question.id]
        ids = [option.id for option in question.options]
        if block.kind == "one":
            taken = [option if option in ids else ids[0] for option in block.options]
            return {id: make.test(block.first, (n for n, o in enumerate(taken) if o == id)) for id in ids}
        ticks = self._ticks(question)
        nothing = make.negation(make.any(ticks.values()))
        if question.kind == "several":
            return {**ticks, NONE: nothing}
        found, left = {NONE if NONE in ids else ids[0]: nothing}, YES
        for (
            id,
            tick,
        ) in ticks.items():  # of one choice among those of which several may be made, the first counts
            found[id] = make.either(found.get(id, 0), make.both(left, tick))
            left = make.both(left, make.negation(tick))
        return found

    def _ticks(self, question: Question, own: bool = True) -> dict[str, int]:
        """Where each option is ticked: the guide's own, or those that only the other guide offers."""
        block = self.variables[question.id]
        return {
            option: self.diagrams.test(block.first + n, (1,))
            for n, option in enumerate(block.options)
            if (question.option(option) is not None) == own
        }

    def offered(self, question: Question) -> int:
        """Where the answer is one that the guide offers."""
        make, block = self.diagrams, self.variables[question.id]
        if block.kind == "date":
            return YES
        if block.kind == "one":
            known = (n for n, option in enumerate(block.options) if question.option(option))
            return make.test(block.first, known)
        foreign = make.any(self._ticks(question, own=False).values())
        if question.kind == "several":
            return make.negation(foreign)
        ticks = self._ticks(question).values()
        single = [make.negation(make.any(ticks))] if question.option(NONE) else []
        for one in ticks:
            single.append(make.both(one, make.negation(make.any(other for other in ticks if other != one))))
        return make.both(make.any(single), make.negation(foreign))
