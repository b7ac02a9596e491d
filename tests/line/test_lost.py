"""The loop where answers could be lost: files that cannot be written, and lines that are no answers."""

from __future__ import annotations

import shlex
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from cpguide.engine.interview import Interview
from cpguide.exit import Exit
from cpguide.keeping import CannotKeep, Keeping
from cpguide.line.ear import LONGEST, Ear
from cpguide.line.loop import Loop
from cpguide.line.voice import Voice
from tests.catalogue import bad
from tests.line.test_loop import BEGIN, kept_in
from tests.line.walk import FILES, converse


def test_at_a_terminal_quit_asks_once_more_where_answers_would_be_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Keeping.begin(tmp_path / "case.yaml", BEGIN.interview)
    write, full = kept.keep, [True]

    def keep(interview: Interview) -> None:
        if full[0]:
            raise CannotKeep("case.yaml cannot be written: the disk is full.")
        write(interview)

    monkeypatch.setattr(kept, "keep", keep)
    code, written = converse(BEGIN, b"3\nquit\nwhy\nquit\nquit\nnever heard\n", kept, live=True)
    assert code == Exit.FILES
    assert written.count("To leave all the same type quit again.") == 2
    assert "never heard" not in written

    class Room(BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            line = super().readline(size)
            full[0] = full[0] and line != b"quit\n"
            return line

    written_too = StringIO()
    assert Loop(Ear(Room(b"3\nquit\n"), True), Voice(written_too), FILES, kept).run(BEGIN) == Exit.FINE
    assert "This case stays in case.yaml." in written_too.getvalue(), "it is tried again first"
    assert kept_in(tmp_path / "case.yaml").answers == {"danger": "no"}


def test_a_case_that_was_to_be_kept_and_is_in_no_file_is_not_called_kept() -> None:
    for given, code in ((b"quit\n", Exit.FINE), (b"3\nquit\n", Exit.FILES)):
        assert Loop(Ear(BytesIO(given), False), Voice(StringIO()), FILES, wanted=True).run(BEGIN) == code


@pytest.mark.parametrize("name", ["case.yaml", "a b.yaml", "in/it's.yaml", "-in/case.yaml"])
def test_the_case_is_gone_on_with_by_what_is_said_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    _, written = converse(BEGIN, b"3\nquit\n", Keeping.begin(f"./{name}", BEGIN.interview))
    command = written.splitlines()[-1]
    assert command.startswith("cpguide ask ")
    word, ask, place = shlex.split(command)
    assert (word, ask, place[0] != "-") == ("cpguide", "ask", True)
    assert kept_in(Path(place)).answers == {"danger": "no"}


@bad(102)
def test_the_beginning_of_a_line_that_is_too_long_is_no_answer() -> None:
    line = b"3" + b" " * LONGEST + b"I did not mean that, it is 1\n"
    code, written = converse(
        BEGIN, line + b"3\n" + line + b"change 1\n1\nyes" + b" " * LONGEST + b"\nno\nquit\n"
    )
    assert code == Exit.FINE
    assert written.count('Not understood: "(a line that is too long)".') == 3
    assert written.count("You answered: No, everyone is safe for now.") == 1
    assert "Nothing was changed." in written
