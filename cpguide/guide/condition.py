"""What a rule may ask of the answers: structured data, never a string expression.

A condition is one of seven small values. `All`, `Any` and `Not` combine; `Chosen`, `Dated`
and `Holds` speak about one question or one fact, `Shows` about lines of the result. The
meaning is fixed in the design, section 5: anything said about a question whose own `when` is false is false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cpguide.guide.calendar import Moment, Span


@dataclass(frozen=True, slots=True)
class Chosen:
    """True when the answer to `question` includes one of `options`."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """True when the date given to `question` stands in a relation to another date.

    `before` and `after` are strict and take a `Moment`. `within` reads "from the as-of
    date to that much later", `within_last` "from that much earlier to the as-of date";
    both include their ends and take a `Span`. Exactly one of them is set.
    """

    question: str
    relation: str
    bound: Moment | Span


@dataclass(frozen=True, slots=True)
class Holds:
    """True when the named fact holds."""

    fact: str


@dataclass(frozen=True, slots=True)
class Shows:
    """True where at least one of these routes and items holds. Only `never.yaml` may say it."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is true; true when there is none."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """True when at least one part is true; false when there is none."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when no part is true: the `none:` of the rules."""

    parts: tuple[Condition, ...]


Condition = Chosen | Dated | Holds | Shows | All | Any | Not

ALWAYS = All(())


def atoms(condition: Condition) -> Iterator[Chosen | Dated | Holds | Shows]:
    """Every statement about a question, a fact or a line inside `condition`, in reading order."""
    if isinstance(condition, (All, Any, Not)):
        for part in condition.parts:
            yield from atoms(part)
    else:
        yield condition
