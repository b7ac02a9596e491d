"""The routes that are still possible, and the one line that stands for both panels on a narrow screen."""

from __future__ import annotations

from textual.reactive import reactive
from textual.visual import Visual
from textual.widget import Widget

from cpguide.engine.interview import ABSENT, FIRM, OPEN, Interview
from cpguide.output.words import SYMBOL, counted
from cpguide.place import Place
from cpguide.tui.blocks import DOUBT, GOOD, MUTED, STRONG
from cpguide.tui.plain import plain
from cpguide.tui.widgets.layout import Hung, Stack

STYLE = {FIRM: GOOD, OPEN: DOUBT, ABSENT: MUTED}


def routes_by_truth(interview: Interview) -> dict[str, list[str]]:
    """The titles of the routes that are firm, open and ruled out."""
    found: dict[str, list[str]] = {FIRM: [], OPEN: [], ABSENT: []}
    for id, route in interview.guide.routes.items():
        found[interview.truth(id)].append(route.title)
    return found


def route_rows(interview: Interview) -> list[Hung]:
    """A line for each route: firm, then open, then ruled out."""
    return [
        Hung(plain(f"{SYMBOL[truth]} ", STYLE[truth]), plain(title, MUTED if truth == ABSENT else ""))
        for truth, titles in routes_by_truth(interview).items()
        for title in titles
    ]


def possible_words(interview: Interview) -> str:
    """How many routes are left: "5 routes possible", or the one that is settled."""
    routes = routes_by_truth(interview)
    possible = len(routes[FIRM]) + len(routes[OPEN])
    return "Route settled" if routes[FIRM] and possible == 1 else f"{counted(possible, 'route')} possible"


class Possible(Widget):
    """The routes, as many as fit, those still possible first."""

    place: reactive[Place | None] = reactive(None, repaint=False)

    def watch_place(self, before: Place | None, place: Place | None) -> None:
        """Paint again only where the routes changed."""
        routes = [at and routes_by_truth(at.interview) for at in (before, place)]
        if routes[0] != routes[1]:
            self.refresh()

    def render(self) -> Visual:
        """A heading with the count, then the routes."""
        if self.place is None:
            return plain("")
        interview = self.place.interview
        rows = route_rows(interview)
        width, room = max(1, self.content_size.width), self.content_size.height - 2
        shown: list[Visual] = []
        for row in rows:
            room -= row.get_height({}, width)
            if room < (0 if len(shown) == len(rows) - 1 else 1):
                break
            shown.append(row)
        if len(shown) < len(rows):
            shown.append(plain(f"… {len(rows) - len(shown)} more (a shows all)", MUTED))
        return Stack((plain(possible_words(interview), STRONG), plain(""), *shown))


class Summary(Widget):
    """Answers and routes in one line, cut with a mark where it is too long."""

    place: reactive[Place | None] = reactive(None)

    def render(self) -> Visual:
        """For example "3 answers · 2 routes possible: Find a sponsor; ..."."""
        if self.place is None:
            return plain("")
        interview = self.place.interview
        routes = routes_by_truth(interview)
        answers = counted(sum(not line.set_aside for line in interview.trail), "answer")
        titles = "; ".join(routes[FIRM] or routes[OPEN])
        line = plain(f"{answers} · {possible_words(interview)}: {titles}")
        return line.truncate(max(1, self.content_size.width), ellipsis=True)
