"""`cpguide schema`: JSON Schema of the rule files, for editors."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from cpguide.commands.common import Stop, guide, put
from cpguide.exit import Exit
from cpguide.guide.schema import Schema, schemas
from cpguide.training.schema import PATTERN, scenario_schema


def run(given: argparse.Namespace) -> int:
    """Write the schemas, or the one that was named; with the ids of the rules where a folder was named."""
    rules = guide(given) if hasattr(given, "rules") else None
    made = {**schemas(rules), PATTERN: scenario_schema(rules)}
    by_name = {_name(pattern): schema for pattern, schema in made.items()}
    if given.name is not None:
        by_name = {given.name: _named(given.name, by_name)}
    if given.output is not None:
        _write(by_name, given.output)
    elif given.name is not None:
        put(_text(by_name[given.name]))
    else:
        put(_text(made))
    return Exit.FINE


def _name(pattern: str) -> str:
    """The name of a kind of file: that of its folder, or what stands before the rest of its own."""
    folder, _, file = pattern.rpartition("/")
    return file.partition("*")[0].removesuffix(".yaml") or folder


def _named(name: str, known: dict[str, Schema]) -> Schema:
    if name not in known:
        from cpguide.guide.problem import did_you_mean, shown  # only on the way out

        advice = did_you_mean(name, known) or f"There are {', '.join(known)}."
        raise Stop(Exit.USAGE, f'there is no schema "{shown(name)}". {advice}')
    return known[name]


def _text(made: Any) -> str:
    return json.dumps(made, indent=2) + "\n"


def _write(made: dict[str, Schema], folder: Path) -> None:
    from cpguide.output.write import write_whole

    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in made.items():
        write_whole(folder / f"{name}.schema.json", _text(schema))
