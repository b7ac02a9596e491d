"""The contract of the command line: what goes where, and the exit codes."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cpguide import __version__
from cpguide.guide.where import rules_folder
from tests.catalogue import bad

CASE = """\
answers:
  danger: "no"
  role: local
  matter: first
  age_now: adult
as_of: 2026-11-23
"""


def run(*arguments: str, given: str | bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    text = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-m", "cpguide", *arguments]
    return subprocess.run(
        command, input=text, capture_output=True, timeout=60, env={**os.environ, **environment}
    )


def test_version_and_help() -> None:
    assert run("--version").stdout.decode() == f"cpguide {__version__}\n"
    helped = run("--help")
    assert helped.returncode == 0
    assert b"decide" in helped.stdout
    assert b"exit codes" in helped.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["decde", "x"], "Did you mean decide"),
        (["decide"], "CASE"),
        (["decide", "-", "--format", "jsn"], "Did you mean json"),
        (["decide", "-", "--as-of", "2026-02-30"], "not a calendar date"),
        (["decide", "-", "--as-of", "0001-01-01"], "not a calendar date"),
        (["decide", "-", "--as-of", "9999-12-31"], "not a calendar date"),
        (["decide", "-", "--nonsense"], "--nonsense"),
        (["new", "--watch"], "--watch needs the full screen"),
        (["--watch", "ask"], "--watch needs the full screen"),
        (["ask", "-"], "standard input is for the answers"),
    ],
)
def test_wrong_use_is_one_clear_message_and_exit_2(arguments: list[str], words: str) -> None:
    done = run(*arguments, given=CASE)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("kind", ["text", "markdown", "json"])
def test_decide_writes_the_same_bytes_twice(kind: str) -> None:
    first, second = (run("decide", "-", "--format", kind, given=CASE) for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert not first.stderr


def test_decide_takes_options_before_or_after_the_command() -> None:
    after = run("decide", "-", "--format", "json", "--as-of", "2026-09-30", given=CASE)
    before = run("--as-of", "2026-09-30", "decide", "-", "--format", "json", given=CASE)
    assert after.stdout == before.stdout
    assert json.loads(after.stdout)["as_of"] == "2026-09-30"


def test_json_keeps_the_contract() -> None:
    made = json.loads(run("decide", "-", "--format", "json", given=CASE).stdout)
    assert made["schema_version"] == 1
    assert set(made["guide"]) == {"edition", "checked", "sha256"}
    assert len(made["guide"]["sha256"]) == 64
    assert made["complete"] is False
    assert made["next_question"] == "status"
    assert {route["status"] for route in made["routes"]} == {"open"}
    for kind in ("steps", "papers", "benefits", "advice"):
        for line in made[kind]:
            expected = {"id", "title", "text", "status", "stage", "due", "because", "settled_by", "evidence"}
            assert expected <= set(line)
            assert (line["status"] == "open") == bool(line["settled_by"])
    assert {"id", "ask", "settles"} == set(made["open_questions"][0])
    assert made["answers"] == {"danger": "no", "role": "local", "matter": "first", "age_now": "adult"}
    assert made["set_aside"] == {}


def test_a_result_can_be_written_to_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    target = tmp_path / "result.md"
    assert run("decide", "-", "--format", "markdown", "-o", str(target), given=CASE).returncode == 0
    assert target.read_text(encoding="utf-8").startswith("# ")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["result.md"]


def test_the_case_is_never_overwritten_by_its_result(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE, encoding="utf-8")
    done = run("decide", str(case), "-o", str(case))
    assert done.returncode == 2
    assert case.read_text(encoding="utf-8") == CASE


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["decide", "no-such-file.yaml"], 5),
        (["decide", "-", "-o", "no-such-folder/x.txt"], 5),
        (["decide", "-", "-o", "."], 5),
        (["decide", "."], 5),
        (["decide", ""], 5),
        (["--rules", "no-such-folder", "decide", "-"], 3),
    ],
)
def test_what_cannot_be_read_or_written(arguments: list[str], code: int) -> None:
    done = run(*arguments, given=CASE)
    assert done.returncode == code
    assert done.stderr
    assert b"Traceback" not in done.stderr
    assert not done.stdout


@bad(107)
def test_nothing_said_is_obeyed_by_a_terminal(tmp_path: Path) -> None:
    wild = "a\x1b[31m\nb"
    case = tmp_path / wild
    case.write_text("answers: {role: locl}\n", encoding="utf-8")
    for arguments in (
        ["--" + wild],
        ["decide", wild],
        ["decide", str(case)],
        ["decide", "-", "-o", wild + "/x"],
    ):
        done = run(*arguments, given=CASE)
        assert done.returncode
        assert "a<U+001B>[31m<U+000A>b" in done.stderr.decode()
        assert b"\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("decide - <&-", 5),
        ("--version >&-", 5),
        ("--help > /dev/full", 5),
        ("decide - > /dev/full", 5),
        ("decide - 2>&-", 0),
        ("decide nofile 2> /dev/full", 5),
        ("<&-", 5),
    ],
)
def test_closed_and_full_streams(command: str, code: int) -> None:
    line = f"{sys.executable} -m cpguide {command}"
    done = subprocess.run(["bash", "-c", line], input=CASE.encode(), capture_output=True, timeout=60)
    assert done.returncode == code
    assert b"internal" not in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_result_written_through_a_link_leaves_the_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    (tmp_path / "target").write_text("old", encoding="utf-8")
    assert run("decide", "-", "-o", str(tmp_path / "link"), given=CASE).returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text(encoding="utf-8") != "old"


def test_a_place_that_cannot_be_written_is_named_as_it_was_given() -> None:
    assert b"no-such-folder/x.txt" in run("decide", "-", "-o", "no-such-folder/x.txt", given=CASE).stderr


def test_broken_rules_are_printed_with_their_places_and_exit_3(tmp_path: Path) -> None:
    for path in sorted(rules_folder().rglob("*.yaml")):
        copy = tmp_path / path.relative_to(rules_folder())
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    routes = tmp_path / "routes.yaml"
    routes.write_text(
        routes.read_text(encoding="utf-8").replace("when: citizen_or_resident", "when: citizen_or_residet")
    )
    done = run("--rules", str(tmp_path), "decide", "-", given=CASE)
    assert done.returncode == 3
    assert "routes.yaml:" in done.stderr.decode()
    assert 'Did you mean "citizen_or_resident"' in done.stderr.decode()
    assert not done.stdout


@bad(106)
def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m cpguide decide - --format json | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], input=CASE.encode(), capture_output=True, timeout=60
    )
    assert done.returncode == 0
    assert not done.stderr


@bad(93)
def test_output_survives_a_terminal_without_unicode() -> None:
    done = run("decide", "-", given=CASE, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert done.stdout.isascii()
