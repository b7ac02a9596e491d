"""A session as a browser sees it, without a browser."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

import aiohttp

from tests.terminal import ESCAPES
from tests.web.browser import Served


class Session:
    """The other end of a session: what a browser is sent, as text."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket, self.seen = socket, b""

    async def wait_for(self, words: str) -> None:
        while words not in re.sub(r"\s+", " ", ESCAPES.sub(b" ", self.seen).decode("utf-8", "replace")):
            message = await self.socket.receive(timeout=20)
            assert message.type == aiohttp.WSMsgType.BINARY, f"{words!r} did not come: {message}"
            self.seen += message.data

    async def press(self, keys: str) -> None:
        await self.socket.send_json(["stdin", keys])

    async def end(self) -> None:
        """Read until the session is over."""
        while (await self.socket.receive(timeout=20)).type == aiohttp.WSMsgType.BINARY:
            pass


def in_session(server: Served, play: Callable[[Session], object], origin: str | None = None) -> None:
    async def go() -> None:
        address = server.address.replace("http", "ws") + "ws?width=100&height=40"
        headers = {"Origin": origin or server.address.rstrip("/")}
        async with aiohttp.ClientSession() as client, client.ws_connect(address, headers=headers) as socket:
            await play(Session(socket))  # type: ignore[misc]

    asyncio.run(go())
