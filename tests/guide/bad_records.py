"""Items 37 to 61 of the catalogue: the shape of records, conditions, and what records say of each other."""

from __future__ import annotations

from tests.guide.bad import (
    ADVICE,
    BENEFITS,
    CONTACTS,
    EVIDENCE,
    FACTS,
    GUIDE,
    NEVER,
    ROUTES,
    SOURCES,
    START,
    STEPS,
    TOLD,
    WORK,
    asks,
    edit,
    file_of,
    options,
    says,
    when,
)

DANGER = '{danger: "yes"}\n'
SAFE = 'when: {danger: "no"}'
URL = "https://example.gov/view?a=1&b=2"
NONE = "      none: {label: None of these, says: nothing of the kind is known}\n"
CHAIN = "".join(f"f{n}:\n  says: f\n  when: f{n + 1}\n" for n in range(30))


def many_options(count: int) -> str:
    return "    options:\n" + "".join(
        f"      o{n}: {{label: Option {n}, says: it is {n}}}\n" for n in range(count)
    )


RECORD_CASES = [
    edit(
        "37-unknown-field", START, "    options:", "    optoins:", "CP201", "optoins",
        'unknown field "optoins" in question "danger". Did you mean "options"?', "CP202",
    ),
    edit("37-in-option", START, 'label: "No"', 'lable: "No"', "CP201", "lable", '"label"?', "CP202"),
    edit(
        "38-ask", START, "    ask: Is anyone in danger right now?\n", "", "CP202", "danger",
        'question "danger" has no "ask"',
    ),
    edit("38-evidence", ADVICE, "  evidence: [CP-001]\n", "", "CP202", "listen", 'has no "evidence"'),
    edit("38-edition", GUIDE, 'edition: "1"\n', "", "CP202", "", 'guide "guide.yaml" has no "edition"'),
    edit("38-section", START, "section: Start\n", "", "CP202", "", 'has no "section"'),
    edit("38-when", ROUTES, "  when: worked\n", "", "CP202", "ask:", 'route "ask" has no "when"'),
    options(
        "39-options", "    options: yes or no\n", "CP203", "yes or",
        "should be a mapping of options, found text",
    ),
    edit("39-record", ADVICE, "listen:\n", "other: hello\nlisten:\n", "CP203", "hello", "found text"),
    says("39-text", "[a, b]", "CP203", "[a", '"says" should be text, found a list'),
    edit("39-list", ADVICE, "[CP-001]", "CP-001", "CP203", "CP-001", "Put it in brackets: [...]"),
    edit("39-list-of-lists", ADVICE, "[CP-001]", "[[CP-001]]", "CP203", "[CP-001]]", "found a list"),
    edit(
        "39-period", BENEFITS, "{from: 2025-07-04, to: 2026-09-30}", "2025", "CP203", "2025",
        "{from: ..., to: ...}",
    ),
    edit(
        "39-questions", START, "questions:\n", "questions: []\nqs:\n", "CP203", "[]", "found a list", "CP201",
        *["CP301"] * 4,
    ),
    edit(
        "39-flag", WORK, "not_sure: false", "not_sure: nope", "CP209", "nope",
        '"nope" is not true or false',
    ),
    edit("39-empty-list", ADVICE, "[CP-001]", "[]", "CP211", "[]", 'an empty list. Name at least one'),
    edit("39-repetition", ADVICE, "[CP-001]", "[CP-001, CP-001]", "CP212", "[CP", "names something twice"),
    edit(
        "40-question", ROUTES, DANGER, '{dagner: "yes"}\n', "CP301", "dagner",
        'there is no question "dagner". Did you mean "danger"?',
    ),
    edit("40-fact-as-question", ROUTES, DANGER, "{safe: yes}\n", "CP301", "safe", "write the bare name safe"),
    edit("40-not", ROUTES, DANGER, "{not: worked}\n", "CP301", "not", 'Write "none:".'),
    edit("40-fact", ROUTES, "when: worked", "when: wroked", "CP303", "wroked", 'Did you mean "worked"?'),
    edit("40-question-as-fact", ROUTES, "when: worked", "when: told", "CP303", "told", "It is a question"),
    edit(
        "40-stage", ADVICE, "stage: say", "stage: asy", "CP305", "asy",
        'no stage "asy" for advice. Did you mean "say"?',
    ),
    edit("40-section", START, "section: Start", "section: Strat", "CP304", "Strat", 'Did you mean "Start"?'),
    edit("40-evidence", ADVICE, "CP-001", "CP-009", "CP320", "CP-009", 'there is no evidence "CP-009"'),
    edit("40-evidence-of-fact", FACTS, "CP-001", "CP-009", "CP320", "CP-009", "there is no evidence"),
    edit("40-evidence-of-question", START, "CP-001", "CP-009", "CP320", "CP-009", "there is no evidence"),
    edit(
        "40-evidence-of-term", "glossary.yaml", "CP-001", "CP-009", "CP320", "CP-009",
        "there is no evidence",
    ),
    edit(
        "40-evidence-id", ADVICE, "CP-001", "CP-1", "CP207", "CP-1",
        '"CP-1" is not an evidence id. Write it like CP-041',
    ),
    edit("40-evidence-of-never", NEVER, "CP-001", "CP-009", "CP320", "CP-009", "there is no evidence"),
    edit(
        "40-line", NEVER, "{shows: ask}", "{shows: aks}", "CP328", "aks",
        'there is no route or item "aks". Did you mean "ask"?',
    ),
    edit("40-line-in-list", NEVER, "{shows: ask}", "{shows: [ask, cal]}", "CP328", "cal]", '"call"?'),
    edit(
        "40-left-out", ADVICE, "CP-001", "CP-003", "CP321", "CP-003",
        "left out of the guide (evidence/left-out.yaml:1)",
    ),
    edit(
        "40-kept-and-left-out", EVIDENCE, "CP-002:", "CP-003:", "CP325", "CP-003",
        "both a record and left out (evidence/left-out.yaml:1)", "CP320", "CP320",
    ),
    edit(
        "40-source", EVIDENCE, '"usc-22-7102 (11)"', "usc-22-7103", "CP322", "usc-22-7103",
        'there is no source "usc-22-7103". Did you mean "usc-22-7102"?',
    ),
    edit("40-contact", STEPS, "tip_line", "tipline", "CP323", "tipline", 'Did you mean "tip_line"?'),
    edit(
        "40-office", CONTACTS, "offices: [atlanta]", "offices: [atlnta]", "CP327", "atlnta",
        'no office "atlnta"',
    ),
    edit("40-state", CONTACTS, "covers: [GA]", "covers: [AL]", "CP327", "AL", 'no state "AL"'),
    edit(
        "40-unverified-line", STEPS, "  confirm: HSI\n", "", "CP324", "CP-002",
        "does not say who confirms it",
    ),
    edit(
        "40-unverified-statement", EVIDENCE, "Confirm with HSI whether more is needed.", "More is needed.",
        "CP326", "More", "states something unverified",
    ),
    edit("41-circle", FACTS, SAFE, "when: worked", "CP307", "safe", "in a circle: safe -> worked -> safe"),
    edit("41-self", FACTS, SAFE, "when: safe", "CP307", "safe", "in a circle: safe -> safe"),
    edit(
        "41-long-chain", FACTS, "safe:\n", CHAIN + "f30:\n  says: f\n  when: safe\nsafe:\n", "CP319", "f1:",
        "a chain of more than 30 facts",
    ),
    edit(
        "45-option", ROUTES, DANGER, "{danger: yess}\n", "CP302", "yess",
        'the question "danger" has no option "yess". Did you mean "yes"?',
    ),
    edit("45-option-in-list", ROUTES, DANGER, "{danger: [no, yess]}\n", "CP302", "yess", 'no option "yess"'),
    edit(
        "45-not-sure", ROUTES, DANGER, "{danger: not_sure}\n", "CP311", "not_sure",
        "It may still be anything",
    ),
    edit(
        "45-later-question", START, "    evidence", '    when: {told: "yes"}\n    evidence', "CP306", "told",
        '"danger" (questions/1-start.yaml:3) may only depend on earlier questions; "told", which comes later'
        " (questions/2-work.yaml:25)",
    ),
    edit(
        "45-later-through-fact", START, "    evidence", "    when: ended\n    evidence", "CP306", "ended",
        'the fact "ended" speaks of "cp_ends", which comes later (questions/2-work.yaml:16)',
    ),
    when(
        "45-itself", '{told: "yes"}', "CP306", 'told: "yes"',
        '"told" (questions/2-work.yaml:25) depends on itself',
    ),
    when("45-two-keys", '{danger: "no", made_to_do: labor}', "CP251", "{danger", "in a list under all:"),
    when("45-list", "[worked, safe]", "CP250", "[worked", "Put it under all: or any:"),
    when("45-all-of-one", "{all: safe}", "CP250", "safe}", "all: takes a list"),
    when("45-empty-any", "{any: []}", "CP252", "[]", "any: has no parts"),
    when("45-empty", "{}", "CP252", "{}", "the condition is empty"),
    when("45-blank", '""', "CP252", '""', "the condition is empty"),
    when("45-options-of-date", "{cp_ends: yes}", "CP312", "yes}", "answered with a date"),
    when("45-date-of-options", "{danger: {before: as_of}}", "CP312", "{before", "answered with options"),
    when("45-option-as-list", "{danger: [[no]]}", "CP250", "[no]", "an option or a list of options"),
    when("45-no-options", "{danger: []}", "CP252", "[]", "the list of options is empty"),
    edit(
        "45-shows-elsewhere", ROUTES, "when: worked", "when: {shows: call}", "CP254", "shows",
        "shows: may only stand in never.yaml. Name a fact or a question.",
    ),
    edit(
        "45-shows-mapping", NEVER, "{shows: ask}", "{shows: {ask: x}}", "CP254", "{ask",
        "takes the id of a route or an item, or a list of them",
    ),
    edit("45-shows-list-of-lists", NEVER, "{shows: ask}", "{shows: [[ask]]}", "CP254", "[[", "takes the id"),
    edit("45-shows-nothing", NEVER, "{shows: ask}", "{shows: []}", "CP254", "[]", "takes the id"),
    edit("46-before", FACTS, "{before: as_of}", "{before: soon}", "CP253", "soon", "as_of or a date like"),
    edit("46-within", STEPS, "6 months", "6", "CP253", "6}", 'a time like 6 months, not "6"'),
    edit("46-ages", STEPS, "6 months", "9999 years", "CP253", "9999", "a time like 6 months"),
    edit("46-relation", STEPS, "within:", "witin:", "CP253", "witin", 'Did you mean "within"?'),
    edit("46-list", STEPS, "6 months", "[a]", "CP253", "[a]", "within: takes a time like 6 months."),
    options("47-empty", "    options: {}\n", "CP308", "{}", "has no option"),
    options(
        "47-one", '    options:\n      "yes": {label: a, says: b}\n', "CP308", (32, 7),
        "only one option",
    ),
    options("47-ten", many_options(10), "CP308", "o0", "10 options; the keys 1 to 9 choose"),
    options("47-two-hundred", many_options(200), "CP308", "o0", "200 options"),
    options("47-missing", "", "CP202", "told", 'has no "options"'),
    edit("47-no-none", WORK, NONE, "", "CP310", "labor:", 'takes several options but has no option "none"'),
    edit("47-not-sure", WORK, "none:", "not_sure:", "CP311", "not_sure", "added by the program", "CP310"),
    edit(
        "47-date", WORK, "kind: date\n", "kind: date\n    options:\n" + TOLD, "CP308", '"yes"',
        "has options",
    ),
    edit(
        "47-same-as-nothing", START, "says: nobody is in danger", "says: nobody, same_as: yess", "CP329",
        "yess", 'should name another option of "danger" that has no same_as: of its own. Did you mean "yes"?',
    ),
    edit("47-same-as-itself", START, "says: nobody", "same_as: no, says: nobody", "CP329", "no,", "another"),
    edit(
        "47-same-as-of-several", WORK, "label: Work,", "label: Work, same_as: crossing,", "CP329", "same_as",
        "same_as: needs a question with one choice",
    ),
    edit("47-reserved", WORK, "  told:", "  any:", "CP311", "any:", "is a word of conditions"),
    edit("47-reserved-shows", WORK, "  told:", "  shows:", "CP311", "shows:", "is a word of conditions"),
    says("48-empty", '""', "CP204", '""', '"says" is blank'),
    says("48-nothing", "", "CP204", (3, 8), '"says" is blank'),
    says("48-blank", '"   "', "CP204", '"   "', '"says" is blank'),
    says("48-long", "word " * 2000, "CP205", "word", "a text of 9999 characters; at most 2000"),
    says("48-long-word", "a " + "x" * 500, "CP206", "a xxx", "a word of more than 80 letters"),
    edit("51-javascript", SOURCES, URL, "javascript:alert(1)", "CP210", "javascript", "begins with https://"),
    edit("51-file", SOURCES, URL, "file:///etc/passwd", "CP210", "file:", "begins with https://"),
    edit("51-spaces", SOURCES, URL, "https://example.gov/a b", "CP210", "https", "holds no spaces"),
    edit("51-http", SOURCES, "https:", "http:", "CP210", "http:", "begins with https://"),
    edit("51-user", SOURCES, "example.gov", "a@example.gov", "CP210", "https:", "begins with https://"),
    edit("52-backwards", BENEFITS, "2026-09-30", "2024-09-30", "CP213", "{from", "ends before it begins"),
    edit(
        "53-newer", GUIDE, "summary:", "schema_version: 99\nsummary:", "CP214", "99",
        "made for another cpguide (schema 99; this one reads 1)",
    ),
    asks("61-name", "What is the victim's name?", "CP316", "identifies a person: \"'s name\""),
    asks("61-a-number", "What is the A-number?", "CP316", '"A-number"'),
    asks("61-birth", "What is the date of birth?", "CP316", '"date of birth"'),
    asks("61-phone", "Which phone does the person use?", "CP316", '"phone"'),
    asks("61-person", "Who is the victim?", "CP316", "Who is the victim"),
    asks("61-town", "Which town does the person live in?", "CP316", "Which town"),
    asks("61-year", "What year was the victim born in?", "CP316", "What year"),
    asks("61-initials", "What are the initials of the victim?", "CP316", '"the initials"'),
    asks("61-address", "Where does the person live now?", "CP316", "identifies a person"),
    edit("61-label", START, '"No"', "A passport number is known", "CP316", "A pass", '"passport number"'),
    asks("61-long-question", "Is " + "very " * 30 + "long?", "CP317", "has 32 words, more than 30"),
    edit("61-long-help", START, "Think of the family too.", "word " * 80, "CP318", "word", "more than 75"),
    edit(
        "61-two-otherwise", ROUTES, "  when: worked\n", "  otherwise: true\n", "CP313", (14, 14),
        'only one route may say otherwise; "ask" does (routes.yaml:6)',
    ),
    edit(
        "61-otherwise-and-when", ROUTES, "otherwise: true\n", "otherwise: true\n  when: safe\n", "CP313",
        "true", "a route with otherwise has no condition of its own",
    ),
    file_of("61-no-routes", ROUTES, "{}", "CP314", "", "there is no route", "CP328"),
]  # fmt: skip
"""The cases of this module."""
