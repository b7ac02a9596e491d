"""What a change of an answer does, to be shown before it is kept."""

from __future__ import annotations

from collections.abc import Iterator

from cpguide.engine.effect import Effect
from cpguide.output.words import effect_words


def edit_words(change: Effect) -> str:
    """What the change does, as a sentence; that it does nothing else, where it does not."""
    nothing = "This changes nothing else: no question, no route and no line of the result."
    return effect_words(change) or nothing


def edit_lists(change: Effect) -> Iterator[tuple[str, list[str]]]:
    """The questions and routes that the change touches, under what happens to them."""
    before, after = change.routes_before, change.routes_after
    for title, lines in (
        ("New questions", [asked.ask for asked in change.new_questions]),
        ("Answers set aside", [asked.ask for asked in change.set_aside]),
        ("Answers brought back", [asked.ask for asked in change.brought_back]),
        ("Routes ruled out", [route.title for route in before if route not in after]),
        ("Routes that become possible", [route.title for route in after if route not in before]),
    ):
        if lines:
            yield title, lines
