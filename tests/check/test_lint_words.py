"""What lint says of words: what is said bare, what identifies somebody, what no source prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.check.clean import changed, checked
from tests.check.one_bad import (
    GLOSSARY,
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
from tests.guide.bad import ADVICE, BENEFITS, CONTACTS, EVIDENCE, GUIDE, SOURCES, STEPS, Bad
from tests.small_guide import change

LEFT_OUT = "evidence/left-out.yaml"
VERIFIED = "sources: [usc-22-7102]\n  confidence: verified"
confirms: Edit = (ADVICE, "  evidence: [", "  confirm: HSI\n  evidence: [")
"""The piece of advice names whom to confirm it with."""


def unverified(text: str) -> tuple[Edit, ...]:
    """The piece of advice with another text, on unverified evidence alone."""
    return says(f'"{text}"'), cites("CP-002"), confirms


def titled(text: str) -> Edit:
    """Another title of the piece of advice."""
    return ADVICE, "title: Listen", f'title: "{text}"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sound_guide(tmp_path / "rules")


BAD = (
    *(
        bad(f"unverified, shown bare: {name}", "CP612", ADVICE, '"Ask HSI', phrase, *unverified(text))
        for name, text, phrase in (
            ("second sentence", "Ask HSI early. HSI answers in ten days.", '"HSI answers in ten days."'),
            ("after a semicolon", "Ask HSI early; HSI often agrees.", '"HSI often agrees."'),
            ("number without a question", "Ask HSI early because it answers in ten days.", '"ten"'),
            ("number in an instruction", "Ask HSI. Wait for the answer, which comes in ten days.", '"ten"'),
            ("noun like an instruction", "Ask HSI. Help is given by HSI.", '"Help is given by HSI."'),
            ("after a clause", "Ask HSI. In most cases, HSI agrees.", '"In most cases'),
        )
    ),
    bad(
        "second sentence after words the program adds", "CP612", ADVICE, '"It is', '"HSI agrees."',
        *unverified("It is used. HSI agrees."),
    ),
    bad(
        "corroborated and shown bare", "CP612", ADVICE, "Ask HSI", "which is corroborated",
        more("CP-004", says="It is described so.", confidence="corroborated"), cites("CP-004"),
        says("Ask HSI early. HSI often agrees."),
    ),
    bad(
        "unverified number beside verified evidence", "CP612", ADVICE, "Ask HSI", '"45"',
        cites("CP-001", "CP-002"), confirms, says("Ask HSI early. The answer takes 45 days."),
    ),
    bad(
        "unverified number in a title", "CP613", ADVICE, '"An answer', '"30"', cites("CP-002"), confirms,
        (ADVICE, "title: Listen", 'title: "An answer in 30 days"'), says("Ask HSI when it answers."),
    ),
    bad(
        "unverified number in a time limit", "CP613", STEPS, "in ten days", '"ten"',
        (STEPS, "  who: You\n  confirm", "  who: You\n  due: in ten days\n  confirm"),
    ),
    *(
        bad(
            f"verified, but the source is {seen}", "CP614", EVIDENCE,
            "verified\n  checked: 2026-11-01\nCP-002", "nobody has read",
            more("CP-004"), cites("CP-001", "CP-004"),
            (EVIDENCE, VERIFIED, VERIFIED.replace("usc-22-7102", "usc-8")),
            (SOURCES, SOURCE[1], SOURCE[2].replace("seen: full", f"seen: {seen}", 1)),
        )
        for seen in ("second-hand", "not-seen")
    ),
    bad("nothing to confirm", "CP615", ADVICE, "HSI\n", "is to be confirmed", confirms),
    *(
        bad(f"text with {kind}: {text}", "CP661", ADVICE, f'"{text}', kind, titled(text))
        for text, kind in (
            ("Her file is A123456789.", "an A-number"),
            ("Her file is A-123-456-789.", "an A-number"),
            ("Her file is A# 12 345 678.", "an A-number"),
            ("The alien number is 12345678.", "an A-number"),
            ("Her number is 123-45-6789.", "a Social Security number"),
            ("Her passport number: G1234567.", "a passport number"),
            ("The receipt is EAC2190012345.", "nine or more digits"),
            ("She was born 3 May 1990.", "a birth date"),
            ("She was born in Ohio on May 3, 1990.", "a birth date"),
            ("Date of birth: 05/03/1990.", "a birth date"),
            ("She turns 18 on 3 May 2027.", "a birth date"),
            ("She lives at 12 North Main Street.", "a street address"),
            ("Write to P.O. Box 12.", "a street address"),
            ("She lives in Atlanta, GA 30303.", "a street address"),
        )
    ),
    bad("A-number in evidence", "CP661", EVIDENCE, "Ask about A", "an A-number",
        (EVIDENCE, "Confirm with HSI whether more is needed.", "Ask about A12345678.")),
    bad("A-number in a note on a source", "CP661", SOURCES, "A12345678", "an A-number",
        (SOURCES, "seen: full", "seen: full\n  note: A12345678")),
    bad("A-number in a reason", "CP661", LEFT_OUT, "Of A12345678", "an A-number",
        (LEFT_OUT, "It says nothing about a case.", "Of A12345678.")),
    *(
        bad(f"text with {said}", "CP662", ADVICE, f'"{text}', f'"{said}"', says(f'"{text}"'))
        for text, said in (
            ("Call 1-800-555-0199.", "1-800-555-0199"),
            ("Call (202) 555-0199 today.", "(202) 555-0199"),
            ("Call 555-0199.", "555-0199"),
            ("Call 1-877-4-HSI-NOW.", "1-877-4-HSI-NOW"),
            ("Call +52 55 1234 5678.", "+52 55 1234 5678"),
            ("Call 988.", "988"),
            ("Text 23456.", "23456"),
            ("Write to requests@example.gov.", "requests@example.gov"),
            ("See https://example.gov/cp.", "https://example.gov/cp"),
            ("See www.example.com.", "www.example.com"),
            ("See example.org/help for it.", "example.org/help"),
        )
    ),
    bad("number that only unverified evidence prints", "CP662", EVIDENCE, "Confirm", '"202-555-0199"',
        (EVIDENCE, "whether more is needed.", "whether 202-555-0199 works.")),
    bad("number that other evidence prints", "CP662", ADVICE, "Call 202", '"202-555-0199"',
        more("CP-004", says="A page prints 202-555-0199."), (BENEFITS, "[CP-001]", "[CP-001, CP-004]"),
        says("Call 202-555-0199.")),
    bad("contact that no source prints", "CP662", CONTACTS, "tip_line:", "no source that was read",
        (CONTACTS, "    confidence: verified\n    sources: [usc-22-7102]\n", "    confidence: verified\n")),
    *(
        bad(f'text that says "{text}"', "CP663", ADVICE, f'"{text}', better, says(f'"{text}"'))
        for text, better in (
            ("Illegals may stay.", "a noncitizen"),
            ("An illegal immigrant may stay.", "a noncitizen"),
            ("The alien may stay.", "a noncitizen"),
            ("He entered the U.S. illegally.", "without inspection"),
            ("He is illegally in the country.", "without status"),
            ("The prostitute was arrested.", "in commercial sex"),
            ("A child prostitution case.", "in commercial sex"),
            ("The so-called victim left.", "the victim"),
            ("It was her own fault.", "the trafficker"),
        )
    ),
)  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_one_bad_thing_is_named_at_its_place_and_nothing_else(bad: Bad, folder: Path) -> None:
    assert_only(bad, folder)


GOOD: dict[str, tuple[Edit, ...]] = {
    **{
        f"unverified and asked: {text}": unverified(text)
        for text in (
            "Ask HSI early. Wait for the answer.",
            "Confirm with HSI whether it answers in ten days. Do not promise a day.",
            "Ask HSI who signs: you, a supervisor, or both. If nobody signs, call again.",
            "Ask HSI for the form; no public form was found.",
            "Confirm with HSI how early to ask. As a house rule of this guide, start six months before.",
            "Ask HSI which U.S. Attorney files. Before you file, confirm with HSI who signs the I-94.",
            "It takes long.",
        )
    },
    "statement beside words of doubt that verified evidence backs": (
        more("CP-004", says="The time is 12 months."),
        cites("CP-002", "CP-004"),
        confirms,
        says("Ask HSI when it begins. The time is twelve months."),
    ),
    "corroborated, asked and said to be reported": (
        more("CP-004", says="It is described so.", confidence="corroborated"),
        cites("CP-004"),
        says("Ask HSI early. HSI is reported to agree."),
    ),
    "title with a number that evidence has": (
        more("CP-004", says="The time is 30 days."),
        cites("CP-002", "CP-004"),
        confirms,
        (ADVICE, "title: Listen", 'title: "Ask about the 30 days"'),
        says("Ask HSI when it begins."),
    ),
    "verified by one source of two that was read": (
        more("CP-004"),
        cites("CP-001", "CP-004"),
        (EVIDENCE, VERIFIED, VERIFIED.replace("[", "[usc-8, ")),
        (SOURCES, SOURCE[1], SOURCE[2].replace("seen: full", "seen: not-seen", 1)),
    ),
    "confirm where the evidence has something to confirm": (
        more("CP-004", "confirm: Confirm with HSI whether it holds."),
        cites("CP-004"),
        confirms,
    ),
    "confirm where the line says what": (confirms, says("Confirm with HSI what else belongs in it.")),
    "numbers that identify nobody": (
        says(
            '"See case No. 1:24-cv-00123, Form I-914, T-2, 8 U.S.C. 1367, 8 CFR 214.204(b), 90 FR 32023, '
            'OMB 0970-0454, Pub. L. 117-322 and 2025-04839."'
        ),
        (GLOSSARY, "labor:\n", "a:\n  term: CFR (FR OMB)\n  says: Texts of law.\nlabor:\n"),
    ),
    "days and streets that identify nobody": (
        says('"A man of 22, born in Ohio, sold phone cards in the street until his 18th birthday in May."'),
    ),
    "number of a contact in other signs": (says("Call (800) 555-0100 or +1 800 555 0100."),),
    "number that cited evidence prints": (
        more("CP-004", says="Pages print 202-555-0199, help@example.gov and 988."),
        cites("CP-004"),
        says("Call 202-555-0199 or write to help@example.gov."),
    ),
    "address of a source that the line cites": (says("See example.gov for the text."),),
    "emergency number of a contact": (
        (CONTACTS, '"1-800-555-0100"', '"911"'),
        says("In danger, call 911 at once."),
    ),
    "words of the law in quotes": (
        says(
            """'The law speaks of ''eligible aliens''. An illegal fee is a threat. "Illegals" is no word.'"""
        ),
    ),
    "charge and file": (says("An arrest for prostitution is no bar. Look for the alien file."),),
}


@pytest.mark.parametrize("edits", GOOD.values(), ids=GOOD)
def test_what_is_sound_is_let_alone(edits: tuple[Edit, ...], folder: Path) -> None:
    edited(*edits)(folder)
    assert not problems(folder)


def test_a_guide_that_was_checked_tomorrow_gives_a_warning(folder: Path) -> None:
    assert not problems(folder, date(2026, 11, 1))
    (found,) = problems(folder, date(2026, 10, 31))
    assert (found.code, found.level, found.file) == ("CP624", "warning", GUIDE)


def test_what_identifies_somebody_is_not_repeated(folder: Path) -> None:
    change(folder, *says("Her file is A123456789."))
    (found,) = problems(folder)
    assert "123456789" not in str(found)


STORY = "Somebody is in danger."


@pytest.mark.parametrize(
    ("key", "old", "new", "code"),
    [
        ("title", "title: Danger", 'title: "Danger to A123456789"', "CP661"),
        ("story", STORY, "She was born 3 May 1990 abroad.", "CP661"),
        ("story", STORY, "She can be reached at 202-555-0199.", "CP662"),
        ("story", STORY, "The illegal alien is in danger.", "CP663"),
        ("notes", "expect:", "notes:\n  - Ask.\n  - Write to cp@example.com.\nexpect:", "CP662"),
    ],
)
def test_scenarios_hold_none_of_it_either(key: str, old: str, new: str, code: str) -> None:
    files = changed("scenarios/danger.yaml", old, new)
    (found,) = checked(files).problems
    text = files[found.file].decode().splitlines()[found.line - 1]
    assert (found.code, found.level, found.file) == (code, "error", "scenarios/danger.yaml")
    assert text.startswith(f"{key}: ") or text.startswith("  - Write")


@pytest.mark.parametrize(
    "story",
    [
        "She calls the line, 1-800-555-0100.",
        "A man of 22, born in Ohio, shows Form I-94.",
        "Case 24-cr-00123 is open.",
    ],
)
def test_scenarios_may_tell_a_story(story: str) -> None:
    assert not checked(changed("scenarios/danger.yaml", STORY, story)).problems
