"""Where a quiz on the screen is: a value. Every key gives another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cpguide.training.forks import Fork
from cpguide.training.quiz import Quiz, Reply

OPENING, STORY, ANSWER = "opening", "story", "answer"
REASON, REVEAL, SCORE = "reason", "reveal", "score"


@dataclass(frozen=True)
class Turn:
    """A quiz at one of its stages; `answer` and `hands` are given and wait for their reason, until which
    the hands can be counted again.

    `looked` is the page that is looked back at: 0 is the opening, n what was revealed at fork n.
    """

    quiz: Quiz
    stage: str = OPENING
    answer: tuple[str, ...] = ()
    hands: Mapping[str, int] = field(default_factory=dict)
    looked: int | None = None

    @property
    def behind(self) -> int:
        """How many pages can be looked back at from the stage."""
        replies = len(self.quiz.replies)
        return {OPENING: 0, REVEAL: replies}.get(self.stage, replies + 1)

    @property
    def shown(self) -> str:
        """The stage that is on the screen."""
        return self.stage if self.looked is None else REVEAL if self.looked else OPENING

    @property
    def number(self) -> int:
        """The number of the fork on the screen, from 1; at the opening 0."""
        if self.looked is not None:
            return self.looked
        return len(self.quiz.replies) + (self.stage in (STORY, ANSWER, REASON))

    @property
    def fork(self) -> Fork:
        """The fork on the screen."""
        return self.quiz.forks[self.number - 1]

    def onward(self) -> Turn:
        """The next page; where a reply is awaited, the same."""
        if self.looked is not None:
            after = self.looked + 1
            return replace(self, looked=after if after < self.behind else None)
        if self.stage == STORY:
            return Turn(self.quiz, ANSWER)
        if self.stage not in (OPENING, REVEAL):
            return self
        return Turn(self.quiz, _first(self.quiz.fork) if self.quiz.fork else SCORE)

    def back(self) -> Turn:
        """The page before, to look at; at the first one the same. From a reason to the count of the hands."""
        if self.looked is None and self.stage == REASON and self.hands:
            return Turn(self.quiz, ANSWER, hands=self.hands)
        if self.looked is None and self.stage == ANSWER and _first(self.fork) == STORY:
            return Turn(self.quiz, STORY)
        before = self.behind if self.looked is None else self.looked
        return replace(self, looked=before - 1) if before else self

    def answered(self, answer: tuple[str, ...], hands: Mapping[str, int] | None = None) -> Turn:
        """The answer is given; its reason is asked for."""
        return Turn(self.quiz, REASON, answer, hands or {})

    def reasoned(self, reason: str) -> Turn:
        """The reason is given; what the rules say is revealed."""
        return Turn(self.quiz.reply(Reply(self.answer, reason, self.hands)), REVEAL)


def _first(fork: Fork) -> str:
    """Where a fork begins: with its part of the story, or what is asked of the class, if it has any."""
    return STORY if fork.part or fork.stop else ANSWER
