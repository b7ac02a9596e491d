"""A small guide that is complete and right, as files: the ground on which tests break one thing at a time."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "guide.yaml": """\
title: Small guide
edition: "1"
checked: 2026-11-01
review_by: 2027-02-01
summary: A guide of four questions.
sections:
  - Start
  - The work
stages:
  steps: {now: Now}
  papers: {request: For the request}
  benefits: {open: Open now}
  advice: {say: Say to the person}
disclaimers:
  - It gives no legal advice.
honesty:
  - It was made up for tests.
""",
    "questions/1-start.yaml": """\
section: Start
questions:
  danger:
    ask: Is anyone in danger right now?
    why: Safety comes first.
    help: Think of the family too.
    ask_of: The person
    options:
      "yes": {label: "Yes", says: someone is in danger}
      "no": {label: "No", says: nobody is in danger}
    evidence: [CP-001]
""",
    "questions/2-work.yaml": """\
section: The work
questions:
  made_to_do:
    ask: What was the person made to do?
    why: The law speaks of work and of other things.
    help: Pick all that fit.
    ask_of: The person
    kind: several
    when: safe
    options:
      labor: {label: Work, says: the person was made to work}
      crossing: {label: Pay for a crossing, says: the person paid for a crossing}
      none: {label: None of these, says: nothing of the kind is known}
    evidence: [CP-001]

  cp_ends:
    ask: On what date does it end?
    why: Time limits count from it.
    help: It stands in the notice.
    ask_of: The notice
    kind: date
    when: {all: [safe, {made_to_do: labor}]}
    evidence: [CP-001, CP-002]

  told:
    ask: Has the person been told?
    why: The person decides.
    help: Use an interpreter.
    ask_of: You
    not_sure: false
    options:
      "yes": {label: "Yes", says: the person knows}
      "no": {label: "No", says: the person does not know}
    evidence: [CP-001]
""",
    "facts.yaml": """\
safe:
  says: nobody is in danger
  when: {danger: "no"}
worked:
  says: the person was made to work
  when: {all: [safe, {made_to_do: labor}]}
  evidence: [CP-001]
ended:
  says: it has ended
  when: {cp_ends: {before: as_of}}
""",
    "routes.yaml": """\
protect:
  title: Protect first
  says: Someone is in danger. Call for help.
  when: {danger: "yes"}
  evidence: [CP-001]
ask:
  title: Ask for it
  says: The person was made to work.
  when: worked
  evidence: [CP-001]
wait:
  title: Wait
  says: Not enough is known.
  otherwise: true
  evidence: [CP-001]
""",
    "steps.yaml": """\
call:
  title: Call the line
  says: Call the tip line today.
  stage: now
  who: You
  due: today
  contact: tip_line
  when: {any: [{danger: "yes"}, ended, {cp_ends: {within: 6 months}}]}
  evidence: [CP-001]
look:
  title: Look again
  says: Confirm with HSI whether more is needed.
  stage: now
  who: You
  confirm: HSI
  evidence: [CP-002]
""",
    "papers.yaml": """\
form:
  title: The form
  says: One form.
  stage: request
  who: You
  when: {none: [safe]}
  evidence: [CP-001]
""",
    "benefits.yaml": """\
help:
  title: Help
  says: Help is open.
  stage: open
  effective: {from: 2025-07-04, to: 2026-09-30}
  evidence: [CP-001]
""",
    "advice.yaml": """\
listen:
  title: Listen
  says: Listen first.
  stage: say
  evidence: [CP-001]
""",
    "never.yaml": """\
asks_in_danger:
  says: the route is to ask although someone is in danger
  when: {all: [{danger: "yes"}, {shows: ask}]}
  evidence: [CP-001]
""",
    "evidence/base.yaml": """\
CP-001:
  says: The law says so.
  sources: ["usc-22-7102 (11)"]
  confidence: verified
  checked: 2026-11-01
  effective: {from: 2000-10-28}
CP-002:
  says: Confirm with HSI whether more is needed.
  sources: [usc-22-7102]
  confidence: unverified
  checked: 2026-11-01
""",
    "evidence/left-out.yaml": """\
CP-003:
  reason: It says nothing about a case.
""",
    "sources.yaml": """\
usc-22-7102:
  title: 22 U.S.C. 7102
  publisher: U.S. Congress
  url: https://example.gov/view?a=1&b=2
  published: "2023"
  kind: statute
  seen: full
""",
    "glossary.yaml": """\
labor:
  term: Labor trafficking
  says: Work by force.
  evidence: [CP-001]
""",
    "contacts.yaml": """\
national:
  tip_line:
    name: Tip line
    number: "1-800-555-0100"
    for: Tips.
    seen: 2024-10-01
    confidence: verified
    sources: [usc-22-7102]
offices:
  atlanta:
    city: Atlanta, GA
    covers: [GA]
    confidence: corroborated
    sources: [usc-22-7102]
states:
  GA: {name: Georgia, offices: [atlanta], confidence: corroborated}
""",
}
"""The text of each file by its name in the folder."""


def write_small_guide(folder: Path) -> Path:
    """Write the small guide into `folder`, which is made where it is missing, and return it."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace `old`, which must stand there exactly once, by `new` in one file of a written guide."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    (folder / name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
