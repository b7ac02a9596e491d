"""Every entry of the catalogue of bad inputs is held by a test, or left out for a reason."""

from __future__ import annotations

import pytest

from tests.catalogue import LEFT_OUT, NUMBERS


def test_every_bad_input_is_held_or_left_out_for_a_reason(request: pytest.FixtureRequest) -> None:
    if request.config.option.file_or_dir or request.config.option.keyword:
        pytest.skip("only a run of all tests can tell")
    marks = (mark for item in request.session.items for mark in item.iter_markers("bad"))
    held = {number for mark in marks for number in mark.args}
    assert held <= {*range(1, NUMBERS.stop)}, "the catalogue has no such entry"
    assert set(NUMBERS) - held == set(LEFT_OUT)
