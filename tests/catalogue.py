"""The catalogue of bad inputs, 62 to 120: a test says with `@bad(75)` which entries it holds the program to.

`LEFT_OUT` names the entries that no test can hold, with the reason.
"""

from __future__ import annotations

import pytest

bad = pytest.mark.bad
"""Marks a test, or a parameter of one (`pytest.param(..., marks=bad(62))`), with what it stands for."""

NUMBERS = range(62, 121)

LEFT_OUT = {
    87: "cases are not encrypted: the disk is the place for that",
    109: "there is no configuration file",
}
