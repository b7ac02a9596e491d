"""Hostile texts in files, names, arguments and the environment: refused with a place, or shown literally."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from cpguide.casefile import CaseError, read_case
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.problem import RulesError
from cpguide.training.reading import read_scenario
from tests.catalogue import bad
from tests.hostile import HOSTILE, LITERAL, REFUSED, assert_nothing_hidden, quoted
from tests.small_guide import change, write_small_guide
from tests.terminal import ESCAPES, cpguide
from tests.test_cli import CASE, run
from tests.training.test_reading import LESSON


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return load(write_small_guide(tmp_path_factory.mktemp("rules")))


SAYS = "says: Call the tip line today."


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_rules_hold_it_to_the_letter_or_are_refused_with_the_place(text: str, tmp_path: Path) -> None:
    rules = write_small_guide(tmp_path)
    change(rules, "steps.yaml", SAYS, f"says: {quoted(text)}")
    if text in LITERAL.values():
        assert load(rules).items["call"].says == normalize("NFC", text)
        return
    with pytest.raises(RulesError) as caught:
        load(rules)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("steps.yaml", 3)
    assert "U+" in problem.message
    assert_nothing_hidden(str(problem))


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_character_that_stands_in_a_file_as_it_is_is_refused(text: str, tmp_path: Path) -> None:
    rules = write_small_guide(tmp_path)
    change(rules, "steps.yaml", SAYS, f"says: {text}")
    with pytest.raises(RulesError) as caught:
        load(rules)
    assert {problem.file for problem in caught.value.problems} == {"steps.yaml"}
    assert caught.value.problems[0].line == 3
    assert_nothing_hidden("".join(map(str, caught.value.problems)))


@pytest.mark.parametrize(
    "where", ["answers: {%s: x}", "answers: {danger: %s}", "answers: {}\nas_of: %s", "%s: x"]
)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_case_that_holds_it_is_refused_and_told_safely(
    text: str, where: str, guide: Guide, tmp_path: Path
) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(where % quoted(text) + "\n", encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        read_case(guide, str(case))
    for problem in caught.value.problems:
        assert problem.line == where.count("\n", 0, where.index("%s")) + 1 or problem.code == "CP402"
        assert_nothing_hidden(problem.said)
        assert "\n" not in problem.said


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_story_is_kept_to_the_letter_or_refused(text: str, guide: Guide, tmp_path: Path) -> None:
    file = tmp_path / "lesson.yaml"
    story = "story: The person was met at a gate."
    assert story in LESSON
    file.write_text(LESSON.replace(story, f"story: {quoted(text)}"), encoding="utf-8")
    if text in LITERAL.values():
        assert read_scenario(file, guide).story == normalize("NFC", text)
        return
    with pytest.raises(CaseError) as caught:
        read_scenario(file, guide)
    (problem,) = caught.value.problems
    assert problem.line == 5
    assert_nothing_hidden(problem.said)


NAMES = {
    "escape": "a\x1b[31mb",
    "newline": "a\nb",
    "bidi": "a\u202eb",
    "markup": "[red]a[x]",
    "c1": "a\x9bb",
    "option": "--format",
    "no text": os.fsdecode(b"a\xff\xfeb"),
    "shell": "$(id);`id`",
    "formula": "=1+1",
    "template": "{0}%s%n",
}
"""Names of files and folders, each of which a system allows."""


@bad(107)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_told_safely_wherever_it_is_given(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "case.yaml").write_text("answers: {rle: x}", encoding="utf-8")
    given = (["decide", f"{folder}/case.yaml"], ["--rules", str(folder), "check"], [f"{name}x"])
    codes = []
    for arguments in given:
        done = run(*arguments)
        codes.append(done.returncode)
        said = done.stdout.decode() + done.stderr.decode()
        assert_nothing_hidden(said)
        assert "Traceback" not in said
        assert "internal" not in said
        assert "\nb" not in said, "a name begins no line"
    assert codes == [4, 3, 2]


@bad(107)
def test_what_is_no_text_in_arguments_is_told_in_ascii(tmp_path: Path) -> None:
    command = [os.fsencode(sys.executable), b"-m", b"cpguide", b"decide", b"a\xff\xfe\x1b\n\xc3"]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == 5
    assert done.stderr == b"cpguide: a<U+DCFF><U+DCFE><U+001B><U+000A><U+DCC3>: No such file or directory\n"


@bad(107)
def test_a_hostile_environment_and_folder_change_nothing(tmp_path: Path) -> None:
    here = tmp_path / "\x1b]0;x\x07\n[red]"
    here.mkdir()
    wild = dict.fromkeys(("LANG", "LC_ALL", "HOME", "COLUMNS", "LINES", "USER", "TZ"), "\x1b[31m\n%s")
    with cpguide("new", environment=wild, cwd=here) as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("2")
        terminal.wait_for("Who are you in this case?")
        terminal.send("xx")
        assert terminal.exit_code() == 0
        assert b"\x1b[31m" not in terminal.seen
        assert b"0;x" not in terminal.seen
    command = [sys.executable, "-m", "cpguide", "decide", "-"]
    calm = run("decide", "-", given=CASE)
    done = subprocess.run(
        command, input=CASE.encode(), capture_output=True, env={**os.environ, **wild}, cwd=here
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == calm.stdout


@bad(89)
@pytest.mark.parametrize("term", ["xterm\x1b[31m", "vt100"])
def test_a_terminal_of_any_name_gets_the_screen(term: str) -> None:
    with cpguide("new", environment={"TERM": term}) as terminal:
        terminal.wait_for("1-9 pick")
        terminal.send("xx")
        assert terminal.exit_code() == 0
        assert b"\x1b[31m" not in terminal.seen


@bad(107)
def test_a_path_that_is_typed_or_pasted_is_shown_and_named_safely(tmp_path: Path) -> None:
    wild = tmp_path / "a\u202eb.yaml"
    wild.write_text("answers: {rle: x}", encoding="utf-8")
    with cpguide(cwd=tmp_path) as terminal:
        terminal.wait_for("New case")
        terminal.send("2")
        terminal.settle()
        terminal.send("\x1b[200~a\u202eb.yaml\x1b[201~\x1b[200~\x1b[35m\x1b[201~\r")
        terminal.wait_for("No such file")
        assert "a<U+202E>b.yaml" in ESCAPES.sub(b"", terminal.seen).decode()
        terminal.send("\x18\x18")
        assert terminal.exit_code() == 0
        assert b"\x1b[35m" not in terminal.seen
        assert_nothing_hidden(terminal.text.replace("\r", ""))


def test_what_goes_to_a_terminal_is_spelled_out_and_to_a_file_it_is_not() -> None:
    script = "from cpguide.commands.common import put; put('a\\x1b[31m\\u202eb\\n')"
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True).stdout
        == b"a\x1b[31m\xe2\x80\xaeb\n"
    )
    from tests.terminal import Terminal

    with Terminal([sys.executable, "-c", script]) as terminal:
        assert terminal.exit_code() == 0
        assert terminal.seen == b"a<U+001B>[31m<U+202E>b\r\n"
