"""A fault at every call to the system: the file is the old one or the new one, and the program can go on."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cpguide.keeping import CannotKeep, Keeping
from cpguide.keeping.errors import WHY
from tests.catalogue import bad
from tests.keeping.cases import names, number_in, numbered, stamp
from tests.keeping.faulty import STEPS, stepped


def failing(number: int, why: int) -> Callable[[str, int], int | None]:
    def at(name: str, count: int) -> int | None:
        if count == number:
            raise OSError(why, os.strerror(why))
        return None

    return at


def at_every_call(do: Callable[[Callable[[str, int], int | None]], int]) -> int:
    """Do something with a fault at the first call, at the second, till there is none; how many there were."""
    number = 1
    while do(failing(number, (errno.ENOSPC, errno.EIO, errno.EACCES)[number % 3])) >= number:
        number += 1
    return number - 1


def said_of(do: Callable[[], None]) -> str:
    """Why it could not be done; "" when it was."""
    try:
        do()
    except CannotKeep as error:
        return str(error)
    return ""


@bad(81, 82)
@pytest.mark.parametrize("next_one", ["the same", "the one before", "another"])
def test_a_fault_at_every_call_leaves_the_old_or_the_new_file(tmp_path: Path, next_one: str) -> None:
    """Whatever is answered after the fault, it is on the disk when it is said to be."""
    path = tmp_path / "case.yaml"
    keeping = Keeping.begin(path, numbered(0))
    there = new = 0

    def change(at: Callable[[str, int], int | None]) -> int:
        nonlocal there, new
        new += 1
        with stepped(at) as called:
            fault = said_of(lambda: keeping.keep(numbered(new)))
        if fault:
            assert any(why in fault for why in WHY.values())
            assert number_in(path) in (there, new)
            assert {*names(tmp_path)} <= {".case.yaml.lock", ".case.yaml.new", "case.yaml"}
        there = {"the same": new, "the one before": there, "another": new + 1000}[next_one]
        keeping.keep(numbered(there))
        assert number_in(path) == there
        assert names(tmp_path) == [".case.yaml.lock", "case.yaml"]
        return len(called)

    steps = at_every_call(change)
    assert steps >= len(("unlink", "open", "write", "fsync", "replace", "open", "fsync"))
    keeping.end()
    assert names(tmp_path) == ["case.yaml"]


@bad(82)
def test_a_fault_at_every_call_of_the_beginning_leaves_nothing_or_the_whole(tmp_path: Path) -> None:
    left_over: set[str] = set()

    def begin(at: Callable[[str, int], int | None]) -> int:
        path = tmp_path / f"made-{len(left_over)}" / "in" / "case.yaml"
        with stepped(at) as called:
            said = said_of(lambda: Keeping.begin(path, numbered(7)).end())
        assert not path.exists() or number_in(path) == 7
        hidden = names(path.parent) if path.parent.exists() else []
        assert said or "case.yaml" in hidden
        assert {*hidden} <= {".case.yaml.lock", ".case.yaml.new", "case.yaml"}
        Keeping.begin(path, numbered(8), stamp(path) if path.exists() else "").end()
        assert number_in(path) == 8, "what a fault has left is in nobody's way"
        assert names(path.parent) == ["case.yaml"]
        left_over.add(str(path))
        return len(called)

    assert at_every_call(begin) > len(STEPS)


@bad(80, 82)
def test_a_fault_at_every_call_of_going_on_leaves_the_case_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    Keeping.begin(path, numbered(3)).end()

    def resume(at: Callable[[str, int], int | None]) -> int:
        path.chmod(0o644)
        (tmp_path / ".case.yaml.new").write_text("saved: 1\nhalf", encoding="utf-8")
        with stepped(at) as called:
            said_of(lambda: Keeping.resume(path, stamp(path)).end())
        assert number_in(path) == 3
        Keeping.resume(path, stamp(path)).end()
        assert path.stat().st_mode & 0o777 == 0o600
        assert names(tmp_path) == ["case.yaml"]
        return len(called)

    assert at_every_call(resume) >= len(("open", "open", "fchmod", "unlink", "unlink"))


def test_a_system_that_writes_little_at_a_time_is_borne(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    with stepped(lambda name, count: 7) as called:
        Keeping.begin(path, numbered(3)).end()
    assert called.count("write") > 10
    assert number_in(path) == 3


def test_a_fault_in_the_middle_of_the_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    keeping = Keeping.begin(path, numbered(1))

    def at(name: str, count: int) -> int:
        if name == "write" and count > 5:
            raise OSError(errno.EDQUOT, "over")
        return 9

    with stepped(at), pytest.raises(CannotKeep, match=r"case\.yaml .*your share of the disk is used up"):
        keeping.keep(numbered(2))
    assert number_in(path) == 1
    keeping.end()


def test_an_interruption_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    keeping = Keeping.begin(path, numbered(1))

    def at(name: str, count: int) -> int | None:
        if name == "replace":
            raise KeyboardInterrupt
        return None

    with stepped(at), pytest.raises(KeyboardInterrupt):
        keeping.keep(numbered(2))
    keeping.end()
    assert names(tmp_path) == ["case.yaml"]
    assert number_in(path) == 1


def held(times: int, winerror: int) -> Callable[[str, int], int | None]:
    """As on Windows: another program holds the file, so many times."""
    left = [times]

    def at(name: str, count: int) -> int | None:
        if name == "replace" and left[0]:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "Access is denied")
            error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
            raise error
        return None

    return at


@bad(85)
@pytest.mark.parametrize("winerror", [5, 32])
def test_a_file_held_for_a_moment_is_tried_again(tmp_path: Path, winerror: int) -> None:
    path = tmp_path / "case.yaml"
    with stepped(held(3, winerror)) as called:
        Keeping.begin(path, numbered(1)).end()
    assert called.count("replace") == 4
    assert number_in(path) == 1


@bad(85)
def test_a_file_held_for_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr("cpguide.keeping.durable.monotonic", lambda: next(clock))
    monkeypatch.setattr("cpguide.keeping.durable.sleep", lambda seconds: None)
    with stepped(held(50, 32)), pytest.raises(CannotKeep, match="you may not write there"):
        Keeping.begin(tmp_path / "case.yaml", numbered(1))
    assert list(tmp_path.iterdir()) == []
