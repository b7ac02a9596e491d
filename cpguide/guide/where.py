"""Where the shipped rules lie, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

INSTALLED = Path(__file__).resolve().parent.parent / "shipped_rules"
"""The folder of the rules inside an installed package; in a checkout there is none."""


def rules_folder() -> Path:
    """The folder of the shipped rules: inside the package in a wheel, beside it in a checkout."""
    return INSTALLED if INSTALLED.is_dir() else INSTALLED.parent.parent / "rules"
