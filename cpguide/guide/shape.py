"""The shape of every record in the rules: the one place that says which fields there are.

Reading, the messages of the reader and the published schema all follow from these descriptions.
"""

from __future__ import annotations

from cpguide.guide import model
from cpguide.guide.kind import Listing
from cpguide.guide.kinds import Choice, Cite, Day, Deferred, Flag, Id, Period, Text, Url
from cpguide.guide.record import Field, Record, Table

TEXT, DAY, URL, FLAG, PERIOD, CONDITION = Text(), Day(), Url(), Flag(), Period(), Deferred()
SWORN = Deferred(lines=True)
ID = Id("an id", r"[a-z][a-z0-9_]{0,59}", "severe_form")
STAGE_ID, CONTACT_ID, OFFICE_ID = (
    Id(ID.expected, ID.pattern, ID.example, among) for among in ("stages", "contacts", "offices")
)
EVIDENCE_ID = Id("an evidence id", r"[A-Z]{2}-[0-9]{3}[a-z]?", "CP-041", "evidence")
SOURCE_ID = Id("a source id", r"[a-z0-9][a-z0-9-]{0,79}", "usc-22-7105", "sources")
STATE_ID = Id("a state's two letters", r"[A-Z]{2}", "AL", "states")
QUESTION_KIND = Choice("one", "several", "date")
CONFIDENCE = Choice(*model.CONFIDENCES)
SEEN = Choice("full", "excerpt", "second-hand", "not-seen")
SOURCE_KIND = Choice(
    "statute", "regulation", "directive", "notice", "memo", "agency-guide", "training", "report", "ngo"
)

TEXTS = Listing(TEXT, "a list of texts")
EVIDENCE_IDS = Listing(EVIDENCE_ID, "a list of evidence ids")
CITATIONS = Listing(Cite(SOURCE_ID), "a list of sources")

CITED = Field("evidence", EVIDENCE_IDS, True, says="The evidence it rests on, by id.")
MAY_CITE = Field("evidence", EVIDENCE_IDS, says=CITED.says)
CONFIRM = Field("confirm", TEXT, says="Who confirms what is not verified, such as HSI.")
SURE = Field("confidence", CONFIDENCE, True, says="How well the source is known to say so.")
NOTE = Field("note", TEXT, says="What a reader must know about it.")
KEPT = Field("kept", TEXT, says="Why it is kept although no rule uses it.")

OPTION = Record(
    "option",
    model.Option,
    Field("label", TEXT, True, says="What the officer chooses."),
    Field("says", TEXT, True, says="The reason it gives, as part of a sentence."),
    Field("same_as", ID, says="Another option of this question that means the same to every rule."),
)

QUESTION = Record(
    "question",
    model.Question,
    Field("ask", TEXT, True, says="The question, in at most 30 words."),
    Field("why", TEXT, True, says="The reason we ask."),
    Field("help", TEXT, True, says="How to choose."),
    Field("ask_of", TEXT, True, says="Who can answer it."),
    Field("kind", QUESTION_KIND, default="one", says="One choice, several choices, or a date."),
    Field(
        "options",
        Table(ID, OPTION, "a mapping of options"),
        says="The answers to choose from, two to nine; a date has none.",
    ),
    Field("when", CONDITION, says="For which cases the question is asked at all."),
    Field("not_sure", FLAG, default=True, says='Whether "Not sure" is offered.'),
    CITED,
)
QUESTIONS = Record(
    "question file",
    None,
    Field("section", TEXT, True, says="One of the sections in guide.yaml."),
    Field(
        "questions",
        Table(ID, QUESTION, "a mapping of questions"),
        True,
        says="The questions, in the order they are asked.",
    ),
)

FACT = Record(
    "fact",
    model.Fact,
    Field("says", TEXT, True, says="What it means, as part of a sentence."),
    Field("when", CONDITION, True, says="The condition it gives a name to."),
    MAY_CITE,
)
FACTS = Table(ID, FACT, "a mapping of facts")

ROUTE = Record(
    "route",
    model.Route,
    Field("title", TEXT, True, says="The route in a few words."),
    Field("says", TEXT, True, says="What the officer does on this route."),
    Field("when", CONDITION, says="The cases it takes; exactly one route holds in each case."),
    Field("otherwise", FLAG, says="Whether it takes every case that no other route takes."),
    CONFIRM,
    CITED,
)
ROUTES = Table(ID, ROUTE, "a mapping of routes")

ITEM = Record(
    "item",
    model.Item,
    Field("title", TEXT, True, says="The line in a few words."),
    Field("says", TEXT, True, says="The line itself, in at most about 45 words."),
    Field("stage", STAGE_ID, True, says="Its group, one of the stages in guide.yaml."),
    Field("who", TEXT, says="Who does it."),
    Field("due", TEXT, says="The time limit, in words."),
    Field("clock", TEXT, says="How long it runs and from when, in words."),
    Field("contact", CONTACT_ID, says="Whom to call: an id of contacts.yaml."),
    Field("effective", PERIOD, says="The days on which it is in force, both included."),
    Field("when", CONDITION, says="The condition under which it holds; without one it always holds."),
    CONFIRM,
    CITED,
)
ITEMS = Table(ID, ITEM, "a mapping of items")

NEVER = Record(
    "never",
    model.Never,
    Field("says", TEXT, True, says="What can never be, as part of a sentence."),
    Field("when", SWORN, True, says="The condition that must hold in no case at all."),
    MAY_CITE,
)
NEVERS = Table(ID, NEVER, "a mapping of things that can never be")

GUIDE = Record(
    "guide",
    model.About,
    Field("schema_version", TEXT, says="The form of these files; leave it out."),
    Field("title", TEXT, True, says="The name of the guide."),
    Field("edition", TEXT, True, says="The edition; raise it with every release."),
    Field("checked", DAY, True, says="The day on which the rules were last checked."),
    Field("review_by", DAY, True, says="The day by which they must be checked again."),
    Field("summary", TEXT, True, says="What the guide does, in a sentence or two."),
    Field("sections", TEXTS, True, says="The sections of questions, in order."),
    Field(
        "stages",
        Table(Choice(*model.ITEM_KINDS), Table(ID, TEXT, "a mapping of stages"), "a mapping of kinds"),
        True,
        says="The groups of each kind of line, in order, with their headings.",
    ),
    Field("disclaimers", TEXTS, True, says="What the guide does not do."),
    Field("honesty", TEXTS, True, says="What is not known or still to be confirmed."),
)

EVIDENCE = Record(
    "evidence",
    model.Evidence,
    Field("says", TEXT, True, says="One statement, in plain words."),
    Field("sources", CITATIONS, True, says="The sources, each with the place in it."),
    SURE,
    Field("checked", DAY, True, says="The day on which the source was last read."),
    Field("effective", PERIOD, says="The days on which it is the law, both included."),
    Field("confirm", TEXT, says="What is still to be confirmed, and with whom."),
    KEPT,
    Field("conflict", TEXT, says="Which texts differ or leave it open, and which one the guide follows."),
)
EVIDENCES = Table(EVIDENCE_ID, EVIDENCE, "a mapping of evidence")

LEFT_OUT = Table(
    EVIDENCE_ID,
    Record("left-out evidence", None, Field("reason", TEXT, True, says="Why the guide does not use it.")),
    "a mapping of evidence left out",
)

SOURCE = Record(
    "source",
    model.Source,
    Field("title", TEXT, True, says="The title of the source."),
    Field("publisher", TEXT, True, says="Who published it."),
    Field("url", URL, says="Its address, beginning with https://."),
    Field("published", TEXT, says="When it was published, in words."),
    Field("kind", SOURCE_KIND, True, says="What kind of text it is."),
    Field("seen", SEEN, True, says="How much of it was read."),
    NOTE,
    KEPT,
)
SOURCES = Table(SOURCE_ID, SOURCE, "a mapping of sources")

TERM = Record(
    "term",
    model.Term,
    Field("term", TEXT, True, says="The word as it is written."),
    Field("short", TEXT, says="Its abbreviation."),
    Field("says", TEXT, True, says="What it means, in plain words."),
    MAY_CITE,
    KEPT,
)
TERMS = Table(ID, TERM, "a mapping of terms")

CONTACT = Record(
    "contact",
    model.Contact,
    Field("name", TEXT, True, says="Whom to call."),
    Field("number", TEXT, says="The telephone number, as the source prints it."),
    Field("also", TEXT, says="Another number or way."),
    Field("web", URL, says="The web page, beginning with https://."),
    Field("email", TEXT, says="The e-mail address; never one for requests."),
    Field("hours", TEXT, says="When somebody answers."),
    Field("for", TEXT, True, attribute="use", says="What to call about."),
    Field("seen", DAY, says="The day of the source that prints it."),
    SURE,
    NOTE,
    Field("sources", CITATIONS, says="The sources that print it."),
)
OFFICE = Record(
    "office",
    model.Office,
    Field("city", TEXT, True, says="The city and state."),
    Field(
        "covers",
        Listing(STATE_ID, "a list of states", empty_too=True),
        True,
        says="The states it is known or believed to cover, in two letters.",
    ),
    Field("seen", DAY, says="The day of the source that names it."),
    SURE,
    NOTE,
    Field("sources", CITATIONS, says="The sources that name it."),
)
STATE = Record(
    "state",
    model.State,
    Field("name", TEXT, True, says="The name of the state."),
    Field(
        "offices",
        Listing(OFFICE_ID, "a list of offices", empty_too=True),
        True,
        says="The offices that may cover it, by id.",
    ),
    SURE,
    NOTE,
)
CONTACTS = Record(
    "contacts",
    None,
    Field("national", Table(ID, CONTACT, "a mapping of contacts"), True, says="Whom to call from anywhere."),
    Field("offices", Table(ID, OFFICE, "a mapping of offices"), says="The HSI offices."),
    Field(
        "states", Table(STATE_ID, STATE, "a mapping of states"), says="Which office may cover which state."
    ),
)
