from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cpguide.guide.watch import Watch
from tests.small_guide import write_small_guide

Change = Callable[[Path], object]

CHANGES: dict[str, Change] = {
    "saved": lambda rules: (rules / "steps.yaml").write_text("other: text\n"),
    "saved with the same size": lambda rules: os.utime(rules / "steps.yaml", ns=(5, 5)),
    "saved in a folder": lambda rules: (rules / "questions" / "1-start.yaml").write_text("a: b\n"),
    "added": lambda rules: (rules / "questions" / "3-new.yaml").touch(),
    "added where it does not belong": lambda rules: (rules / "routes.yml").touch(),
    "removed": lambda rules: (rules / "steps.yaml").unlink(),
    "renamed": lambda rules: (rules / "steps.yaml").rename(rules / "step.yaml"),
    "put in the place of another": lambda rules: (rules / "steps.yaml").replace(rules / "papers.yaml"),
    "made unreadable": lambda rules: (rules / "steps.yaml").chmod(0),
    "a folder added": lambda rules: (rules / "scenarios").mkdir(),
    "a folder removed": lambda rules: shutil.rmtree(rules / "evidence"),
    "all removed": shutil.rmtree,
    "a link to nothing": lambda rules: (rules / "evidence" / "more.yaml").symlink_to(rules / "nothing"),
}
NO_CHANGES: dict[str, Change] = {
    "nothing": lambda rules: None,
    "a swap file": lambda rules: (rules / "questions" / ".1-start.yaml.swp").touch(),
    "a backup": lambda rules: (rules / "steps.yaml~").touch(),
    "only read": lambda rules: (rules / "steps.yaml").read_bytes(),
}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_small_guide(tmp_path / "rules")


def looks(watch: Watch) -> list[bool]:
    return [watch.changed() for _ in range(4)]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_told_once_and_only_when_it_has_settled(rules: Path, change: Change) -> None:
    watch = Watch(rules)
    assert not any(looks(watch))
    change(rules)
    assert looks(watch) == [False, True, False, False]


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES.keys())
def test_what_is_no_change_of_the_rules_is_not_told(rules: Path, change: Change) -> None:
    watch = Watch(rules)
    change(rules)
    assert not any(looks(watch))


def test_a_file_written_in_steps_is_told_after_the_last(rules: Path) -> None:
    watch = Watch(rules)
    for step in ("", "a", "a: b\n"):
        (rules / "steps.yaml").write_text(step)
        assert not watch.changed()
    assert looks(watch) == [True, False, False, False]


def test_a_change_that_was_taken_back_at_once_is_none(rules: Path) -> None:
    watch = Watch(rules)
    (rules / "evidence" / "more.yaml").touch()
    assert not watch.changed()
    (rules / "evidence" / "more.yaml").unlink()
    assert not any(looks(watch))


def test_a_folder_that_comes_back_is_a_change(rules: Path) -> None:
    watch = Watch(rules)
    away = rules.rename(rules.with_name("away"))
    assert looks(watch) == [False, True, False, False]
    away.rename(rules)
    assert looks(watch) == [False, True, False, False]


def test_a_folder_that_never_was_can_be_watched(tmp_path: Path) -> None:
    watch = Watch(tmp_path / "rules")
    assert not any(looks(watch))
    write_small_guide(tmp_path / "rules")
    assert looks(watch) == [False, True, False, False]


def test_a_file_that_vanishes_between_two_looks_raises_nothing(
    rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch(rules)
    scan = os.scandir

    def vanishing(folder: Path) -> object:
        found = scan(folder)
        (rules / "steps.yaml").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(os, "scandir", vanishing)
    assert looks(watch).count(True) == 1
