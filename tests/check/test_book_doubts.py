"""What is not settled stands in the book: texts that disagree, what is to be confirmed, and what is old."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from cpguide.check.book import book
from cpguide.check.book.markdown import markdown
from cpguide.check.book.uses import Uses
from cpguide.guide.where import rules_folder
from tests.check.clean import changed, checked, clean
from tests.check.reading import (
    AS_OF,
    lines,
    read,
    shipped_guide,
    shipped_markdown,
    shipped_pages,
    shown,
)
from tests.small_guide import write_small_guide


def link(about: str, id: str, text: str) -> str:
    return f"[{text}](#{about}-{id})"


def test_everything_to_confirm_is_in_its_chapter() -> None:
    guide = shipped_guide()
    chapter = shown(shipped_markdown().partition("## Still to be confirmed")[2].partition("\n## ")[0])
    library = guide.library
    uses = Uses(guide)
    for record in library.evidence.values():
        about = f"| {link('evidence', record.id, record.id)} |"
        if record.confidence == "unverified":
            used = "".join(run.text for run in uses.line("evidence", record.id))
            row = re.sub(r"\[([^]]*)\]\(#[^)]*\)", r"\1", chapter.partition(about)[2].partition(" |")[2])
            assert f"{about} {record.confirm or record.says} |" in chapter
            assert row.startswith(f" {used} |")
        elif record.confidence == "corroborated" or record.confirm:
            assert f"{f'{about} {record.says} | {record.confirm}'.strip()} |" in chapter
    for line in lines(guide):
        if line.confirm:
            about = "route" if line.id in guide.routes else "item"
            row = chapter.partition(f"| {link(about, line.id, line.title)}")[2].partition(" | ")[2]
            assert row.startswith(f"{line.confirm} |")
    for contact in library.contacts.values():
        if contact.to_confirm(AS_OF):
            seen = f"{contact.seen or 'undated'} | {contact.confidence} | {contact.note}"
            row = f"| {link('contact', contact.id, contact.name)} | {seen}"
            assert f"{row.strip()} |" in chapter
    for office in library.offices.values():
        row = f"| {office.city} | {office.confidence} | {office.note}"
        assert (f"{row.strip()} |" in chapter) == (office.confidence != "verified")


def test_the_chapter_of_conflicts_holds_each_record_that_names_one_and_nothing_else() -> None:
    guide = shipped_guide()
    page, _ = shipped_pages()
    named = {r.id: r.conflict for r in guide.library.evidence.values() if r.conflict}
    chapter = shipped_markdown().partition("## Conflicts\n")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| \[([^]]+)\]\(#evidence-[^)]+\) \|(.*)\|$", chapter, re.MULTILINE))
    assert list(rows) == sorted(named)
    assert len(rows) == chapter.count("(#evidence-")
    assert all(conflict in shown(rows[id]) for id, conflict in named.items())
    for id, conflict in named.items():
        record = shown(shipped_markdown().partition(f'<a id="evidence-{id}"></a>')[2].partition("<a id=")[0])
        assert f"Texts differ or leave this open:** {conflict}" in record
        assert page.text.count(conflict) == 2


def test_rules_without_a_conflict_say_so(tmp_path: Path) -> None:
    made = shown(markdown(book(read(write_small_guide(tmp_path)))))
    assert "## Conflicts No record says that texts do not agree." in made
    assert "leave this open" not in made


def test_the_number_of_a_conflict_is_explained_where_there_is_one() -> None:
    says = "A conflict that has a number has it from the fact base the rules were made from."
    assert says in shown(shipped_markdown())
    plain = "says: The law says so."
    files = changed("evidence/base.yaml", plain, f"{plain}\n  conflict: Texts differ.")
    assert says not in shown(markdown(book(checked(files))))


def test_only_the_age_of_contacts_turns_on_the_date() -> None:
    def parts(as_of: date) -> tuple[str, list[str]]:
        made = shown(markdown(book(read(rules_folder(), as_of)))).replace(str(as_of), "DAY")
        before, _, rest = made.partition('<a id="confirm-contacts"></a>')
        _, _, rest = rest.partition('<a id="contact-hsi_tip_line"></a>')
        contact, _, rest = rest.partition('<a id="contact-hsi_abroad"></a>')
        return contact, [before, rest.partition('<a id="evidence"></a>')[2]]

    (early, early_rest), (late, late_rest) = parts(date(2024, 10, 2)), parts(date(2025, 10, 2))
    assert early_rest == late_rest
    assert "to be confirmed before use" not in early
    assert "to be confirmed before use" in late


def test_a_review_date_that_has_passed_is_said_and_can_still_be_signed() -> None:
    made = shown(markdown(book(checked(clean(), date(2030, 1, 1)))))
    assert "The rules were due for review on 2027-02-01." in made
    assert "found nothing to mend" in made
    assert "Signature" in made
