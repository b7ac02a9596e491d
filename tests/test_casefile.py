"""Bad cases: one clear line each, with its place and what to do."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cpguide.casefile import CaseError, read_case, remarks
from cpguide.engine.case import Case
from cpguide.engine.interview import Interview
from cpguide.engine.logic import Logic
from cpguide.guide.load import load_front
from cpguide.guide.model import Guide
from cpguide.guide.where import rules_folder
from tests.catalogue import bad


@cache
def guide() -> Guide:
    return load_front(rules_folder())


def read(tmp_path: Path, text: str) -> Case:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return read_case(guide(), str(path))


BAD = {
    "62-unknown-question": ("answers:\n  roel: local\n", 2, 3, "Did you mean"),
    "62-unknown-option": ("answers:\n  role: locl\n", 2, 9, 'Did you mean "local"'),
    "65-exponent-for-an-option": ("answers:\n  role: 1e3\n", 2, 9, "no option"),
    "65-words-for-a-date": ("answers:\n  letter_date: seventeen\n", 2, 16, "calendar date"),
    "65-a-number-for-a-date": ("answers:\n  letter_date: -1\n", 2, 16, "calendar date"),
    "65-arabic-digits": ("as_of: \u0662\u0660\u0662\u0666-11-23\nanswers: {}\n", 1, 8, "calendar date"),
    "65-full-width-digits": ("as_of: \uff12\uff10\uff12\uff16-11-23\nanswers: {}\n", 1, 8, "calendar date"),
    "65-number-for-an-option": ("answers:\n  role: -1\n", 2, 9, "no option"),
    "66-day-before-month": ("as_of: 02/03/2024\nanswers: {}\n", 1, 8, "YYYY-MM-DD"),
    "66-no-such-day": ("as_of: 2026-02-30\nanswers: {}\n", 1, 8, "calendar date"),
    "66-far-future": ("answers:\n  letter_date: 2200-01-01\n", 2, 16, "calendar date"),
    "66-short": ("as_of: 2026-1-1\nanswers: {}\n", 1, 8, "YYYY-MM-DD"),
    "66-week": ("as_of: 2026-W01-1\nanswers: {}\n", 1, 8, "YYYY-MM-DD"),
    "66-time": ("as_of: 2026-01-01T00:00\nanswers: {}\n", 1, 8, "YYYY-MM-DD"),
    "66-far-past": ("answers:\n  letter_date: 1066-10-14\n", 2, 16, "calendar date"),
    "67-twice": ("answers:\n  case: [charged, charged]\n", 2, 9, "twice"),
    "67-empty": ("answers:\n  case: []\n", 2, 9, "at least one"),
    "67-none-and-others": ("answers:\n  case: [none, charged]\n", 2, 9, '"none" cannot stand with'),
    "67-several-without-a-list": ("answers:\n  case: charged, closed\n", 2, 9, "a list: [charged, closed]"),
    "67-several-for-one": ("answers:\n  role: [local]\n", 2, 9, "one option"),
    "74-capitals": ("answers:\n  role: LOCAL\n", 2, 9, 'Did you mean "local"'),
    "not-sure-not-offered": ("answers:\n  role: not_sure\n", 2, 9, "not offered"),
    "mapping-for-an-answer": ("answers:\n  role: {a: b}\n", 2, 9, "option"),
    "unknown-field": ("answer: {}\n", 1, 1, 'Did you mean "answers"'),
    "no-answers": ("as_of: 2026-11-23\n", 1, 1, "needs `answers:`"),
    "answers-a-list": ("answers: [role]\n", 1, 10, "mapping"),
    "68-trailing-junk": ('{"answers": {"role": "local",,}}\n', 1, 0, ""),
    "68-twice": ('{"answers": {"role": "local", "role": "local"}}\n', 1, 31, "written twice"),
    "68-not-a-number": ('{"answers": {"role": NaN}}\n', 1, 22, "no option"),
    "68-comment": ('{"answers": {"role": "local"}} // the case\n', 1, 0, ""),
    "69-deep-mappings": ("answers: " + "{a: " * 10_000 + "\n", 1, 0, "nested"),
    "69-deep-lines": ("".join(f"{' ' * n}a:\n" for n in range(500)), 13, 0, "nested"),
    "69-deep": ("answers: " + "[" * 10_000 + "\n", 1, 0, "nested"),
    "73-binary": ("answers: \x00\x01\n", 1, 0, "control character"),
    "73-empty": ("", 1, 1, "empty"),
    "anchor": ("answers: &a {role: *a}\n", 1, 0, ""),
}


def test_a_long_word_is_shortened_inside_its_quotes(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        read(tmp_path, f"answers:\n  role: {'x' * 200}\n")
    assert caught.value.problems[0].message == f'role has no option "{"x" * 57}...".'


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        pytest.param(*row, id=name, marks=[bad(int(name[:2]))] if name[0].isdigit() else [])
        for name, row in BAD.items()
    ],
)
def test_bad_case(tmp_path: Path, text: str, line: int, column: int, words: str) -> None:
    with pytest.raises(CaseError) as caught:
        read(tmp_path, text)
    first = caught.value.problems[0]
    assert words in str(first)
    assert first.line == line
    assert column in (0, first.column)
    assert "\x00" not in str(first)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        read(tmp_path, "answers:\n  role: locl\n  mater: first\nas_of: soon\n")
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4]


def test_a_case_is_read_with_its_date_and_in_author_order(tmp_path: Path) -> None:
    text = 'answers: {case: [closed, investigation], role: local, danger: "no"}\nas_of: 2026-09-30\n'
    case = read(tmp_path, text)
    assert case.as_of == date(2026, 9, 30)
    assert case.answers["case"] == ("investigation", "closed")


@bad(63)
def test_an_answer_off_the_path_is_kept_and_remarked(tmp_path: Path) -> None:
    case = read(tmp_path, "answers: {matter: first, outcome: granted}\n")
    assert case.answers["outcome"] == "granted"
    assert "outcome" in remarks(Interview(Logic.on(guide(), case.as_of), case))


@bad(73)
def test_an_endless_standard_input_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = io.BytesIO(b"answers: {}\n" + b"# more\n" * 400_000)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(endless))
    with pytest.raises(CaseError) as caught:
        read_case(guide(), "-")
    assert "1 MiB" in str(caught.value)
