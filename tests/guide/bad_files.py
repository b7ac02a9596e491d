"""Items 1 to 36 of the catalogue, and 54 to 56: files, characters and YAML."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from tests.guide.bad import (
    ADVICE,
    BENEFITS,
    EVIDENCE,
    GUIDE,
    SAYS,
    START,
    STEPS,
    WORK,
    Bad,
    advice,
    edit,
    field,
    file_of,
    options,
    says,
)
from tests.small_guide import FILES

TEXT = FILES[ADVICE]
LETTERS = "abcdefghij"
LAUGHS = "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in pairwise(LETTERS))
MERGES = "a: &a {x: y}\n" + "".join(
    f"{new}: &{new} {{<<: [*{old}, *{old}]}}\n" for old, new in pairwise(LETTERS)
)


def instead(make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Something else than a file under the name of a file."""

    def broken(folder: Path) -> None:
        (folder / ADVICE).unlink()
        make(folder / ADVICE)

    return broken


def link_out(path: Path) -> None:
    outside = path.parent.parent / "outside.yaml"
    outside.write_text("a: b")
    path.symlink_to(outside)


def linked_folder(folder: Path) -> None:
    (folder / "questions").rename(folder / "elsewhere")
    (folder / "questions").symlink_to(folder / "elsewhere")


def unix_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)
    os.chdir(here)


def no_questions(folder: Path) -> None:
    for path in (folder / "questions").iterdir():
        path.unlink()


def many_files(folder: Path) -> None:
    (folder / "scenarios").mkdir()
    for number in range(501):
        (folder / f"scenarios/{number}.yaml").write_text("a: b")


FILE_CASES = [
    advice("1-empty", "", "CP101", "", "the file is empty"),
    advice("1-comments", "# nothing\n# yet\n", "CP101", "", "the file is empty"),
    advice("1-null", "---\n", "CP101", "", "the file is empty"),
    advice("2-list", "- a\n- b\n", "CP102", "-", "a mapping at the top of the file, found a list"),
    advice("2-text", "hello\n", "CP102", "hello", "found text"),
    Bad("3-missing", lambda f: (f / STEPS).unlink(), "CP103", STEPS, "", "the file is missing"),
    Bad(
        "3-misnamed", lambda f: (f / STEPS).rename(f / "stepss.yaml"), "CP103", STEPS, "",
        'missing. Did you mean "stepss.yaml"?', ("CP121",),
    ),
    Bad("3-no-questions", no_questions, "CP103", "questions/", "", "the folder questions holds no YAML file"),
    Bad("4-directory", instead(Path.mkdir), "CP104", ADVICE, "", "not a regular file"),
    Bad("4-fifo", instead(os.mkfifo), "CP104", ADVICE, "", "not a regular file"),
    Bad("4-device", instead(lambda p: p.symlink_to("/dev/zero")), "CP104", ADVICE, "", "out of the folder"),
    Bad("4-socket", instead(unix_socket), "CP104", ADVICE, "", "not a regular file"),
    advice("6-huge", b"a: b\n" * 300_000, "CP105", "", "larger than 1 MiB"),
    advice(
        "7-latin-1", TEXT.replace("first.", "f\xfcrst.").encode("latin-1"), "CP106", "\ufffd",
        "not UTF-8 at byte 41 (line 3). Save the file as UTF-8.",
    ),
    advice("8-utf-16", TEXT.encode("utf-16"), "CP106", "", "UTF-16"),
    advice("8-utf-16-unmarked", TEXT.encode("utf-16-le"), "CP107", "\0", "U+0000"),
    says("10-nul", "a\0b", "CP107", "\0", "control character U+0000 in the file"),
    says("10-esc", "a\x1b[31mb", "CP107", "\x1b", "control character U+001B in the file"),
    says("10-esc-in-comment", "a # \x1b", "CP107", "\x1b", "control character U+001B in the file"),
    says("11-osc", r'"a\e]52;c;x\a"', "CP107", '"a', "control character U+001B in a text"),
    says("11-csi", r'"\x9b31m"', "CP107", '"', "control character U+009B in a text"),
    says("11-tab", r'"a\tb"', "CP107", '"', "control character U+0009 in a text"),
    says("11-return", r'"a\rb"', "CP107", '"', "control character U+000D in a text"),
    says("11-next-line", r'"a\Nb"', "CP107", '"', "control character U+0085 in a text"),
    says("11-unknown-escape", r'"\q"', "CP107", '"', "a backslash in double quotes"),
    field("11-in-key", r'"says\e": x', "CP107", '"', "control character U+001B in a text"),
    says("12-override", "a \u202e b", "CP107", "\u202e", "character <U+202E>"),
    says("12-isolate", "a \u2066 b", "CP107", "\u2066", "character <U+2066>"),
    says("12-zero-width", "a\u200bb", "CP107", "\u200b", "character <U+200B>"),
    says("12-bom-inside", "a\ufeffb", "CP107", "\ufeff", "character <U+FEFF>"),
    says("12-line-separator", "a\u2028b", "CP107", "\u2028", "character <U+2028>"),
    says("12-escaped", r'"a \u202e b"', "CP107", '"', "character <U+202E> in a text"),
    says("13-surrogate", r'"\ud800"', "CP107", '"', "begins no known character"),
    advice(
        "13-surrogate-bytes", TEXT.encode().replace(b"first", b"\xed\xa0\x80"), "CP106", "\ufffd",
        "not UTF-8 at byte 40",
    ),
    edit("14-homoglyph", ADVICE, "listen:", "liste\u043d:", "CP207", "liste", "<U+043D> is not an id"),
    options(
        "14-capital", "    options:\n      Yes: {label: A, says: b}\n      n2: {label: C, says: d}\n",
        "CP207", "Yes", '"Yes" is not an id. Write it like severe_form.',
    ),
    edit("15-tab", ADVICE, SAYS, "\tsays: x", "CP108", "\t", "line 3 uses a tab. YAML wants spaces."),
    says("16-second-colon", "Note: see below", "CP110", ": see", "Put quotes around texts that hold a colon"),
    field("16-indentation", " says: x", "CP110", ": x", "compare the indentation"),
    says("17-quote", '"Listen first.', "CP112", '"', "this quote is never closed"),
    says("17-single-quote", "'Listen first.", "CP112", "'", "this quote is never closed"),
    edit("17-bracket", ADVICE, "[CP-001]", "[CP-001\nmore: x", "CP112", "[", "not closed before line 6"),
    edit("17-brace", ADVICE, "[CP-001]", "{a: b\nmore: x", "CP112", "{", "not closed before line 6"),
    says("17-word-after-quote", "'it's'", "CP109", "s'", "cannot be understood here"),
    says("17-at-sign", "@you", "CP111", "@", "begins with a special character"),
    says("17-dash", "- you", "CP111", "- you", "no list can begin"),
    field("17-no-colon", "says", "CP111", "says", 'no ":" after its key'),
    edit("18-two", ADVICE, "[CP-001]\n", "[CP-001]\n---\nx: y\n", "CP120", "---", "a second document begins"),
    advice("19-directive", "%YAML 2.0\n---\n" + TEXT, "CP113", "%", "directives are not allowed"),
    advice("19-old-directive", "%YAML 1.1\n---\n" + TEXT, "CP113", "%", "directives are not allowed"),
    field(
        "20-duplicate-key", "says: a\n  title: Again", "CP114", "title: Again",
        '"title" is written twice, in line 2 and in line 4',
    ),
    edit(
        "20-duplicate-id", ADVICE, "[CP-001]\n", "[CP-001]\n" + TEXT, "CP114", (6, 1),
        '"listen" is written twice, in line 1 and in line 6',
    ),
    edit(
        "21-question-in-two-files", WORK, "  told:", "  danger:", "CP315", "danger",
        'the id "danger" is used twice: here and in questions/1-start.yaml:3',
    ),
    edit("21-item", ADVICE, "listen:", "look:", "CP315", "look", "here and in steps.yaml:10"),
    edit("21-route-and-item", ADVICE, "listen:", "ask:", "CP315", "ask", "here and in routes.yaml:6"),
    file_of(
        "21-evidence", "evidence/more.yaml", FILES[EVIDENCE].partition("CP-002")[0], "CP315", "CP-001",
        "here and in evidence/base.yaml:1",
    ),
    edit(
        "22-duplicate-option", START, '      "no":', '      "yes":', "CP114", '"yes": {label: "No"',
        "in line 9 and in line 10", "CP302", "CP308",
    ),
    edit(
        "22-duplicate-label", START, '"No"', '"YES"', "CP309", '"YES"',
        "(the other: questions/1-start.yaml:9)",
    ),
    says("23-anchor", "&a Listen", "CP116", "&", "anchors and aliases are not allowed"),
    says("23-alias", "*a", "CP116", "*", "anchors and aliases are not allowed"),
    says("23-star", "* Listen", "CP116", "*", "Put quotes around texts that begin with *"),
    says("23-quoted", '&a "Listen"', "CP116", "&", "anchors and aliases are not allowed"),
    field("23-key-anchor", "&a says: x", "CP116", "&", "anchors and aliases are not allowed"),
    field("23-key-alias", "*a : x", "CP116", "*", "anchors and aliases are not allowed"),
    field("23-merge", "<<: x", "CP116", "<<", "merges are not allowed"),
    edit("23-list", ADVICE, "[CP-001]", "&a [CP-001]", "CP116", "&", "anchors and aliases are not allowed"),
    edit("23-mapping", BENEFITS, "{from", "&a {from", "CP116", "&", "anchors and aliases are not allowed"),
    advice("24-billion-laughs", LAUGHS, "CP116", "&", "anchors and aliases are not allowed"),
    advice("25-merge-bomb", MERGES, "CP116", "&", "anchors and aliases are not allowed"),
    advice("26-recursive-alias", "a: &a [*a]\n", "CP116", "&", "anchors and aliases are not allowed"),
    advice("27-deep-lists", "a: " + "[" * 100_000, "CP118", (1, 15), "nested deeper than 12"),
    advice("27-deep-mappings", "a: " + "{b: " * 13, "CP118", (1, 48), "nested deeper than 12"),
    advice("27-many-values", "a: [" + "b, " * 20_001 + "]", "CP119", "", "more than 20000 values"),
    advice(
        "27-many-keys", "".join(f"k{n}: v\n" for n in range(20_001)), "CP119", "",
        "more than 20000 values",
    ),
    says("28-python", "!!python/object/apply:os.system [x]", "CP117", "!!", "tags are not allowed"),
    says("29-binary", "!!binary aGk=", "CP117", "!!", "tags are not allowed"),
    says("29-set", "!!set {a, b}", "CP117", "!!", "tags are not allowed"),
    says("29-timestamp", "!!timestamp nope", "CP117", "!!", "tags are not allowed"),
    says("29-int", "!!int xx", "CP117", "!!", "tags are not allowed"),
    says("29-bare", "! xx", "CP117", "!", "tags are not allowed"),
    says("29-handle", "!a!b xx", "CP117", "!", "tags are not allowed"),
    field("29-key", "!!str says: x", "CP117", "!!", "tags are not allowed"),
    edit(
        "32-no-such-day", GUIDE, "checked: 2026-11-01", "checked: 2024-02-30", "CP208", "2024-02-30",
        '"2024-02-30" is not a calendar date. Write it as YYYY-MM-DD.',
    ),
    edit("32-slashes", GUIDE, "checked: 2026-11-01", "checked: 02/03/2024", "CP208", "02/03", "YYYY-MM-DD"),
    edit(
        "32-far", GUIDE, "checked: 2026-11-01", "checked: 9999-01-01", "CP208", "9999",
        "not a calendar date",
    ),
    edit(
        "33-octal", EVIDENCE, "confidence: verified", "confidence: 017", "CP209", "017",
        '"017" is not one of verified, corroborated, unverified',
    ),
    edit(
        "34-long-integer", GUIDE, "checked: 2026-11-01", "checked: " + "9" * 5000, "CP208", "99",
        '999..." is',
    ),
    edit("35-nan", WORK, "kind: date", "kind: .nan", "CP209", ".nan", "one of one, several, date"),
    field("36-true", "true: x", "CP115", "true", 'keys must be words, not "true"'),
    field("36-number", "1: x", "CP115", "1: x", 'keys must be words, not "1"'),
    field("36-null", "null: x", "CP115", "null", 'keys must be words, not "null"'),
    field("36-list", "[a]: x", "CP115", "[a]", "keys must be words"),
    field("36-mapping", "? {a: b}\n  : x", "CP115", "{a", "keys must be words"),
    field("36-blank", '"": x', "CP115", '"": x', "keys must be words"),
    Bad("54-link-out", instead(link_out), "CP104", ADVICE, "", "a link that leads out of the folder"),
    Bad("54-linked-folder", linked_folder, "CP104", "questions", "", "a link", ("CP103", "CP121")),
    edit(
        "54-include", GUIDE, "summary:", "include: ../../etc/passwd\nsummary:", "CP201", "include",
        'unknown field "include"',
    ),
    Bad("55-many-files", many_files, "CP123", ".", "", "more than 500 files"),
    Bad(
        "55-twins", lambda f: (f / "ADVICE.yaml").write_text("a: b"), "CP122", ADVICE, "",
        "differs from ADVICE.yaml only in capital letters", ("CP121",),
    ),
    file_of(
        "56-unknown", "step.yaml", "a: b", "CP121", "",
        'no file of the rules. Did you mean "steps.yaml"?',
    ),
    file_of("56-yml", "steps.yml", "a: b", "CP121", "", 'Did you mean "steps.yaml"?'),
    file_of("56-hidden-suffix", "steps.yaml.txt", "a: b", "CP121", "", 'Did you mean "steps.yaml"?'),
    Bad(
        "56-unknown-folder", lambda f: (f / "question").mkdir(), "CP121", "question", "",
        'no folder of the rules. Did you mean "questions"?',
    ),
    file_of("56-space", "questions/a b.yaml", "a: b", "CP121", "", "Name it with letters, digits and -"),
]  # fmt: skip
"""The cases of this module."""
