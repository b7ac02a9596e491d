"""Every format of a result: what each carries, the same bytes everywhere, and what is missing in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import time
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from cpguide.cli import main
from cpguide.engine.result import Result
from cpguide.guide.calendar import Entered
from cpguide.output.formats import FORMATS, PAGE_FORMATS, CannotMake, with_ending
from cpguide.output.page import page
from tests.catalogue import bad
from tests.output.test_ics import CHILD, LETTER, dated
from tests.output.test_outputs import NOW, guide, result

CASE = """\
answers: {danger: "no", role: local, matter: first, age_now: minor, unaccompanied: "yes"}
as_of: 2026-11-23
dates: {learned: 2026-11-22 23:15, child_found: 2026-11-23}
"""
CARRIED = ("2026.1", "2026-11-23", guide().sha256, "legaladvice")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def child() -> Result:
    return dated(CHILD, learned=Entered(NOW, time(14, 30)))


@cache
def squeezed(name: str, made: bytes) -> str:
    """The text of an output without blanks and folds."""
    if name == "pdf":
        return "".join("".join(sheet.extract_text() for sheet in PdfReader(BytesIO(made)).pages).split())
    text = made.decode().replace("\r\n ", "").replace("\\", "")
    return "".join(text.split())


@pytest.mark.parametrize("checklist", [False, True], ids=["whole", "checklist"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_output_carries_edition_date_digest_and_that_it_is_no_legal_advice(
    name: str, checklist: bool
) -> None:
    if checklist and name not in PAGE_FORMATS:
        with pytest.raises(CannotMake, match="A checklist is for paper: text, markdown, html, pdf, not"):
            FORMATS[name].make(child(), checklist=True)
        return
    text = squeezed(name, FORMATS[name].make(child(), checklist=checklist))
    assert [carried for carried in CARRIED if carried not in text] == []


def test_each_format_has_an_ending_of_its_own() -> None:
    assert [with_ending(form.ending) for form in FORMATS.values()] == [*FORMATS.values()]


@pytest.mark.parametrize("name", PAGE_FORMATS)
def test_the_dates_stand_beside_the_steps(name: str) -> None:
    text = squeezed(name, FORMATS[name].make(child()))
    assert "Tuesday,2026-11-24,14:30" in text
    assert "24hoursafter2026-11-2314:30" in text
    assert "Whendidthefederalagencyfindtheunaccompaniedchild?" in text
    sheet = squeezed(name, FORMATS[name].make(child(), checklist=True))
    assert "Tuesday,2026-11-24,14:30" in sheet


def test_json_tells_the_deadlines_the_dates_and_what_can_be_entered() -> None:
    made = json.loads(FORMATS["json"].make(child(), ["a remark"]))
    (due,) = made["deadlines"]
    assert {name: due[name] for name in ("id", "day", "at", "from", "start", "line", "status", "passed")} == {
        "id": "tell_hhs",
        "day": "2026-11-24",
        "at": "14:30",
        "from": "2026-11-23 14:30",
        "start": "learned",
        "line": "tell_hhs_24h",
        "status": "firm",
        "passed": False,
    }
    assert due["evidence"][0] == {"id": "CP-133", "confidence": "verified"}
    assert made["dates"] == {"learned": "2026-11-23 14:30"}
    assert [start["id"] for start in made["dates_to_enter"]] == ["child_found", "child_determined"]
    assert made["problems"] == ["a remark"]


def test_json_tells_on_which_condition_a_deadline_holds() -> None:
    made = json.loads(FORMATS["json"].make(dated(LETTER, granted=Entered(NOW))))
    conditions = {due["id"]: due["only_if"] for due in made["deadlines"]}
    assert conditions["cp_over_two_years"] == "it was granted for two years"
    (sure,) = json.loads(FORMATS["json"].make(child()))["deadlines"]
    assert sure["only_if"] is None


def test_evidence_of_a_deadline_is_told_with_the_rest() -> None:
    titles = [entry.title for group in page(child()).sections[-1].groups for entry in group.entries]
    assert any(title.startswith("BN-033 ") for title in titles)


@bad(118)
def test_118_the_same_case_gives_the_same_bytes_anywhere(case: Path, tmp_path: Path) -> None:
    code = (
        "import hashlib, sys; from cpguide.cli import main\n"
        "for form in sys.argv[2:]:\n"
        "    assert main(['decide', sys.argv[1], '--format', form, '-o', 'out']) == 0\n"
        "    print(form, hashlib.sha256(open('out', 'rb').read()).hexdigest(), flush=True)\n"
        "assert main(['decide', sys.argv[1], '--format', 'json']) == 0"
    )
    odd = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    said = [
        subprocess.check_output(
            [sys.executable, "-c", code, str(case), *FORMATS], cwd=tmp_path, env={**os.environ, **environment}
        )
        for environment in (
            {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
            {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1", **odd},
        )
    ]
    assert said[0] == said[1]


@bad(104)
def test_104_an_unknown_format_gets_the_list_and_a_guess(
    capfd: pytest.CaptureFixture[str], case: Path
) -> None:
    assert main(["decide", str(case), "--format", "pfd"]) == 2
    said = capfd.readouterr().err
    assert "Did you mean pdf?" in said
    assert all(name in said for name in FORMATS)
    assert main(["train", "a-name", "--debrief", "--format", "json"]) == 2
    assert "Did you mean" not in capfd.readouterr().err  # there is no debrief for a program


@bad(104)
@pytest.mark.parametrize(
    ("form", "library", "words"),
    [
        ("pdf", "typst", "pip install 'cpguide[pdf]'. Or take HTML, and print that."),
        ("ics", "icalendar", "pip install 'cpguide[calendar]'"),
    ],
)
def test_104_a_missing_extra_is_one_line_with_the_command(
    form: str,
    library: str,
    words: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    case: Path,
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert main(["decide", str(case), "--format", form, "-o", str(case.with_name("made"))]) == 2
    out, err = capfd.readouterr()
    assert words in err
    assert (out, err.count("\n")) == ("", 1)
    assert not case.with_name("made").exists()


def test_a_calendar_without_dates_is_not_written(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE.partition("dates:")[0], encoding="utf-8")
    assert main(["decide", str(case), "--format", "ics", "-o", str(tmp_path / "made.ics")]) == 4
    assert "learned, child_found or child_determined" in capfd.readouterr().err
    assert not (tmp_path / "made.ics").exists()


@bad(120)
@pytest.mark.parametrize("checklist", [False, True], ids=["whole", "checklist"])
@pytest.mark.parametrize("name", PAGE_FORMATS)
def test_120_a_result_that_cannot_tell_says_so_and_what_to_do_next(name: str, checklist: bool) -> None:
    unknown = result({id: "not_sure" for id, one in guide().questions.items() if one.not_sure})
    assert unknown.route is None
    text = squeezed(name, FORMATS[name].make(unknown, checklist=checklist))
    head = "therouteisnotsettledyet" if checklist else "route:notsettledyet"
    assert head in text.casefold()
    steps = unknown.firm("steps")
    assert steps
    assert all("".join(step.line.title.split()) in text for step in steps)
    assert all("".join(open.question.ask.split()) in text for open in unknown.open_questions[:5])


def test_nothing_heavy_is_imported_for_the_names() -> None:
    code = (
        "import sys; import cpguide.output.formats\n"
        "sys.exit(bool({'jinja2', 'typst', 'icalendar', 'cpguide.output.page'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
