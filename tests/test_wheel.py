"""The built wheel carries the rules, starts in a clean environment, and holds to the rules it carries."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.catalogue import bad
from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent

ALTERED = {
    "one byte": (lambda rules: _flip(rules / "steps.yaml"), "steps.yaml", "not as it was installed"),
    "a scenario": (lambda rules: _flip(next((rules / "scenarios").iterdir())), "scenarios/", "not as it was"),
    "a file missing": (lambda rules: (rules / "sources.yaml").unlink(), "sources.yaml", "is missing"),
    "a file added": (
        lambda rules: (rules / "evidence/more.yaml").write_text("CP-900: {reason: x}\n"),
        "evidence/more.yaml",
        "is none of the installed rules. Delete it",
    ),
}


def _flip(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a clean environment in which the wheel is installed."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=110)
    (wheel,) = place.glob("*.whl")
    home = place / "env"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    site = Path(_said(python, "import site; print(site.getsitepackages()[0])"))
    subprocess.run([python, "-m", "zipfile", "-e", str(wheel), str(site)], check=True)
    # The dependencies come from this environment. Path files in it are not followed, so cpguide does not.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


@pytest.fixture
def rules(python: Path, tmp_path: Path) -> Path:
    """The folder of the installed rules, put back into order for each test."""
    rules = Path(_said(python, "import cpguide.guide.where as w; print(w.rules_folder())"))
    kept = rules.with_name("kept")
    if not kept.exists():
        shutil.copytree(rules, kept)
    shutil.rmtree(rules)
    shutil.copytree(kept, rules)
    return rules


def _said(python: Path, code: str) -> str:
    return subprocess.check_output([python, "-I", "-c", code], text=True, cwd=python.parent).strip()


def _decide(python: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [str(python), "-I", "-m", "cpguide", "decide", "-", *more]
    return subprocess.run(command, input="answers: {}", capture_output=True, text=True, cwd=python.parent)


def test_the_wheel_starts_in_a_clean_environment(python: Path, rules: Path, tmp_path: Path) -> None:
    home = python.parent.parent
    assert Path(_said(python, "import cpguide; print(cpguide.__file__)")).is_relative_to(home)
    assert rules.is_relative_to(home)
    with Terminal([str(python), "-I", "-m", "cpguide", "new"], 80, 24, cwd=tmp_path) as terminal:
        terminal.wait_for("Is anyone in danger")
        terminal.send("xx")
        assert terminal.exit_code() == 0


def test_lessons_and_pages_come_with_the_wheel(python: Path, tmp_path: Path) -> None:
    name = "farm-worker-passport-taken"
    page = tmp_path / "debrief.html"
    command = [str(python), "-I", "-m", "cpguide", "train", name]
    subprocess.run([*command, "--debrief", "--format", "html", "-o", str(page)], check=True)
    assert "TRAINING" in page.read_text(encoding="utf-8")
    with Terminal([*command, "--quiz"], 80, 24, cwd=tmp_path) as terminal:
        terminal.wait_for("fork")
        terminal.send("xx")
        assert terminal.exit_code() == 0


def test_a_pdf_can_be_made_with_the_wheel(python: Path, rules: Path, tmp_path: Path) -> None:
    target = tmp_path / "result.pdf"
    assert _decide(python, "--format", "pdf", "-o", str(target)).returncode == 0
    assert target.read_bytes().startswith(b"%PDF-1.7")


def test_57_rules_as_they_were_installed_are_used(python: Path, rules: Path) -> None:
    (rules / ".steps.yaml.swp").touch()
    done = _decide(python)
    assert (done.returncode, done.stderr) == (0, "")


@bad(112)
def test_the_page_for_browsers_comes_with_the_wheel(python: Path) -> None:
    code = "from cpguide.web.page import HERE, page; print(sorted(p.name for p in HERE.glob('page.[chj]*')))"
    assert _said(python, code) == "['page.css', 'page.html', 'page.js']"


@bad(111)
def test_the_doctor_finds_an_installed_wheel_whole(python: Path, rules: Path) -> None:
    command = [str(python), "-I", "-m", "cpguide", "doctor"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=python.parent)
    assert "WRONG  cpguide" not in done.stdout
    assert "ok     rules: as they were installed" in done.stdout


@pytest.mark.parametrize(("alter", "file", "words"), ALTERED.values(), ids=ALTERED.keys())
def test_57_altered_rules_are_refused(
    alter: Callable[[Path], None], file: str, words: str, python: Path, rules: Path
) -> None:
    alter(rules)
    done = _decide(python)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"cpguide: {file}" in done.stderr
    assert "CP126 RULES ALTERED: this file" in done.stderr
    assert words in done.stderr
    assert "1 problem." in done.stderr


def test_57_the_full_screen_refuses_altered_rules_too(python: Path, rules: Path, tmp_path: Path) -> None:
    _flip(rules / "glossary.yaml")
    with Terminal([str(python), "-I", "-m", "cpguide", "new"], 80, 24, cwd=tmp_path) as terminal:
        terminal.wait_for("RULES ALTERED")
        assert terminal.exit_code() == 3


def test_57_a_copy_that_is_named_may_say_what_it_likes(python: Path, rules: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(rules, tmp_path / "copy")
    (copy / "scenarios" / "more.yaml").write_text("a: b\n")
    assert _decide(python, "--rules", str(copy)).returncode == 0


def test_57_without_a_record_of_what_was_installed_nothing_can_be_said(python: Path, rules: Path) -> None:
    (record,) = rules.parent.parent.glob("cpguide-*.dist-info/RECORD")
    away = record.rename(record.with_name("AWAY"))
    try:
        (rules / "scenarios" / "more.yaml").write_text("a: b\n")
        assert _decide(python).returncode == 0
    finally:
        away.rename(record)
