"""Who may connect: a page of ours, opened by an address of this machine, and nobody else's page.

A name that somebody else controls can be made to lead to this machine (DNS rebinding), so names are
refused. Any page a browser shows may open a websocket to any address, so the page must be our own.
"""

from __future__ import annotations

import re
from ipaddress import ip_address

from aiohttp import web
from aiohttp.typedefs import Handler

from cpguide.exit import complain, fault_line

LOCAL = "localhost"
_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]{2,45})\]|(?P<name>[A-Za-z0-9.-]{1,253}))(?::[0-9]{1,5})?")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Server": "cpguide",
}
"""What every answer says to the browser; the policy for contents is added to it."""


def is_loopback(host: str) -> bool:
    """Whether this is an address that only this machine can reach: a number, or `localhost`."""
    return host == LOCAL or ip_address(host).is_loopback


def addressed(header: str, listening: str) -> bool:
    """Whether the Host header names this machine by a number, or as `localhost`, and not by another name."""
    found = _HOST.fullmatch(header)
    if not found:
        return False
    name = (found["six"] or found["name"]).lower()
    if name == LOCAL:
        return True
    try:
        number = ip_address(name)
    except ValueError:
        return False
    return number.is_loopback or not is_loopback(listening)


def policy(host: str) -> str:
    """The Content-Security-Policy of the page: everything from here, nothing from elsewhere."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"img-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def guard(listening: str) -> web.Application:
    """A web application that turns away strangers, and adds the headers to every answer."""

    @web.middleware
    async def welcome(request: web.Request, handler: Handler) -> web.StreamResponse:
        host = request.headers.get("Host", "")
        if not addressed(host, listening):
            return _refused("Open this page by the number of the machine, for example http://127.0.0.1:8000/")
        origins = (f"http://{host}", f"https://{host}")
        if request.headers.get("Upgrade") and request.headers.get("Origin") not in origins:
            return _refused("Only the page of this server may connect.")
        try:
            return await handler(request)
        except web.HTTPException as known:
            return web.Response(status=known.status, text=known.reason)
        except Exception as error:
            complain(fault_line(error))
            return web.Response(status=500, text="Something went wrong. Load the page again.")

    async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
        host = request.headers.get("Host", "")
        safe = host if addressed(host, listening) else LOCAL
        response.headers.update({**HEADERS, "Content-Security-Policy": policy(safe)})

    app = web.Application(middlewares=[welcome])
    app.on_response_prepare.append(add_headers)
    return app


def _refused(why: str) -> web.Response:
    return web.Response(status=403, text=f"cpguide: refused. {why}\n")
