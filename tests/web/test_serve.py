"""`cpguide serve`: a session as a browser sees it, without a browser, and how the server begins and ends."""

from __future__ import annotations

import asyncio
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from cpguide import cli
from cpguide.commands import serve
from cpguide.guide.where import rules_folder
from tests.web.browser import Served, served
from tests.web.session import Session, in_session

FIRST = "Is anyone in danger"


def children(parent: int) -> set[int]:
    """The programs that a program started and that still run."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return {int(number) for number in listed.read_text().split()} if listed.exists() else set()


def gone(numbers: set[int]) -> bool:
    """Whether programs end within a time in which each would end by itself."""
    end = time.monotonic() + 15
    while alive := {number for number in numbers if _runs(number)}:
        if time.monotonic() > end:
            return not alive
        time.sleep(0.05)
    return True


def _runs(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for the tests that leave it running; what logs keys in other Textual programs is set."""
    log = tmp_path_factory.mktemp("log") / "keys"
    with served(
        TEXTUAL_LOG=str(log), TEXTUAL_PRESS="x,x", TEXTUAL="debug", TERM="dumb", COLUMNS="5"
    ) as server:
        yield server
        assert not log.exists()


def test_a_session_asks_and_takes_answers_and_ends(server: Served) -> None:
    async def play(session: Session) -> None:
        await session.wait_for("New case")
        await session.socket.send_str("no message of ours")
        await session.press("1")
        await session.wait_for(FIRST)
        await session.press("3")
        await session.wait_for("Who are you in this case?")
        await session.press("xx")
        await session.end()

    in_session(server, play)
    assert gone(children(server.pid))


def test_a_session_ends_when_the_browser_is_closed(server: Served) -> None:
    async def play(session: Session) -> None:
        await session.wait_for("New case")
        assert children(server.pid)

    in_session(server, play)
    assert gone(children(server.pid))


def test_a_session_writes_no_file_and_says_so(server: Served, tmp_path: Path) -> None:
    async def play(session: Session) -> None:
        await session.wait_for("New case")
        assert b"Open a case" not in session.seen
        await session.press("1")
        await session.wait_for(FIRST)
        await session.press("R")
        await session.wait_for("No file can be opened or written in a browser.")

    in_session(server, play)


async def _statuses(server: Served, path: str, every: list[dict[str, str]]) -> list[int]:
    found = []
    async with aiohttp.ClientSession() as client:
        for headers in every:
            async with client.get(server.address.rstrip("/") + path, headers=headers) as answer:
                found.append(answer.status)
    return found


def test_another_name_for_this_machine_is_refused(server: Served) -> None:
    """So a page whose name was made to lead here (DNS rebinding) learns nothing."""
    hosts = [{"Host": "evil.example"}, {"Host": "evil.example:8000"}, {"Host": "192.168.1.5"}, {}]
    assert asyncio.run(_statuses(server, "/", hosts)) == [403, 403, 403, 200]
    assert asyncio.run(_statuses(server, "/static/page.js", hosts)) == [403, 403, 403, 200]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "file://"])
def test_another_page_cannot_start_a_session(server: Served, origin: str) -> None:
    async def never(session: Session) -> None:
        raise AssertionError("connected")

    before = children(server.pid)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        in_session(server, never, origin)
    assert refused.value.status == 403
    assert children(server.pid) <= before


def test_every_answer_tells_the_browser_to_load_nothing_from_elsewhere(server: Served) -> None:
    async def look() -> None:
        async with aiohttp.ClientSession() as client:
            for path in (
                "",
                "static/page.css",
                "static/js/textual.js",
                "none",
                "static/../cli.py",
                "static/",
            ):
                async with client.get(server.address + path) as answer:
                    assert (answer.status == 200) == (path in ("", "static/page.css", "static/js/textual.js"))
                    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
                    assert answer.headers["Cache-Control"] == "no-store"
                    assert answer.headers["Server"] == "cpguide"

    asyncio.run(look())


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_the_server_takes_its_sessions_with_it(number: signal.Signals, code: int) -> None:
    with served() as server:

        async def play(session: Session) -> None:
            await session.wait_for("New case")
            started = children(server.pid)
            assert started
            server.send_signal(number)
            await session.end()
            assert await asyncio.to_thread(server.wait, 20) == code
            assert gone(started)

        in_session(server, play)
        assert server.stderr
        assert server.stderr.read() == ""


def test_rules_broken_meanwhile_are_told_to_the_trainer_and_not_to_the_browser(tmp_path: Path) -> None:
    rules = shutil.copytree(rules_folder(), tmp_path / "rules")
    with served("--rules", str(rules)) as server:
        (rules / "routes.yaml").write_text("a: [\n", encoding="utf-8")

        async def play(session: Session) -> None:
            await session.end()
            assert session.seen == b""

        in_session(server, play)
        server.terminate()
        server.wait(20)
        assert server.stderr
        assert "routes.yaml:" in server.stderr.read()


def test_it_is_said_loudly_that_others_can_connect() -> None:
    with served("--host", "0.0.0.0", "--open-to-network") as server:

        async def look() -> str:
            async with aiohttp.ClientSession() as client, client.get(server.address) as answer:
                return await answer.text()

        assert "Training only. Everyone on this network can use this page" in asyncio.run(look())
        server.terminate()
        assert server.wait(20) == 143
        assert server.stderr
        assert "WARNING: everyone who can reach this machine" in server.stderr.read()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--port", "70000"], 2, "is not a port"),
        (["--port", "-1"], 2, "port"),
        (["--port", "٨"], 2, "is not a port"),
        (["--host", "example.org"], 2, "is no IP address"),
        (["--host", "0.0.0.0"], 2, "add: --open-to-network"),
        (["--host", "203.0.113.1", "--open-to-network"], 5, "Cannot serve on 203.0.113.1"),
        (["--rules", "nowhere"], 3, "nowhere"),
    ],
)
def test_what_cannot_be_served_is_told(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["serve", *arguments]) == code
    said = capsys.readouterr()
    assert words in said.err
    assert not said.out


def test_a_port_in_use_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["serve", "--port", str(port)]) == 5
    assert capsys.readouterr().err.startswith(f"cpguide: Port {port} is in use. Choose another one:")


def test_without_the_extra_one_line_names_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None)
    assert cli.main(["serve"]) == 2
    assert capsys.readouterr().err == "cpguide: cpguide serve needs more: pip install 'cpguide[serve]'\n"


def test_a_session_is_started_by_the_server_only() -> None:
    from tests.terminal import cpguide

    with cpguide("served") as terminal:
        assert terminal.exit_code() == 2
        assert "Use: cpguide serve" in terminal.text
