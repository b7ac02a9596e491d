"""Line mode with a case that was kept under other rules: it asks first, and says what becomes of the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cpguide.casefile import open_case
from cpguide.casefile.kept import sealed
from cpguide.guide.load import load
from cpguide.guide.where import rules_folder
from cpguide.keeping import Keeping
from tests.catalogue import bad
from tests.keeping.cases import names
from tests.line.test_ask import ask
from tests.line.test_loop import BEGIN

GUIDE = load(rules_folder())
ASKED = b"Go on with this case? Type yes or no."
UNTOUCHED = b"old.yaml is not touched until you change an answer."


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A case that was kept under other rules, of which one answer does not fit any more."""
    return kept_under_others(tmp_path, 'danger: "no"', "danger: gone")


def kept_under_others(folder: Path, change: str = "", to: str = "") -> Path:
    path = folder / "old.yaml"
    Keeping.begin(path, BEGIN.interview.answer("danger", "no").answer("role", "local")).end()
    text = path.read_text("utf-8").rpartition("check: ")[0]
    text = re.sub(r"  sha256: \w+", "  sha256: " + "0" * 64, text)
    assert change in text
    path.write_text(sealed(text.replace(change, to)), encoding="utf-8")
    return path


@bad(78)
@pytest.mark.parametrize("given", [b"", b"no\n", b"1\nperhaps\nno\n3\n", b"quit\n"])
@pytest.mark.parametrize("save", [(), ("--save", "old.yaml"), ("--save", "new.yaml")])
def test_nothing_is_written_before_it_is_agreed(old: Path, given: bytes, save: tuple[str, ...]) -> None:
    before = old.read_bytes()
    done = ask("ask", "old.yaml", *save, given=given, cwd=old.parent)
    assert (done.returncode, done.stderr) == (0, b"")
    words = b" ".join(done.stdout.split())
    assert ASKED in words
    assert b"1 answer fits the rules now. 1 does not, and is left out." in words
    assert b"Kept in" not in words
    assert done.stdout.endswith(b"The case was not opened. Nothing was written.\n")
    assert (old.read_bytes(), names(old.parent)) == (before, ["old.yaml"])


@bad(78)
@pytest.mark.parametrize("save", [(), ("--save", "old.yaml")])
def test_the_copy_is_named_before_it_is_made(old: Path, save: tuple[str, ...]) -> None:
    before = old.read_bytes()
    first = ask("ask", "old.yaml", *save, given=b"yes\nquit\n", cwd=old.parent)
    assert UNTOUCHED in b" ".join(first.stdout.split())
    assert b"every answer is on the disk" not in first.stdout, "the file holds another case still"
    assert old.read_bytes() == before
    second = ask("ask", "old.yaml", *save, given=b"YES\n3\nquit\n", cwd=old.parent)
    (copy,) = {*names(old.parent)} - {"old.yaml"}
    assert f"it is first copied to {copy}.".encode() in b" ".join(second.stdout.split())
    assert (old.parent / copy).read_bytes() == before
    assert open_case(GUIDE, str(old)).case.answers == {"danger": "no", "role": "local"}


@bad(78)
def test_in_another_file_the_old_one_stays_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    done = ask("ask", "old.yaml", "--save", "new.yaml", given=b"yes\n3\nquit\n", cwd=old.parent)
    assert b"old.yaml is not touched. The case is kept under these rules in new.yaml." in b" ".join(
        done.stdout.split()
    )
    assert b"Kept in new.yaml" in done.stdout
    assert (old.read_bytes(), names(old.parent)) == (before, ["new.yaml", "old.yaml"])


@bad(78)
def test_where_nothing_differs_nothing_is_asked(tmp_path: Path) -> None:
    path = kept_under_others(tmp_path)
    before = path.read_bytes()
    done = ask("ask", "old.yaml", given=b"quit\n", cwd=tmp_path)
    words = b" ".join(done.stdout.split())
    assert b"Nothing differs for this case." in words
    assert ASKED not in words
    assert UNTOUCHED in words
    assert b"every answer is on the disk" not in words
    assert path.read_bytes() == before
