"""Whether the files of this machine may be touched: in a browser they belong to somebody else."""

from __future__ import annotations

from textual.widget import Widget

from cpguide.output.words import NO_FILES


def files_allowed(widget: Widget) -> bool:
    """Whether files may be opened and written from this screen; where not, says so on it."""
    if getattr(widget.app, "files_allowed", True):
        return True
    widget.notify(NO_FILES, severity="warning", markup=False)
    return False
