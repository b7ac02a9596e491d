from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.screen import Screen

from cpguide.guide.model import Guide
from cpguide.output.look_up import matches
from cpguide.tui.screens.about import AboutScreen
from cpguide.tui.screens.browse import BrowseScreen
from cpguide.tui.screens.contacts import ContactsScreen
from cpguide.tui.screens.glossary import GlossaryScreen
from tests.tui.host import AS_OF, WILD, Host, shows, small_guide, text, too_wide, words

NARROW = (80, 24)
POINTER = "\N{HEAVY RIGHT-POINTING ANGLE QUOTATION MARK ORNAMENT}"
SCREENS: dict[str, Callable[[Guide], Screen[None]]] = {
    "about": lambda guide: AboutScreen(guide, AS_OF),
    "browse": lambda guide: BrowseScreen(guide, AS_OF),
    "contacts": lambda guide: ContactsScreen(guide, AS_OF),
    "glossary": GlossaryScreen,
}

CONTACTS = """\
  Contacts

  te
  ────────────────────────────────────────────────────────────────────────────

> Texas                      │  HSI offices for Texas
                             │
                             │  ● Here, TX
                             │    ≈ corroborated, undated
                             │    By its place.
                             │
                             │  ? This office for Texas: unverified.
"""


@pytest.mark.parametrize("size", [(60, 20), NARROW, (120, 40)])
@pytest.mark.parametrize("screen", SCREENS)
async def test_nothing_is_wider_than_its_place(guide: Guide, screen: str, size: tuple[int, int]) -> None:
    app = Host(SCREENS[screen](guide))
    async with app.run_test(size=size):
        assert not too_wide(app)


@pytest.mark.parametrize("screen", SCREENS)
async def test_escape_closes_and_ctrl_x_twice_leaves(screen: str) -> None:
    app = Host(SCREENS[screen](small_guide()))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("escape")
        assert app.closed == [None]
    app = Host(SCREENS[screen](small_guide()))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("x", "x")
        assert app.left_now == (screen == "about")  # elsewhere a search takes letters, however fast they come
        await pilot.press("ctrl+x", "ctrl+x")
        assert app.left_now


async def test_typing_a_state_shows_its_offices_and_the_national_lines() -> None:
    app = Host(ContactsScreen(small_guide(), AS_OF))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*"te")
        assert text(app).replace(POINTER, ">").startswith(CONTACTS)
        assert "Confirm before use: seen 2020-01-01" in words(app)


async def test_the_letters_of_a_state_come_first() -> None:
    app = Host(ContactsScreen(small_guide(), AS_OF))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*"tx")
        assert "HSI offices for Texas" in text(app)


async def test_the_arrows_move_through_the_list_while_typing() -> None:
    app = Host(ContactsScreen(small_guide(), AS_OF))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("down", "down")
        assert "HSI offices for Utah" in text(app)
        await pilot.press("up")
        assert "HSI offices for Texas" in text(app)


async def test_the_page_keys_read_on_while_typing() -> None:
    app = Host(ContactsScreen(small_guide(), AS_OF))
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.press("down", "pagedown", "pagedown")
        assert "Confirm before use" in text(app)
        await pilot.press("pageup", "pageup")
        assert "HSI offices for Texas" in text(app)


async def test_a_search_without_a_find_says_so() -> None:
    app = Host(GlossaryScreen(small_guide()))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*"zzz")
        assert "Nothing fits." in text(app)
        assert "Continued Presence" not in text(app)


async def test_a_term_is_shown_with_its_meaning() -> None:
    app = Host(GlossaryScreen(small_guide()))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*"cp")
        assert "Leave to stay." in text(app)


async def test_the_guide_itself_lists_routes_then_evidence_then_sources() -> None:
    app = Host(BrowseScreen(small_guide(route=WILD), AS_OF))
    async with app.run_test(size=(160, 24)) as pilot:
        assert shows(WILD) in words(app)
        await pilot.press("tab")
        assert "✓ CP-001 The law says so." in words(app)
        await pilot.press(*"cp-002")
        assert "CP-001" not in text(app)
        assert "Ask HSI." in text(app)
        await pilot.press("tab")
        assert "Statements that cite it" in text(app)


async def test_about_tells_the_edition_the_digest_and_all_that_is_not_known(guide: Guide) -> None:
    app = Host(AboutScreen(guide, AS_OF))
    async with app.run_test(size=(120, 400)):
        shown = words(app)
        assert guide.sha256 in shown
        for record in guide.library.evidence.values():
            assert (f"? {record.id} " in shown) == (record.confidence == "unverified")


def test_every_typed_word_has_to_begin_a_word() -> None:
    assert matches("t vis", "T visa (T status)")
    assert matches("", "anything")
    assert not matches("isa", "T visa")
    assert matches("CP-04", "cp-041")
