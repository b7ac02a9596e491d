"""The dates as a calendar, read by somebody else's parser: neutral, all-day, with reminders."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
import vobject

from cpguide.engine.case import Answer
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.guide.calendar import Entered
from cpguide.guide.model import Guide
from cpguide.output.formats import FORMATS, NoDates
from tests.catalogue import bad
from tests.output.test_outputs import LOCAL, NOW, guide, result

CHILD: dict[str, Answer] = {**LOCAL, "age_now": "minor", "unaccompanied": "yes"}
LETTER: dict[str, Answer] = {
    **LOCAL,
    "matter": "sent",
    "letter": "certification",
    "letter_date": date(2026, 11, 2),
    "outcome": "granted",
}
DAY = timedelta(days=1)
TELLING = (
    "traffick",
    "victim",
    "presence",
    "hhs",
    "dhs",
    "hsi",
    "child",
    "cp-",
    "cpguide",
    "alien",
    "immigra",
)


def dated(
    answers: dict[str, Answer], training: bool = False, made: Guide | None = None, **dates: Entered
) -> Result:
    interview = result(answers, made).interview
    case = replace(interview.case, dates=dates, training=training)
    return Result(Interview(interview.logic, case))


def made(given: Result) -> str:
    return FORMATS["ics"].make(given).decode()


def events(given: Result) -> list[vobject.base.Component]:
    return list(vobject.readOne(made(given)).vevent_list)


def alarms(event: vobject.base.Component) -> list[timedelta]:
    return [alarm.trigger.value for alarm in getattr(event, "valarm_list", [])]


def test_a_limit_of_hours_is_an_all_day_event_with_the_time_and_two_alarms() -> None:
    (event,) = events(dated({**LOCAL, "age_now": "minor"}, learned=Entered(NOW, time(14, 30))))
    assert event.summary.value == "Report due"
    assert event.dtstart.value == NOW + DAY
    assert event.dtend.value == NOW + 2 * DAY
    assert not isinstance(event.dtstart.value, time)
    assert (event.transp.value, getattr(event, "class").value) == ("TRANSPARENT", "PRIVATE")
    assert event.description.value.startswith("At 14:30. Edition 2026.1. Law as of 2026-11-23.")
    assert "Confirm this date" not in event.description.value
    assert guide().sha256 in event.description.value
    assert "Not legal advice. Confirm before relying on it." in event.description.value
    assert alarms(event) == [timedelta(hours=-6), timedelta(hours=8)]
    assert {alarm.action.value for alarm in event.valarm_list} == {"DISPLAY"}


@pytest.mark.parametrize(
    ("at", "morning"), [((7, 30), 6.5), ((0, 20), 0), ((9, 0), 8), ((8, 59), 7 + 59 / 60)]
)
def test_the_morning_alarm_comes_before_the_time(at: tuple[int, int], morning: float) -> None:
    (event,) = events(dated({**LOCAL, "age_now": "minor"}, learned=Entered(NOW, time(*at))))
    assert alarms(event)[1] == timedelta(hours=morning)


def test_hours_without_a_time_of_day_say_so_in_neutral_words() -> None:
    first, second = events(dated(CHILD, child_found=Entered(NOW), child_determined=Entered(NOW)))
    assert (first.summary.value, second.summary.value) == ("Report due", "Transfer due")
    assert first.description.value.startswith("Look up the time of day.")


def test_a_far_date_has_an_alarm_a_week_ahead_and_a_near_one_the_day_before() -> None:
    far = by_day(LETTER)[date(2027, 1, 31)]
    assert alarms(far) == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)]
    assert far.description.value.startswith("Confirm this date. Edition")
    near = by_day({**LETTER, "letter_date": date(2026, 9, 1)})[date(2026, 11, 30)]
    assert alarms(near) == [timedelta(days=-1, hours=9)]
    past = by_day({**LETTER, "letter_date": date(2026, 1, 1)})[date(2026, 4, 1)]
    assert alarms(past) == []


def by_day(answers: dict[str, Answer]) -> dict[date, vobject.base.Component]:
    return {event.dtstart.value: event for event in events(dated(answers))}


def test_a_date_of_a_line_that_is_open_says_that_it_may_not_apply() -> None:
    unsure = {**CHILD, "unaccompanied": "not_sure"}
    for event in events(dated(unsure, child_found=Entered(NOW))):
        assert event.description.value.startswith("Look up the time of day. May not apply. Edition")


def test_nothing_in_it_tells_what_the_dates_are_about() -> None:
    for case in (dated(CHILD, learned=Entered(NOW), child_found=Entered(NOW)), dated(LETTER)):
        text = made(case).replace("\r\n ", "").casefold()
        assert not [word for word in TELLING if word in text]
        ids = {*guide().library.deadlines, *guide().library.starts, *guide().items, *guide().questions}
        assert not [id for id in ids if "_" in id and id in text]


def test_the_ids_differ_and_are_made_of_nothing_but_what_is_seen() -> None:
    one = dated(CHILD, learned=Entered(NOW), child_found=Entered(NOW))
    other = dated({**CHILD, "role": "federal_other"}, learned=Entered(NOW), child_found=Entered(NOW))
    later = dated(CHILD, learned=Entered(NOW), child_found=Entered(NOW - DAY))
    invented = dated(CHILD, training=True, learned=Entered(NOW), child_found=Entered(NOW))
    uids = [[event.uid.value for event in events(case)] for case in (one, other, later, invented)]
    assert len(set(uids[0])) == len(uids[0]) == 2
    assert uids[0] == uids[1]
    assert not set(uids[0]) & {*uids[2], *uids[3]}


def test_an_invented_case_says_so_in_the_title_and_in_the_alarm() -> None:
    (event,) = events(dated({**LOCAL, "age_now": "minor"}, training=True, learned=Entered(NOW)))
    assert event.summary.value == "TRAINING: Report due"
    assert {alarm.description.value for alarm in event.valarm_list} == {"TRAINING: Report due"}


def test_an_end_that_is_not_certain_says_that_it_may_not_apply() -> None:
    case: dict[str, Answer] = {**LOCAL, "matter": "sent", "outcome": "granted"}
    (event,) = events(dated(case, granted=Entered(NOW)))
    assert event.dtstart.value == date(2028, 11, 23)
    assert event.description.value.startswith("May not apply.")
    better = dated(case, granted=Entered(NOW), cp_ends=Entered(date(2027, 9, 1)))
    ends = [event.dtstart.value for event in events(better) if event.summary.value == "End date"]
    assert ends == [date(2027, 9, 1)]


@bad(118)
def test_118_the_same_result_gives_the_same_bytes() -> None:
    assert made(dated(LETTER)) == made(dated(LETTER))
    assert "DTSTAMP:20261123T000000Z" in made(dated(LETTER))


def test_without_a_date_it_names_those_that_could_be_entered() -> None:
    with pytest.raises(NoDates, match="under dates: learned, child_found or child_determined"):
        made(result(CHILD))
    with pytest.raises(NoDates, match="no deadline of this result can be computed"):
        made(result({**LOCAL, "age_now": "adult"}))


@bad(115, 113)
@pytest.mark.parametrize(
    "hostile",
    [
        "End\r\nATTENDEE:mailto:a@example.org\r\nBEGIN:VALARM",
        "ä€😀" * 100,
        'a, b; c\\n d: "e"',
        "<b>&amp;</b> {{7*7}} \x1b[31m \u202e",
    ],
)
def test_115_hostile_words_stay_one_value(hostile: str) -> None:
    shipped = guide()
    deadlines = {id: one._replace(calendar=hostile) for id, one in shipped.library.deadlines.items()}
    about = shipped.about._replace(edition=hostile)
    wrong = shipped._replace(about=about, library=shipped.library._replace(deadlines=deadlines))
    text = made(dated({**LOCAL, "age_now": "minor"}, made=wrong, learned=Entered(NOW)))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not re.search(r"(?<!\r)\n", text)
    (event,) = vobject.readOne(text).vevent_list
    assert not hasattr(event, "attendee")
    literal = " ".join(hostile.split()).replace("\x1b", "<U+001B>").replace("\u202e", "<U+202E>")
    assert event.summary.value == literal
    assert f"Edition {literal}. Law as of" in event.description.value
    assert len(event.valarm_list) == 2
