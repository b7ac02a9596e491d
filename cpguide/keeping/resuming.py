"""Going on with the file of a case that was kept."""

from __future__ import annotations

from cpguide.casefile import Opened
from cpguide.keeping import CannotKeep, InUse, Keeping


def resumed(opened: Opened) -> tuple[Keeping | None, str]:
    """The file of a kept case to go on with, or why that cannot be; nothing where it was not kept.

    Raises `InUse` where another program keeps it: two would each lose what the other one answers.
    """
    if opened.kept is None or not opened.stamp:
        return None, ""
    try:
        return Keeping.resume(opened.place, opened.stamp), ""
    except InUse:
        raise
    except CannotKeep as error:
        return None, str(error)
