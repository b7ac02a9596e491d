"""Loading: what is accepted, what comes out, and the shipped rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cpguide.guide import reader
from cpguide.guide.calendar import Effective, Moment, Span
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Dated, Holds, Not
from cpguide.guide.load import load, load_front, load_library
from cpguide.guide.model import Citation, Contact, Library
from cpguide.guide.problem import RulesError
from cpguide.guide.where import rules_folder
from tests.small_guide import FILES, change, write_small_guide

ADVICE = "advice.yaml"
EMPTY = Library({}, {}, {}, {}, {}, {}, {})
MARKUP = [
    "[severe] [/] [@click=app.quit]x[/] [link=https://x.example]y[/]",
    "<script>alert(1)</script> & &amp; {{7*7}} {% raw %} $(id) `ls` #set",
    "=cmd|'/c calc'!A1 *bold* _it_ \\n \\u0041",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small guide, written out."""
    return write_small_guide(tmp_path / "rules")


def says(folder: Path) -> str:
    """What the one advice of the guide in `folder` says."""
    return load(folder).items["listen"].says


def test_the_shipped_rules_load() -> None:
    guide = load(rules_folder())
    assert guide.questions
    assert guide.routes
    assert guide.library.evidence
    assert {item.kind for item in guide.items.values()} == {"steps", "papers", "benefits", "advice"}


def test_the_shipped_rules_read_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    guide = load(rules_folder())
    monkeypatch.setattr(reader, "PARSER", reader.PurePython)
    assert load(rules_folder()) == guide


def test_records_become_values(folder: Path) -> None:
    guide = load(folder)
    assert guide.about.sections == ("Start", "The work")
    assert guide.about.stages["steps"] == {"now": "Now"}
    assert list(guide.questions) == ["danger", "made_to_do", "cp_ends", "told"]
    work = guide.questions["made_to_do"]
    assert (work.section, work.kind, work.not_sure) == ("The work", "several", True)
    assert [option.id for option in work.options] == ["labor", "crossing", "none"]
    assert not guide.questions["told"].not_sure
    assert guide.routes["wait"].otherwise
    assert guide.items["help"].effective == Effective(date(2025, 7, 4), date(2026, 9, 30))
    assert guide.items["call"].contact == "tip_line"
    assert guide.library.evidence["CP-001"].sources == (Citation("usc-22-7102", "(11)"),)
    assert guide.library.left_out == {"CP-003": "It says nothing about a case."}
    assert guide.library.contacts["tip_line"].use == "Tips."
    assert guide.library.offices["atlanta"].covers == ("GA",)
    assert guide.library.states["GA"].offices == ("atlanta",)
    assert guide.library.terms["labor"].evidence == ("CP-001",)


def test_conditions_become_values(folder: Path) -> None:
    guide = load(folder)
    assert guide.questions["danger"].when == ALWAYS
    assert guide.questions["made_to_do"].when == Holds("safe")
    assert guide.facts["worked"].when == All((Holds("safe"), Chosen("made_to_do", ("labor",))))
    assert guide.facts["ended"].when == Dated("cp_ends", "before", Moment(None))
    soon = Dated("cp_ends", "within", Span(6, "month"))
    assert guide.items["call"].when == Any((Chosen("danger", ("yes",)), Holds("ended"), soon))
    assert guide.items["form"].when == Not((Holds("safe"),))


def test_the_front_comes_first_and_the_library_after(folder: Path) -> None:
    front = load_front(folder)
    assert front.library == EMPTY
    assert load_library(front, folder) == load(folder)


def test_the_front_does_not_mind_what_is_wrong_in_the_library(folder: Path) -> None:
    change(folder, "sources.yaml", "https:", "http:")
    front = load_front(folder)
    with pytest.raises(RulesError, match="CP210"):
        load_library(front, folder)


def test_58_rules_that_change_while_they_are_read_are_noticed(folder: Path) -> None:
    front = load_front(folder)
    change(folder, ADVICE, "Listen first.", "Listen last.")
    with pytest.raises(RulesError, match=r"CP125 the rules have changed"):
        load_library(front, folder)


def test_57_the_digest_tells_every_byte_and_every_name(folder: Path) -> None:
    digests = {load(folder).sha256}
    change(folder, ADVICE, "Listen first.", "Listen first!")
    digests.add(load(folder).sha256)
    (folder / "evidence/base.yaml").rename(folder / "evidence/basis.yaml")
    digests.add(load(folder).sha256)
    (folder / "scenarios").mkdir()
    (folder / "scenarios/one.yaml").write_text("a: b")
    digests.add(load(folder).sha256)
    assert len(digests) == 4
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests)


def test_the_order_of_questions_is_that_of_the_sections_and_not_of_the_files(folder: Path) -> None:
    (folder / "questions/1-start.yaml").rename(folder / "questions/z.yaml")
    assert list(load(folder).questions) == ["danger", "made_to_do", "cp_ends", "told"]


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: b"---\n" + text.encode(),
    ],
    ids=["9-byte-order-mark", "59-crlf", "59-cr", "59-no-final-newline", "one-document-start"],
)
@pytest.mark.parametrize("parser", ["libyaml", "pure"])
def test_ways_to_save_a_file(
    rewrite: Callable[[str], bytes], parser: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser == "pure":
        monkeypatch.setattr(reader, "PARSER", reader.PurePython)
    expected = load(folder)
    for name, text in FILES.items():
        (folder / name).write_bytes(rewrite(text))
    found = load(folder)
    assert (found.questions, found.items, found.library) == (
        expected.questions,
        expected.items,
        expected.library,
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("1.10", "1.10"),
        ("017", "017"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("2024-02-30", "2024-02-30"),
        (".nan", ".nan"),
        ("null", "null"),
        ("'it''s'", "it's"),
        ("Q&A, a*b, R!", "Q&A, a*b, R!"),
        (">-\n    Two\n    lines", "Two lines"),
        ('"a\\\n    b"', "ab"),
        ("caf\u00e9 \u00a7 5", "caf\u00e9 \u00a7 5"),
    ],
)
def test_30_to_33_every_text_stays_what_was_written(written: str, read: str, folder: Path) -> None:
    change(folder, ADVICE, "Listen first.", written)
    assert says(folder) == read


@pytest.mark.parametrize("text", MARKUP)
def test_49_50_markup_is_text(text: str, folder: Path) -> None:
    quoted = text.replace("'", "''")
    change(folder, ADVICE, "Listen first.", f"'{quoted}'")
    assert says(folder) == text


@pytest.mark.parametrize("written", ["cafe\u0301", '"cafe\\u0301"'])
def test_60_texts_are_normalised(written: str, folder: Path) -> None:
    change(folder, ADVICE, "Listen first.", written)
    assert says(folder) == "caf\u00e9"


def test_52_dates_past_and_to_come_are_no_error(folder: Path) -> None:
    change(folder, "guide.yaml", "2027-02-01", "2020-01-01")
    change(folder, "benefits.yaml", "{from: 2025-07-04, to: 2026-09-30}", "{from: 2199-01-01}")
    assert load(folder).about.review_by == date(2020, 1, 1)


@pytest.mark.parametrize(
    "name",
    [
        ".steps.yaml.swp",
        "steps.yaml~",
        "steps.yaml.bak",
        ".DS_Store",
        "desktop.ini",
        "README.md",
        "notes.txt",
    ],
)
def test_56_leftovers_of_other_programs_are_ignored(name: str, folder: Path) -> None:
    before = load(folder).sha256
    (folder / name).write_bytes(b"\0\xff: [")
    (folder / "questions" / name).write_bytes(b"\0\xff: [")
    assert load(folder).sha256 == before


def test_folders_without_yaml_are_left_alone(folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "pictures/logo.png").write_bytes(b"\x89PNG")
    assert load(folder).items


def test_what_may_be_left_out(folder: Path) -> None:
    for name in ("papers.yaml", "benefits.yaml", "glossary.yaml"):
        (folder / name).unlink()
    assert set(load(folder).items) == {"call", "look", "listen"}


def test_a_link_to_a_file_in_the_folder_is_followed(folder: Path) -> None:
    (folder / ADVICE).rename(folder / "evidence/.advice")
    (folder / ADVICE).symlink_to(folder / "evidence/.advice")
    assert says(folder) == "Listen first."


@pytest.mark.parametrize(
    ("seen", "confidence", "to_confirm"),
    [
        (date(2026, 1, 1), "verified", False),
        (date(2025, 1, 1), "verified", True),
        (None, "verified", True),
        (date(2026, 1, 1), "corroborated", True),
    ],
)
def test_a_contact_is_to_be_confirmed(seen: date | None, confidence: str, to_confirm: bool) -> None:
    contact = Contact("a", "A", "", "", "", "", "", "", seen, confidence, "", ())
    assert contact.to_confirm(date(2026, 11, 23)) is to_confirm
