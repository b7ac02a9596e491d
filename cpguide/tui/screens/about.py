"""About this edition: what it is, where it comes from and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.visual import Visual

from cpguide.guide.model import Guide
from cpguide.output import words
from cpguide.tui.blocks import MUTED, NOTICE, STRONG, bullet, gap, heading, labelled, para
from cpguide.tui.widgets.detail import Detail
from cpguide.tui.widgets.header import Header, KeyLine, edition_words

if TYPE_CHECKING:
    from cpguide.tui.renewal import Renewal


class AboutScreen(Screen[None]):
    """One page that scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,escape,left", "dismiss(None)", "back", key_display="b", id="about.back"),
    ]
    AUTO_FOCUS = "Detail"

    def __init__(self, guide: Guide, as_of: date) -> None:
        super().__init__()
        self._guide = guide
        self._as_of = as_of

    def compose(self) -> ComposeResult:
        """The page."""
        yield Header("About this edition", edition_words(self._guide.about, self._as_of))
        yield Detail(_page(self._guide, self._as_of), id="about")
        yield KeyLine()

    def renew(self, rules: Renewal) -> None:
        """The page of other rules."""
        self._guide = rules.guide
        self.query_one(Header).right = edition_words(rules.guide.about, self._as_of)
        self.query_one(Detail).show(_page(rules.guide, self._as_of))


def _page(guide: Guide, as_of: date) -> Iterator[Visual]:
    about = guide.about
    yield para(about.title, STRONG)
    yield para(about.summary)
    yield gap()
    yield labelled("Edition", about.edition)
    yield labelled("Checked", str(about.checked))
    yield labelled("Review by", str(about.review_by))
    yield labelled("Law as of", str(as_of))
    yield labelled("SHA-256", guide.sha256)
    if warning := words.review_words(about, as_of):
        yield para(warning, NOTICE)
    yield from _bullets("What it promises", about.disclaimers)
    yield from _bullets("Where it comes from", about.honesty)
    yield from _unknown(guide)


def _bullets(title: str, texts: tuple[str, ...]) -> Iterator[Visual]:
    yield gap()
    yield heading(title)
    for text in texts:
        yield bullet(text)


def _unknown(guide: Guide) -> Iterator[Visual]:
    records = guide.library.evidence.values()
    unverified = [record for record in records if record.confidence == "unverified"]
    reported = [record for record in records if record.confidence == "corroborated"]
    yield gap()
    yield heading(f"What is not known: {words.counted(len(unverified), 'statement')} to be confirmed")
    yield para(
        f"Of {len(records)} statements, {len(reported)} more are reported by others and not verified.", MUTED
    )
    for record in unverified:
        yield bullet(record.confirm or record.says, f"? {record.id}")
