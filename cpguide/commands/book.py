"""`cpguide book`: the rules as a readable book, with what `cpguide check` found in them."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from cpguide.check.book import book
from cpguide.check.book.parts import Book
from cpguide.check.lint import can_grade
from cpguide.check.report import check
from cpguide.commands.common import folder, put_or_write, usable
from cpguide.exit import Exit, complain
from cpguide.guide.folder import read_folder
from cpguide.guide.problem import Problems


def run(given: argparse.Namespace) -> int:
    """Write the book of the rules, checked as of a date. Rules that are not in order give a draft."""
    rules = folder(given)
    made = _book(rules, getattr(given, "as_of", None) or date.today())
    if given.format == "markdown":
        from cpguide.check.book.markdown import markdown

        put_or_write(markdown(made), given.output, rules=rules)
    else:
        from cpguide.check.book.html import html

        put_or_write(html(made), given.output, rules=rules)
    if made.draft:
        complain("The book is a draft, and not to be signed: its first page says what is to be mended.")
    return Exit.FINE


def _book(rules: Path, as_of: date) -> Book:
    """The book, from files that are read once: what is checked is what is printed."""
    problems = Problems()
    with usable():
        return book(check(read_folder(rules, problems), problems, as_of), can_grade())
