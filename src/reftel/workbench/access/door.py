"""Who comes in: every request is somebody's, and asks what the role of that somebody allows."""

import logging
from collections.abc import Awaitable, Callable, Iterable
from threading import BoundedSemaphore
from time import monotonic
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from reftel.workbench.access.roles import OPEN, Role, is_enough, role_for
from reftel.workbench.access.sessions import Sessions, Users
from reftel.workbench.access.users import User, UsersError, key_of
from reftel.workbench.rates import Rates, asker
from reftel.workbench.safety import SAFE_METHODS, RefusedError

USER = "reftel.user"
_MOST_ASKING = 4
"""Passwords that wait to be hashed, which takes its time: more would keep pages waiting too."""
_LOG = logging.getLogger("reftel.workbench")


class Access:
    """By which names a workbench is reached, over TLS or not, by which users, and how often.

    Without users everybody who reaches it may everything, so it must be reached from this machine alone.
    """

    def __init__(
        self, users: Users | None = None, *, hosts: Iterable[str] = (), is_secure: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:  # fmt: skip
        self.sessions = Sessions(users, clock) if users else None
        self.hosts, self.is_secure = frozenset(host.lower() for host in hosts), is_secure
        self.cookie = "__Host-reftel_session" if is_secure else "reftel_session"
        self._asking = BoundedSemaphore(_MOST_ASKING)
        self._by_name = Rates(burst=10, per_minute=1, clock=clock)
        self._by_address = Rates(burst=30, per_minute=6, clock=clock)

    def log_in(self, request: Request, name: str, password: str) -> str | None:
        """The identifier of a new session; None where name or password is wrong.

        Raises RefusedError after too many that were wrong, for a name (be there such a user or not) or from an address.
        """
        if self.sessions is None:
            raise RefusedError(404, "this workbench has no users: it serves this machine alone")
        key, address = key_of(name)[:200], asker(request.scope)
        wait = max(self._by_name.take(key), self._by_address.take(address))
        if wait:
            raise RefusedError(429, f"too many wrong passwords: try again in {wait / 60:.0f} min", wait=wait)
        if not self._asking.acquire(blocking=False):
            raise RefusedError(503, "too many log in at once: try again", wait=2)
        try:
            user = self.sessions.users.find(name, password)
        finally:
            self._asking.release()
        if user is None:
            _LOG.warning("a wrong name or password from %s", address)
            return None
        self._by_name.give_back(key)
        self._by_address.give_back(address)
        return self.sessions.begin(user)


def user_of(request: Request) -> User | None:
    """Who asks; None where the workbench has no users, or nobody is logged in."""
    user = request.scope.get(USER)
    return user if isinstance(user, User) else None


def role_of(request: Request) -> Role | None:
    """The role of who asks; None where the workbench has no users."""
    user = user_of(request)
    return user.role if user else None


class Door:
    """Lets users in to what their roles allow, and leads the others to the page where one logs in.

    `refuse` makes the answer of a RefusedError.
    """

    def __init__(
        self, app: ASGIApp, access: Access, refuse: Callable[[Request, Exception], Awaitable[Response]]
    ) -> None:
        self._app, self._access, self._refuse = app, access, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on with its user, or answer it."""
        if scope["type"] != "http" or self._access.sessions is None or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            scope[USER] = user = self._who(self._access.sessions, request)
            if user is None and scope["path"] not in OPEN and _wants_page(scope):
                await RedirectResponse(_login(request), status_code=303)(scope, receive, send)
                return
            _check(user, scope)
        except RefusedError as refused:
            answer = await self._refuse(request, refused)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _who(self, sessions: Sessions, request: Request) -> User | None:
        try:
            return sessions.user_of(request.cookies.get(self._access.cookie, ""))
        except UsersError as error:
            _LOG.error("%s", error)
            sentence = "the users cannot be read now; who runs this workbench finds the reason in its output"
            raise RefusedError(503, sentence) from error


def _check(user: User | None, scope: Scope) -> None:
    if scope["path"] in OPEN:
        return
    if user is None:
        raise RefusedError(401, "log in first; nothing was changed")
    needed = role_for(scope["method"], scope["path"])
    if not is_enough(user.role, needed):
        allowed = f"it takes the role {needed}" if needed else "nobody may"
        raise RefusedError(403, f"as {user.role} you may not do this: {allowed}; nothing was changed")


def _wants_page(scope: Scope) -> bool:
    if scope["method"] not in SAFE_METHODS:
        return False
    request = Request(scope)
    is_json = scope.get("reftel.form") == "json" or request.query_params.get("format") == "json"
    return not is_json and "application/json" not in request.headers.get("accept", "")


def _login(request: Request) -> str:
    form, query = request.scope.get("reftel.form"), request.url.query
    address = f"{request.url.path}{f'.{form}' if form else ''}{f'?{query}' if query else ''}"
    return f"/login?{urlencode({'next': address})}"
