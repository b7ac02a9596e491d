"""The places of a story at which the presenter stops."""

from __future__ import annotations

import pytest

from cpguide.guide.load import load_files
from cpguide.guide.model import Guide
from cpguide.guide.problem import Problems
from cpguide.training.slides import Asked
from tests.check.clean import clean
from tests.training.told import scenario, telling

BOXES = scenario(
    stops={"danger": "Who is near?", "cp_ends": "Where does it stand?"},
    danger="no",
    made_to_do=("labor",),
    cp_ends="not_sure",
    told="yes",
)


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Four questions."""
    return load_files(clean(), Problems())


def test_the_stops_come_one_after_the_other_and_around(guide: Guide) -> None:
    first = telling(guide, BOXES).to_next_stop()
    second = first.to_next_stop()
    assert [at.slide.stop for at in (first, second) if isinstance(at.slide, Asked)] == [
        "Who is near?",
        "Where does it stand?",
    ]
    assert second.to_next_stop() == second.onward().to_next_stop() == first
    without = telling(guide, scenario(danger="yes", told="yes"))
    assert without.to_next_stop() == without


def test_how_far_it_is_to_the_next_stop(guide: Guide) -> None:
    at = telling(guide, BOXES)
    assert [at.to_stop, at.onward().to_stop, at.to_next_stop().to_stop] == [2, 1, 4]
    assert at.to_next_stop().to_next_stop().to_stop == 0
    assert telling(guide, scenario(danger="yes", told="yes")).to_stop == 0
