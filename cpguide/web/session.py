"""One session: a program of ours for one browser. Keys go in, the screen comes out, and nothing else."""

from __future__ import annotations

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from aiohttp import WSMsgType, web

READY = b"__GANGLION__\n"
"""What the driver of the full screen says before its first packet."""
LARGEST = 1000
"""The most columns or lines a browser may ask for."""
PATIENCE = 3.0
"""Seconds that a program is given to end by itself."""


def size(columns: object, lines: object) -> tuple[int, int]:
    """The size of a screen that a browser asked for, kept within reason."""
    return _within(columns, 80), _within(lines, 24)


def _within(number: object, otherwise: int) -> int:
    try:
        return min(max(int(str(number)), 1), LARGEST)
    except ValueError:
        return otherwise


def packet(message: str) -> bytes:
    """What a message of the page is to the program; empty for what is none of the messages it may send."""
    try:
        kind, *rest = json.loads(message)
        if kind == "stdin":
            return _packed(b"D", str(rest[0]).encode("utf-8", "replace"))
        if kind == "resize":
            width, height = size(rest[0]["width"], rest[0]["height"])
            return _meta(type="resize", width=width, height=height)
        if kind in ("focus", "blur"):
            return _meta(type=kind)
    except (ValueError, TypeError, LookupError, RecursionError):
        pass
    return b""


def _meta(**said: object) -> bytes:
    return _packed(b"M", json.dumps(said).encode())


def _packed(kind: bytes, payload: bytes) -> bytes:
    return kind + len(payload).to_bytes(4, "big") + payload


async def play(command: Sequence[str], environment: dict[str, str], websocket: web.WebSocketResponse) -> None:
    """Run the program for the browser at the other end until either of the two ends, then end the other."""
    process = await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, env=environment, start_new_session=True
    )
    both = [asyncio.create_task(_show(process, websocket)), asyncio.create_task(_type(process, websocket))]
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in both:
            task.cancel()
        await asyncio.gather(*both, return_exceptions=True)
        await _end(process)
        await websocket.close()


async def _show(process: Process, websocket: web.WebSocketResponse) -> None:
    """Send what the program draws to the browser, until the program says that it ends, or has ended."""
    assert process.stdout is not None
    read = process.stdout.readexactly
    with suppress(asyncio.IncompleteReadError, ConnectionError):
        await process.stdout.readuntil(READY)
        while True:
            kind, length = await read(1), int.from_bytes(await read(4), "big")
            payload = await read(length)
            if kind == b"D":
                await websocket.send_bytes(payload)
            elif kind == b"M" and json.loads(payload).get("type") == "exit":
                return


async def _type(process: Process, websocket: web.WebSocketResponse) -> None:
    """Send what is typed in the browser to the program, until either is gone."""
    assert process.stdin is not None
    with suppress(ConnectionError):
        async for message in websocket:
            if message.type == WSMsgType.TEXT:
                process.stdin.write(packet(message.data))
                await process.stdin.drain()


async def _end(process: Process) -> None:
    """See the program to its end: at first by closing its input, at last by force."""
    for force in (None, process.terminate, process.kill):
        with suppress(ProcessLookupError):
            if force:
                force()
        with suppress(TimeoutError, ConnectionError):
            await asyncio.wait_for(process.communicate(b""), PATIENCE)
            return
