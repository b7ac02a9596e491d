"""Records: mappings with named fields, described once and read into rows of values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cpguide.guide.kind import Kind, Scalar, Wrong
from cpguide.guide.page import Container, Key, Mapping, Node, Page, Place
from cpguide.guide.problem import did_you_mean, shown


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its name in the file, the kind of its value and whether it must be there.

    `says` tells an author what to write in it; `attribute` is its name in the model where that is
    another one; `default` stands where the field is left out, in place of the kind's empty value.
    """

    name: str
    kind: Kind
    needed: bool = False
    says: str = ""
    attribute: str = ""
    default: Any = None


@dataclass(slots=True)
class Row:
    """A record as read: its values by attribute of the model, and where in which file it stands."""

    page: Page
    node: Container
    key: Key
    values: dict[str, Any]

    @property
    def id(self) -> str:
        """The key it stands under."""
        return str(self.key)

    @property
    def record(self) -> Mapping:
        """The record's own node."""
        record = self.node[self.key]  # type: ignore[index]
        assert isinstance(record, dict)
        return record

    def place(self, *path: Key, at_key: bool = False) -> Place:
        """The place of its key, or of the value that `path` leads to, with `at_key` of that value's key.

        Where the field that `path` begins with is missing, the place of its own key.
        """
        node: Any = self.record
        if not path or path[0] not in node:
            return self.page.place(self.node, self.key, at_key=True)
        for step in path[:-1]:
            node = node[step]
        return self.page.place(node, path[-1], at_key)

    def spot(self) -> str:
        """The file and line of its key, for a message about another place."""
        return f"{self.page.name}:{self.place()[0]}"

    def report(self, code: str, message: str, suggestion: str, *path: Key, at_key: bool = False) -> None:
        """Keep a problem with this record, at the place that `path` leads to."""
        self.page.report(code, message, suggestion, self.place(*path, at_key=at_key))

    def report_twice(self, first: Row) -> None:
        """Keep the problem that another record has this id already."""
        message = f'the id "{self.id}" is used twice: here and in {first.spot()}.'
        self.report("CP315", message, "Rename one.")


class Record(Kind):
    """A mapping with fields. `model` is the class its values make, None where there is none."""

    expected = "a mapping of fields"
    empty = None

    def __init__(self, name: str, model: type | None, *fields: Field) -> None:
        self.name = name
        self.model = model
        self.fields = fields
        self._read = {
            field.name: (field.attribute or field.name, getattr(field.kind, "known", {}), field.kind.read)
            for field in fields
        }
        self._defaults = {
            field.attribute or field.name: field.kind.empty if field.default is None else field.default
            for field in fields
            if not field.needed
        }

    def read(self, value: Node, page: Page, node: Container, key: Key) -> Row | None:
        """The row of values, or None after a report when it is no mapping."""
        if not isinstance(value, dict):
            self.wrong_type(value, page, node, key)
            return None
        values, fields = self._defaults.copy(), self._read
        for name, inner in value.items():
            try:
                attribute, known, read = fields[name]
            except KeyError:
                message = f'unknown field "{shown(name)}" in {self._called(key)}.'
                page.report("CP201", message, did_you_mean(name, fields), page.place(value, name, True))
                continue
            if type(inner) is not str or (found := known.get(inner)) is None:
                found = read(inner, page, value, name)
            values[attribute] = found
        if len(values) < len(fields):
            self._fill(values, value, page, node, key)
        return Row(page, node, key, values)

    def _fill(self, values: dict[str, Any], value: Mapping, page: Page, node: Container, key: Key) -> None:
        """Report the fields that must be there and are not, and put their empty values."""
        for field in self.fields:
            if field.needed and field.name not in value:
                at = page.place(node, key, at_key=isinstance(key, str))
                page.report("CP202", f'{self._called(key)} has no "{field.name}".', "Add the field.", at)
                values[field.attribute or field.name] = field.kind.empty

    def read_top(self, page: Page) -> Row:
        """The row of values of a whole file."""
        row = self.read(page.root, page, {page.name: page.root}, page.name)
        assert row is not None
        return row

    def make(self, row: Row, **more: Any) -> Any:
        """The model's value for a row; `more` is added to the values of the row, or replaces them."""
        assert self.model is not None
        row.values.update(more)
        return self.model(**row.values)

    def _called(self, key: Key) -> str:
        return f'{self.name} "{shown(key)}"' if isinstance(key, str) else f"this {self.name}"


class Table(Kind):
    """A mapping from keys of one kind to values of one kind."""

    def __init__(self, keys: Scalar, of: Kind, expected: str) -> None:
        self.empty = {}
        self.keys = keys
        self.of = of
        self.expected = expected

    def read(self, value: Node, page: Page, node: Container, key: Key) -> dict[str, Any]:
        """The values by key, without records that could not be read."""
        if not isinstance(value, dict):
            return self.wrong_type(value, page, node, key)  # type: ignore[no-any-return]
        known, read = self.keys.known, self.of.read
        found = {}
        for name, inner in value.items():
            if name not in known:
                self._check_key(name, page, value)
            if (made := read(inner, page, value, name)) is not None:
                found[name] = made
        return found

    def _check_key(self, name: str, page: Page, node: Mapping) -> None:
        try:
            self.keys.known[name] = self.keys.parse(name)
        except Wrong as wrong:
            page.report(*wrong.said, page.place(node, name, at_key=True))

    def read_top(self, page: Page) -> dict[str, Any]:
        """The values of a whole file."""
        return self.read(page.root, page, {page.name: page.root}, page.name)
