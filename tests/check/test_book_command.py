"""`cpguide book` writes either format where it is told to, and never over the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from cpguide.cli import main
from tests.small_guide import write_small_guide


def test_the_command_writes_either_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = str(write_small_guide(tmp_path / "rules"))
    place = tmp_path / "book.html"
    assert main(["book", "--rules", small, "--as-of", "2026-11-23", "-o", str(place)]) == 0
    assert place.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")
    assert capsys.readouterr().out == ""
    assert main(["book", "--rules", small, "--as-of", "2026-11-23", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("# Small guide\n")


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("guide.yaml", "html"),
        ("guide.yaml", "markdown"),
        ("scenarios/book.yaml", "html"),
        ("new/../book.html", "html"),
    ],
)
def test_the_book_is_never_written_into_the_folder_of_the_rules(
    place: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small_guide(tmp_path / "rules")
    (folder / "new").mkdir()
    (folder / "scenarios").mkdir()
    before = _bytes(folder)
    given = str(folder / place)
    assert main(["book", "--rules", str(folder), "--format", kind, "-o", given]) == 2
    assert _bytes(folder) == before
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"cpguide: {Path(given)} is in the folder of the rules. Choose another place for the result."
    ]


def test_the_folder_of_the_rules_is_known_by_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_small_guide(tmp_path / "rules")
    before = _bytes(folder)
    (tmp_path / "other").symlink_to(folder)
    (tmp_path / "guide.html").symlink_to(folder / "guide.yaml")
    for rules, place in (("rules", "other/guide.yaml"), ("other", "rules/a.html"), ("rules", "guide.html")):
        assert main(["book", "--rules", str(tmp_path / rules), "-o", str(tmp_path / place)]) == 2
    monkeypatch.chdir(folder)
    assert main(["book", "--rules", ".", "-o", "guide.yaml"]) == 2
    assert main(["book", "--rules", "../rules", "-o", "../book.html"]) == 0
    assert _bytes(folder) == before


def test_the_book_is_not_written_into_the_rules_that_came_with_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = write_small_guide(tmp_path / "rules")
    monkeypatch.setattr("cpguide.guide.where.rules_folder", lambda: folder)
    before = _bytes(folder)
    assert main(["book", "-o", str(folder / "guide.yaml")]) == 2
    assert _bytes(folder) == before


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
