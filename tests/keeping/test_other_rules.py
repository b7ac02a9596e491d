"""A case kept under other rules: what fits, what does not, what changes; told, and never done silently."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cpguide.casefile import Carried, CaseError, carried, case_text, kept_text, open_case, read_case
from cpguide.cli import main
from cpguide.engine.case import Case, too_late
from cpguide.engine.interview import Interview
from cpguide.guide.calendar import Entered
from cpguide.guide.load import load
from cpguide.keeping import Keeping
from cpguide.output.kept import carried_remarks, untouched_words
from tests.catalogue import bad
from tests.keeping.cases import names, numbered, stamp
from tests.small_guide import change, write_small_guide

AS_OF = date(2026, 11, 23)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_small_guide(tmp_path / "rules")


def kept(rules: Path, **answers: object) -> Path:
    """A case that was kept under the rules as they are now."""
    interview = Interview.begin(load(rules), AS_OF)
    for id, answer in answers.items():
        assert isinstance(answer, str | tuple)
        interview = interview.answer(id, answer)
    path = rules.with_name("case.yaml")
    path.write_text(kept_text(interview), encoding="utf-8")
    return path


def opened(rules: Path, path: Path) -> Carried:
    guide = load(rules)
    found = open_case(guide, str(path))
    made = carried(found, Interview.of(guide, found.case))
    assert made is not None
    return made


def said(made: Carried) -> str:
    return "\n".join(carried_remarks(made))


def test_under_the_same_rules_nothing_is_told(rules: Path) -> None:
    path = kept(rules, danger="no")
    found = open_case(load(rules), str(path))
    assert carried(found, Interview.of(load(rules), found.case)) is None


@bad(78)
def test_a_change_that_does_not_touch_the_case_is_told_as_such(rules: Path) -> None:
    path = kept(rules, danger="no", made_to_do=("labor",))
    change(rules, "guide.yaml", 'edition: "1"', 'edition: "2"')
    made = opened(rules, path)
    assert made.same
    assert said(made) == (
        "This case was kept under other rules, edition 1. These are edition 2. "
        "All 2 answers fit. Nothing differs for this case."
    )


@bad(78)
def test_an_answer_whose_option_is_gone_is_named_and_left_out(rules: Path) -> None:
    path = kept(rules, danger="no", made_to_do=("crossing",), told="yes")
    change(rules, "questions/2-work.yaml", "crossing: {label: Pay", "travel: {label: Pay")
    made = opened(rules, path)
    assert dict(made.interview.case.answers) == {"danger": "no", "told": "yes"}
    assert "2 answers fit the rules now. 1 does not, and is left out." in said(made)
    assert (
        'What was the person made to do? made_to_do: crossing. made_to_do has no option "crossing".'
        in said(made)
    )


@bad(78)
def test_a_question_that_is_gone_is_named(rules: Path) -> None:
    path = kept(rules, danger="no")
    for file in rules.rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("danger:", "peril:"), "utf-8")
    made = opened(rules, path)
    assert made.fitting == 0
    assert 'danger: no. no question "danger" in the rules.' in said(made)


@bad(78)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What was the person made to do?", "What did the person do?"),
        ("label: Work,", "label: Labor,"),
        ("says: the person was made to work}", "says: the person worked}"),
        ("label: None of these, says", "label: None, says"),
    ],
)
def test_other_words_of_a_question_are_told_though_its_ids_are_the_same(
    rules: Path, old: str, new: str
) -> None:
    path = kept(rules, danger="no", made_to_do=("labor",))
    change(rules, "questions/2-work.yaml", old, new)
    made = opened(rules, path)
    assert [question.id for question in made.reworded] == ["made_to_do"]
    assert "Asked in other words now, read it again: " in said(made)


@bad(78)
def test_what_comes_to_the_result_and_goes_from_it_is_told(rules: Path) -> None:
    path = kept(rules, danger="no", made_to_do=("labor",))
    change(rules, "steps.yaml", "look:\n", "later:\n")
    change(rules, "papers.yaml", "when: {none: [safe]}", "when: safe")
    change(rules, "benefits.yaml", "to: 2026-09-30", "to: 2027-09-30")
    change(rules, "steps.yaml", "  when: {any: [{danger: ", "  when: {any: [safe, {danger: ")
    change(rules, "advice.yaml", "  evidence:", '  when: {told: "yes"}\n  evidence:')
    made = opened(rules, path)
    assert "Comes to the result: Look again (later); The form (form); Help (help)" in said(made)
    assert "Goes from the result: look" in said(made)
    assert "Settled now: Call the line (call)" in said(made)
    assert "Open again: Listen (listen)" in said(made)


@bad(78)
def test_a_case_that_does_not_fit_as_a_whole_is_not_decided(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept(rules, danger="no", made_to_do=("crossing",))
    change(rules, "questions/2-work.yaml", "crossing: {label: Pay", "travel: {label: Pay")
    assert main(["decide", str(path), "--rules", str(rules)]) == 4
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f'{path}:5:3: CP435 made_to_do has no option "crossing".' in shown.err
    assert "kept under other rules, edition 1" in shown.err
    with pytest.raises(CaseError, match="kept under other rules"):
        read_case(load(rules), str(path))


@bad(78)
def test_a_case_that_fits_is_decided_and_what_differs_is_told(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept(rules, danger="no", made_to_do=("labor",))
    change(rules, "papers.yaml", "when: {none: [safe]}", "when: safe")
    assert main(["decide", str(path), "--rules", str(rules), "--format", "json"]) == 0
    shown = capsys.readouterr()
    problems = " ".join(map(str, json.loads(shown.out)["problems"]))
    for where in (shown.err, problems):
        assert "These are of the same edition, but have been changed. All 2 answers fit." in where
        assert "Comes to the result: The form (form)" in where


@bad(77, 78)
def test_the_old_file_is_untouched_till_the_first_change_and_then_copied(rules: Path) -> None:
    path = kept(rules, danger="no", made_to_do=("crossing",))
    before = path.read_bytes()
    change(rules, "questions/2-work.yaml", "crossing: {label: Pay", "travel: {label: Pay")
    made = opened(rules, path)
    keeping = Keeping.resume(path, open_case(load(rules), str(path)).stamp)
    copy = keeping.copy
    assert path.read_bytes() == before
    assert names(path.parent) == [".case.yaml.lock", "case.yaml", "rules"]
    keeping.keep(made.interview.answer("made_to_do", ("labor",)))
    keeping.keep(made.interview.answer("made_to_do", ("travel",)))
    keeping.end()
    assert copy.read_bytes() == before
    assert read_case(load(rules), str(path)).answers["made_to_do"] == ("travel",)
    assert len(names(path.parent)) == 3, "one copy, however often the case changes"


@bad(78)
@pytest.mark.parametrize("name", [".case", "case", "a.b.yaml", "case.yaml"])
def test_the_copy_is_called_what_was_said(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"# mine\n{case_text(numbered(1).case)}", encoding="utf-8")
    found = numbered(1)
    other = Carried("2020.1", found, (), (), (), (), (), ())
    words = untouched_words(name, stamp(path), other)
    Keeping.begin(path, numbered(2), stamp(path)).end()
    (copy,) = {*names(tmp_path)} - {name}
    assert words.endswith(f"copied to {copy}.")


def on_a_day(rules: Path, day: date) -> Path:
    """A case that was kept on a day on which it has a line that is in force to the end of September 2026."""
    path = rules.with_name("case.yaml")
    path.write_text(kept_text(Interview.begin(load(rules), day).answer("danger", "no")), encoding="utf-8")
    return path


def test_a_kept_case_is_gone_on_with_as_of_today_and_what_that_changes_is_told(rules: Path) -> None:
    path, guide = on_a_day(rules, date(2026, 9, 30)), load(rules)
    found = open_case(guide, str(path), today=date(2026, 10, 1))
    assert (found.case.as_of, found.day) == (date(2026, 10, 1), date(2026, 9, 30))
    made = carried(found, Interview.of(guide, found.case))
    assert made is not None
    assert made.gone == ("help",)
    assert said(made).startswith("It was judged as of 2026-09-30, and is judged as of 2026-10-01 now.")
    assert untouched_words("case.yaml", found.stamp, made).endswith("not touched until you change an answer.")


def test_a_day_that_changes_nothing_is_not_asked_about(rules: Path) -> None:
    path, guide = on_a_day(rules, date(2026, 9, 1)), load(rules)
    found = open_case(guide, str(path), today=date(2026, 9, 30))
    assert found.case.as_of == date(2026, 9, 30)
    assert carried(found, Interview.of(guide, found.case)) is None


@pytest.mark.parametrize(
    ("as_of", "today"),
    [(date(2026, 9, 30), date(2026, 10, 1)), (None, None), (None, date(2026, 9, 29))],
    ids=["a day is named", "not gone on with", "a clock that goes wrong"],
)
def test_otherwise_a_kept_case_is_judged_on_its_own_day(
    rules: Path, as_of: date | None, today: date | None
) -> None:
    found = open_case(load(rules), str(on_a_day(rules, date(2026, 9, 30))), as_of, today)
    assert (found.case.as_of, found.day) == (date(2026, 9, 30), None)


def test_the_day_of_an_invented_case_stays(rules: Path) -> None:
    path = rules.with_name("case.yaml")
    invented = Case(date(2026, 9, 30), {"danger": "no"}, training=True)
    path.write_text(kept_text(Interview.of(load(rules), invented)), encoding="utf-8")
    assert open_case(load(rules), str(path), today=date(2026, 10, 1)).case.as_of == date(2026, 9, 30)


def test_today_is_the_day_for_the_dates_of_a_kept_case_too(rules: Path) -> None:
    """Who began before midnight can enter what was learned after it."""
    (rules / "deadlines.yaml").write_text(
        "starts:\n  learned: {ask: When?, help: Look., past: true}\ndeadlines: {}\n", encoding="utf-8"
    )
    path = on_a_day(rules, date(2026, 9, 29))
    found = open_case(load(rules), str(path), today=date(2026, 9, 30))
    start = load(rules).library.starts["learned"]
    assert not too_late(start, Entered(date(2026, 9, 30)), found.case.as_of)
