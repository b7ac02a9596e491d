"""One fact about an installation."""

from __future__ import annotations

from typing import NamedTuple


class Fact(NamedTuple):
    """`state` is "ok", "note" or "WRONG"; `do` is what to do about it, if anything."""

    state: str
    says: str
    do: str = ""

    @property
    def line(self) -> str:
        """The fact and what to do, in one line."""
        return " ".join(f"{self.says}. {self.do}".split() if self.do else self.says.split())


def ok(says: str) -> Fact:
    """Something that is as it should be."""
    return Fact("ok", says)


def note(says: str, do: str = "") -> Fact:
    """Something worth knowing that stops nothing."""
    return Fact("note", says, do)


def wrong(says: str, do: str) -> Fact:
    """Something that has to be mended."""
    return Fact("WRONG", says, do)
