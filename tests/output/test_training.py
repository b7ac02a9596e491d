"""An invented case is marked on every output, and a real one never is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.output.data import to_json
from cpguide.output.html import html
from cpguide.output.markdown import markdown
from cpguide.output.page import page
from cpguide.output.text import text
from cpguide.output.words import TRAINING
from tests.output.test_outputs import LOCAL, result

RENDER = {"text": text, "markdown": markdown, "html": html}


def invented() -> Result:
    real = result(LOCAL).interview
    return Result(Interview(real.logic, replace(real.case, training=True)))


def test_an_invented_case_is_marked_first_in_the_head_and_again_in_the_foot() -> None:
    made = page(invented())
    assert made.head[0] == TRAINING
    assert made.foot[-1] == TRAINING
    assert made.head[1:] == page(result(LOCAL)).head


@pytest.mark.parametrize("render", RENDER.values(), ids=RENDER)
def test_the_mark_is_in_every_format_and_never_on_a_real_case(render: Callable[[Result], str]) -> None:
    made = render(invented())
    first, last = made.index(TRAINING), made.rindex(TRAINING)
    assert first < made.index("SHA-256") < last
    assert TRAINING not in render(result(LOCAL))


def test_the_mark_stands_on_the_line_after_the_title_and_on_the_last_line() -> None:
    lines = text(invented()).splitlines()
    assert (lines[1], lines[-1]) == (TRAINING, TRAINING)


@pytest.mark.parametrize("training", [True, False])
def test_json_always_says_whether_it_is_training(training: bool) -> None:
    assert json.loads(to_json(invented() if training else result(LOCAL)))["training"] is training


def test_an_answer_changed_in_training_stays_training() -> None:
    changed = invented().interview.answer("role", "federal_other")
    assert page(Result(changed)).head[0] == TRAINING
