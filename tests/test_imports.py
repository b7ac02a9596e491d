"""What a command may import: only the full screen pays for Textual, and nothing reaches for a network."""

from __future__ import annotations

import subprocess
import sys

import pytest


def imported(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], input="answers: {}", capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("arguments", [["--version"], ["decide", "-"], ["ask"]])
def test_no_command_but_the_full_screen_imports_textual(arguments: list[str]) -> None:
    assert "textual" not in imported(f"from cpguide.cli import main; main({arguments!r})")


def test_version_imports_neither_yaml_nor_the_engine() -> None:
    assert "yaml" not in imported("from cpguide.cli import main; main(['--version'])")


@pytest.mark.parametrize(
    "module",
    ["engine.reasons", "engine.result", "guide.load", "training.scenario", "output.text", "line.loop"],
)
def test_the_core_is_free_of_textual(module: str) -> None:
    assert "textual" not in imported(f"import cpguide.{module}")


def test_nothing_reaches_for_the_network() -> None:
    assert not imported("import cpguide.output.text, cpguide.casefile") & {"socket", "ssl", "http"}
