"""What a request must be before any page sees it, and what every answer carries."""

import asyncio
import hashlib
import hmac
import ipaddress
import math
import secrets
from collections.abc import Collection, Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reftel.errors import ReftelError
from reftel.workbench.rates import Rates, asker

MAX_BODY, MAX_TARGET, MAX_HEAD, MAX_FIELDS = 65_536, 8_192, 32_768, 100
"""Bytes of what is sent, of an address with its query, of all headers, and fields of a form."""
NEAR, FAR = (5000, 30_000), (600, 1200)
"""Requests at once, and then in a minute, from this machine and from any other address."""
BODY_S = 30
"""A form arrives within so many seconds, or not at all."""

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
UNKEPT = {"Cache-Control": "no-store"}
"""With users nothing that a page says stays in a browser after the user left."""
SECURE = {"Strict-Transport-Security": "max-age=2592000"}
"""Thirty days: the name may be that of a machine that serves other things too."""

COOKIE_SCHEME = 'Cookie realm="reftel"'
"""What a 401 must name: the way to log in."""

_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class RefusedError(ReftelError):
    """A request that is not answered, with the status that says so; `wait`: seconds after which it may be repeated."""

    def __init__(self, status: int, sentence: str, *, wait: float = 0) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = {"Retry-After": str(math.ceil(wait))} if wait else {}
        if status == 405:
            self.headers["Allow"] = "GET, HEAD, POST"
        if status == 401:
            self.headers["WWW-Authenticate"] = COOKIE_SCHEME


def is_loopback(host: str) -> bool:
    """True for names and addresses that only this machine reaches."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """Lets requests through that are meant for this site, and sets the headers of all answers.

    A page of another site can reach a server on loopback through its own name for it (DNS rebinding), so the `Host`
    must be a loopback name or one of `hosts`; and it can post to it, so what changes the ledger must say that it comes
    from here. With `is_secure` only https is answered; with `is_private` there are no users, so that what a proxy
    passes on from elsewhere is refused.
    """

    def __init__(
        self, app: ASGIApp, *, hosts: Collection[str] = (), is_secure: bool = False, is_private: bool = True
    ) -> None:
        self._app, self._hosts, self._is_secure, self._is_private = app, hosts, is_secure, is_private
        self._near, self._far = (Rates(burst=burst, per_minute=steady) for burst, steady in (NEAR, FAR))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what may be asked, and refuse the rest with a sentence."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(HEADERS)
        if not self._is_private and not scope["path"].startswith("/static/"):
            headers |= UNKEPT
        if self._is_secure:
            headers |= SECURE

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
                if self._is_secure:
                    message["headers"] = [(name, _secured(name, value)) for name, value in message["headers"]]
            await send(message)

        try:
            self._check(scope)
        except RefusedError as refused:
            answer = PlainTextResponse(f"{refused}\n", refused.status, headers=refused.headers)
            await answer(scope, receive, sealed)
            return
        await self._app(scope, receive, sealed)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        name = _host_of(host)
        if not is_loopback(name) and name not in self._hosts:
            raise RefusedError(421, "this workbench does not answer to this name; 127.0.0.1 and localhost it does")
        if self._is_secure and scope["scheme"] != "https":
            raise RefusedError(421, "this workbench is reached over https alone; a proxy says X-Forwarded-Proto: https")
        if self._is_private and any(name in headers for name in _PASSED_ON):
            raise RefusedError(421, "a proxy passed this on, and this workbench has no users: start it with --users")
        self._check_rate(scope)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_TARGET:
            raise RefusedError(414, f"an address has at most {MAX_TARGET} bytes")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MAX_HEAD:
            raise RefusedError(431, f"the headers of a request have at most {MAX_HEAD} bytes, with all cookies")
        if scope["method"] in SAFE_METHODS:
            return
        if scope["method"] != "POST":
            raise RefusedError(405, "a workbench is asked with GET and told with POST")
        if not _is_own(headers, f"{scope['scheme']}://{host}"):
            raise RefusedError(403, "this was not sent from a page of this workbench; nothing was changed")

    def _check_rate(self, scope: Scope) -> None:
        who = asker(scope)
        wait = (self._near if is_loopback(who) else self._far).take(who)
        if wait:
            raise RefusedError(429, "too many requests; wait a moment", wait=wait)


def _host_of(header: str) -> str:
    """The name in a `Host`, in small letters; "" where it is none."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _secured(name: bytes, value: bytes) -> bytes:
    """A header; a cookie is one that is sent over TLS alone."""
    return value + b"; Secure" if name == b"set-cookie" and b"secure" not in value.lower() else value


def _is_own(headers: Headers, site: str) -> bool:
    """True where the browser says that a page of this site sent it; one that says nothing is not believed."""
    if "origin" in headers:
        return headers["origin"] == site
    return headers.get("sec-fetch-site") == "same-origin"


class Tokens:
    """Tokens that only pages of this process hold: a keyed hash (HMAC-SHA-256) of the cookie of a browser."""

    def __init__(self, cookie: str = TOKEN_COOKIE) -> None:
        self._key, self._cookie = secrets.token_bytes(32), cookie

    def of(self, session: str) -> str:
        """The token that goes with a session's cookie."""
        return hmac.new(self._key, session.encode(), hashlib.sha256).hexdigest()

    def check(self, request: Request, fields: Mapping[str, str]) -> None:
        """Raise RefusedError where a request has not the token of its session."""
        session = request.cookies.get(self._cookie, "")
        given = request.headers.get(TOKEN_HEADER) or fields.get(TOKEN_FIELD, "")
        if not session or not hmac.compare_digest(given.encode(), self.of(session).encode()):
            raise RefusedError(403, "this page is of an earlier start of the workbench; load it anew and say it again")


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form. Raises RefusedError where there are too many, too large, or none that can be read."""
    try:
        body = await asyncio.wait_for(_body_of(request), BODY_S)
    except TimeoutError as error:
        raise RefusedError(408, f"a form arrives within {BODY_S} seconds") from error
    if body and not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise RefusedError(415, "forms are sent as application/x-www-form-urlencoded")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise RefusedError(400, "the form cannot be read") from error
    return dict(pairs)


async def _body_of(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise RefusedError(413, f"a form has at most {MAX_BODY} bytes")
    return bytes(body)
