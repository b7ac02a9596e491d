"""Which files of this machine may be touched: in a browser none, and nowhere those of the rules."""

from __future__ import annotations

from pathlib import Path

from textual.widget import Widget

from cpguide.output.words import NO_FILES


def files_allowed(widget: Widget) -> bool:
    """Whether files may be opened and written from this screen; where not, says so on it."""
    if getattr(widget.app, "files_allowed", True):
        return True
    widget.notify(NO_FILES, severity="warning", markup=False)
    return False


def rules_of(widget: Widget) -> Path | None:
    """The folder of the rules, into which nothing may be written."""
    rules: Path | None = getattr(widget.app, "rules", None)
    return rules
