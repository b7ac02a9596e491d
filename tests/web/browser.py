"""Headless Chromium driven over its DevTools protocol, and the server it looks at."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0"),
)
_FIND_TERMINAL = """
Object.defineProperty(Object.prototype, "terminal", {configurable: true, set(made) {
  Object.defineProperty(this, "terminal", {value: made, writable: true, configurable: true});
  if (made && made.buffer) window.shown = made;
}});
"""
"""The page keeps its terminal to itself; this finds it when it is made."""
SCREEN = """
(() => {
  if (!window.shown || !document.querySelector(".xterm")) return "";
  const buffer = window.shown.buffer.active;
  const line = (_, y) => buffer.getLine(y)?.translateToString(true);
  return Array.from({length: window.shown.rows}, line).join("\\n");
})()
"""


class Page:
    """One page of a browser: `asked` are the addresses it asked for."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._number = socket, 0
        self.asked: list[str] = []

    async def do(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the protocol, and its result."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            said = await self._socket.receive_json(timeout=20)
            if said.get("method") == "Network.requestWillBeSent":
                self.asked.append(said["params"]["request"]["url"])
            elif said.get("method") == "Network.webSocketCreated":
                self.asked.append(said["params"]["url"])
            elif said.get("id") == self._number:
                assert "error" not in said, said
                result: dict[str, Any] = said["result"]
                return result

    async def open(self, address: str, width: int = 1280, height: int = 800) -> None:
        """Load a page in a window of this size."""
        for domain in ("Page", "Network", "Runtime"):
            await self.do(f"{domain}.enable")
        await self.do("Page.addScriptToEvaluateOnNewDocument", source=_FIND_TERMINAL)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.do("Emulation.setDeviceMetricsOverride", **size)
        await self.do("Page.navigate", url=address)

    async def see(self, script: str = SCREEN) -> Any:
        """What a script says; without one, the text on the terminal."""
        return (await self.do("Runtime.evaluate", expression=script))["result"].get("value")

    async def wait_for(self, words: str, script: str = SCREEN, seconds: float = 20) -> str:
        """Look until the words are there; fails the test when they do not come."""
        end = time.monotonic() + seconds
        while words not in (seen := str(await self.see(script))):
            assert time.monotonic() < end, f"{words!r} did not come; seen: {seen}"
            await asyncio.sleep(0.05)
        return seen

    async def press(self, key: str) -> None:
        """Press a key that types a character."""
        code = ord(key.upper())
        for kind in ("keyDown", "keyUp"):
            more = {"text": key} if kind == "keyDown" else {}
            await self.do("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **more)

    async def picture(self, path: Path) -> None:
        """Keep a picture of the page."""
        data = (await self.do("Page.captureScreenshot", format="png"))["data"]
        path.write_bytes(base64.b64decode(data))


@asynccontextmanager
async def browser(home: Path) -> AsyncIterator[Page]:
    """A new browser with an empty page."""
    assert CHROMIUM
    command = [CHROMIUM, *_QUIET, f"--user-data-dir={home}", "about:blank"]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        told = home / "DevToolsActivePort"
        end = time.monotonic() + 30
        while not (told.exists() and "\n" in told.read_text()):
            assert time.monotonic() < end, "the browser did not start"
            await asyncio.sleep(0.05)
        port = told.read_text().splitlines()[0]
        async with aiohttp.ClientSession() as client:
            async with client.get(f"http://127.0.0.1:{port}/json") as listed:
                pages = json.loads(await listed.text())
            address = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
            async with client.ws_connect(address, max_msg_size=0) as socket:
                yield Page(socket)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Served(subprocess.Popen[str]):
    """`cpguide serve` on a free port of this machine; `address` is what it said to open."""

    address: str


@contextmanager
def served(*arguments: str, **environment: str) -> Iterator[Served]:
    """The server, ready; killed at the end unless it has ended."""
    command = [sys.executable, "-m", "cpguide", "serve", "--port", "0", *arguments]
    with Served(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as server:
        try:
            assert server.stdout
            said = server.stdout.readline()
            server.address = next((word for word in said.split() if word.startswith("http://")), "")
            yield server
        finally:
            if server.poll() is None:
                server.kill()
