"""Where a case can be kept, who may read it, and what is never written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cpguide.casefile import case_text
from cpguide.keeping import CannotKeep, Keeping
from tests.catalogue import bad
from tests.keeping.cases import kept, mode, names, number_in, numbered, stamp


def test_only_its_owner_can_read_it_and_the_folders_made_for_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = kept(tmp_path / "one" / "two" / "case.yaml")
    finally:
        os.umask(before)
    assert [mode(place) for place in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


def test_nothing_else_is_left(tmp_path: Path) -> None:
    kept(tmp_path / "case.yaml")
    assert names(tmp_path) == ["case.yaml"]


@bad(84)
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "Give the file a name"),
        ("  ", "Give the file a name"),
        ("CON", "name of a device"),
        ("nul.txt", "name of a device"),
        ("Com1.yaml", "name of a device"),
        ("a:b", "A name with : cannot be stored"),
        ("what?.yaml", "A name with ? cannot"),
        ("a\\b", "A name with \\ cannot"),
        ("x" * 300, "The name is too long"),
        ("é" * 101, "The name is too long"),
        ("case.", "end with a full stop"),
        ("case ", "end with a blank"),
        ("-case.yaml", "taken for an option"),
        ("-", "taken for an option"),
        ("a\nb", "cannot hold a line break"),
        ("a\x1b[2Jb", "control character U+001B"),
        ("a\x00b", "control character U+0000"),
        ("a\u202eb", "<U+202E>"),
        ("a\udcffb", "invisible or private character"),
        ("made/", "names a folder"),
        ("made/..", "names a folder"),
        (".", "names a folder"),
    ],
)
def test_a_name_that_not_every_system_can_store_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotKeep) as caught:
        Keeping.begin(name, numbered(1))
    assert says in str(caught.value)
    assert str(caught.value).isprintable()
    assert list(tmp_path.iterdir()) == []


@bad(84)
def test_a_path_upwards_is_the_path_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Keeping.begin("../x.yaml", numbered(1)).end()
    assert number_in(tmp_path / "x.yaml") == 1


def test_the_place_is_fixed_at_the_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    keeping = Keeping.begin("case.yaml", numbered(1))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    keeping.keep(numbered(2))
    keeping.end()
    assert number_in(tmp_path / "case.yaml") == 2


@pytest.mark.parametrize("there", ["text", "kept", "empty"])
def test_no_file_that_was_not_opened_is_written_over(tmp_path: Path, there: str) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("mine\n" if there == "text" else "", encoding="utf-8")
    if there == "kept":
        path.unlink()
        kept(path, 5)
    before = path.read_bytes()
    with pytest.raises(CannotKeep, match="There is such a file already"):
        Keeping.begin(path, numbered(1))
    assert path.read_bytes() == before
    assert names(tmp_path) == ["case.yaml"]


@bad(81)
@pytest.mark.parametrize("there", ["link", "dangling", "fifo", "folder", "device"])
def test_what_is_no_plain_file_is_refused(tmp_path: Path, there: str) -> None:
    path, target = tmp_path / "case.yaml", tmp_path / "target.yaml"
    says = "is a link, and links are not followed"
    if there == "link":
        kept(target)
        path.symlink_to(target)
    elif there == "dangling":
        path.symlink_to(target)
    elif there == "fifo":
        os.mkfifo(path)
        says = "is a device or a pipe"
    elif there == "folder":
        path.mkdir()
        says = "is a folder"
    else:
        path, says = Path("/dev/full"), "is a device or a pipe"
    for opened in ("", stamp(target) if there == "link" else "0" * 64):
        with pytest.raises(CannotKeep, match=says):
            Keeping.begin(path, numbered(2), opened)
    assert target.exists() == (there == "link")
    if target.exists():
        assert number_in(target) == 1


@bad(81)
def test_a_link_put_in_the_place_of_the_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    path, target = tmp_path / "case.yaml", tmp_path / "target"
    target.write_text("theirs", encoding="utf-8")
    keeping = Keeping.begin(path, numbered(1))
    path.unlink()
    path.symlink_to(target)
    (tmp_path / ".case.yaml.new").symlink_to(target)
    keeping.keep(numbered(2))
    keeping.end()
    assert target.read_text("utf-8") == "theirs"
    assert not path.is_symlink()
    assert number_in(path) == 2


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    (tmp_path / ".case.yaml.lock").symlink_to(target)
    with pytest.raises(CannotKeep, match="link"):
        Keeping.begin(tmp_path / "case.yaml", numbered(1))
    assert not target.exists()


def test_a_folder_that_is_a_link_is_one_that_the_officer_chose(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    kept(tmp_path / "link" / "case.yaml")
    assert number_in(tmp_path / "real" / "case.yaml") == 1


@bad(81)
def test_a_hard_link_keeps_what_it_had(tmp_path: Path) -> None:
    path, other = kept(tmp_path / "case.yaml"), tmp_path / "other.yaml"
    other.hardlink_to(path)
    keeping = Keeping.resume(path, stamp(path))
    keeping.keep(numbered(2))
    keeping.end()
    assert (number_in(path), number_in(other)) == (2, 1)


def test_the_case_that_was_opened_is_gone_on_with(tmp_path: Path) -> None:
    path = kept(tmp_path / "case.yaml")
    before = path.stat().st_mtime_ns
    keeping = Keeping.resume(path, stamp(path))
    assert path.stat().st_mtime_ns == before, "opening changes nothing"
    keeping.keep(numbered(1))
    assert path.stat().st_mtime_ns == before, "nor does what was kept already"
    keeping.keep(numbered(2))
    keeping.end()
    assert number_in(path) == 2
    assert names(tmp_path) == ["case.yaml"]


def test_a_case_that_was_changed_since_it_was_opened_is_not_written_over(tmp_path: Path) -> None:
    path = kept(tmp_path / "case.yaml")
    old = stamp(path)
    keeping = Keeping.resume(path, old)
    keeping.keep(numbered(2))
    keeping.end()
    with pytest.raises(CannotKeep, match="changed since it was opened"):
        Keeping.resume(path, old)
    path.unlink()
    with pytest.raises(CannotKeep, match="is gone"):
        Keeping.resume(path, old)


def test_what_was_written_by_hand_is_copied_before_it_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("# mine\n" + case_text(numbered(1).case), encoding="utf-8")
    keeping = Keeping.begin(path, numbered(2), stamp(path))
    remark = keeping.remark
    keeping.keep(numbered(3))
    keeping.end()
    assert number_in(path) == 3
    copies = [other for other in tmp_path.iterdir() if other != path]
    assert remark.endswith(f"As it was, it is copied to {copies[0].name}.")
    assert [other.read_text("utf-8").startswith("# mine\n") for other in copies] == [True]
    assert mode(copies[0]) == 0o600


@bad(80)
def test_a_file_that_is_refused_stays_as_it_is_with_what_stands_beside_it(tmp_path: Path) -> None:
    other, beside = tmp_path / "budget.txt", tmp_path / ".budget.txt.new"
    for path in (other, beside):
        path.write_text("shared with my group", encoding="utf-8")
        path.chmod(0o664)
    for opened in ("", "0" * 64):
        with pytest.raises(CannotKeep, match="There is such a file already"):
            Keeping.begin(other, numbered(1), opened)
    assert [mode(path) for path in (other, beside)] == [0o664, 0o664]
    assert names(tmp_path) == [".budget.txt.new", "budget.txt"]


def test_the_file_is_known_by_whatever_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    monkeypatch.chdir(tmp_path)
    keeping = Keeping.begin("real/case.yaml", numbered(1))
    for place in ("real/case.yaml", "link/case.yaml", "./real/../link/case.yaml", keeping.path):
        assert keeping.holds(place)
    for place in ("", ".", "real", "real/other.yaml", "case.yaml", "a\0b"):
        assert not keeping.holds(place)
    (tmp_path / "real").rename(tmp_path / "away")
    assert keeping.holds("real/case.yaml"), "also while its drive is gone"
    (tmp_path / "away").rename(tmp_path / "real")
    keeping.end()
