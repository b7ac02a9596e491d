"""Writing a file: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from cpguide.output.write import write_whole


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
