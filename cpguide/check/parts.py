"""The parts of a condition, each with the condition as it would be without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cpguide.guide.condition import All, Any, Chosen, Condition, Not
from cpguide.guide.page import Key

_WORD = {All: "all", Any: "any", Not: "none"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `path` leads to it in the record, `own` is its condition, `without` the whole without it."""

    path: tuple[Key, ...]
    own: Condition
    without: Condition


def parts(whole: Condition) -> Iterator[Part]:
    """Every part that can be left out of a condition, each before the parts inside it.

    A part is an entry of `all:`, `any:` or `none:`, or one option of a list of options.
    """
    yield from _parts(whole, ("when",), lambda condition: condition)


def _parts(at: Condition, path: tuple[Key, ...], put: Callable[[Condition], Condition]) -> Iterator[Part]:
    """The parts of the condition `at`; `put` gives the whole with another condition in its place."""
    if isinstance(at, All | Any | Not):
        make = type(at)
        for n, part in enumerate(at.parts):
            before, after, here = at.parts[:n], at.parts[n + 1 :], (*path, _WORD[make], n)
            yield Part(here, part, put(make(before + after)))

            def put_part(
                condition: Condition,
                make: type[All | Any | Not] = make,
                before: tuple[Condition, ...] = before,
                after: tuple[Condition, ...] = after,
            ) -> Condition:
                return put(make((*before, condition, *after)))

            yield from _parts(part, here, put_part)
    elif isinstance(at, Chosen) and len(at.options) > 1:
        for n, option in enumerate(at.options):
            fewer = at.options[:n] + at.options[n + 1 :]
            own = Chosen(at.question, (option,))
            yield Part((*path, at.question, n), own, put(Chosen(at.question, fewer)))
