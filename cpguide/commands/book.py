"""`cpguide book`: the rules as a readable book."""

from __future__ import annotations

import argparse
from datetime import date

from cpguide.check.book import book
from cpguide.commands.common import folder, guide_in, put_or_write
from cpguide.exit import Exit


def run(given: argparse.Namespace) -> int:
    """Write the book of the rules, as of a date."""
    made = book(guide_in(folder(given), sworn=True), getattr(given, "as_of", None) or date.today())
    if given.format == "markdown":
        from cpguide.check.book.markdown import markdown

        put_or_write(markdown(made), given.output)
    else:
        from cpguide.check.book.html import html

        put_or_write(html(made), given.output)
    return Exit.FINE
