"""The form of a kept case: read back it is the same case, and what is damaged is refused as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from cpguide.casefile import CaseError, kept_text, open_case, read_case
from cpguide.engine.case import Answer, Case
from cpguide.engine.interview import Interview
from cpguide.guide.calendar import Entered
from cpguide.guide.load import load
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from tests.catalogue import bad
from tests.engine.guides import AS_OF, answered
from tests.keeping.cases import GUIDE, numbered, small

WHOLE = kept_text(numbered(1)).encode()
DAMAGED = "damaged, or was changed by hand"


def refused(path: Path, data: bytes, guide: Guide = GUIDE) -> str:
    """The one message with which a file is refused."""
    path.write_bytes(data)
    with pytest.raises(CaseError) as caught:
        open_case(guide, str(path))
    assert len(caught.value.problems) >= 1
    return str(caught.value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answered())
def test_read_back_it_is_the_same_case(tmp_path: Path, made: tuple[Guide, dict[str, Answer]]) -> None:
    guide, answers = made
    guide = guide._replace(sha256="b" * 64)
    interview = Interview.of(guide, Case(AS_OF, answers))
    path = tmp_path / "case.yaml"
    path.write_text(kept_text(interview), encoding="utf-8")
    opened = open_case(guide, str(path))
    assert opened.case == interview.case
    assert opened.misfits == ()
    assert kept_text(Interview.of(guide, opened.case)) == kept_text(interview)


def test_it_holds_no_words_but_the_edition_and_no_finer_clock_than_a_day() -> None:
    text = kept_text(Interview.of(small("2026.1 'b' #x: y"), numbered(1).case))
    for question in GUIDE.questions.values():
        assert question.ask not in text
        assert all(option.says not in text for option in question.options)
    assert "12:" not in text.partition("check:")[0]
    assert "edition: '2026.1 ''b'' #x: y'" in text


def test_the_edition_comes_back_to_the_letter(tmp_path: Path) -> None:
    guide = small("2026.1 'b' #x: {y} & \\n é")
    path = tmp_path / "case.yaml"
    path.write_text(kept_text(Interview.of(guide, numbered(1).case)), encoding="utf-8")
    kept = open_case(GUIDE, str(path)).kept
    assert kept
    assert kept.edition == guide.about.edition


@bad(75)
def test_cut_off_anywhere_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    for end in range(len(WHOLE)):
        said = refused(path, WHOLE[:end])
        if end > len(b"saved:"):
            assert DAMAGED in said
        assert path.read_bytes() == WHOLE[:end], "it is left as it was found"


@bad(76)
def test_one_bit_changed_anywhere_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    for at in range(len(WHOLE)):
        for bit in range(8) if at < 12 else (0, 3, 7):
            changed = bytearray(WHOLE)
            changed[at] ^= 1 << bit
            refused(path, bytes(changed))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda whole: whole + b"x: y\n", id="a-line-more"),
        pytest.param(lambda whole: whole + b"\n", id="a-blank-line-more"),
        pytest.param(lambda whole: whole.replace(b"\n", b"\r\n"), id="other-line-breaks"),
        pytest.param(lambda whole: b"\xef\xbb\xbf" + whole, id="a-byte-order-mark"),
        pytest.param(lambda whole: b"\n" + whole, id="a-line-before"),
        pytest.param(lambda whole: whole.removeprefix(b"saved: 1\n"), id="the-first-line-gone"),
        pytest.param(lambda whole: whole[: whole.rindex(b"check")], id="the-last-line-gone"),
        pytest.param(lambda whole: whole.replace(b"role: b", b"role: a"), id="an-answer-changed"),
        pytest.param(lambda whole: whole.replace(b"saved: 1", b"saved: 0"), id="an-older-form"),
    ],
)
@bad(76)
def test_changed_by_hand_it_is_refused_with_what_to_do(tmp_path: Path, change: object) -> None:
    assert callable(change)
    said = refused(tmp_path / "case.yaml", change(WHOLE))
    assert DAMAGED in said
    assert "delete the lines `saved:` and `check:`" in said


def unsealed(text: bytes) -> bytes:
    return text.removeprefix(b"saved: 1\n").rpartition(b"check: ")[0]


def test_without_its_seal_it_is_a_case_file_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(unsealed(WHOLE).replace(b"role: b", b"role: a"))
    assert read_case(GUIDE, str(path)).answers["role"] == "a"


@bad(79)
def test_answers_changed_by_hand_that_cannot_be_are_named(tmp_path: Path) -> None:
    wrong = unsealed(WHOLE).replace(b"role: b", b"role: bb").replace(b"day: 2000", b"day: 3000")
    said = refused(tmp_path / "case.yaml", wrong)
    assert 'role has no option "bb"' in said
    assert "`day` is not a calendar date" in said


def dated() -> tuple[Guide, Interview]:
    """A case under the shipped rules with every date entered that starts a clock, some with an hour."""
    guide = load(rules_folder())
    case = Case(AS_OF, {"danger": "no"})
    for start in guide.library.starts.values():
        case = case.dated(start.id, Entered(date(2026, 11, 1), time(14, 30) if start.hours else None))
    assert case.dates
    return guide, Interview.of(guide, case)


def test_the_dates_come_back_with_their_hours(tmp_path: Path) -> None:
    guide, interview = dated()
    path = tmp_path / "case.yaml"
    path.write_text(kept_text(interview), encoding="utf-8")
    assert open_case(guide, str(path)).case == interview.case


@bad(78)
def test_a_date_that_other_rules_do_not_ask_for_is_named(tmp_path: Path) -> None:
    guide, interview = dated()
    path = tmp_path / "case.yaml"
    path.write_text(kept_text(interview), encoding="utf-8")
    gone, *left = guide.library.starts
    starts = {id: guide.library.starts[id] for id in left}
    other = guide._replace(sha256="c" * 64, library=guide.library._replace(starts=starts))
    opened = open_case(other, str(path))
    assert [(one.id, one.written) for one in opened.misfits] == [(gone, (str(interview.case.dates[gone]),))]
    assert [*opened.case.dates] == left


@bad(77)
def test_a_newer_form_is_named(tmp_path: Path) -> None:
    text = b"saved: 2\nsomething: else\n"
    said = refused(tmp_path / "case.yaml", text + b"check: " + sha256(text).hexdigest().encode() + b"\n")
    assert "kept by a newer cpguide (form 2; this one reads form 1)" in said


def test_an_invented_case_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    case = replace(numbered(1).case, training=True)
    path.write_text(kept_text(Interview.of(GUIDE, case)), encoding="utf-8")
    assert read_case(GUIDE, str(path)).training
    path.write_bytes(unsealed(path.read_bytes()))
    assert read_case(GUIDE, str(path)).training, "also when its seal was taken off"
    path.write_bytes(path.read_bytes().replace(b"training: true", b"training: false"))
    with pytest.raises(CaseError, match="can only be true"):
        read_case(GUIDE, str(path))


def test_the_date_can_be_another_one(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(WHOLE)
    assert open_case(GUIDE, str(path), date(2027, 1, 2)).case.as_of == date(2027, 1, 2)


def test_what_was_said_under_must_be_as_it_was_written(tmp_path: Path) -> None:
    said = refused(tmp_path / "case.yaml", b"answers: {}\nsaved_under: {edition: x}\n")
    assert "`saved_under:` is not as cpguide writes it" in said


def test_a_scenario_may_not_be_written_over(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("answers: {}\nstory: Once.\n", encoding="utf-8")
    assert open_case(GUIDE, str(path)).stamp == ""
    path.write_text("answers: {}\nstory: Once.\ntraining: true\n", encoding="utf-8")
    with pytest.raises(CaseError, match='unknown field "training"'):
        open_case(GUIDE, str(path))
