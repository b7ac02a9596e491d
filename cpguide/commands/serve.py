"""`cpguide serve`: the full screen in a browser, for a training room."""

from __future__ import annotations

import argparse
import os
import sys
from errno import EACCES, EADDRINUSE
from importlib.util import find_spec
from ipaddress import ip_address
from typing import TYPE_CHECKING

from cpguide.commands.common import Stop, folder, guide, put
from cpguide.exit import Exit, complain

if TYPE_CHECKING:
    from cpguide.web.server import Place

PORT = 8000
_EXPOSED = (
    "WARNING: everyone who can reach this machine can use the page, and nothing on it is encrypted.",
    "Use it for training only. Never enter the facts of a real case.",
)


def run(given: argparse.Namespace) -> int:
    """Serve until a signal comes. Stops where that cannot be, or is not safe enough to go unsaid."""
    if find_spec("textual_serve") is None or find_spec("aiohttp") is None:
        raise Stop(Exit.USAGE, "cpguide serve needs more: pip install 'cpguide[serve]'")
    exposed = _exposed(given)
    guide(given)  # broken rules are told here, not in every browser

    from cpguide.web.server import Place, serve

    def ready(place: Place) -> None:
        if exposed:
            complain(*_EXPOSED)
        put(f"Open {place.address} in a browser. Ctrl+C here ends it.\n")
        if exposed and ip_address(place.number).is_unspecified:
            put(f"From other machines: http://NUMBER:{place.port}/ with the IP address of this one.\n")

    try:
        return serve(Place(given.host, given.port), _command(given), ready)
    except OSError as error:
        raise Stop(Exit.FILES, _trouble(error, given)) from None


def _exposed(given: argparse.Namespace) -> bool:
    """Whether other machines can reach the server. Stops where that was not said twice."""
    from cpguide.web.guard import is_loopback

    try:
        local = is_loopback(given.host)
    except ValueError:
        message = f"--host {given.host!r} is no IP address. Leave it out to serve this machine only."
        raise Stop(Exit.USAGE, message) from None
    if not local and not given.open_to_network:
        raise Stop(
            Exit.USAGE,
            f"--host {given.host} lets other machines connect, without a password and without encryption.",
            "If that is meant, for training only, add: --open-to-network",
        )
    return not local


def _command(given: argparse.Namespace) -> list[str]:
    """What starts a session: this program, by this Python; `-P`, so that nothing here can stand in for it."""
    command = [
        sys.executable,
        "-P",
        "-m",
        "cpguide",
        "served",
        "--rules",
        os.fspath(folder(given).absolute()),
    ]
    return [*command, "--as-of", given.as_of.isoformat()] if hasattr(given, "as_of") else command


def _trouble(error: OSError, given: argparse.Namespace) -> str:
    if error.errno == EADDRINUSE:
        return (
            f"Port {given.port} is in use. Choose another one: cpguide serve --port {given.port % 65535 + 1}"
        )
    if error.errno == EACCES:
        return f"Port {given.port} may not be used here. Choose one above 1023, such as --port {PORT}"
    return f"Cannot serve on {given.host}, port {given.port}: {error.strerror or error}"
