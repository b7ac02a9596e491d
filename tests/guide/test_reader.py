"""The reader on anything at all: a page or problems, never anything else, and true places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpguide.guide import reader
from cpguide.guide.page import Node, Page
from cpguide.guide.problem import Problems, did_you_mean, shown
from cpguide.guide.reader import PurePython, read
from tests.small_guide import FILES

MARKS = [
    *"ab:- \n\"'[]{},&*!|>%@`#?\\<~0.=\t\r\0\x1b\x85\u202e\ufeff\ud800",
    *("---", "...", "<<", ": ", "\n  ", "e\u0301"),
]


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """One of the files of the small guide with up to three marks put in."""
    text = draw(st.sampled_from(list(FILES.values())))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(MARKS)) + text[at + draw(st.integers(0, 2)) :]
    return encoded(text)


noise = st.lists(st.sampled_from(MARKS), max_size=30).map(lambda marks: encoded("".join(marks)))


@given(st.one_of(st.binary(max_size=200), noise, damaged()))
def test_anything_is_a_page_or_a_problem_within_the_file(data: bytes) -> None:
    problems = Problems()
    page = read("a.yaml", data, problems)
    assert page is not None or len(problems) == 1
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for problem in problems.sorted():
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        assert str(problem).isprintable()


@given(damaged())
def test_without_libyaml_the_texts_are_the_same(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        ours = read("a.yaml", data, Problems())
        patch.setattr(reader, "PARSER", PurePython)
        theirs = read("a.yaml", data, Problems())
    if ours and theirs and b",:" not in data:
        assert ours.root == theirs.root


def test_places_are_those_of_keys_and_values() -> None:
    page = read("a.yaml", b"# head\na: b\nlist:\n  - {c: d}\n  - [e, f]\ntext: >-\n  long\n", Problems())
    assert page
    root = page.root
    items = root["list"]
    assert isinstance(items, list)
    assert (page.place(root), page.place(root, "a"), page.place(root, "a", at_key=True)) == (
        (2, 1),
        (2, 4),
        (2, 1),
    )
    assert (page.place(root, "list"), page.place(items, 0)) == ((4, 3), (4, 5))
    assert page.place(_container(items[0]), "c") == (4, 9)
    assert page.place(_container(items[1]), 1) == (5, 9)
    assert page.place(root, "text") == (6, 7)


def _container(node: Node) -> list[Node] | dict[str, Node]:
    assert not isinstance(node, str)
    return node


def test_a_page_keeps_everything_as_text() -> None:
    page = read("a.yaml", b'{a: 1, "b": [true, ~, 2026-01-01, 1.10], c: {d: null}}', Problems())
    assert isinstance(page, Page)
    assert page.root == {"a": "1", "b": ["true", "~", "2026-01-01", "1.10"], "c": {"d": "null"}}


def test_what_is_shown_of_a_text_is_short_and_plain() -> None:
    assert shown("a\u202eb\x1bc\n") == "a<U+202E>b<U+001B>c<U+000A>"
    assert shown("x" * 100) == "x" * 57 + "..."


def test_the_nearest_word_is_offered() -> None:
    assert did_you_mean("optoins", ["options", "ask"]) == 'Did you mean "options"?'
    assert did_you_mean("zzz", ["options", "ask"]) == ""
