"""Deadlines, and the dates that they are counted from: what they are, and how an author writes them."""

from __future__ import annotations

from typing import NamedTuple

from cpguide.guide.calendar import Effective, Span
from cpguide.guide.kind import Listing
from cpguide.guide.kinds import Choice, Id, Length
from cpguide.guide.record import Field, Record, Table
from cpguide.guide.shape import CITED, CONFIRM, FLAG, ID, PERIOD, TEXT


class Start(NamedTuple):
    """A date from which deadlines are counted, entered beside the result or taken from an answer.

    `question` is the id of the question whose answer it is, "" for none. With `hours`, a time of day may
    stand with it. A date with `past` cannot lie after the as-of date.
    """

    id: str
    ask: str
    help: str
    ask_of: str
    question: str
    hours: bool
    past: bool


class Deadline(NamedTuple):
    """A date that is computed: so long after or before a start, or on its very day.

    It belongs to the lines `of`, ids of routes and items, and is shown while one of them is. It counts only
    from a start in `begins`, and no more once the date of the start `unless` is known, which tells the same
    for certain. `only_if` is a clause where it applies in some cases only. `calendar` is the neutral word by
    which it goes into a calendar that others may see.
    """

    id: str
    title: str
    says: str
    calendar: str
    of: tuple[str, ...]
    start: str
    after: Span | None
    before: Span | None
    begins: Effective
    unless: str
    only_if: str
    confirm: str
    evidence: tuple[str, ...]


LENGTH = Length()
LINE_ID, START_ID, DATE_ID = (
    Id(ID.expected, ID.pattern, ID.example, among) for among in ("lines", "starts", "dates")
)
CALENDAR_WORD = Choice("Report due", "Transfer due", "Start date", "End date", "Last day", "Review date")
"""All that a calendar shows of a deadline: calendars go to phones and to shared mailboxes."""

START = Record(
    "start",
    Start,
    Field("ask", TEXT, True, says="The date that is asked for, as a question."),
    Field("help", TEXT, True, says="Where to find it, and what it must not be confused with."),
    Field("ask_of", TEXT, says="Who or what tells it."),
    Field("question", DATE_ID, says="The question whose answer it is, where one asks for it."),
    Field("hours", FLAG, says="Whether a time of day may stand with it."),
    Field("past", FLAG, says="Whether it cannot lie after the date of the case."),
)
DEADLINE = Record(
    "deadline",
    Deadline,
    Field("title", TEXT, True, says="What is due, or what ends, in a few words."),
    Field("says", TEXT, True, says="What to know about it, in a sentence or two."),
    Field("calendar", CALENDAR_WORD, True, says="The neutral word that a calendar shows."),
    Field("of", Listing(LINE_ID, "a list of routes and lines"), True, says="It shows with any of these."),
    Field("from", START_ID, True, attribute="start", says="The date from which it is counted, by id."),
    Field("after", LENGTH, says="How long after that date."),
    Field("before", LENGTH, says="How long before that date. With neither, on the day itself."),
    Field("begins", PERIOD, says="The days of that date for which it is so, both included."),
    Field("unless", START_ID, says="The date that tells the same for certain, once it is known."),
    Field("only_if", TEXT, says="When it applies, as part of a sentence, where it may not."),
    CONFIRM,
    CITED,
)
DEADLINES = Record(
    "deadlines",
    None,
    Field("starts", Table(ID, START, "a mapping of starts"), True, says="The dates that may be entered."),
    Field("deadlines", Table(ID, DEADLINE, "a mapping of deadlines"), True, says="What follows from them."),
)
