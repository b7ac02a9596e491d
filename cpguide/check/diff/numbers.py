"""How many cases a change concerns, and on which dates, as people say it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from cpguide.check.diff.both import Stretch, Where
from cpguide.engine.case import EARLIEST, LATEST
from cpguide.output.words import listed, sentence

_MOST_DAYS = 3
"""How many stretches of dates are named, at the most."""

_SHORT = 10_000_000
"""So many cases are told as they are; of more, nobody reads the digits and a share says more."""

_MILLION = 1_000_000


def where_words(where: Where, these: bool = False) -> str:
    """In how many of all cases, or of `these` that were spoken of, and when."""
    only = f", only {days_words(where.days)}" if where.days else ""
    return sentence(f"in {_share_words(where.cases, where.of, these)}{only}")


def _share_words(found: int, of: int, these: bool) -> str:
    if found == of:
        return "all of these cases" if these else "every case"
    if of < _SHORT:
        return f"{found:,} of {'these ' if these else ''}{of:,} cases"
    return f"{_about(Fraction(found, of))} {'of these ' if these else ''}cases (exactly {found:,})"


def _about(share: Fraction) -> str:
    if share > Fraction(6, 7):
        return f"all but {_one_of(1 - share)}"
    if share < Fraction(1, 7):
        return _one_of(share)
    near = share.limit_denominator(6)
    return f"about {near.numerator} of {near.denominator}"


def _one_of(share: Fraction) -> str:
    number = round(1 / share)
    if number > _MILLION:
        return "fewer than 1 of a million"
    digits = max(len(str(number)) - 2, 0)  # two that count, the rest zeros
    return f"about 1 of {round(number, -digits):,}"


def days_words(days: Iterable[Stretch]) -> str:
    """Stretches of as-of dates."""
    words = [_stretch_words(first, last) for first, last in days]
    more = [f"on {len(words) - _MOST_DAYS} more stretches of dates"] if len(words) > _MOST_DAYS else []
    return "when judged " + listed([*words[:_MOST_DAYS], *more])


def _stretch_words(first: object, last: object) -> str:
    if first == last:
        return f"on {first}"
    if first == EARLIEST:
        return f"until {last}"
    return f"from {first} on" if last == LATEST else f"from {first} to {last}"
