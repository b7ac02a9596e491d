"""Writing a file: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cpguide.destination import unfit
from cpguide.output.write import write_whole
from tests.catalogue import bad


def test_a_link_that_leads_to_itself_gives_way_to_the_file(tmp_path: Path) -> None:
    link = tmp_path / "round"
    link.symlink_to(link)
    write_whole(link, "text")
    assert link.read_text(encoding="utf-8") == "text"


def test_a_link_keeps_leading_to_the_file_it_leads_to(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old", encoding="utf-8")
    link.symlink_to(file)
    write_whole(link, "new")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "new"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, "text")
    assert not list(tmp_path.iterdir())


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write_whole(tmp_path / "file", b"\r\n\0\xff")
    assert (tmp_path / "file").read_bytes() == b"\r\n\0\xff"


@bad(119)
@pytest.mark.parametrize("call", ["fsync", "replace", "write"])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), RuntimeError("yes, 17")])
def test_119_what_fails_half_way_leaves_the_old_file_and_nothing_else(
    call: str, fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    target.write_text("old", encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise fault

    if call == "write":
        monkeypatch.setattr(os, "fdopen", fail)
    else:
        monkeypatch.setattr(os, call, fail)
    with pytest.raises(type(fault)) as raised:
        write_whole(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    if isinstance(raised.value, OSError):
        assert raised.value.filename == str(target)


@bad(105)
@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "nul.txt",
        "Com1.pdf",
        "LPT9",
        "aux .html",
        "folder/prn",
        "a.",
        "a ",
        "",
        "x/",
        "-x",
        "a\nb",
        "a\x1bb",
    ],
)
def test_105_names_that_some_system_cannot_have_are_refused(name: str) -> None:
    assert unfit(name).endswith(".")


@bad(105)
@pytest.mark.parametrize(
    "name", ["console.txt", "nullo", "com10", "./-x", "a b.txt", "..", "ä.pdf", "con/x", "/dev/null"]
)
def test_105_other_names_are_not(name: str) -> None:
    assert unfit(name) == ""


@bad(105)
def test_105_a_pipe_that_nobody_reads_is_no_trap(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="Nobody reads here"):
        write_whole(tmp_path / "pipe", "text")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", "text")
    assert os.read(reader, 10) == b"text"
    os.close(reader)
