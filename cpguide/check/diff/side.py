"""One of two guides, in the space of both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from cpguide.check.count import Count
from cpguide.check.diff.merge import RETYPED
from cpguide.check.diff.space import Common
from cpguide.engine.case import Answer, Case, fault
from cpguide.engine.diagram import NO, YES
from cpguide.engine.logic import Logic
from cpguide.guide.condition import Chosen
from cpguide.guide.model import Guide


class Side:
    """One of the two guides, in the space of both."""

    def __init__(self, guide: Guide, written: Guide, common: Common) -> None:
        self.guide = guide
        self.written = written
        """The guide as it was written, without the ids that tell questions of two kinds apart."""
        space = common.seen_by(guide)
        self.logic = Logic(guide, space)
        self.diagrams = space.diagrams
        self.exists, self.lines = self.logic.exists, self.logic.lines
        self._count = Count(self.logic, space)
        make = space.diagrams
        offered = ((self.exists[id], space.offered(question)) for id, question in guide.questions.items())
        self.offers = make.all(make.either(make.negation(there), legal) for there, legal in offered)
        """Where this guide offers each answer to a question that it asks."""

    def chosen(self, question: str, option: str) -> int:
        """Where the question exists and its answer includes the option."""
        return self.logic.diagram(Chosen(question, (option,)))

    def cases(self, where: int) -> int:
        """The number of cases of this guide in which `where` is true."""
        return self._count.cases(self.diagrams.both(where, self.offers))

    @cached_property
    def total(self) -> int:
        """The number of cases of this guide."""
        return self.cases(YES)

    @cached_property
    def asked(self) -> dict[str, int]:
        """Where each question is asked: where, after the answers before it, some line depends on it.

        What comes before it is as in the space. A question there that does not exist may be anything:
        usually nothing depends on it, but the other guide may have put it before what decides of it.
        """
        make, lines = self.diagrams, self.lines.values()
        blocks = {id: self.logic.variables[id] for id in self.guide.questions}
        early = [id for id, there in self.exists.items() if make.mask[there] >> blocks[id].first]
        asked = {}
        for id, block in blocks.items():
            where = make.any({make.depends(line, block.first, block.mask) for line in lines})
            for other in early:
                anyhow = make.exists(where, blocks[other].mask)
                where = make.either(where, make.both(anyhow, make.negation(self.exists[other])))
            asked[id] = where
        return asked

    def ends(self, where: int) -> Iterator[tuple[tuple[str, ...], int]]:
        """The routes that hold in the cases `where`, with the cases in which just these do."""
        make = self.diagrams
        pieces: list[tuple[tuple[str, ...], int]] = [((), where)] if where != NO else []
        for id in self.guide.routes:
            line = self.lines[id]
            holds = [((*ids, id), make.both(piece, line)) for ids, piece in pieces]
            not_ = [(ids, make.both(piece, make.negation(line))) for ids, piece in pieces]
            pieces = [(ids, piece) for ids, piece in (*holds, *not_) if piece != NO]
        order = list(self.guide.routes)
        yield from sorted(pieces, key=lambda piece: [order.index(id) for id in piece[0]])

    def case(self, case: Case) -> Case:
        """The case with the answers that this guide knows."""
        answers: dict[str, Answer] = {}
        for id, answer in case.answers.items():
            question = self.guide.questions.get(id)
            if question and question.kind == "one" and isinstance(answer, tuple) and len(answer) == 1:
                (answer,) = answer  # one choice here, and several in the other guide
            if question and fault(question, answer) is None:
                answers[id.removesuffix(RETYPED)] = answer
        return Case(case.as_of, answers)
