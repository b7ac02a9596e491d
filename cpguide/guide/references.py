"""What the library must hold for what is said elsewhere: every id that is named stands for something."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from cpguide.guide.library import Shelves
from cpguide.guide.model import Guide, Item, Route
from cpguide.guide.places import Places
from cpguide.guide.problem import Problems, did_you_mean
from cpguide.guide.record import Row

_TOLD_TO_CONFIRM = re.compile(r"\b(Confirm|Ask)\b")


def check_library(shelves: Shelves) -> None:
    """Report what the records of the library name in vain."""
    for id, row in shelves.evidence.items():
        if id in shelves.left_out:
            message = f'"{id}" is both a record and left out ({shelves.left_out[id].spot()}).'
            row.report("CP325", message, "Delete one.")
        values = row.values
        doubt = values["says"] and values["confidence"] == "unverified" and not values["confirm"]
        if doubt and not _TOLD_TO_CONFIRM.search(values["says"]):
            advice = "Word it as what to confirm and with whom, or add confirm."
            row.report("CP326", "states something unverified.", advice, "says")
    for row in shelves.terms.values():
        for number, id in enumerate(row.values["evidence"]):
            _check_evidence(row, number, id, shelves)
    citing = [*shelves.evidence.values(), *shelves.contacts.values(), *shelves.offices.values()]
    cited = {citation.source for row in citing for citation in row.values["sources"]}
    if not cited <= shelves.sources.keys() and "sources" not in shelves.unread:
        for row in citing:
            _check_sources(row, shelves)
    for row in shelves.offices.values():
        _check_named(row, "covers", "state", shelves.states)
    for row in shelves.states.values():
        _check_named(row, "offices", "office", shelves.offices)
    _check_deadlines(shelves)


def check_guide(guide: Guide, shelves: Shelves, files: dict[str, bytes], problems: Problems) -> None:
    """Report what questions, facts, routes, items, never.yaml and deadlines name in vain."""
    places = Places(files, problems)
    records: Iterable[tuple[str, Mapping[str, Any]]] = (
        ("questions", guide.questions),
        ("facts", guide.facts),
        ("routes", guide.routes),
        ("items", guide.items),
        ("never", guide.never),
    )
    known = shelves.evidence.keys() - shelves.left_out.keys()
    unverified = {id for id, row in shelves.evidence.items() if row.values["confidence"] == "unverified"}
    contacts = {"", *shelves.contacts}
    if "contacts" in shelves.unread:
        contacts |= {item.contact for item in guide.items.values()}
    for part, of_part in records:
        for id, record in of_part.items():
            if not known.issuperset(record.evidence):
                row = places.row(part, id)
                for number, name in enumerate(record.evidence):
                    _check_evidence(row, number, name, shelves)
            if isinstance(record, Route | Item) and not record.confirm:
                for number, name in enumerate(record.evidence):
                    if name in unverified:
                        _report_doubt(places.row(part, id), number, name)
            if isinstance(record, Item) and record.contact not in contacts:
                message = f'there is no contact "{record.contact}".'
                advice = did_you_mean(record.contact, shelves.contacts)
                places.row(part, id).report("CP323", message, advice, "contact")
    _check_dates(guide, shelves)


def _check_dates(guide: Guide, shelves: Shelves) -> None:
    """Report what deadlines and their starts name in vain of what is asked and shown."""
    lines = {**guide.routes, **guide.items}
    dates = [id for id, question in guide.questions.items() if question.kind == "date"]
    for row in shelves.deadlines.values():
        _check_named(row, "of", "route or line", lines)
    for row in shelves.starts.values():
        _check_name(row, "question", "question with a date", dates)


def _check_deadlines(shelves: Shelves) -> None:
    """Report what deadlines name in vain, what they leave in doubt, and a time both after and before."""
    for row in shelves.deadlines.values():
        values = row.values
        _check_name(row, "start", "start", shelves.starts, "from")
        _check_name(row, "unless", "start", shelves.starts)
        if values["after"] and values["before"]:
            row.report("CP330", "a deadline lies after its start or before it.", "Delete one.", "before")
        for number, id in enumerate(values["evidence"]):
            _check_evidence(row, number, id, shelves)
            found = shelves.evidence.get(id)
            if found and found.values["confidence"] == "unverified" and not values["confirm"]:
                _report_doubt(row, number, id)


def _check_name(row: Row, attribute: str, what: str, known: Collection[str], field: str = "") -> None:
    if (id := row.values[attribute]) and id not in known:
        row.report("CP327", f'there is no {what} "{id}".', did_you_mean(id, known), field or attribute)


def _report_doubt(row: Row, number: int, evidence: str) -> None:
    message = f'"{row.id}" rests on {evidence}, which is unverified, and does not say who confirms it.'
    row.report("CP324", message, "Add confirm: and name who.", "evidence", number)


def _check_evidence(row: Row, number: int, evidence: str, shelves: Shelves) -> None:
    if evidence in shelves.left_out:
        message = f'the evidence "{evidence}" is left out of the guide ({shelves.left_out[evidence].spot()}).'
        row.report("CP321", message, "Cite another.", "evidence", number)
    elif evidence and evidence not in shelves.evidence and "evidence" not in shelves.unread:
        message = f'there is no evidence "{evidence}".'
        row.report("CP320", message, "Add the record, or cite another.", "evidence", number)


def _check_sources(row: Row, shelves: Shelves) -> None:
    for number, citation in enumerate(row.values["sources"]):
        if citation.source and citation.source not in shelves.sources:
            message = f'there is no source "{citation.source}".'
            advice = did_you_mean(citation.source, shelves.sources)
            row.report("CP322", message, advice, "sources", number)


def _check_named(row: Row, field: str, what: str, known: Collection[str]) -> None:
    for number, id in enumerate(row.values[field]):
        if id and id not in known:
            row.report("CP327", f'there is no {what} "{id}".', did_you_mean(id, known), field, number)
