"""The workbench as a web application (ASGI): which address leads where, and what becomes of what goes wrong."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial

from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from reftel.errors import JudgedMeanwhileError, LedgerError, ReftelError
from reftel.ledger.store import Store
from reftel.workbench import (
    correcting,
    countries,
    describing,
    dossiers,
    happening,
    judging,
    lists,
    page_pictures,
    queue,
    reading,
    searching,
    signing,
    uploading,
)
from reftel.workbench.access.door import Access, Door, user_of
from reftel.workbench.desk import Desk, as_json, form_of
from reftel.workbench.safety import Guard, RefusedError, fields_of
from reftel.workbench.sent import Bounds
from reftel.workbench.urls import check_lengths

_Page = Callable[[Desk, Request], Response]
_Deed = Callable[[Desk, Request, Mapping[str, str]], Response]
_Stream = Callable[[Desk, Request], Awaitable[Response]]
_Endpoint = Callable[[Request], Awaitable[Response]]

_PAGES: Mapping[str, _Page] = {
    "/": lists.home, "/search": searching.search, "/documents": lists.documents, "/claims": lists.claims,
    "/documents/{sha256}": reading.document, "/claims/{claim}": reading.claim,
    "/claims/{claim}/correct": correcting.correct_form, "/documents/{sha256}/add": correcting.add_form,
    "/slots/{slot}": correcting.slot, "/documents/{sha256}/pages/{number}.png": page_pictures.picture,
    "/events": happening.events, "/events/{event}": happening.event, "/check": happening.checks,
    "/countries": countries.index, "/countries/{party}": countries.sheet, "/countries/{party}/why": countries.why,
    "/dyads/{supplier}/{recipient}": countries.sheet, "/dyads/{supplier}/{recipient}/why": countries.why,
    "/countries/{party}/dossier.html": dossiers.dossier, "/dyads/{supplier}/{recipient}/dossier.html": dossiers.dossier,
    "/uploads": uploading.uploads,
    "/login": signing.login_page, "/api": describing.api, "/openapi": describing.described,
    "/queue": queue.queue, "/queue/next": queue.next_in_queue,
}  # fmt: skip
_DEEDS: Mapping[str, _Deed] = {
    "/claims/{claim}/accept": judging.accept, "/claims/{claim}/reject": judging.reject,
    "/claims/{claim}/correct": correcting.correct, "/documents/{sha256}/add": correcting.add,
    "/judgements/{judgement}/withdraw": judging.withdraw, "/events/compare": judging.compare,
    "/events/group": judging.group_anew, "/check/again": judging.check_anew, "/reviewer": judging.name_reviewer,
    "/uploads/{upload}/cancel": uploading.cancel, "/login": signing.log_in, "/logout": signing.log_out,
    "/queue/weigh": queue.weigh_anew, "/sources/grade": judging.grade,
}  # fmt: skip
"""What is posted; `access/roles.py` says who may, and what it does not name is refused wherever there are users."""
_STREAMS: Mapping[str, _Stream] = {"/uploads": uploading.receive}
"""What is posted and may be large: it checks its token itself, and takes the body bit by bit."""
_FORMS = ("json", "csv")


def make_app(store: Store, access: Access | None = None, bounds: Bounds | None = None) -> ASGIApp:
    """The workbench of a ledger, which stays the caller's to close; without `access` it is for this machine alone.

    `bounds` say how much may be sent to it.
    """
    access = access or Access()
    desk = Desk(store, access, bounds)

    async def failed(request: Request, error: Exception) -> Response:
        status, sentence = _status_of(error, request), str(error)
        if isinstance(error, HTTPException):
            sentence = f"there is no page {request.url.path}" if status == 404 else error.detail
        if form_of(request) == "json" or "application/json" in request.headers.get("accept", ""):
            answer = as_json({"error": sentence}, status)
        else:
            answer = await run_in_threadpool(desk.page, request, "error.html", status=status, sentence=sentence)
        if isinstance(error, RefusedError | HTTPException):
            answer.headers.update(error.headers or {})
        return answer

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(desk.inbox.close)

    routes = [
        *(Route(path, partial(stream, desk), methods=["POST"]) for path, stream in _STREAMS.items()),
        *(Route(path, _shown(desk, deed), methods=["GET"]) for path, deed in _PAGES.items()),
        *(Route(path, _done(desk, deed), methods=["POST"]) for path, deed in _DEEDS.items()),
        Mount("/static", StaticFiles(packages=[("reftel.workbench", "static"), ("reftel.charts", "static")])),
    ]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard, hosts=access.hosts, is_secure=access.is_secure, is_private=access.sessions is None),
            Middleware(Endings),
            Middleware(Door, access=access, refuse=failed),
        ],
        exception_handlers={ReftelError: failed, HTTPException: failed},
        lifespan=living,
    )


class Endings:
    """Takes `.json` and `.csv` off an address, and keeps them as the form that is asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on under its plain address."""
        if scope["type"] == "http" and not scope["path"].startswith("/static/"):
            path, _, ending = scope["path"].rpartition(".")
            if path and ending in _FORMS:
                scope = {**scope, "path": path if path != "/home" else "/", "reftel.form": ending}
        await self._app(scope, receive, send)


def _shown(desk: Desk, page: _Page) -> _Endpoint:
    async def show(request: Request) -> Response:
        check_lengths(request)
        return await run_in_threadpool(page, desk, request)

    return show


def _done(desk: Desk, deed: _Deed) -> _Endpoint:
    async def do(request: Request) -> Response:
        fields = await fields_of(request)
        desk.tokens.check(request, fields)
        if user := user_of(request):
            fields["reviewer"] = user.name  # whatever the form says
        return await run_in_threadpool(deed, desk, request, fields)

    return do


def _status_of(error: Exception, request: Request) -> int:
    if isinstance(error, RefusedError):
        return error.status
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error.__cause__, (DBAPIError, sqlite3.Error)):
        return 503
    if isinstance(error, JudgedMeanwhileError):
        return 409
    is_place = bool(request.scope.get("path_params"))
    return 404 if isinstance(error, LedgerError) and is_place else 400
