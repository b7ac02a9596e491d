"""`cpguide schema`: data on standard output or files in a folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cpguide.guide.where import rules_folder
from tests.small_guide import write_small_guide

NAMES = {
    "guide", "questions", "facts", "routes", "steps", "papers", "benefits", "advice", "never", "evidence",
    "sources", "glossary", "contacts", "deadlines", "scenarios",
}  # fmt: skip


def schema(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cpguide", "schema", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_all_of_them_are_one_object_by_pattern() -> None:
    done = schema()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == schema().stdout
    made = json.loads(done.stdout)
    assert list(made)[:3] == ["guide.yaml", "questions/*.yaml", "facts.yaml"]
    for path in rules_folder().rglob("*.yaml"):
        assert len([name for name in made if path.match(name)]) == 1, path


@pytest.mark.parametrize("name", sorted(NAMES))
def test_one_of_them(name: str) -> None:
    assert json.loads(schema(name).stdout)["$schema"].startswith("http://json-schema.org/draft-07/")


def test_with_rules_the_ids_are_there_to_choose_from(tmp_path: Path) -> None:
    made = json.loads(schema("steps", "--rules", str(write_small_guide(tmp_path))).stdout)
    assert made["definitions"]["stages"] == {"enum": ["now"]}
    assert made["definitions"]["contacts"] == {"enum": ["tip_line"]}
    assert "tip_line" not in schema("steps").stdout


@pytest.mark.parametrize(
    ("name", "words"), [("question", 'Did you mean "questions"?'), ("zzz", "There are guide, questions, ")]
)
def test_an_unknown_name_is_one_line_and_exit_2(name: str, words: str) -> None:
    done = schema(name)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_files_in_a_folder_that_is_made(tmp_path: Path) -> None:
    assert schema("-o", str(tmp_path / "a/b")).stdout == ""
    assert {path.name for path in (tmp_path / "a/b").iterdir()} == {f"{name}.schema.json" for name in NAMES}
    assert (tmp_path / "a/b/facts.schema.json").read_text() == schema("facts").stdout
    assert schema("facts", "-o", str(tmp_path / "c")).returncode == 0
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["facts.schema.json"]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    done = schema("-o", str(tmp_path / "a"))
    assert done.returncode == 5
    assert "File exists" in done.stderr


def test_rules_that_cannot_be_used(tmp_path: Path) -> None:
    (write_small_guide(tmp_path) / "steps.yaml").unlink()
    assert schema("--rules", str(tmp_path)).returncode == 3
