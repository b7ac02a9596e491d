"""Reading what is needed to ask: the head of the guide, questions, facts, routes and items."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cpguide.guide.conditions import Names, read_condition
from cpguide.guide.facts import make_facts
from cpguide.guide.files import Files, read_top
from cpguide.guide.folder import digest
from cpguide.guide.model import ITEM_KINDS, About, Guide, Item, Library, Never, Question, Route
from cpguide.guide.problem import Problems, did_you_mean, shown
from cpguide.guide.questions import check_section, make_question
from cpguide.guide.record import Row
from cpguide.guide.shape import GUIDE, ITEM, NEVER, ROUTE

SCHEMA_VERSION = "1"
NEEDED = ("guide.yaml", "questions/", "routes.yaml", "steps.yaml")


class Front:
    """The files of the front being read; `guide` makes the Guide of them, without its library."""

    def __init__(self, files: dict[str, bytes], problems: Problems) -> None:
        self._files = Files(files, problems)
        self._sha256 = digest(files)
        self._lines: dict[str, Row] = {}

    def guide(self, sworn: bool = False) -> Guide | None:
        """The guide, or None when `guide.yaml` cannot be read; `sworn` adds what never.yaml holds."""
        about = self._about()
        rows = self._questions(about.sections if about else ())
        facts_page = self._files.page("facts.yaml")
        names = Names(
            {id: row for id, (row, _) in rows.items()},
            read_top(facts_page) if facts_page else {},
            self._files.unread,
            about is not None and all(section in about.sections for _, section in rows.values()),
        )
        facts = make_facts(names)
        questions: dict[str, Question] = {
            id: make_question(row, section, read_condition(row, names)) for id, (row, section) in rows.items()
        }
        routes = self._routes(names)
        items: dict[str, Item] = {}
        for kind in ITEM_KINDS:
            items.update(self._items(kind, names, about))
        if about is None:
            return None
        library = Library({}, {}, {}, {}, {}, {}, {})
        never = self._never(names, (*routes, *items)) if sworn else {}
        return Guide(about, questions, facts, routes, items, library, self._sha256, never)

    def _about(self) -> About | None:
        page = self._files.page("guide.yaml")
        if page is None:
            return None
        row = read_top(page)
        version = row.values.pop("schema_version")
        if version not in ("", SCHEMA_VERSION):
            message = f"made for another cpguide (schema {shown(version)}; this one reads {SCHEMA_VERSION})."
            row.report("CP214", message, "Install the newest cpguide.", "schema_version")
        about: About = GUIDE.make(row)
        return about

    def _questions(self, sections: tuple[str, ...]) -> dict[str, tuple[Row, str]]:
        """The rows of all questions in author order, each with its section."""
        pages = []
        for name in self._files.names:
            page = self._files.page(name) if name.startswith("questions/") else None
            if page is not None:
                top = read_top(page)
                section = top.values["section"]
                if sections:
                    check_section(top, sections)
                order = sections.index(section) if section in sections else len(sections)
                pages.append((order, page.name, section, top.values["questions"]))
        rows: dict[str, tuple[Row, str]] = {}
        for _, _, section, questions in sorted(pages, key=lambda page: page[:2]):
            for id, row in questions.items():
                if id in rows:
                    row.report_twice(rows[id][0])
                else:
                    rows[id] = row, section
        return rows

    def _routes(self, names: Names) -> dict[str, Route]:
        page = self._files.page("routes.yaml")
        if page is None:
            return {}
        rows: dict[str, Row] = read_top(page)
        routes = {id: self._route(row, names) for id, row in rows.items()}
        rest = [rows[id] for id, route in routes.items() if route.otherwise]
        for row in rest[1:]:
            message = f'only one route may say otherwise; "{rest[0].id}" does ({rest[0].spot()}).'
            row.report("CP313", message, "Give it a condition.", "otherwise")
        if not rows:
            page.report("CP314", "there is no route.", "Write at least one.", (1, 1))
        return routes

    def _route(self, row: Row, names: Names) -> Route:
        self._lines[row.id] = row
        if row.values["otherwise"] and "when" in row.record:
            row.report(
                "CP313", "a route with otherwise has no condition of its own.", "Delete one.", "otherwise"
            )
        elif not row.values["otherwise"] and "when" not in row.record:
            row.report("CP202", f'route "{row.id}" has no "when".', "Add it, or otherwise: true.")
        route: Route = ROUTE.make(row, id=row.id, when=read_condition(row, names))
        return route

    def _never(self, names: Names, lines: Collection[str]) -> dict[str, Never]:
        page = self._files.page("never.yaml")
        if page is None:
            return {}
        names.lines = lines
        rows: dict[str, Row] = read_top(page)
        return {id: NEVER.make(row, id=id, when=read_condition(row, names)) for id, row in rows.items()}

    def _items(self, kind: str, names: Names, about: About | None) -> dict[str, Item]:
        page = self._files.page(f"{kind}.yaml")
        items: dict[str, Item] = {}
        if page is None:
            return items
        rows: dict[str, Row] = read_top(page)
        stages: Any = about.stages.get(kind, {}) if about else None
        for id, row in rows.items():
            if id in self._lines:
                row.report_twice(self._lines[id])
            self._lines.setdefault(id, row)
            stage = row.values["stage"]
            if stages is not None and stage and stage not in stages:
                message = f'guide.yaml has no stage "{stage}" for {kind}.'
                row.report("CP305", message, did_you_mean(stage, stages), "stage")
            items[id] = ITEM.make(row, id=id, kind=kind, when=read_condition(row, names))
        return items
