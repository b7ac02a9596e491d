"""A small lesson on the shipped rules, for tests of what is made of scenarios."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from cpguide.engine.interview import Interview
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from cpguide.training.reading import read_scenario
from cpguide.training.scenario import Mistake, Scenario


@cache
def guide() -> Guide:
    """The shipped rules."""
    return load(rules_folder())


@cache
def lesson() -> Scenario:
    """The farm worker, with texts that do not rest on those of the shipped file."""
    read = read_scenario(rules_folder() / "scenarios" / "farm-worker-passport-taken.yaml", guide())
    return replace(
        read,
        title="Fruit and a passport",
        story="A man picks fruit.",
        minutes=15,
        aims=("See what a threat is.",),
        parts={"age_now": "He shows a school card."},
        stops={"means": "What keeps him there?", "sponsor": "Whom to call?"},
        mistakes=(Mistake("Nobody hit him.", "A threat counts.", {"means": ("none",)}, ("CP-041",)),),
        discuss=("What would you say tonight?",),
        notes=("Only the presenter sees this.",),
    )


@cache
def interview() -> Interview:
    """The interview of its complete case."""
    return Interview.of(guide(), lesson().case)
