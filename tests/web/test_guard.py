"""Who may connect to the page, and what a browser may send."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpguide.web.guard import addressed, is_loopback, policy
from cpguide.web.page import page, parts
from cpguide.web.session import LARGEST, packet, size

HERE = ["127.0.0.1:8000", "127.0.0.1", "localhost:9000", "LOCALHOST", "[::1]:8000"]
ELSEWHERE = ["192.168.1.5:8000", "[fd00::5]:8000"]
NOWHERE = ["", "evil.example", "127.0.0.1.evil.example:8000", "localhost.evil.example", "evil@127.0.0.1"]
ODD = ["127.0.0.1:8000/", "[::1", "::1", "127.0.0.1:", "2130706433", "0x7f.1", "127.0.0.1\n", "a b", "[127]"]


@pytest.mark.parametrize("header", [*HERE, *ELSEWHERE, *NOWHERE, *ODD])
def test_only_an_address_of_this_machine_may_be_opened(header: str) -> None:
    assert addressed(header, "127.0.0.1") == (header in HERE)
    assert addressed(header, "0.0.0.0") == (header in HERE + ELSEWHERE)


def test_what_only_this_machine_can_reach() -> None:
    assert [is_loopback(host) for host in ("localhost", "127.0.0.1", "127.8.8.8", "::1")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "10.0.0.1")] == [False] * 3


def test_the_page_loads_nothing_from_elsewhere() -> None:
    """The licence notes of the style sheet and the name of a standard are no addresses to load."""
    text = page("127.0.0.1:8000", "a <warning>")
    assert text.count("://") == 1
    assert 'data-session-websocket-url="ws://127.0.0.1:8000/ws"' in text
    assert "a &lt;warning&gt;" in text
    assert "{{" not in text
    served = parts()
    for path in ("/static/page.css", "/static/css/xterm.css"):
        assert b"@import" not in served[path].body
        assert b"url(http" not in served[path].body
    named = [word for rule in policy("127.0.0.1:8000").split("; ") for word in rule.split()[1:]]
    ours = {"'self'", "'none'", "'unsafe-inline'", "data:", "ws://127.0.0.1:8000", "wss://127.0.0.1:8000"}
    assert set(named) == ours


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (("120", "40"), (120, 40)),
        ((None, "x"), (80, 24)),
        (("-5", "0"), (1, 1)),
        (("9" * 99, 5), (LARGEST, 5)),
    ],
)
def test_a_browser_gets_a_reasonable_size(asked: tuple[object, object], given: tuple[int, int]) -> None:
    assert size(*asked) == given


def test_keys_and_sizes_reach_the_program() -> None:
    assert packet('["stdin", "1é"]') == b"D\0\0\0\x03" + "1é".encode()
    resize = packet('["resize", {"width": 10, "height": 99999}]')
    assert json.loads(resize[5:]) == {"type": "resize", "width": 10, "height": LARGEST}
    assert resize[:1] == b"M"


@given(st.text() | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps))
def test_no_message_of_a_browser_is_more_than_keys_size_and_focus(message: str) -> None:
    sent = packet(message)
    assert sent[:1] in (b"", b"D", b"M")
    assert int.from_bytes(sent[1:5], "big") == len(sent[5:])


@pytest.mark.parametrize(
    "message",
    [
        "",
        "[]",
        "{}",
        "[[]]",
        '["quit"]',
        '["stdin"]',
        '["resize", 5]',
        '["deliver_chunk_request", {}]',
        "[" * 9999,
    ],
)
def test_what_the_page_never_sends_reaches_no_program(message: str) -> None:
    assert packet(message) == b""
