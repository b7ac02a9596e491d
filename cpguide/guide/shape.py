"""The shape of every record in the rules: the one place that says which fields there are.

Reading, the messages of the reader and the published schema all follow from these descriptions.
"""

from __future__ import annotations

from cpguide.guide import model
from cpguide.guide.kind import Listing
from cpguide.guide.kinds import Choice, Cite, Day, Deferred, Flag, Id, Period, Text, Url
from cpguide.guide.record import Field, Record, Table

TEXT, DAY, URL, FLAG, PERIOD, CONDITION = Text(), Day(), Url(), Flag(), Period(), Deferred()
ID = Id("an id", r"[a-z][a-z0-9_]{0,59}", "severe_form")
EVIDENCE_ID = Id("an evidence id", r"[A-Z]{2}-[0-9]{3}[a-z]?", "CP-041")
SOURCE_ID = Id("a source id", r"[a-z0-9][a-z0-9-]{0,79}", "usc-22-7105")
STATE_ID = Id("a state's two letters", r"[A-Z]{2}", "AL")
CONFIDENCE = Choice("verified", "corroborated", "unverified")

TEXTS = Listing(TEXT, "a list of texts")
EVIDENCE_IDS = Listing(EVIDENCE_ID, "a list of evidence ids")
CITATIONS = Listing(Cite(SOURCE_ID), "a list of sources")

OPTION = Record("option", model.Option, Field("label", TEXT, True), Field("says", TEXT, True))

QUESTION = Record(
    "question",
    model.Question,
    Field("ask", TEXT, True),
    Field("why", TEXT, True),
    Field("help", TEXT, True),
    Field("ask_of", TEXT, True),
    Field("kind", Choice("one", "several", "date"), default="one"),
    Field("options", Table(ID, OPTION, "a mapping of options")),
    Field("when", CONDITION),
    Field("not_sure", FLAG, default=True),
    Field("evidence", EVIDENCE_IDS, True),
)
QUESTIONS = Record(
    "question file",
    None,
    Field("section", TEXT, True),
    Field("questions", Table(ID, QUESTION, "a mapping of questions"), True),
)

FACT = Record(
    "fact",
    model.Fact,
    Field("says", TEXT, True),
    Field("when", CONDITION, True),
    Field("evidence", EVIDENCE_IDS),
)
FACTS = Table(ID, FACT, "a mapping of facts")

ROUTE = Record(
    "route",
    model.Route,
    Field("title", TEXT, True),
    Field("says", TEXT, True),
    Field("when", CONDITION),
    Field("otherwise", FLAG),
    Field("confirm", TEXT),
    Field("evidence", EVIDENCE_IDS, True),
)
ROUTES = Table(ID, ROUTE, "a mapping of routes")

ITEM = Record(
    "item",
    model.Item,
    Field("title", TEXT, True),
    Field("says", TEXT, True),
    Field("stage", ID, True),
    Field("who", TEXT),
    Field("due", TEXT),
    Field("clock", TEXT),
    Field("contact", ID),
    Field("effective", PERIOD),
    Field("when", CONDITION),
    Field("confirm", TEXT),
    Field("evidence", EVIDENCE_IDS, True),
)
ITEMS = Table(ID, ITEM, "a mapping of items")

NEVER = Record(
    "never",
    model.Never,
    Field("says", TEXT, True),
    Field("when", CONDITION, True),
    Field("evidence", EVIDENCE_IDS),
)
NEVERS = Table(ID, NEVER, "a mapping of things that can never be")

GUIDE = Record(
    "guide",
    model.About,
    Field("schema_version", TEXT),
    Field("title", TEXT, True),
    Field("edition", TEXT, True),
    Field("checked", DAY, True),
    Field("review_by", DAY, True),
    Field("summary", TEXT, True),
    Field("sections", TEXTS, True),
    Field(
        "stages",
        Table(Choice(*model.ITEM_KINDS), Table(ID, TEXT, "a mapping of stages"), "a mapping of kinds"),
        True,
    ),
    Field("disclaimers", TEXTS, True),
    Field("honesty", TEXTS, True),
)

EVIDENCE = Record(
    "evidence",
    model.Evidence,
    Field("says", TEXT, True),
    Field("sources", CITATIONS, True),
    Field("confidence", CONFIDENCE, True),
    Field("checked", DAY, True),
    Field("effective", PERIOD),
    Field("confirm", TEXT),
)
EVIDENCES = Table(EVIDENCE_ID, EVIDENCE, "a mapping of evidence")

LEFT_OUT = Table(
    EVIDENCE_ID,
    Record("left-out evidence", None, Field("reason", TEXT, True)),
    "a mapping of evidence left out",
)

SOURCE = Record(
    "source",
    model.Source,
    Field("title", TEXT, True),
    Field("publisher", TEXT, True),
    Field("url", URL),
    Field("published", TEXT),
    Field(
        "kind",
        Choice(
            "statute",
            "regulation",
            "directive",
            "notice",
            "memo",
            "agency-guide",
            "training",
            "report",
            "ngo",
        ),
        True,
    ),
    Field("seen", Choice("full", "excerpt", "second-hand", "not-seen"), True),
    Field("note", TEXT),
)
SOURCES = Table(SOURCE_ID, SOURCE, "a mapping of sources")

TERM = Record(
    "term",
    model.Term,
    Field("term", TEXT, True),
    Field("short", TEXT),
    Field("says", TEXT, True),
    Field("evidence", EVIDENCE_IDS),
)
TERMS = Table(ID, TERM, "a mapping of terms")

CONTACT = Record(
    "contact",
    model.Contact,
    Field("name", TEXT, True),
    Field("number", TEXT),
    Field("also", TEXT),
    Field("web", URL),
    Field("email", TEXT),
    Field("hours", TEXT),
    Field("for", TEXT, True, attribute="use"),
    Field("seen", DAY),
    Field("confidence", CONFIDENCE, True),
    Field("note", TEXT),
    Field("sources", CITATIONS),
)
OFFICE = Record(
    "office",
    model.Office,
    Field("city", TEXT, True),
    Field("covers", Listing(STATE_ID, "a list of states", empty_too=True), True),
    Field("seen", DAY),
    Field("confidence", CONFIDENCE, True),
    Field("note", TEXT),
    Field("sources", CITATIONS),
)
STATE = Record(
    "state",
    model.State,
    Field("name", TEXT, True),
    Field("offices", Listing(ID, "a list of offices", empty_too=True), True),
    Field("confidence", CONFIDENCE, True),
    Field("note", TEXT),
)
CONTACTS = Record(
    "contacts",
    None,
    Field("national", Table(ID, CONTACT, "a mapping of contacts"), True),
    Field("offices", Table(ID, OFFICE, "a mapping of offices")),
    Field("states", Table(STATE_ID, STATE, "a mapping of states")),
)
