"""What holds in every test."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

QUESTION = "cpguide.tui.widgets.question"


@pytest.fixture(autouse=True, scope="session")
def quick_fingers() -> Iterator[None]:
    """A test presses the same key again sooner than anybody can: that is no key held down."""
    with pytest.MonkeyPatch.context() as patch:
        if QUESTION in sys.modules:
            patch.setattr(f"{QUESTION}.HELD", 0)
        yield
