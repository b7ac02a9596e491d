"""A field that asks where a text is to be written, writes it there, and says what went wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from errno import EEXIST
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from cpguide.casefile import typed_path
from cpguide.keeping import CannotKeep
from cpguide.output.formats import CannotMake
from cpguide.output.words import listed
from cpguide.output.write import unfit, write_whole
from cpguide.tui.blocks import STRONG
from cpguide.tui.files import files_allowed
from cpguide.tui.plain import plain
from cpguide.tui.widgets.field import Field


class Saving(Vertical):
    """A name to type, and a line for what is wrong with it. Writes over nothing.

    `endings` are those a name may have; `make` gives the text or the bytes for a name.
    """

    @dataclass
    class Saved(Message):
        """The text stands in a file."""

        path: Path

    def __init__(
        self, ask: str, name: str, endings: Sequence[str], make: Callable[[Path], str | bytes]
    ) -> None:
        super().__init__(classes="saving")
        self._ask, self._name = ask, name
        self._endings, self._make = endings, make

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
            path = self.write(event.value)
        except CannotKeep as error:
            self._tell(str(error))
        except OSError as error:
            self._tell(f"{event.value.strip()}: {error.strerror or error}")
        except (ValueError, RuntimeError, CannotMake) as error:
            self._tell(str(error))
        else:
            self._tell("")
            self.post_message(self.Saved(path))

    def write(self, typed: str) -> Path:
        """Write the file of this name. Raises `OSError`, or `ValueError` or `RuntimeError` with words."""
        path = self._new(typed_path(typed))
        write_whole(path, self._make(path))
        return path

    def _new(self, path: Path) -> Path:
        """The path, where a file of that name can be written without replacing anything."""
        if path.suffix not in self._endings or not path.stem:
            raise ValueError(f"Write a name that ends in {listed(list(self._endings), 'or')}.")
        if why := unfit(str(path)):
            raise ValueError(why)
        if os.path.lexists(path):  # a link that leads nowhere would be written through
            raise FileExistsError(EEXIST, "There is such a file already. Choose another name", str(path))
        return path
