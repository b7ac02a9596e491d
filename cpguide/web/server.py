"""The server: the page, what it loads, and one session for each browser that connects."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from aiohttp import WSCloseCode, web

from cpguide.tui.terminal import obey_signals
from cpguide.web import session
from cpguide.web.guard import LOCAL, guard, is_loopback
from cpguide.web.page import OPEN_TO_ALL, page, parts

MOST = 50
"""Sessions at the same time: a class; each is a program of its own."""
_LONGEST = 4 * 1024 * 1024
"""Bytes of one message of a browser: more than anybody types or pastes."""


class Place(NamedTuple):
    """Where the server listens: `host` is an IP address or `localhost`; port 0 is any that is free."""

    host: str
    port: int

    @property
    def number(self) -> str:
        """The IP address, so that nothing has to be looked up."""
        return "127.0.0.1" if self.host == LOCAL else self.host

    @property
    def address(self) -> str:
        """What to type into a browser on this machine."""
        here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)
        return f"http://[{here}]:{self.port}/" if ":" in here else f"http://{here}:{self.port}/"


class _Room:
    """The browsers that are connected, each with its session."""

    def __init__(self, place: Place, command: Sequence[str]) -> None:
        self._place, self._command, self._parts = place, command, parts()
        self._open: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        app = guard(self._place.host)
        app.add_routes([web.get("/", self.index), web.get("/ws", self.connect)])
        app.add_routes([web.get(path, self.part) for path in self._parts])
        app.on_shutdown.append(self.leave)
        return app

    async def index(self, request: web.Request) -> web.Response:
        warning = "" if is_loopback(self._place.host) else OPEN_TO_ALL
        return web.Response(text=page(request.headers["Host"], warning), content_type="text/html")

    async def part(self, request: web.Request) -> web.Response:
        part = self._parts[request.path]
        return web.Response(body=part.body, content_type=part.kind)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        if len(self._open) >= MOST:
            return web.Response(status=503, text="Too many sessions are open.")
        websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=_LONGEST)
        self._open.add(websocket)
        try:
            await websocket.prepare(request)
            width, height = session.size(request.query.get("width"), request.query.get("height"))
            command = [*self._command, "--size", f"{width}x{height}"]
            await session.play(command, dict(os.environ), websocket)
        finally:
            self._open.discard(websocket)
        return websocket

    async def leave(self, app: web.Application) -> None:
        for websocket in set(self._open):
            await websocket.close(code=WSCloseCode.GOING_AWAY)


def serve(place: Place, command: Sequence[str], ready: Callable[[Place], None]) -> int:
    """Serve the program that `command` starts until a signal comes; its exit code.

    Calls `ready` with the place, its port settled, once browsers can connect. Raises OSError where none can.
    """
    logging.getLogger("aiohttp").addHandler(logging.NullHandler())
    logging.getLogger("aiohttp").propagate = False  # its reports of faults hold values
    return asyncio.run(_serve(place, command, ready))


async def _serve(place: Place, command: Sequence[str], ready: Callable[[Place], None]) -> int:
    over = asyncio.get_running_loop().create_future()
    obey_signals(lambda code: None if over.done() else over.set_result(code))
    runner = web.AppRunner(_Room(place, command).application(), access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        await web.TCPSite(runner, place.number, place.port).start()
        ready(place._replace(port=runner.addresses[0][1]))
        return int(await over)
    finally:
        await runner.cleanup()
