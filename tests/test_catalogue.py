"""Every entry of the catalogue of bad inputs is held by a test, or left out for a reason."""

from __future__ import annotations

import re
from pathlib import Path

from tests.catalogue import LEFT_OUT, NUMBERS

_MARK = re.compile(r"\bbad\(([0-9, ]+)\)")


def marked() -> set[int]:
    here = Path(__file__).parent
    files = [
        file.read_text(encoding="utf-8")
        for file in here.rglob("test_*.py")
        if file.name != Path(__file__).name
    ]
    return {int(number) for text in files for group in _MARK.findall(text) for number in group.split(",")}


def test_every_bad_input_is_held_or_left_out_for_a_reason() -> None:
    held = marked()
    assert set(NUMBERS) - held == set(LEFT_OUT)
