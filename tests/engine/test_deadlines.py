"""Deadlines against a table made by hand, with a calendar on the wall: no line of it was computed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, time

import pytest

from cpguide.engine.case import Case, meant_entry, too_late
from cpguide.engine.deadlines import Due, deadlines, given, starts, unused
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.guide.calendar import LENGTH, Effective, Entered, Span
from cpguide.guide.condition import ALWAYS
from cpguide.guide.deadline import Deadline, Start
from cpguide.guide.load import load
from cpguide.guide.model import Evidence, Guide
from cpguide.guide.where import rules_folder
from cpguide.training.shelf import all_scenarios
from tests.tui.host import small_guide

AS_OF = date(2026, 11, 23)

# What is counted, from when, and when that is.
TABLE = """
90 days after    | 2026-11-23       | 2027-02-21
90 days after    | 2027-12-01       | 2028-02-29
90 days after    | 2028-02-29       | 2028-05-29
120 days after   | 2026-11-23       | 2027-03-23
240 days after   | 2026-01-01       | 2026-08-29
60 days after    | 2027-01-01       | 2027-03-02
60 days after    | 2028-01-01       | 2028-03-01
4 months after   | 2026-08-15       | 2026-12-15
4 months after   | 2026-10-31       | 2027-02-28
4 months after   | 2027-10-31       | 2028-02-29
4 months after   | 2026-05-31       | 2026-09-30
4 months after   | 2026-12-31       | 2027-04-30
12 months after  | 2024-02-29       | 2025-02-28
60 months after  | 2024-02-29       | 2029-02-28
48 months after  | 2024-02-29       | 2028-02-29
7 years after    | 2024-02-29       | 2031-02-28
2 years after    | 2026-11-23       | 2028-11-23
2 years after    | 2028-02-29       | 2030-02-28
6 months before  | 2027-08-31       | 2027-02-28
6 months before  | 2028-08-31       | 2028-02-29
6 months before  | 2027-05-15       | 2026-11-15
6 months before  | 2027-03-01       | 2026-09-01
1 week after     | 2026-12-28       | 2027-01-04
on               | 2027-03-31       | 2027-03-31
24 hours after   | 2026-11-23       | 2026-11-24
24 hours after   | 2026-11-27       | 2026-11-28
24 hours after   | 2026-12-31       | 2027-01-01
24 hours after   | 2028-02-28       | 2028-02-29
24 hours after   | 2027-02-28       | 2027-03-01
24 hours after   | 2026-11-23 14:30 | 2026-11-24 14:30
24 hours after   | 2026-11-27 23:59 | 2026-11-28 23:59
24 hours after   | 2026-12-24 00:00 | 2026-12-25 00:00
24 hours after   | 2028-02-28 08:15 | 2028-02-29 08:15
24 hours after   | 2026-10-31 14:30 | 2026-11-01 13:30
24 hours after   | 2026-10-31 00:59 | 2026-11-01 00:59
24 hours after   | 2026-10-31 01:00 | 2026-11-01 00:00
24 hours after   | 2026-10-31 01:30 | 2026-11-01 00:30
24 hours after   | 2026-10-31 02:00 | 2026-11-01 01:00
24 hours after   | 2026-10-31 02:30 | 2026-11-01 01:30
24 hours after   | 2026-11-01 00:30 | 2026-11-01 23:30
24 hours after   | 2026-11-01 01:30 | 2026-11-02 00:30
24 hours after   | 2026-11-01 02:00 | 2026-11-02 02:00
24 hours after   | 2026-11-01 03:00 | 2026-11-02 03:00
24 hours after   | 2027-11-06 09:00 | 2027-11-07 08:00
24 hours after   | 2027-03-13 14:30 | 2027-03-14 14:30
48 hours after   | 2026-11-23 14:30 | 2026-11-25 14:30
48 hours after   | 2026-10-30 14:30 | 2026-11-01 13:30
72 hours after   | 2026-10-30 14:30 | 2026-11-02 13:30
72 hours after   | 2026-11-23       | 2026-11-26
""".strip().splitlines()


def guide_with(counted: str, hours: bool = True) -> Guide:
    """The small guide with one deadline, which shows with a line that always holds."""
    length, _, side = counted.rpartition(" ")
    span = Span.parse(length, LENGTH) if length else None
    start = Start("begun", "When did it begin?", "Look.", "You", "", hours, True)
    deadline = Deadline(
        "due",
        "Something is due",
        "By then.",
        "Report due",
        ("safe",),
        "begun",
        span if side == "after" else None,
        span if side == "before" else None,
        Effective(),
        "",
        "",
        "",
        ("CP-001",),
    )
    guide = small_guide()
    library = guide.library._replace(starts={"begun": start}, deadlines={"due": deadline})
    return guide._replace(library=library)


def due(guide: Guide, entered: Entered, as_of: date = AS_OF) -> Due:
    (found,) = deadlines(Result(Interview.of(guide, Case(as_of, {}, {"begun": entered}))))
    return found


@pytest.mark.parametrize("line", TABLE)
def test_each_deadline_falls_where_the_calendar_on_the_wall_says(line: str) -> None:
    counted, written, expected = (part.strip() for part in line.split("|"))
    entered = meant_entry(written, hours=True)
    assert entered is not None
    assert str(due(guide_with(counted), entered).moment) == expected


def test_a_deadline_has_passed_once_its_day_is_over() -> None:
    guide, entered = guide_with("24 hours after"), Entered(date(2026, 11, 22), time(9))
    assert not due(guide, entered, date(2026, 11, 23)).passed
    assert due(guide, entered, date(2026, 11, 24)).passed


@pytest.mark.parametrize(
    ("text", "hours", "expected"),
    [
        ("2026-11-23", False, "2026-11-23"),
        ("  2026-11-23   14:30 ", True, "2026-11-23 14:30"),
        ("2026-11-23 14:30", False, None),
        ("2026-11-23 24:00", True, None),
        ("2026-11-23 2:30", True, None),
        ("2026-11-23 14:30:00", True, None),
        ("2026-11-23T14:30", True, None),
        ("2026-02-29", True, None),
        ("11/23/2026", True, None),
        ("1899-12-31", True, None),
        ("\u0662\u0660\u0662\u0666-11-23", True, None),
        ("", True, None),
    ],
)
def test_a_date_is_read_in_one_form_only(text: str, hours: bool, expected: str | None) -> None:
    entered = meant_entry(text, hours)
    assert (str(entered) if entered else None) == expected


def test_what_has_begun_cannot_lie_ahead() -> None:
    start = guide_with("24 hours after").library.starts["begun"]
    assert not too_late(start, Entered(AS_OF), AS_OF)
    assert "2026-11-24" in too_late(start, Entered(date(2026, 11, 24)), AS_OF)


def test_the_earliest_comes_first_and_those_without_a_time_last_on_their_day() -> None:
    guide = guide_with("24 hours after")
    one = guide.library.deadlines["due"]
    others = {
        id: one._replace(id=id, after=Span(count, "hour")) for id, count in (("c", 72), ("a", 24), ("b", 48))
    }
    guide = guide._replace(library=guide.library._replace(deadlines=others))
    found = deadlines(Result(Interview.of(guide, Case(AS_OF, {}, {"begun": Entered(AS_OF)}))))
    assert [due.deadline.id for due in found] == ["a", "b", "c"]


@pytest.fixture(scope="module")
def shipped() -> Guide:
    return load(rules_folder())


def result(guide: Guide, dates: dict[str, Entered], **answers: str | tuple[str, ...] | date) -> Result:
    return Result(Interview.of(guide, Case(AS_OF, answers, dates)))


def test_a_date_that_was_answered_is_not_entered_again(shipped: Guide) -> None:
    case = result(shipped, {}, danger="no", role="local", matter="extend", cp_ends=date(2027, 3, 1))
    assert "cp_ends" not in [start.id for start in starts(case)]
    assert given(case.interview, shipped.library.starts["cp_ends"]) == Entered(date(2027, 3, 1))
    found = {due.deadline.id: str(due.day) for due in deadlines(case)}
    assert found["cp_over"] == "2027-03-01"
    assert found["extension_begins"] == "2026-09-01"


def test_the_24_hours_can_be_counted_the_moment_the_age_is_given(shipped: Guide) -> None:
    case = result(
        shipped,
        {"learned": Entered(date(2026, 11, 22), time(21))},
        danger="no",
        role="local",
        matter="first",
        age_now="minor",
    )
    assert starts(case)[0].id == "learned"
    (first, *_) = deadlines(case)
    assert (first.deadline.id, str(first.moment), first.finding.id) == (
        "tell_hhs",
        "2026-11-23 21:00",
        "tell_hhs_24h",
    )


def test_a_date_that_nothing_counts_from_is_named(shipped: Guide) -> None:
    dates = {"granted": Entered(AS_OF)}
    first = {"danger": "no", "role": "local", "matter": "first", "age_now": "adult"}
    assert unused(result(shipped, dates, **first, status="citizen")) == ("granted",)
    granted = result(shipped, dates, danger="no", role="local", matter="sent", outcome="granted")
    assert unused(granted) == ()


def test_a_date_is_asked_for_only_where_a_firm_line_counts_from_it(shipped: Guide) -> None:
    assert starts(result(shipped, {})) == ()
    assert starts(result(shipped, {"granted": Entered(AS_OF)})) == (shipped.library.starts["granted"],)


def test_no_time_zone_of_the_machine_moves_a_deadline() -> None:
    code = (
        "from datetime import date, time\n"
        "from tests.engine.test_deadlines import due, guide_with\n"
        "from cpguide.guide.calendar import Entered\n"
        "print(due(guide_with('24 hours after'), Entered(date(2026, 10, 31), time(23, 30))).moment)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone in ("UTC", "America/Phoenix", "Pacific/Kiritimati")
    }
    assert said == {"2026-11-01 22:30\n"}


def test_a_deadline_is_as_sure_as_its_weakest_evidence() -> None:
    guide = guide_with("24 hours after")
    weak = Evidence("CP-002", "Perhaps.", (), "unverified", AS_OF, Effective(), "Ask.")
    evidence = {**guide.library.evidence, "CP-002": weak}
    deadline = guide.library.deadlines["due"]._replace(evidence=("CP-001", "CP-002"))
    library = guide.library._replace(evidence=evidence, deadlines={"due": deadline})
    assert due(guide._replace(library=library), Entered(AS_OF)).confidence == "unverified"


def test_a_line_that_is_open_still_counts_and_one_that_is_absent_does_not() -> None:
    guide = guide_with("24 hours after")
    deadline = guide.library.deadlines["due"]._replace(of=("tell",))
    guide = guide._replace(library=guide.library._replace(deadlines={"due": deadline}))
    assert guide.items["tell"].when != ALWAYS
    dates = {"begun": Entered(AS_OF)}
    for age, statuses in (("minor", ["firm"]), ("adult", []), (None, ["open"])):
        answers = {"age": age} if age else {}
        found = deadlines(Result(Interview.of(guide, Case(AS_OF, answers, dates))))
        assert [due.finding.status for due in found] == statuses


SHIPPED = {
    "tell_hhs": ("learned", "24 hours after", {"CP-133", "BN-030", "BN-033"}),
    "notice_unaccompanied": ("child_found", "48 hours after", {"CP-136"}),
    "transfer_unaccompanied": ("child_determined", "72 hours after", {"CP-136"}),
    "interim_over": ("interim_date", "90 days after", {"BN-034", "BN-035"}),
    "interim_over_extended": ("interim_date", "120 days after", {"BN-034", "BN-036"}),
    "refugee_aid_over": ("letter_date", "4 months after", {"BN-051", "BN-053", "BN-055"}),
    "refugee_aid_over_twelve": ("letter_date", "12 months after", {"BN-050", "BN-053", "BN-055"}),
    "refugee_aid_over_child": ("letter_date", "4 months after", {"BN-051", "BN-054"}),
    "refugee_aid_over_child_twelve": ("letter_date", "12 months after", {"BN-050", "BN-054"}),
    "refugee_aid_over_family": ("family_date", "4 months after", {"BN-046", "BN-051"}),
    "refugee_aid_over_family_twelve": ("family_date", "12 months after", {"BN-046", "BN-050"}),
    "screening": ("letter_date", "90 days after", {"BN-101", "BN-053"}),
    "refugee_services_over": ("letter_date", "60 months after", {"BN-102"}),
    "matching_grant_over": ("enrolled", "240 days after", {"BN-103"}),
    "ssi_over": ("letter_date", "7 years after", {"BN-092", "BN-093", "BN-094"}),
    "cp_over_two_years": ("granted", "2 years after", {"CP-074", "CP-077"}),
    "cp_over": ("cp_ends", "on", {"CP-077"}),
    "extension_begins": ("cp_ends", "6 months before", {"CP-101", "CP-102"}),
    "permit_over": ("permit_ends", "on", {"CP-153"}),
    "marketplace_window": ("medicaid_lost", "60 days after", {"BN-084"}),
}
"""What the facts say, written down a second time by hand: from which date, how long, and by which records."""


def test_the_shipped_deadlines_are_those_of_the_facts(shipped: Guide) -> None:
    found = {}
    for id, deadline in shipped.library.deadlines.items():
        sides = ((deadline.after, "after"), (deadline.before, "before"))
        counted = next((f"{span} {side}" for span, side in sides if span), "on")
        found[id] = deadline.start, counted, set(deadline.evidence)
    assert found == SHIPPED


def test_the_aid_of_family_follows_the_rule_of_the_day_it_began(shipped: Guide) -> None:
    case = {"danger": "no", "role": "local", "age_now": "adult", "letter": "t_papers", "status": "t_family"}
    for begun, id, over in (
        (date(2025, 5, 4), "refugee_aid_over_family_twelve", "2026-05-04"),
        (date(2025, 5, 5), "refugee_aid_over_family", "2025-09-05"),
    ):
        found = {
            one.deadline.id: str(one.day)
            for one in deadlines(result(shipped, {"family_date": Entered(begun)}, **case))
        }
        assert found.get(id) == over
        assert len([one for one in found if one.startswith("refugee_aid")]) == 1


def test_the_date_on_the_notice_takes_the_place_of_an_estimate(shipped: Guide) -> None:
    case = {"danger": "no", "role": "local", "matter": "sent", "outcome": "granted"}
    granted = Entered(date(2026, 9, 1))
    guess = [one.deadline.id for one in deadlines(result(shipped, {"granted": granted}, **case))]
    assert guess == ["cp_over_two_years"]
    known = result(shipped, {"granted": granted, "cp_ends": Entered(date(2027, 9, 1))}, **case)
    assert [one.deadline.id for one in deadlines(known)] == ["extension_begins", "cp_over"]
    assert unused(known) == ("granted",)


def test_every_shipped_deadline_shows_in_a_scenario(shipped: Guide) -> None:
    library, found = shipped.library, set()
    for scenario in all_scenarios(rules_folder(), shipped).scenarios:
        for begun in (date(2024, 6, 1), date(2026, 9, 1)):
            dates = {id: Entered(begun) for id in library.starts}
            for known in (dates, {id: day for id, day in dates.items() if id != "cp_ends"}):
                case = Case(scenario.case.as_of, scenario.case.answers, known)
                found |= {one.deadline.id for one in deadlines(Result(Interview.of(shipped, case)))}
    assert found == set(library.deadlines)
