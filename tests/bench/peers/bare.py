"""The smallest Textual app that shows something: one line of text and a footer. Any `q` ends it."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Static


class Bare(App[None]):
    """A mark and a footer."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 (what an author of a small app writes)

    def compose(self) -> ComposeResult:
        """The mark that the bench waits for, and the footer."""
        yield Static("READYMARK")
        yield Footer()


if __name__ == "__main__":
    Bare().run()
