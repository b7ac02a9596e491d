"""What `cpguide check` found stands in the book: rules that fail it give a draft that nobody can sign."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cpguide.check.book import book
from cpguide.check.book.html import html
from cpguide.check.book.markdown import markdown
from cpguide.check.report import Report
from cpguide.cli import main
from cpguide.guide.problem import RulesError
from cpguide.guide.where import rules_folder
from tests.check.clean import changed, checked, clean
from tests.check.reading import Page, read, rendered, shown
from tests.small_guide import change, write_small_guide


@pytest.fixture(scope="module")
def report() -> Report:
    return read(rules_folder())


@pytest.fixture(scope="module")
def made_html(report: Report) -> str:
    return html(book(report))


@pytest.fixture(scope="module")
def made_markdown(report: Report) -> str:
    return markdown(book(report))


def test_the_title_page_says_what_the_check_of_the_same_files_found(
    report: Report, made_html: str, made_markdown: str
) -> None:
    assert report.proof
    assert report.guide
    for made in (Page(made_html).text, shown(made_markdown)):
        front = made.partition(" Contents ")[0]
        assert '"cpguide check" found nothing to mend.' in front
        assert f"It looked at all {report.proof.cases:,} cases: every set of answers" in front
        assert "on every day from 1900 to 2199" in front
        assert front.count("It holds: ") == 5
        assert f"each scenario passes ({len(report.tried)} of {len(report.tried)})." in front
        assert front.count("Signature") == 1
        assert "DRAFT" not in made
        assert "DOES NOT HOLD" not in made
        assert "Exactly one holds in every case." in made
    slip = made_html.partition('@bottom-left { content: "')[2].partition('"')[0]
    said = re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), slip)
    assert said == f"Edition 2026.1. Law as of 2026-11-23. Rules SHA-256 {report.guide.sha256[:12]}"


def test_how_long_the_check_took_is_not_in_the_book(report: Report, made_html: str) -> None:
    assert report.proof
    slow = replace(report, proof=replace(report.proof, seconds=1234.56))
    assert html(book(slow)) == made_html


CLASH = ("routes.yaml", 'when: {danger: "yes"}', 'when: {any: [{danger: "yes"}, worked]}')
OATH = ("never.yaml", "{shows: ask}", "{shows: protect}")
OTHER_ROUTE = ("scenarios/danger.yaml", "route: protect", "route: wait")
UNUSED = ("facts.yaml", "safe:", "idle:\n  says: it is idle\n  when: ended\nsafe:")
UNREAD = ("scenarios/danger.yaml", "route: protect", "route: nowhere")


@pytest.mark.parametrize(
    ("edit", "code", "not_held"),
    [
        (CLASH, "CP502", 1),
        (OATH, "CP510", 1),
        (OTHER_ROUTE, "CP421", 1),
        (UNREAD, "CP412", 1),
        (UNUSED, "CP605", 0),
    ],
)
def test_rules_that_fail_the_check_give_a_draft_without_a_place_to_sign(
    edit: tuple[str, str, str], code: str, not_held: int
) -> None:
    report = checked(changed(*edit))
    assert code in {problem.code for problem in report.problems}
    made = book(report)
    styled = html(made)
    assert '@top-center { content: "DRAFT: do not sign."; }' in styled
    for text in (Page(styled).text, rendered(markdown(made)).text):
        front = text.partition(" Contents ")[0]
        number = "1 problem" if report.errors == 1 else f"{report.errors} problems"
        assert f'DRAFT: do not sign. "cpguide check" found {number}:' in front
        for problem in report.problems:
            said = f"{problem.message[0].upper()}{problem.message[1:]} {problem.suggestion}"
            for part in (problem.code, f"{problem.file}:{problem.line}:{problem.column}", said.strip()):
                assert part in front
        assert front.count("IT DOES NOT HOLD: ") >= not_held
        assert "nothing to mend" not in text
        assert "Signature" not in text
        assert text.count("DRAFT") >= 2
        assert ("Exactly one holds in every case." in text) == (code != "CP502")
        assert ("should hold in every case" in text) == (code == "CP502")
        assert ("Never: the route is to ask" in text) == (code != "CP510")
        assert ("Should never be, but can be: the route is to ask" in text) == (code == "CP510")
        assert ('"cpguide check" proved each.' in text) == (code != "CP510")


def test_every_scenario_is_in_its_chapter_with_the_route_it_expects(
    report: Report, made_markdown: str
) -> None:
    assert report.guide
    chapter = made_markdown.partition("## Scenarios\n")[2].partition("\n## ")[0]
    rows = [shown(row) for row in chapter.splitlines() if row.startswith("|")][2:]
    assert len(rows) == len(report.tried)
    assert f"{len(rows)} of {len(rows)} passed." in shown(chapter)
    for row, tried in zip(rows, report.tried, strict=True):
        assert tried.scenario
        assert row.startswith(f"| {tried.scenario.title} ({tried.scenario.name}) | {tried.scenario.level} |")
        assert row.endswith("| passed |")
        for id in tried.scenario.expected.routes:
            assert f"[{report.guide.routes[id].title}](#route-{id})" in row


def test_scenarios_that_fail_or_are_missing_say_so() -> None:
    failed = shown(markdown(book(checked(changed(*OTHER_ROUTE)))))
    assert "2 of 3 passed." in failed
    assert failed.count("| FAILED |") == 1
    unread = shown(markdown(book(checked(changed(*UNREAD)))))
    assert "| scenarios/danger.yaml | - | - | It cannot be read. | FAILED |" in unread
    files = {name: data for name, data in clean().items() if not name.startswith("scenarios/")}
    none = shown(markdown(book(checked(files))))
    assert "The rules hold no scenario: nothing was tried." in none
    assert "each scenario" not in none


def test_a_reading_grade_that_could_not_be_measured_is_said() -> None:
    report = checked(clean())
    assert "was not measured" not in markdown(book(report))
    assert "How hard the texts are to read was not measured" in markdown(book(report, graded=False))


def test_rules_that_cannot_be_used_give_no_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RulesError):
        book(checked(changed("routes.yaml", "title: Wait", "titel: Wait")))
    folder = write_small_guide(tmp_path / "rules")
    change(folder, "routes.yaml", "title: Wait", "titel: Wait")
    place = tmp_path / "book.html"
    assert main(["book", "--rules", str(folder), "-o", str(place)]) == 3
    assert not place.exists()
    said = capsys.readouterr()
    assert said.out == ""
    assert "The rules cannot be used: " in said.err


def test_the_command_says_that_a_book_is_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = str(write_small_guide(tmp_path / "rules"))
    assert main(["book", "--rules", small, "--as-of", "2026-11-23", "-o", str(tmp_path / "book.html")]) == 0
    assert "The book is a draft, and not to be signed" in capsys.readouterr().err
