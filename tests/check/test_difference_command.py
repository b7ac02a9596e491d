"""The command `cpguide diff`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cpguide.cli import main
from cpguide.guide.folder import read_folder
from cpguide.guide.problem import Problems
from tests.check.two_folders import folders
from tests.small_guide import change

__all__ = ["folders"]


def test_the_command_reports_and_ends_well(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = map(str, folders)
    assert main(["diff", old, new]) == 0
    assert capsys.readouterr().out.startswith("no change in behaviour: the two folders are the same.\n")
    change(folders[1], "routes.yaml", "when: worked", "when: {all: [worked, {told: 'yes'}]}")
    outputs = []
    for _ in range(2):
        assert main(["diff", old, new, "--format", "json", "--as-of", "2026-11-23"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    made = json.loads(outputs[0])
    assert list(made) == [
        *(
            "schema_version",
            "old",
            "new",
            "as_of",
            "files",
            "changes",
            "cases",
            "behaviour",
            "sworn",
            "shown",
        ),
        *("order", "conditions", "no_change", "scenarios"),
    ]
    moved = made["behaviour"][0]
    assert (moved["what"], moved["before"], moved["after"]) == ("moved", ["ask"], ["wait"])
    case = folders[0].parent / "case.yaml"
    case.write_text(json.dumps(moved["where"]["new_case"]), encoding="utf-8")
    assert main(["--rules", new, "decide", str(case)]) == 0
    assert "Wait" in capsys.readouterr().out


def test_a_folder_that_cannot_be_used_is_named(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = folders
    change(new, "routes.yaml", "when: worked", "when: wroked")
    assert main(["diff", str(old), str(new)]) == 3
    said = capsys.readouterr()
    assert not said.out
    assert f"NEW ({new}) cannot be compared." in said.err
    assert 'Did you mean "worked"' in said.err
    assert main(["diff", str(old / "nowhere"), str(new)]) == 3
    assert "OLD (" in capsys.readouterr().err


def test_rules_are_no_folder_to_compare(
    capsys: pytest.CaptureFixture[str], folders: tuple[Path, Path]
) -> None:
    old, new = map(str, folders)
    assert main(["diff", old, new, "--rules", new]) == 2
    assert "diff takes the two folders as OLD and NEW" in capsys.readouterr().err


def test_each_folder_is_read_once(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def reading(folder: Path, problems: Problems) -> dict[str, bytes]:
        seen.append(folder)
        return read_folder(folder, problems)

    for module in ("cpguide.commands.diff", "cpguide.guide.load"):
        monkeypatch.setattr(f"{module}.read_folder", reading)
    assert main(["diff", *map(str, folders)]) == 0
    assert seen == list(folders)


def test_what_does_not_belong_into_a_folder_stops(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (folders[0] / "routes.yml").write_text("a: b\n", encoding="utf-8")
    assert main(["diff", *map(str, folders)]) == 3
    said = capsys.readouterr()
    assert not said.out
    assert f"OLD ({folders[0]}) cannot be compared." in said.err
    assert "routes.yml:1:1: CP121" in said.err
