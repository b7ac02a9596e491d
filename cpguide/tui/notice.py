"""A line below the head of a screen that says what holds on all of them."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widgets import Static

from cpguide.tui.plain import plain


def show_notice(screen: Screen[Any], id: str, words: str, fault: bool = False) -> None:
    """Show a notice below the head of a screen, or take it away when there are no words."""
    notice = next(iter(screen.query(f"#{id}").results(Static)), None)
    if notice is None and words:
        notice = Static(id=id, markup=False)
        screen.mount(notice, before=0)
    if notice is not None:
        notice.update(plain(words))
        notice.display = bool(words)
        notice.set_class(fault, "-fault")
