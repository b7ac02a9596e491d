"""`cpguide check` as a command: exit codes, the files it writes, and watching."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cpguide.casefile import case_text, read_case
from cpguide.cli import main
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from tests.check.clean import NOW, changed, checked, clean

ROUTES = "routes.yaml"


def write(files: dict[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_the_command_saves_cases_that_decide_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = write(
        changed(ROUTES, 'when: {danger: "yes"}', 'when: {any: [{danger: "yes"}, worked]}'), tmp_path / "r"
    )
    cases = tmp_path / "shown" / "here"
    assert (
        main(["check", "--rules", str(rules), "--as-of", "2026-11-23", "--save-counterexamples", str(cases)])
        == 1
    )
    said = capsys.readouterr().out
    saved = [path for path in cases.iterdir() if "cp502" in path.name]
    assert len(saved) == 1
    assert str(saved[0]) in said
    assert main(["decide", str(saved[0]), "--rules", str(rules), "--format", "json"]) == 0
    routes = json.loads(capsys.readouterr().out)["routes"]
    assert [(route["id"], route["status"]) for route in routes] == [("protect", "firm"), ("ask", "firm")]


def test_exit_codes_of_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = write(clean(), tmp_path / "good")
    assert main(["check", "--rules", str(good), "--as-of", "2026-11-23"]) == 0
    assert "Nothing to mend." in capsys.readouterr().out
    broken = write(changed(ROUTES, "when: worked", "when: wroked"), tmp_path / "broken")
    assert main(["check", "--rules", str(broken), "--format", "json"]) == 3
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "CP303"
    assert main(["check", "--rules", str(tmp_path / "nowhere")]) == 3
    assert "there is no folder" in capsys.readouterr().out


def test_suggested_cases_are_scenarios_that_pass_and_leave_nothing_unexercised(tmp_path: Path) -> None:
    rules = write(clean(), tmp_path / "rules")
    more = tmp_path / "more"
    command = ["check", "--rules", str(rules), "--as-of", "2026-11-23", "--suggest", str(more)]
    assert main(command) == 0
    assert main(command) == 2  # what is there already could be taken for new
    for path in more.iterdir():
        path.rename(rules / "scenarios" / path.name)
    files = {path.relative_to(rules).as_posix(): path.read_bytes() for path in rules.rglob("*.yaml")}
    report = checked(files)
    assert {problem.code for problem in report.problems} == {"CP424"}  # a person has to write the story
    assert report.coverage is not None
    assert not report.coverage.missing


def test_a_suggested_pair_is_one_answer_apart_and_ends_in_two_routes() -> None:
    alone = {
        name: data
        for name, data in clean().items()
        if name not in ("scenarios/ask.yaml", "scenarios/wait.yaml")
    }
    report = checked(alone)
    assert report.suggestions is not None
    assert report.guide is not None
    pairs = [one for one in report.suggestions[1] if one.name.startswith("contrast")]
    assert len(pairs) >= 4
    for here, twin in zip(pairs[::2], pairs[1::2], strict=True):
        answers = [one.case.answers for one in (here, twin)]
        shared = answers[0].keys() & answers[1].keys()
        assert sum(answers[0][id] != answers[1][id] for id in shared) == 1
        routes = [Interview.of(report.guide, one.case).routes for one in (here, twin)]
        assert [len(found) for found in routes] == [1, 1]
        assert routes[0] != routes[1]
        first, second = (found[0].id for found in routes)
        assert here.purpose == f'One answer apart: "{first}" here, "{second}" in its twin.'
        assert twin.purpose == f'One answer apart: "{second}" here, "{first}" in its twin.'


def test_a_case_is_written_so_that_it_reads_back(tmp_path: Path) -> None:
    report = checked(clean())
    assert report.guide is not None
    case = Case(NOW, {"danger": "no", "made_to_do": ("labor",), "cp_ends": date(2027, 1, 1), "told": "yes"})
    path = tmp_path / "case.yaml"
    path.write_text(case_text(case, "A comment\nof two lines"), encoding="utf-8")
    assert read_case(report.guide, str(path)) == case


def test_watching_checks_again_after_each_save_and_ends_on_an_interrupt(tmp_path: Path) -> None:
    rules = write(clean(), tmp_path / "rules")
    command = [
        sys.executable,
        "-m",
        "cpguide",
        "check",
        "--watch",
        "--rules",
        str(rules),
        "--format",
        "github",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        try:
            assert watching.stdout
            assert watching.stderr
            assert "Watching" in watching.stderr.readline()
            path = rules / ROUTES
            good = path.read_text(encoding="utf-8")
            for text, code in (
                (good.replace(": worked", ": wroked"), "CP303"),
                (good + "x: !tag y\n", "CP117"),
            ):
                path.write_text(text, encoding="utf-8")
                assert code in watching.stdout.readline()
                assert "Watching" in watching.stderr.readline()
            watching.send_signal(signal.SIGINT)
            assert watching.wait(10) == 130
            assert "Traceback" not in watching.stderr.read()
        finally:
            watching.kill()
