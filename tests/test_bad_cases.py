"""Cases and scenarios that are wrong, as the commands tell it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.catalogue import bad
from tests.check.clean import clean
from tests.test_cli import CASE, run

ASK = "scenarios/ask.yaml"


def written(folder: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A small guide that is in order, after a change of its files."""
    files = clean()
    change(files)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def replaced(old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        assert old.encode() in files[ASK]
        files[ASK] = files[ASK].replace(old.encode(), new.encode())

    return change


def emptied(files: dict[str, bytes]) -> None:
    for name in [name for name in files if name.startswith("scenarios/")]:
        del files[name]


def without_expect(files: dict[str, bytes]) -> None:
    files[ASK] = files[ASK][: files[ASK].index(b"expect:")]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(without_expect, "under `expect:` which route holds", marks=bad(70), id="70-no-outcome"),
        pytest.param(
            replaced("route: ask", "route: aks"), 'Did you mean "ask"', marks=bad(70), id="70-unknown"
        ),
        pytest.param(
            replaced("route: ask", "route: wait"),
            "expected route wait, found ask",
            marks=bad(71),
            id="71-other-rules",
        ),
        pytest.param(emptied, "scenario", marks=bad(72), id="72-none"),
    ],
)
def test_the_check_fails_and_names_the_scenario(
    change: Callable[[dict[str, bytes]], None], words: str, tmp_path: Path
) -> None:
    rules = written(tmp_path, change)
    done = run("check", "--rules", str(rules), "--as-of", "2026-11-23")
    assert done.returncode == 1
    said = " ".join(done.stdout.decode().split())
    assert words in said
    assert "Nothing to mend" not in said
    assert change is emptied or f"{ASK}:" in said


@bad(63)
def test_an_answer_off_the_path_is_told_and_stops_nothing() -> None:
    done = run(
        "decide", "-", given='answers: {danger: "yes", matter: first, outcome: granted}\nas_of: 2026-11-23\n'
    )
    assert done.returncode == 0
    assert done.stderr.decode() == (
        "cpguide: The answer to outcome is set aside: the other answers do not lead to that question.\n"
    )
    assert "Set aside, no longer on the path" in done.stdout.decode()


@bad(64)
def test_a_missing_answer_is_no_prompt_but_an_open_question() -> None:
    done = run("decide", "-", given="answers: {}\nas_of: 2026-11-23\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "STILL UNKNOWN" in done.stdout.decode()


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        pytest.param(b"", 4, "empty", marks=bad(73), id="73-empty"),
        pytest.param(b"\x7fELF\x00\x01\x02", 4, "control character", marks=bad(73), id="73-binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n", 4, "not UTF-8", marks=bad(73), id="73-picture"),
        pytest.param(CASE.encode("utf-16"), 4, "UTF-16", marks=bad(73), id="73-utf-16"),
        pytest.param(b"#\n" * 600_000, 4, "1 MiB", marks=bad(73), id="73-too-large"),
        pytest.param(
            b'{"answers": {}, "answers": {}}', 4, "written twice", marks=bad(68), id="68-json-twice"
        ),
        pytest.param(b'{"answers": {} /* none */}', 4, "CP1", marks=bad(68), id="68-json-comment"),
        pytest.param(b"answers: " + b"[" * 100_000, 4, "nested", marks=bad(69), id="69-deep"),
        pytest.param(b"a: &a [*a]\n", 4, "anchors", marks=bad(69), id="69-endless"),
    ],
)
def test_what_comes_from_a_pipe_is_refused_in_one_line(given: bytes, code: int, words: str) -> None:
    done = run("decide", "-", given=given)
    assert done.returncode == code
    assert done.stderr.count(b"\n") == 1
    assert words in done.stderr.decode()
    assert not done.stdout


@bad(73)
def test_an_endless_pipe_ends_the_reading_not_the_patience() -> None:
    endless = f"yes '# more' | {sys.executable} -m cpguide decide -"
    done = subprocess.run(["bash", "-c", endless], capture_output=True, timeout=60)
    assert done.returncode == 4
    assert b"1 MiB" in done.stderr


@bad(73)
def test_a_case_that_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        done = run("decide", str(place))
        assert done.returncode == 5
        assert b"Not a regular file" in done.stderr
