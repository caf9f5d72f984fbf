"""What a request must be before any page sees it, and what every answer carries."""

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reftel.errors import ReftelError

MAX_BODY, MAX_TARGET, MAX_FIELDS = 65_536, 8_192, 50
"""Bytes of what is sent, bytes of an address with its query, fields of a form."""

SAFE_METHODS = ("GET", "HEAD")
TOKEN_COOKIE, TOKEN_FIELD, TOKEN_HEADER = "reftel_session", "token", "x-reftel-token"

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "private, no-cache",
}


class RefusedError(ReftelError):
    """A request that is not answered, with the status that says so."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def is_loopback(host: str) -> bool:
    """True for names and addresses that only this machine reaches."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """Lets requests through that this machine's own browser makes on this site, and sets the headers of all answers.

    A page of another site can reach a server on loopback through its own name for it (DNS rebinding), so the `Host`
    must be a loopback name; and it can post to it, so what changes the ledger must say that it comes from here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what may be asked, and refuse the rest with a sentence."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        try:
            _check(scope)
        except RefusedError as refused:
            await PlainTextResponse(f"{refused}\n", refused.status)(scope, receive, sealed)
            return
        await self._app(scope, receive, sealed)


def _check(scope: Scope) -> None:
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not is_loopback(urlsplit(f"//{host}").hostname or ""):
        raise RefusedError(421, "this workbench answers to 127.0.0.1 and localhost alone")
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_TARGET:
        raise RefusedError(414, f"an address has at most {MAX_TARGET} bytes")
    if scope["method"] in SAFE_METHODS:
        return
    if scope["method"] != "POST":
        raise RefusedError(405, "a workbench is asked with GET and told with POST")
    if not _is_own(headers, f"{scope['scheme']}://{host}"):
        raise RefusedError(403, "this was not sent from a page of this workbench; nothing was changed")


def _is_own(headers: Headers, site: str) -> bool:
    """True where the browser says that a page of this site sent it; one that says nothing is not believed."""
    if "origin" in headers:
        return headers["origin"] == site
    return headers.get("sec-fetch-site") == "same-origin"


class Tokens:
    """Tokens that only pages of this process hold: a keyed hash (HMAC-SHA-256) of the cookie of a browser."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def of(self, session: str) -> str:
        """The token that goes with a session's cookie."""
        return hmac.new(self._key, session.encode(), hashlib.sha256).hexdigest()

    def check(self, request: Request, fields: Mapping[str, str]) -> None:
        """Raise RefusedError where a request has not the token of its session."""
        session = request.cookies.get(TOKEN_COOKIE, "")
        given = request.headers.get(TOKEN_HEADER) or fields.get(TOKEN_FIELD, "")
        if not session or not hmac.compare_digest(given.encode(), self.of(session).encode()):
            raise RefusedError(403, "this page is of an earlier start of the workbench; load it anew and say it again")


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form. Raises RefusedError where there are too many, too large, or none that can be read."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise RefusedError(413, f"a form has at most {MAX_BODY} bytes")
    if body and not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise RefusedError(415, "forms are sent as application/x-www-form-urlencoded")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise RefusedError(400, "the form cannot be read") from error
    return dict(pairs)
