"""What lint says of the small guide when one thing in it is bad, where, and that it says nothing else."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from cpguide.check.lint import can_grade, lint
from cpguide.guide.folder import read_folder
from cpguide.guide.load import load_files
from cpguide.guide.places import Places
from cpguide.guide.problem import Problems
from cpguide.guide.where import rules_folder
from tests.check.one_bad import (
    GLOSSARY,
    NOW,
    SOURCE,
    Edit,
    assert_only,
    bad,
    cites,
    edited,
    more,
    problems,
    says,
    sound_guide,
)
from tests.guide.bad import (
    ADVICE,
    BENEFITS,
    CONTACTS,
    EVIDENCE,
    FACTS,
    GUIDE,
    SOURCES,
    WORK,
    Bad,
)
from tests.small_guide import change


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sound_guide(tmp_path / "rules")


HARD = (
    "Documentation demonstrating cooperation necessitates corroboration by representatives of participating "
    "organizations administering immigration adjudications, notwithstanding contemporaneous investigations "
    "and prosecutions of related allegations."
)

BAD = (
    bad("evidence nobody cites", "CP601", EVIDENCE, "CP-004:", "no rule cites it", more("CP-004")),
    bad("source nobody cites", "CP602", SOURCES, "usc-8:", "nothing cites it", SOURCE),
    bad(
        "term in no text", "CP603", GLOSSARY, "parole:", "no text uses the word",
        (GLOSSARY, "labor:\n", "parole:\n  term: Parole\n  says: Parole is a way in.\nlabor:\n"),
    ),
    bad(
        "office of no state", "CP604", CONTACTS, "atlanta:", "never shown",
        (CONTACTS, "offices: [atlanta]", "offices: []"),
    ),
    bad(
        "fact in no condition", "CP605", FACTS, "idle:", "no condition",
        (FACTS, "safe:\n", "idle:\n  says: it is idle\n  when: {danger: \"no\"}\nsafe:\n"),
    ),
    bad(
        "kept and used", "CP606", SOURCES, "Background.", "it is used",
        (SOURCES, "  seen: full\n", "  seen: full\n  kept: Background.\n"),
    ),
    bad(
        "question that says bare what is unverified", "CP611", WORK, "Time limits", "which is unverified",
        (WORK, " Confirm with HSI.", ""),
    ),
    bad(
        "question that calls reported what is unverified", "CP611", WORK, "Time limits", "CP-002",
        (WORK, "Confirm with HSI.", "It is reported so by HSI."),
    ),
    bad(
        "term that says bare what is corroborated", "CP611", GLOSSARY, "Work by force.", "is reported to",
        more("CP-004", says="It is reported.", confidence="corroborated"), cites("CP-001", "CP-004"),
        (GLOSSARY, "evidence: [CP-001]", "evidence: [CP-004]"),
    ),
    bad(
        "evidence that says bare what is corroborated", "CP611", EVIDENCE, "More.", "only corroborated",
        more("CP-004", confidence="corroborated"), cites("CP-001", "CP-004"),
    ),
    bad(
        "contact that grows old unnoticed", "CP622", CONTACTS, "2024-10-01", "is shown with",
        (CONTACTS, "    note: Old; confirm.\n", ""),
    ),
    bad(
        "evidence checked after the guide", "CP623", EVIDENCE, "2062-11-01", "last checked on 2026-11-01",
        (EVIDENCE, "checked: 2026-11-01\n  effective", "checked: 2062-11-01\n  effective"),
    ),
    bad(
        "contact seen after the guide", "CP623", CONTACTS, "2026-11-02", "last checked on",
        (CONTACTS, "2024-10-01", "2026-11-02"),
    ),
    bad(
        "line that begins a day early", "CP631", BENEFITS, "2025-07-03", "2025-07-03",
        (BENEFITS, "2025-07-04", "2025-07-03"),
    ),
    bad(
        "line that ends a day late", "CP631", BENEFITS, "2026-10-01", "2026-10-01",
        (BENEFITS, "2026-09-30", "2026-10-01"),
    ),
    bad(
        "date in words that no evidence has", "CP632", ADVICE, "Since July 5", "2025-07-05",
        says("Since July 5, 2025 it is open."),
    ),
    bad(
        "date in a condition that no evidence has", "CP632", BENEFITS, "2025-07-04}}", "2025-07-04",
        (BENEFITS, "  evidence:", "  when: {any: [safe, {cp_ends: {after: 2025-07-04}}]}\n  evidence:"),
    ),
    bad(
        "line in force after its evidence", "CP633", ADVICE, "listen:", "after 2026-06-30",
        more("CP-004", "effective: {to: 2026-06-30}"), cites("CP-004"),
    ),
    bad(
        "line in force before its evidence", "CP633", ADVICE, "listen:", "before 2025-01-01",
        more("CP-004", "effective: {from: 2025-01-01}"), cites("CP-004"),
    ),
    bad(
        "evidence whose words and range part", "CP634", EVIDENCE, "2006-05-12", "do not meet",
        more("CP-004", "effective: {from: 2006-05-12}", says="It holds since May 11, 2006."), cites("CP-004"),
    ),
    bad("abbreviation nobody explains", "CP641", ADVICE, "Ask the FBI", '"FBI"', says("Ask the FBI.")),
    bad("hard text", "CP651", ADVICE, "Documentation", "reading grade", says(HARD)),
)  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_one_bad_thing_is_named_at_its_place_and_nothing_else(bad: Bad, folder: Path) -> None:
    assert_only(bad, folder)


GOOD: dict[str, tuple[Edit, ...]] = {
    "nothing changed": (),
    "evidence kept for a reason": (more("CP-004", "kept: Background."),),
    "source kept for a reason": (
        (SOURCES, SOURCE[1], SOURCE[2].replace("full\n", "full\n  kept: Why.\n", 1)),
    ),
    "evidence that a glossary term cites": (more("CP-004"), (GLOSSARY, "[CP-001]", "[CP-004]")),
    "term that only evidence uses": (
        (GLOSSARY, "labor:\n", "parole:\n  term: Parole\n  says: A way in.\nlabor:\n"),
        (EVIDENCE, "The law says so,", "The law on parole says so,"),
    ),
    "plural of a term": (
        (GLOSSARY, "labor:\n", "visa:\n  term: Visa\n  says: A way in.\nlabor:\n"),
        says("Ask about visas."),
    ),
    "line on corroborated evidence, which the program marks": (
        more("CP-004", says="It is described so.", confidence="corroborated"),
        cites("CP-004"),
    ),
    "line that takes over on the next day": (
        (EVIDENCE, " to 30 September 2026", ""),
        more("CP-004", "effective: {from: 2026-10-01}"),
        (
            BENEFITS,
            "help:\n",
            "later:\n  title: Later\n  says: Open.\n  stage: open\n  effective: {from: 2026-10-01}\n"
            "  evidence: [CP-004]\nhelp:\n",
        ),
    ),
    "date in words and in a condition that evidence has": (
        (BENEFITS, "Help is open.", "Help is open through September 30, 2026."),
        (BENEFITS, "  evidence:", "  when: {any: [safe, {cp_ends: {before: 2025-07-04}}]}\n  evidence:"),
    ),
    "evidence that began long ago": (more("CP-004", "effective: {from: 2008-12-23}"), cites("CP-004")),
    "state and form": (says("In GA use Form I-765 (HSI)."),),
    "long text in short sentences": (says("Sit down with the person. Take your time. " * 6),),
    "hard words of the glossary": (
        (GLOSSARY, "labor:\n", "a:\n  term: Adjudication documentation\n  says: Papers.\nlabor:\n"),
        says("Ask for the adjudication documentation. Then read the adjudication documentation. " * 3),
    ),
}


@pytest.mark.parametrize("edits", GOOD.values(), ids=GOOD)
def test_what_is_sound_is_let_alone(edits: tuple[Edit, ...], folder: Path) -> None:
    edited(*edits)(folder)
    assert not problems(folder)


def test_days_that_pass_give_warnings_only(folder: Path) -> None:
    found = problems(folder, date(2030, 1, 1))
    assert {(problem.code, problem.file) for problem in found} == {("CP621", GUIDE), ("CP621", EVIDENCE)}
    assert {problem.level for problem in found} == {"warning"}
    assert ["2 statements" in problem.message for problem in found if problem.file == EVIDENCE] == [True]


def test_a_review_before_the_last_check_is_an_error(folder: Path) -> None:
    change(folder, GUIDE, "review_by: 2027-02-01", "review_by: 2026-10-01")
    assert {(problem.code, problem.level) for problem in problems(folder)} == {
        ("CP621", "warning"),
        ("CP623", "error"),
    }


def test_without_the_library_nothing_is_said_about_grades(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(folder, *says(HARD))
    monkeypatch.setitem(sys.modules, "textstat", None)
    assert not can_grade()
    assert not problems(folder)


def test_several_bad_things_are_all_named(folder: Path) -> None:
    for edit in (more("CP-004"), SOURCE, says("Ask the FBI and the XYZ.")):
        change(folder, *edit)
    assert sorted(problem.code for problem in problems(folder)) == ["CP601", "CP602", "CP641", "CP641"]


@pytest.mark.parametrize("as_of", [NOW, date(2027, 2, 23)], ids=str)
def test_nothing_is_wrong_with_the_shipped_rules(as_of: date) -> None:
    assert can_grade()
    assert [str(problem) for problem in problems(rules_folder(), as_of)] == []


def test_the_shipped_rules_never_fail_because_time_passes() -> None:
    assert {problem.level for problem in problems(rules_folder(), date(2040, 1, 1))} == {"warning"}


def test_lint_is_quick() -> None:
    files = read_folder(rules_folder(), Problems())
    guide, places = load_files(files, Problems(), sworn=True), Places(files)
    assert can_grade()
    seconds = []
    for _ in range(3):
        start = perf_counter()
        list(lint(guide, places, NOW))
        seconds.append(perf_counter() - start)
    assert min(seconds) < 0.5
