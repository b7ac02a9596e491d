"""The published schemas: they know every field, accept the rules, and refuse what the loader refuses."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from cpguide.casefile import CASE_KEYS, SCENARIO_KEYS
from cpguide.guide.files import SHAPES
from cpguide.guide.kind import Kind, Listing, Scalar
from cpguide.guide.load import load
from cpguide.guide.problem import RulesError
from cpguide.guide.record import Record, Table
from cpguide.guide.schema import Maker, schemas
from cpguide.guide.where import rules_folder
from cpguide.training.reading import EXPECTED
from cpguide.training.schema import PATTERN, scenario_schema
from tests.guide.bad import Bad
from tests.guide.bad_files import FILE_CASES
from tests.guide.bad_records import RECORD_CASES
from tests.guide.test_any_damage import PATHS, TREES, VALUES, damaged
from tests.small_guide import write_small_guide


class Typed(yaml.SafeLoader):
    """YAML as an editor reads it: numbers and truth values are such, dates stay texts."""


Typed.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

SHAPE_CODES = {*(f"CP{n}" for n in range(201, 213)), *(f"CP{n}" for n in range(250, 255))}
"""The codes of what is wrong with the shape of one record: for a schema to see."""
NAME_CODES = {f"CP{n}" for n in (301, 302, 303, 305, 312, 320, 321, 322, 323, 327, 328)}
"""The codes of names that stand for nothing: for a schema with the ids of the rules to see."""
UNSEEN = {
    "38-when",  # a route without `when` may say `otherwise`
    "47-missing",  # a date has no options
    "46-ages",  # no pattern counts a hundred years
    "32-far",  # nor years at all
    "34-long-integer",  # a tool that guesses types stumbles over it
}
"""Cases that no schema sees, and why."""
RULE_FILES = sorted(path.relative_to(rules_folder()).as_posix() for path in rules_folder().rglob("*.yaml"))


@cache
def made(rules: str) -> dict[str, Draft7Validator]:
    """The schemas by pattern: in general, or with the ids of the shipped rules or of the small guide."""
    with tempfile.TemporaryDirectory() as place:
        small = write_small_guide(Path(place))
        guide = {"": None, "shipped": load(rules_folder()), "small": load(small)}[rules]
    every = {**schemas(guide), PATTERN: scenario_schema(guide)}
    return {name: Draft7Validator(schema, format_checker=FormatChecker()) for name, schema in every.items()}


def wrong(name: str, text: str | bytes, rules: str = "", loader: Any = Typed) -> list[str]:
    """What the schema of a file of this name has against its text."""
    (validator,) = [found for pattern, found in made(rules).items() if fnmatchcase(name, pattern)]
    errors = validator.iter_errors(yaml.load(text, loader))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


@pytest.mark.parametrize("rules", ["", "shipped", "small"])
def test_the_schemas_are_schemas_and_complete(rules: str) -> None:
    for validator in made(rules).values():
        schema: Any = validator.schema
        Draft7Validator.check_schema(schema)
        assert schema["$schema"] == Draft7Validator.META_SCHEMA["$schema"]
        assert set(_references(schema)) == {f"#/definitions/{name}" for name in schema["definitions"]}


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from ([schema["$ref"]] if "$ref" in schema else [])
        schema = list(schema.values())
    if isinstance(schema, list):
        for value in schema:
            yield from _references(value)


@pytest.mark.parametrize("loader", [yaml.BaseLoader, Typed], ids=["texts", "typed"])
@pytest.mark.parametrize("name", RULE_FILES)
def test_the_shipped_rules_are_right(name: str, loader: Any) -> None:
    text = (rules_folder() / name).read_bytes()
    assert not wrong(name, text, "", loader)
    assert not wrong(name, text, "shipped", loader)


def _fields(kind: Kind) -> Iterator[tuple[str, str]]:
    """Every field of every record that a kind holds, with the record's name."""
    if isinstance(kind, Record):
        yield from ((kind.name, field.name) for field in kind.fields)
        for field in kind.fields:
            yield from _fields(field.kind)
    elif isinstance(kind, (Table, Listing)):
        yield from _fields(kind.of)


def _properties(schema: Any) -> Iterator[tuple[str, str]]:
    """Every described property of every titled mapping in a schema."""
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            if "title" in schema and value.get("description"):
                yield schema["title"], name
        for value in schema.values():
            yield from _properties(value)


def test_every_field_of_every_record_is_there_and_described() -> None:
    fields = {field for shape in SHAPES.values() for field in _fields(shape)}
    assert ("question", "ask") in fields
    found = {prop for schema in schemas().values() for prop in _properties(schema)}
    assert fields <= found
    expected = scenario_schema()["properties"]
    assert set(expected) == {*CASE_KEYS, *SCENARIO_KEYS}
    assert set(expected["expect"]["properties"]) == set(EXPECTED)


def test_a_kind_without_a_schema_is_noticed() -> None:
    with pytest.raises(TypeError, match="Scalar has no schema"):
        Maker(None, "a.yaml").of(Scalar())


BROKEN = [bad for bad in FILE_CASES + RECORD_CASES if bad.name not in UNSEEN]


@pytest.mark.parametrize("bad", [bad for bad in BROKEN if bad.code in SHAPE_CODES], ids=lambda bad: bad.name)
def test_what_the_loader_says_of_a_shape_the_schema_says_too(bad: Bad, tmp_path: Path) -> None:
    bad.broken(write_small_guide(tmp_path))
    assert wrong(bad.file, (tmp_path / bad.file).read_bytes())


@pytest.mark.parametrize("bad", [bad for bad in BROKEN if bad.code in NAME_CODES], ids=lambda bad: bad.name)
def test_a_name_that_stands_for_nothing_is_seen_where_the_ids_are_known(bad: Bad, tmp_path: Path) -> None:
    bad.broken(write_small_guide(tmp_path))
    assert wrong(bad.file, (tmp_path / bad.file).read_bytes(), "small")


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PATHS), st.sampled_from([*VALUES, None]))
def test_what_the_loader_accepts_no_schema_refuses(where: tuple[str, tuple[Any, ...]], value: Any) -> None:
    name, path = where
    text = yaml.safe_dump(damaged(TREES[name], path, value), sort_keys=False)
    if found := wrong(name, text):
        with tempfile.TemporaryDirectory() as place:
            folder = write_small_guide(Path(place))
            (folder / name).write_text(text)
            with pytest.raises(RulesError):
                load(folder, sworn=True)
            assert found
