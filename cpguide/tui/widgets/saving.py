"""A field that asks where a text is to be written, writes it there, and says what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from cpguide.destination import new_file
from cpguide.keeping import CannotKeep
from cpguide.output.formats import CannotMake
from cpguide.output.words import listed
from cpguide.output.write import write_whole
from cpguide.tui.blocks import STRONG
from cpguide.tui.files import files_allowed
from cpguide.tui.plain import plain
from cpguide.tui.widgets.field import Field


class Saving(Vertical):
    """A name to type, and a line for what is wrong with it.

    `write` writes the file of the name that was typed and gives its path. It raises `OSError`, or
    `CannotMake`, `RuntimeError` or `ValueError` with words.
    """

    @dataclass
    class Saved(Message):
        """The text stands in a file."""

        path: Path

    def __init__(self, ask: str, name: str, write: Callable[[str], Path]) -> None:
        super().__init__(classes="saving")
        self._ask, self._name, self._write = ask, name, write

    def compose(self) -> ComposeResult:
        """The question, the field and the fault."""
        yield Static(plain(self._ask, STRONG), markup=False)
        yield Field(self._name, max_length=1000)  # selected: typing replaces it, an arrow key keeps it
        yield Static(classes="fault", markup=False)

    def on_mount(self) -> None:
        """Nothing is wrong yet."""
        self._tell("")

    def _tell(self, fault: str) -> None:
        shown = self.query_one(".fault", Static)
        shown.update(plain(f"! {fault}" if fault else ""))
        shown.display = bool(fault)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong with another name may not be wrong with this one."""
        event.stop()
        self._tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file, or say why that cannot be."""
        event.stop()
        if not files_allowed(self):
            return
        try:
            path = self._write(event.value)
        except CannotKeep as error:
            self._tell(str(error))
        except OSError as error:
            self._tell(f"{event.value.strip()}: {error.strerror or error}")
        except (ValueError, RuntimeError, CannotMake) as error:
            self._tell(str(error))
        else:
            self._tell("")
            self.post_message(self.Saved(path))


def write_new(
    typed: str,
    endings: Sequence[str],
    make: Callable[[Path], str | bytes],
    rules: Path | None,
    what: str = "the result",
) -> Path:
    """Write `what` to a new file, whose name has one of the endings; `make` gives it for the path.

    Raises `OSError`, `CannotMake`, or `ValueError` with words; then nothing is written.
    """
    named = PurePath(typed.strip().strip("'\""))
    if named.suffix not in endings or not named.stem:
        raise ValueError(f"Write a name that ends in {listed(list(endings), 'or')}.")
    path = new_file(typed, rules, what)
    write_whole(path, make(path))
    return path
