"""A bare Textual app with a list of options: what a key costs when only the highlight moves."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, OptionList, Static


class Moving(App[None]):
    """A mark, twenty options and a footer."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 (what an author of a small app writes)

    def compose(self) -> ComposeResult:
        """The mark that the bench waits for, the list and the footer."""
        yield Static("READYMARK")
        yield OptionList(*(f"{n}  An option with a label of ordinary length" for n in range(20)))
        yield Footer()


if __name__ == "__main__":
    Moving().run()
