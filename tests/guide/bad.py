"""One way to break the small guide, and the problem that must be found for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.small_guide import change

ADVICE = "advice.yaml"
BENEFITS = "benefits.yaml"
CONTACTS = "contacts.yaml"
EVIDENCE = "evidence/base.yaml"
FACTS = "facts.yaml"
GUIDE = "guide.yaml"
NEVER = "never.yaml"
ROUTES = "routes.yaml"
SOURCES = "sources.yaml"
START = "questions/1-start.yaml"
STEPS = "steps.yaml"
WORK = "questions/2-work.yaml"

SAYS = "  says: Listen first."
TOLD = """\
      "yes": {label: "Yes", says: the person knows}
      "no": {label: "No", says: the person does not know}
"""


@dataclass(frozen=True)
class Bad:
    """One way to break the guide. The name begins with the number of the item in the catalogue.

    The problem has this code and file, stands where `at` stands for the first time in the broken file
    (or at this line and column; "" is the first character), and says `phrase`. `also` are the codes of
    the further problems that the same mistake brings with it.
    """

    name: str
    broken: Callable[[Path], object]
    code: str
    file: str
    at: str | tuple[int, int]
    phrase: str
    also: tuple[str, ...] = ()

    def place(self, folder: Path) -> tuple[int, int]:
        """Line and column of the problem in the broken folder."""
        if isinstance(self.at, tuple):
            return self.at
        if not self.at:
            return 1, 1
        before, found, _ = (folder / self.file).read_bytes().decode("utf-8", "replace").partition(self.at)
        assert found, f"{self.at!r} is not in the file"
        lines = before.split("\n")
        return len(lines), len(lines[-1]) + 1


def edit(
    name: str, file: str, old: str, new: str, code: str, at: str | tuple[int, int], phrase: str, *also: str
) -> Bad:
    """A passage of a file replaced by another."""
    return Bad(name, lambda folder: change(folder, file, old, new), code, file, at, phrase, also)


def says(name: str, text: str, code: str, at: str | tuple[int, int], phrase: str) -> Bad:
    """Another text in the file of advice."""
    return edit(name, ADVICE, SAYS, f"  says: {text}", code, at, phrase)


def field(name: str, line: str, code: str, at: str | tuple[int, int], phrase: str) -> Bad:
    """Another line in the file of advice."""
    return edit(name, ADVICE, SAYS, f"  {line}", code, at, phrase)


def advice(name: str, data: str | bytes, code: str, at: str | tuple[int, int], phrase: str) -> Bad:
    """Another file of advice."""
    return file_of(name, ADVICE, data, code, at, phrase)


def file_of(
    name: str, file: str, data: str | bytes, code: str, at: str | tuple[int, int], phrase: str, *also: str
) -> Bad:
    """A file with other contents, or a file that was not there."""
    raw = data.encode() if isinstance(data, str) else data

    def write(folder: Path) -> None:
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(raw)

    return Bad(name, write, code, file, at, phrase, also)


def when(name: str, condition: str, code: str, at: str | tuple[int, int], phrase: str) -> Bad:
    """A condition for the last question."""
    return edit(name, WORK, "    not_sure: false\n", f"    when: {condition}\n", code, at, phrase)


def options(name: str, text: str, code: str, at: str | tuple[int, int], phrase: str) -> Bad:
    """Other options for the last question."""
    return edit(name, WORK, "    options:\n" + TOLD, text, code, at, phrase)


def asks(name: str, text: str, code: str, phrase: str) -> Bad:
    """Another first question."""
    return edit(name, START, "Is anyone in danger right now?", text, code, text, phrase)
