"""`cpguide doctor`, and what every command says, in installations that are not whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cpguide.alike  # noqa: F401 - it registers itself
from cpguide import __version__
from cpguide.commands.doctor.needs import meets
from cpguide.commands.doctor.surroundings import SYMBOLS
from cpguide.guide.where import rules_folder
from tests.catalogue import bad
from tests.installation import (
    ROOT,
    TEXTUAL,
    altered,
    broken_yaml,
    command,
    gone,
    half_textual,
    installed,
    other_version,
    run,
    twice,
)
from tests.terminal import Terminal

AGAIN = "Install cpguide again"
SPOILT: dict[str, tuple[Callable[[Path], None], str, int]] = {
    "no textual": (gone("textual*"), "textual is missing. Run: pip install 'textual==8.2.8'", 111),
    "no rich": (gone("rich*"), "rich is missing. Run: pip install 'rich>=14.2.0'", 111),
    "old textual": (other_version(TEXTUAL, "8.2.0"), "textual is 8.2.0, needed is ==8.2.8. Run: pip", 111),
    "half of textual": (half_textual, "textual 8.2.8 is not whole: 1 of its files missing or changed", 111),
    "no yaml": (gone("yaml", "[Pp]y[Yy][Aa][Mm][Ll]-*"), "pyyaml is missing. Run: pip install", 111),
    "broken yaml": (broken_yaml, "Run: pip install --force-reinstall 'pyyaml==", 111),
    "half upgraded": (other_version(f"cpguide-{__version__}", "9.9"), f"the records of 9.9. {AGAIN}", 111),
    "two records": (twice, "half upgraded: there are two records of rich in", 111),
    "no rules": (gone("cpguide/shipped_rules"), f"rules. {AGAIN}", 112),
    "a file gone": (gone("cpguide/shipped_rules/steps.yaml"), f"/steps.yaml. {AGAIN}", 112),
    "altered rules": (altered, "rules: steps.yaml:1:1: CP126 RULES ALTERED: ", 112),
    "no style sheet": (gone("cpguide/tui/cpguide.tcss"), f"such as cpguide/tui/cpguide.tcss. {AGAIN}", 112),
    "no page": (gone("cpguide/web/page.html"), f"such as cpguide/web/page.html. {AGAIN}", 112),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A whole installation."""
    return installed(tmp_path)


def test_a_whole_installation_has_nothing_wrong(site: Path) -> None:
    done = run(site, "doctor")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[-1] == "Nothing is wrong."
    assert all(line.split()[0] in ("ok", "note") for line in lines[:-2])
    for words in ("ok     textual 8.2.8", "ok     rules: as they were installed", "extra serve", "SHA-256"):
        assert words in done.stdout


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(spoil, words, marks=bad(number), id=f"{number}-{id}")
        for id, (spoil, words, number) in SPOILT.items()
    ],
)
def test_the_doctor_names_what_is_wrong_and_what_to_do(
    spoil: Callable[[Path], None], words: str, site: Path
) -> None:
    spoil(site)
    done = run(site, "doctor")
    assert (done.returncode, done.stderr) == (1, "")
    assert any(line.startswith("WRONG  ") and words in line for line in done.stdout.splitlines()), done.stdout


@pytest.mark.parametrize(
    ("package", "arguments"), [("yaml", ["decide", "-"]), ("jinja2", ["book"])], ids=["yaml", "jinja2"]
)
@bad(111)
def test_a_missing_package_is_told_in_one_line(package: str, arguments: list[str], site: Path) -> None:
    (site / package).unlink()
    done = run(site, *arguments)
    assert (done.returncode, done.stdout) == (70, "")
    message = f"{package} is missing or broken in this installation. What to do: cpguide doctor"
    assert done.stderr == f"cpguide: {message}\n"


@bad(111)
def test_the_full_screen_without_textual_is_one_line(site: Path) -> None:
    (site / "textual").unlink()
    with Terminal(command(site, "new")) as terminal:
        assert terminal.exit_code() == 70
        assert terminal.text.strip() == (
            "cpguide: textual is missing or broken in this installation. What to do: cpguide doctor"
        )


@bad(111)
def test_a_python_that_is_too_old_is_told_in_one_line() -> None:
    code = "import sys; sys.version_info = (3, 10, 4, 'final', 0); import cpguide"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (70, "cpguide: this is Python 3.10. Use 3.11 or later.\n")


@bad(112)
def test_without_its_rules_no_command_goes_on(site: Path) -> None:
    shutil.rmtree(site / "cpguide" / "shipped_rules")
    done = run(site, "decide", "-")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "cpguide: The rules that belong to cpguide are missing. Install cpguide again.\n"


def test_the_doctor_looks_at_other_rules_and_tells_what_is_wrong_with_them(
    site: Path, tmp_path: Path
) -> None:
    rules = shutil.copytree(rules_folder(), tmp_path / "rules")
    assert "a folder of your own" in run(site, "doctor", "--rules", str(rules)).stdout
    (rules / "rotes.yaml").write_text("a: b\n")
    done = run(site, "doctor", "--rules", str(rules))
    assert done.returncode == 1
    assert "WRONG  rules: rotes.yaml:1:1: CP121 " in done.stdout
    late = run(site, "doctor", "--as-of", "2099-01-01").stdout
    assert "note   rules: due for review on" in late


def test_the_doctor_names_what_is_dropped_and_tells_no_value(site: Path) -> None:
    dropped = {"TEXTUAL_LOG": "/secret", "TEXTUAL_PRESS": "1", "COLUMNS": "5", "PYTHONASYNCIODEBUG": ""}
    said = run(site, "doctor", **dropped, PYTHONPATH="/secret").stdout
    assert "secret" not in said
    for name in (*dropped, "PYTHONPATH"):
        assert f"note   {name} is set" in said


def test_the_doctor_looks_at_the_terminal(site: Path) -> None:
    odd = {"NO_COLOR": "1", "PYTHONIOENCODING": "ascii"}
    words = [word for word in command(site, "doctor") if word != "-I"]
    with Terminal(words, 60, 20, environment=odd) as terminal:
        assert terminal.exit_code() == 0
        for said in (
            "60 columns by 20 lines. Make it",
            "NO_COLOR is set",
            "it shows plain ones that look alike",
        ):
            assert said in terminal.text


@pytest.mark.parametrize(
    ("version", "versions", "fits"),
    [
        ("8.2.8", "==8.2.8", True), ("8.2.80", "==8.2.8", False), ("6.0.3", ">=6.0.2,<7", True),
        ("7.0", ">=6.0.2,<7", False), ("6.0", ">=6.0.2,<7", False), ("1.0", "~=0.1", False),
        ("0.9", "~=0.1", True), ("2.2.0", "!=2.2", False), ("3", "", True), ("10.0", ">9", True),
        ("4.0.0rc1", "<=4.0", True),
    ],
)  # fmt: skip
def test_a_version_meets_what_is_asked(version: str, versions: str, fits: bool) -> None:
    assert meets(version, versions) == fits


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=4),
    st.sampled_from(["==", ">=", "<=", "!=", "<", ">", "~="]),
    st.lists(st.integers(0, 30), min_size=2, max_size=4),
)
def test_versions_are_compared_as_packaging_compares_them(
    have: list[int], sign: str, want: list[int]
) -> None:
    specifiers = pytest.importorskip("packaging.specifiers")
    version, versions = ".".join(map(str, have)), sign + ".".join(map(str, want))
    assert meets(version, versions) == specifiers.SpecifierSet(versions).contains(version)


def test_every_symbol_has_one_that_looks_alike() -> None:
    """What doctor says of a terminal that cannot show them."""
    assert b"?" not in SYMBOLS.encode("ascii", "alike")
