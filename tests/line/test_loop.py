"""The loop over streams: what is written is plain and only added to, nothing that was to be kept is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from cpguide.casefile import open_case
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.exit import Exit
from cpguide.guide.load import load
from cpguide.guide.where import rules_folder
from cpguide.keeping import CannotKeep, Keeping
from cpguide.line.ear import MOST_LINES, TOO_LONG, Ear
from cpguide.line.loop import Loop
from cpguide.line.voice import Voice
from cpguide.training.shelf import all_scenarios
from tests.catalogue import bad
from tests.line.walk import FILES, converse, result_lines, talk, typed

DAY = date(2026, 11, 23)
GUIDE = load(rules_folder())
SCENARIOS = all_scenarios(rules_folder(), GUIDE).scenarios
BEGIN = talk(GUIDE, Case(DAY))
WORDS = (
    b"why\nreview\nglossary\nglossary CP\ncontacts\ncontacts TX\nhelp\ndates\nagain\nback\nkeep\nback\n1\n"
)
TIRESOME = (
    b"\n \n99\n-1\n1.0\nyes please\n\xd9\xa1\n\xef\xbc\x91\n\0\n\x1b[2J\n\xe2\x80\xae1\n\xff\xfe\n\r1x\r\r\n"
    + b"a" * 1_000_000
    + b"\n"
    + b"1" * 1_000_000
    + b"\nchange 1 2\nglossary \x1b]0;x\x07\ncontacts \xff\nsave\nexport\n"
)


def entries(case: Case) -> bytes:
    """The answers of a case as they are typed, and going through them once more."""
    lines = [typed(GUIDE.questions[id], case.answers[id]) for id in GUIDE.questions if id in case.answers]
    return "\n".join([*lines, "change 3", "1", "yes", ""]).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_a_transcript_is_plain(encoding: str) -> None:
    """Whatever is typed: no escapes, no carriage returns, no boxes, no long lines, one prompt a line."""
    for scenario in SCENARIOS[::24]:
        start = talk(GUIDE, replace(scenario.case, answers={}))
        given = b"1\n" + WORDS + TIRESOME + b"back\n" + entries(scenario.case) + WORDS
        _, written = converse(start, given, encoding=encoding)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u259f]", written)
        assert all(len(line) <= 80 for line in written.splitlines())
        assert (encoding != "ascii") or written.isascii()
        assert converse(start, given, encoding=encoding)[1] == written


def test_symbols_become_words_where_there_is_only_ascii() -> None:
    code, written = converse(BEGIN, b"glossary CP\nresult all\n", encoding="ascii")
    assert code == Exit.CASE
    assert "CP-092 ; " in written
    assert "??" not in written


@bad(102)
def test_tiresome_lines_are_asked_again() -> None:
    code, written = converse(BEGIN, TIRESOME + b"3\nquit\n")
    assert code == Exit.FINE
    assert written.count("Type a number from 1 to 3.") == 15
    assert "You answered: No, everyone is safe for now." in written
    assert len(written) < 10_000


@bad(102)
@pytest.mark.parametrize("last", ["", "\n", "1"])
def test_the_end_of_the_input_tells_what_is_missing(last: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, written = converse(BEGIN, f"3\n3\n{last}".encode())
    assert code == Exit.CASE
    assert "The input ended before the last question." in written
    assert "Nothing is kept." in written
    missing = "How old is the person now?" if last == "1" else "What do you need today?"
    assert f"Still missing: {missing} And " in capsys.readouterr().err


def test_the_end_of_the_input_after_the_result_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    scenario = SCENARIOS[0]
    start = talk(GUIDE, scenario.case)
    code, written = converse(start, b"")
    assert code == Exit.FINE
    assert "\n".join(result_lines(start.interview)) in written
    assert not capsys.readouterr().err


def test_a_change_that_was_not_confirmed_is_named_at_the_end() -> None:
    _, written = converse(BEGIN, b"3\n3\nchange 1\n1\n")
    assert "The change was not kept." in written


def test_what_was_typed_stands_in_the_transcript_of_a_pipe_only() -> None:
    assert "Answer: 3\nYou answered" in converse(BEGIN, b"3\nquit\n")[1]
    assert (
        "Answer: You answered" in converse(BEGIN, b"3\nquit\n", live=True)[1]
    )  # a terminal shows it by itself


@bad(73)
def test_an_endless_input_comes_to_an_end() -> None:
    class Zeros(BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            return b"\0" * (size or 0)

    class Whys(BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            return b"why\n"

    zeros, whys = Ear(Zeros(), False), Ear(Whys(), False)
    assert zeros.line() == TOO_LONG
    assert zeros.line() is None
    assert [whys.line() for _ in range(MOST_LINES + 1)][-2:] == ["why", None]


def kept_in(path: Path) -> Case:
    return open_case(GUIDE, str(path)).case


def test_every_answer_is_durable_before_the_next_question(tmp_path: Path) -> None:
    """The file is looked at whenever the next line is read."""
    path, seen = tmp_path / "case.yaml", []

    class Watched(BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            seen.append(dict(kept_in(path).answers))
            return super().readline(size)

    kept = Keeping.begin(path, BEGIN.interview)
    ear = Ear(Watched(b"3\n3\nwhy\n1\nback\n2\nchange 1\n1\nyes\nquit\n"), False)
    assert Loop(ear, Voice(StringIO()), FILES, kept).run(BEGIN) == Exit.FINE
    assert [len(answers) for answers in seen] == [0, 1, 2, 2, 3, 3, 3, 3, 3, 3]
    assert [seen[-1]["danger"], seen[-1]["matter"]] == ["yes", "sent"]
    Keeping.resume(path, open_case(GUIDE, str(path)).stamp).end()  # it was let go of


def test_save_keeps_the_case_from_there_on(tmp_path: Path) -> None:
    path, other = tmp_path / "case.yaml", tmp_path / "other.yaml"
    given = f"3\nsave {path}\n3\nsave {path}\nsave {other}\n1\n".encode()
    code, written = converse(BEGIN, given)
    assert code == Exit.CASE
    assert written.count("Kept in case.yaml: every answer is on the disk.") == 2
    assert f"This case stays in other.yaml.\nTo go on with it:\ncpguide ask {other}\n" in written
    assert [len(kept_in(place).answers) for place in (path, other)] == [2, 3]


def test_what_cannot_be_saved_is_said_and_the_interview_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there.yaml"
    there.write_text("mine", encoding="utf-8")
    code, written = converse(BEGIN, f"3\nsave {there}\nsave {tmp_path}\n3\nquit\n".encode())
    assert code == Exit.FILES
    assert "NOT SAVED: Nothing is kept." in written
    assert written.count("NOT SAVED: ") == 3
    assert "Question 3, " in written
    assert there.read_text(encoding="utf-8") == "mine"
    assert "NOT SAVED" in capsys.readouterr().err


def test_a_disk_that_fills_up_is_named_with_each_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Keeping.begin(tmp_path / "case.yaml", BEGIN.interview)

    def full(interview: Interview) -> None:
        raise CannotKeep("case.yaml cannot be written: the disk is full.")

    monkeypatch.setattr(kept, "keep", full)
    for given, tries in ((b"3\n3\nwhy\nquit\n", 3), (b"3\n", 2)):
        code, written = converse(BEGIN, given, kept)
        assert code == Exit.FILES
        assert written.count("NOT SAVED: case.yaml cannot be written: the disk is full.") == tries
        assert "NOT SAVED: the file lacks your last answers." in written


def test_an_export_that_fails_is_said() -> None:
    def export(typed: str, _: object) -> str:
        raise PermissionError(13, "Permission denied", typed)

    written = StringIO()
    ear = Ear(BytesIO(b"export x.txt\nquit\n"), False)
    Loop(ear, Voice(written), FILES._replace(export=export)).run(BEGIN)
    assert "NOT WRITTEN: x.txt: Permission denied." in written.getvalue()
