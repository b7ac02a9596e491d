"""The small guide without anything that `cpguide check` could complain about, as files in memory."""

from __future__ import annotations

from datetime import date

from cpguide.check.report import Report, check
from cpguide.guide.problem import Problems
from tests.small_guide import FILES

NOW = date(2026, 11, 23)

_EDITS = (
    ("questions/2-work.yaml", "when: {all: [safe, {made_to_do: labor}]}", "when: {made_to_do: labor}"),
    ("questions/2-work.yaml", "[CP-001, CP-002]", "[CP-001]"),
    ("facts.yaml", "when: {all: [safe, {made_to_do: labor}]}", "when: {made_to_do: labor}"),
    ("benefits.yaml", "CP-001", "CP-004"),
    ("contacts.yaml", "2024-10-01", "2026-10-01"),
)
"""File, text and what stands in its place."""

_MORE_STEPS = """\
tell:
  title: Tell the person
  says: Tell the person who decides.
  stage: now
  when: {any: [{told: "no"}, {made_to_do: crossing}]}
  evidence: [CP-001]
"""

_OTHERS = {
    "steps.yaml": FILES["steps.yaml"] + _MORE_STEPS,
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
    "glossary.yaml": """\
hsi:
  term: Homeland Security Investigations
  short: HSI
  says: Work by force is one of the things it looks into.
  evidence: [CP-001]
""",
    "scenarios/ask.yaml": """\
title: Work
level: basic
story: The person was made to work.
as_of: 2026-11-23
answers: {danger: "no", made_to_do: labor, cp_ends: 2027-01-15, told: "yes"}
expect: {route: ask, steps: call}
""",
    "scenarios/wait.yaml": """\
title: Nothing yet
level: basic
story: Nothing is known.
as_of: 2026-11-23
answers: {danger: "no", made_to_do: none, told: "yes"}
expect: {route: wait, steps: look}
""",
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
    texts = {**FILES, **_OTHERS}
    for name, old, new in _EDITS:
        assert texts[name].count(old) == 1, f"{old!r} stands in {name} not once"
        texts[name] = texts[name].replace(old, new)
    return {name: text.encode() for name, text in sorted(texts.items())}


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """The files, with `old` replaced by `new` where it stands for the first time in one of them."""
    files = clean()
    text = files[name].decode()
    assert old in text, f"{old!r} does not stand in {name}"
    return {**files, name: text.replace(old, new, 1).encode()}


def checked(files: dict[str, bytes], as_of: date = NOW) -> Report:
    """What the check says of the files."""
    return check(files, Problems(), as_of)
