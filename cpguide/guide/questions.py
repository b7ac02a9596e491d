"""What must be true of a question besides its shape."""

from __future__ import annotations

import re

from cpguide.guide.condition import Condition
from cpguide.guide.conditions import RESERVED
from cpguide.guide.model import NONE, NOT_SURE, Question
from cpguide.guide.problem import did_you_mean
from cpguide.guide.record import Row
from cpguide.guide.shape import OPTION, QUESTION

MAX_OPTIONS = 9
MAX_ASK = 30
MAX_HELP = 75

_WHOSE = r"(?:'s|\b(?:their|his|her|your|its|full|first|last|middle|family|given|maiden|legal|real|birth))"
_IDENTIFYING = (
    rf"{_WHOSE} names?\b|\bnames? of (?:the|a|this|that|each|any|every|your|their|his|her)\b|\bsurname\b"
    r"|\bnicknames?\b|\balias(?:es)?\b|\binitials of\b|(?:'s|\b(?:their|his|her|your|the)) initials\b"
    r"|\bthe (?:person|victim|child|witness|trafficker) called\b"
    r"|\bwho (?:is|was) (?:the |this )?(?:person|victim|child|minor|witness|trafficker)\s*(?:\?|$)"
    r"|\ba-?(?:number|file number)s?\b|\balien (?:registration )?(?:number|file)|\ba#"
    r"|\bdates? of birth\b|\bbirth ?dates?\b|\bbirthday\b|\bdob\b|\b(?:when|where)\b.*\bborn\b"
    r"|\b(?:which|what) (?:year|month|day|date|town|city|place|hospital)\b.*\bborn\b"
    r"|\byear of birth\b|\bbirth (?:year|place)\b|\bbirthplace\b"
    r"|\b(?:which|what) (?:street|neighbou?rhood|block|apartment|house)\b|\bhome ?town\b"
    r"|\b(?:which|what) (?:town|city|village|county)\b.*\b(?:lives?|living|stay(?:s|ing)?|from|home)\b"
    r"|\baddress(?:es)?\b|\bzip code\b|\bwhere\b.*\b(?:live|lives|living|staying)\b"
    r"|\b(?:tele)?phone(?: number)?s?\b|\b(?:cell|mobile|fax) number\b|\be-?mail\b"
    r"|\bpassport (?:number|no\b)|\bvisa number\b|\bi-94 number\b|\breceipt number\b|\bcase number\b"
    r"|\bsocial security\b|\bssns?\b|\btax(?:payer)? (?:id|number)|\bitin\b"
    r"|\b(?:license|licence|id|identity|identification|account|card|plate|fbi|fins|subject) (?:number|no\.)"
    r"|\bsocial media (?:account|handle|name)|\busername\b"
)
_HINTS = (
    "name", "number", "birth", "born", "dob", "address", "zip", "live", "living", "staying", "phone", "mail",
    "a#", "called", "alien", "social", "ssn", "itin", "tax", " no.",
    "nick", "alias", "initials", "who is ", "who was ", "street", "neighbo", "block", "apartment", "house",
    "home", "town", "city", "village", "county",
)  # fmt: skip
"""What a text that matches the pattern holds at least one of, in small letters."""


def make_question(row: Row, section: str, when: Condition) -> Question:
    """The question of a row, checked."""
    options = row.values["options"]
    _check_options(row, options)
    _check_labels(row, options)
    _check_same(row, options)
    _check_words(row)
    _check_identifying(row, options)
    if row.id in RESERVED:
        row.report("CP311", f'"{row.id}" is a word of conditions and can be no question.', "Rename it.")
    made = tuple([OPTION.make(option, id=id) for id, option in options.items()])
    # The row keeps its options as rows: conditions of other records look them up.
    copy = Row(row.page, row.node, row.key, row.values.copy())
    question: Question = QUESTION.make(copy, id=row.id, section=section, options=made, when=when)
    return question


def _check_options(row: Row, options: dict[str, Row]) -> None:
    given = "options" in row.record
    count = len(options)
    kind = row.values["kind"]
    if not kind or (given and not isinstance(row.record["options"], dict)):
        return
    if kind == "date":
        if given:
            row.report("CP308", f'the date question "{row.id}" has options.', "Delete them.", "options")
    elif not given:
        row.report("CP202", f'question "{row.id}" has no "options".', "Add at least two.")
    elif count < 2:
        found = "only one option" if count else "no option"
        row.report(
            "CP308", f'question "{row.id}" has {found}.', "Give at least two to choose from.", "options"
        )
    elif count > MAX_OPTIONS:
        message = f'question "{row.id}" has {count} options; the keys 1 to {MAX_OPTIONS} choose among them.'
        row.report("CP308", message, "Ask two questions.", "options")
    if kind == "several" and count > 1 and NONE not in options:
        message = f'question "{row.id}" takes several options but has no option "{NONE}".'
        row.report("CP310", message, f"Add {NONE}: for nothing chosen.", "options")
    if NOT_SURE in options:
        message = f'the option "{NOT_SURE}" is added by the program.'
        options[NOT_SURE].report("CP311", message, "Delete it, or set not_sure: false.")


def _check_labels(row: Row, options: dict[str, Row]) -> None:
    if len({option.values["label"].casefold() for option in options.values()}) == len(options):
        return
    seen: dict[str, Row] = {}
    for option in options.values():
        label = option.values["label"]
        twin = seen.setdefault(label.casefold(), option)
        if twin is not option and label:
            message = f'two options of "{row.id}" have the label "{label}" (the other: {twin.spot()}).'
            option.report("CP309", message, "Word one differently.", "label")


def _check_same(row: Row, options: dict[str, Row]) -> None:
    for id, option in options.items():
        other = option.values["same_as"]
        if not other:
            continue
        if row.values["kind"] != "one":
            message = "same_as: needs a question with one choice; here each option is chosen for itself."
            option.report("CP329", message, "Delete it.", "same_as", at_key=True)
        elif other == id or other not in options or options[other].values["same_as"]:
            message = f'same_as: should name another option of "{row.id}" that has no same_as: of its own.'
            option.report("CP329", message, did_you_mean(other, options), "same_as")


def _check_words(row: Row) -> None:
    values = row.values
    length = _words(values["ask"])
    if length > MAX_ASK:
        row.report("CP317", f"the question has {length} words, more than {MAX_ASK}.", "Shorten it.", "ask")
    length = _words(values["why"]) + _words(values["help"])
    if length > MAX_HELP:
        message = f"why and help together have {length} words, more than {MAX_HELP}."
        row.report("CP318", message, "Shorten them.", "help" if "help" in row.record else "why")


def _words(text: str) -> int:
    return text.count(" ") + text.count("\n") + 1


def _check_identifying(row: Row, options: dict[str, Row]) -> None:
    texts = [(row, "ask"), *((option, "label") for option in options.values())]
    whole = " ".join([owner.values[field] for owner, field in texts]).lower()
    if not any(hint in whole for hint in _HINTS):  # the pattern is slow to compile and to search with
        return
    for owner, field in texts:
        if found := re.search(_IDENTIFYING, owner.values[field], re.IGNORECASE):
            message = f'asks for something that identifies a person: "{found[0].strip()}".'
            owner.report("CP316", message, "Ask only for what a rule depends on.", field)


def check_section(row: Row, sections: tuple[str, ...]) -> None:
    """Report a question file whose section is not one of the guide's."""
    section = row.values["section"]
    if section and section not in sections:
        message = f'the guide has no section "{section}".'
        row.report("CP304", message, did_you_mean(section, sections) or "List it in guide.yaml.", "section")
