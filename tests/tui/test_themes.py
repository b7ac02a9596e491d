from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from cpguide.tui.themes import THEMES
from tests.catalogue import bad
from tests.tui.conftest import Begin
from tests.tui.test_interview import NARROW, press

GROUNDS = ("background", "surface", "panel")
TEXT = ("foreground", "text", "primary", "accent", "success", "warning", "error", "text-primary")
MUTED = ("text-muted", "text-disabled", "foreground-muted")
LINES = ("border", "border-blurred", "scrollbar", "text-primary")
REVERSED = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("background", "error"),
    ("background", "primary"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
)


def colors(theme: Theme) -> dict[str, str]:
    return theme.to_color_system().generate()


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colors as WCAG defines it."""
    light, dark = sorted((_luminance(Color.parse(first)), _luminance(Color.parse(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    assert color.a == 1, "a color that shines through has no contrast of its own"
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(("names", "least"), [(TEXT, 7.0), (MUTED, 4.5), (LINES, 3.0)])
def test_text_stands_out(theme: Theme, ground: str, names: tuple[str, ...], least: float) -> None:
    made = colors(theme)
    weak = {name: contrast(made[name], made[ground]) for name in names}
    assert not {name: round(ratio, 2) for name, ratio in weak.items() if ratio < least}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_reversed_text_stands_out(theme: Theme) -> None:
    made = colors(theme)
    assert not [pair for pair in REVERSED if contrast(made[pair[0]], made[pair[1]]) < 7]


async def test_one_key_goes_through_the_themes(begin: Begin) -> None:
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        seen = [app.theme]
        for _ in THEMES:
            await press(pilot, "t")
            seen.append(app.theme)
        assert seen == ["cp-dark", "cp-light", "cp-contrast", "cp-dark"]


@bad(92)
async def test_without_color_the_pointer_and_the_marks_remain(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = begin()
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "down")
        lines = app.screen._compositor.render_strips()
        shown = ["".join(part.text for part in line) for line in lines]
        assert any("\u276f 1  Yes" in line for line in shown)
        assert any("2 routes possible" in line or "routes possible" in line for line in shown)
