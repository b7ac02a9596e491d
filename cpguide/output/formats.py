"""The formats in which a result leaves the program: one table for commands and screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

# The command line reads the names alone, and each format imports what it needs when it is made.
if TYPE_CHECKING:
    from cpguide.engine.result import Result
    from cpguide.output.sheet import Page


class CannotMake(Exception):
    """This format cannot be made of this result, or on this machine; `str` says why in one line."""


class MissingExtra(CannotMake):
    """A library is not installed."""


class NoDates(CannotMake):
    """There is nothing to put into a calendar: dates have to be entered first."""


class Format(NamedTuple):
    """One format. It makes bytes from a page, or from a result where no page would do."""

    name: str
    ending: str
    """How the name of its file ends, with the dot."""
    stream: Literal["text", "data", "binary"]
    """What goes down a pipe: text in the encoding of the pipe, or these very bytes."""
    of_page: Callable[[Page], str | bytes] | None = None
    of_result: Callable[[Result, Sequence[str]], str | bytes] | None = None

    def make(self, result: Result, remarks: Sequence[str] = (), checklist: bool = False) -> bytes:
        """The result in this format; the same input gives the same bytes.

        `remarks` are what is odd about the case, for the format that a program reads. `checklist` asks for
        one sheet instead of the whole page; only the formats in `PAGE_FORMATS` have it. Raises `CannotMake`.
        """
        if self.of_result:
            if checklist:
                raise CannotMake(f"A checklist is for paper: {', '.join(PAGE_FORMATS)}, not {self.name}.")
            return _bytes(self.of_result(result, remarks))
        if checklist:
            from cpguide.output.checklist import checklist as page
        else:
            from cpguide.output.page import page
        return self.of(page(result))

    def of(self, page: Page) -> bytes:
        """A page in this format; only for the formats that are in `PAGE_FORMATS`."""
        assert self.of_page
        return _bytes(self.of_page(page))


def _bytes(made: str | bytes) -> bytes:
    return made.encode() if isinstance(made, str) else made


def _text(page: Page) -> str:
    from cpguide.output.text import text_of

    return text_of(page)


def _markdown(page: Page) -> str:
    from cpguide.output.markdown import markdown_of

    return markdown_of(page)


def _html(page: Page) -> str:
    from cpguide.output.html import html_of

    return html_of(page)


def _pdf(page: Page) -> bytes:
    from cpguide.output.pdf import pdf_of

    return pdf_of(page)


def _json(result: Result, remarks: Sequence[str]) -> str:
    from cpguide.output.data import to_json

    return to_json(result, tuple(remarks))


def _ics(result: Result, _: Sequence[str]) -> bytes:
    from cpguide.output.ics import ics

    return ics(result)


_ALL = (
    Format("text", ".txt", "text", of_page=_text),
    Format("markdown", ".md", "text", of_page=_markdown),
    Format("html", ".html", "data", of_page=_html),
    Format("pdf", ".pdf", "binary", of_page=_pdf),
    Format("json", ".json", "data", of_result=_json),
    Format("ics", ".ics", "data", of_result=_ics),
)

FORMATS: Mapping[str, Format] = {form.name: form for form in _ALL}
"""Every format of a result, by name."""

PAGE_FORMATS: Mapping[str, Format] = {form.name: form for form in _ALL if form.of_page}
"""The formats that any page can have: a debrief too, and the checklist."""


def with_ending(ending: str) -> Format:
    """The format whose files end so. Raises `KeyError` for an ending that none has."""
    return {form.ending: form for form in _ALL}[ending]
