"""The small guide without anything that `cpguide check` could complain about, as files in memory."""

from __future__ import annotations

from datetime import date

from cpguide.check.report import Report, check
from cpguide.guide.problem import Problems
from tests.small_guide import FILES

NOW = date(2026, 11, 23)

_CHANGED = {
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
    when: {made_to_do: labor}
    evidence: [CP-001]

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
  when: {made_to_do: labor}
  evidence: [CP-001]
ended:
  says: it has ended
  when: {cp_ends: {before: as_of}}
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
tell:
  title: Tell the person
  says: Tell the person who decides.
  stage: now
  when: {any: [{told: "no"}, {made_to_do: crossing}]}
  evidence: [CP-001]
""",
    "evidence/base.yaml": """\
CP-001:
  says: The law says so.
  sources: ["usc-22-7102 (11)"]
  confidence: verified
  checked: 2026-11-01
CP-002:
  says: Confirm with HSI whether more is needed.
  sources: [usc-22-7102]
  confidence: unverified
  checked: 2026-11-01
CP-004:
  says: The help is open for a while.
  sources: [usc-22-7102]
  confidence: verified
  checked: 2026-11-01
  effective: {from: 2025-07-04, to: 2026-09-30}
""",
    "benefits.yaml": FILES["benefits.yaml"].replace("CP-001", "CP-004"),
    "glossary.yaml": """\
hsi:
  term: Homeland Security Investigations
  short: HSI
  says: Work by force is one of the things it looks into.
  evidence: [CP-001]
""",
    "contacts.yaml": FILES["contacts.yaml"].replace("2024-10-01", "2026-10-01"),
    "scenarios/danger.yaml": """\
title: Danger
level: basic
story: Somebody is in danger.
as_of: 2026-11-23
answers: {danger: "yes", told: "yes"}
expect:
  route: protect
  steps: [call, look]
  papers: [form]
  absent: [tell]
""",
}


def clean() -> dict[str, bytes]:
    """The files by name."""
    return {name: text.encode() for name, text in sorted({**FILES, **_CHANGED}.items())}


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """The files, with `old` replaced by `new` where it stands for the first time in one of them."""
    files = clean()
    text = files[name].decode()
    assert old in text, f"{old!r} does not stand in {name}"
    return {**files, name: text.replace(old, new, 1).encode()}


def checked(files: dict[str, bytes], as_of: date = NOW) -> Report:
    """What the check says of the files."""
    return check(files, Problems(), as_of)
