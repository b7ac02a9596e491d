"""What an installed package needs, as its metadata say, and whether a version meets it.

No more than that: `packaging` does it better, and may be what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution
from typing import NamedTuple

_NEED = re.compile(r"([\w.-]+)\s*(?:\[([\w\s,.-]*)\])?\s*\(?([^;()]*)\)?\s*(?:;\s*(.*))?")
_EXTRA = re.compile(r"""extra\s*==\s*["']([\w.-]+)["']""")
_PART = re.compile(r"(==|>=|<=|~=|!=|<|>)\s*([\d.]+)")


class Need(NamedTuple):
    """A package that another one needs: `versions` as written, `extras` asked of it, `extra` it is for."""

    name: str
    versions: str
    extras: frozenset[str]
    extra: str


def named(name: str) -> str:
    """The name of a package as all its spellings have it in common."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needs(distribution: Distribution) -> Iterator[Need]:
    """What the package needs. Left out is what it needs on some systems only, which no pin of ours does."""
    for line in distribution.requires or ():
        found = _NEED.fullmatch(line.strip())
        if not found:
            continue
        name, extras, versions, marker = found.groups()
        extra = _EXTRA.search(marker or "")
        if marker and not extra:
            continue
        asked = frozenset(named(one.strip()) for one in (extras or "").split(",") if one.strip())
        yield Need(named(name), versions.strip(), asked, extra[1] if extra else "")


def meets(version: str, versions: str) -> bool:
    """Whether a version is one of those asked for, as far as numbers tell."""
    have = _numbers(version)
    return all(_one(have, sign, number) for sign, number in _PART.findall(versions))


def _one(have: tuple[int, ...], sign: str, number: str) -> bool:
    want = _numbers(number)
    if sign == "~=":  # at least this, and the same but for the last number given
        same = len(_given(number)) - 1
        return have >= want and have[:same] == want[:same]
    if sign in ("==", "!="):
        return (have == want) == (sign == "==")
    if sign in (">=", "<="):
        return have >= want if sign == ">=" else have <= want
    return have > want if sign == ">" else have < want


def _given(number: str) -> list[int]:
    return [int(part) for part in number.strip(".").split(".") if part]


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version, as many as make any two comparable."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    numbers = _given(found[0]) if found else []
    return (*numbers, *[0] * (6 - len(numbers)))
