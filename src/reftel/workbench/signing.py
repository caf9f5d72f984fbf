"""Logging in and out."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reftel.workbench.access.door import user_of
from reftel.workbench.desk import Desk, as_json, form_of, here
from reftel.workbench.safety import COOKIE_SCHEME, RefusedError
from reftel.workbench.urls import Asked

Fields = Mapping[str, str]


def login_page(desk: Desk, request: Request) -> Response:
    """Where one logs in, and is then led to `next`; as JSON: who is logged in, and the token for deeds."""
    if form_of(request) == "json":
        return desk.who(request)
    following = here(Asked.of(request).get("next") or "/")
    if desk.access.sessions is None or user_of(request):
        return RedirectResponse(following, status_code=303)
    return desk.page(request, "login.html", following=following, name="", is_wrong=False)


def log_in(desk: Desk, request: Request, fields: Fields) -> Response:
    """A session begins, under a new identifier, where name and password are right."""
    name, following = fields.get("name", ""), here(fields.get("next", "/"))
    session = desk.access.log_in(request, name, fields.get("password", ""))
    for_program = "application/json" in request.headers.get("accept", "")
    if session is None and for_program:
        raise RefusedError(401, "name or password is wrong")
    if session is None:
        answer = desk.page(request, "login.html", status=401, following=following, name=name, is_wrong=True)
        answer.headers["WWW-Authenticate"] = COOKIE_SCHEME
        return answer
    _end(desk, request)
    response = as_json({"token": desk.tokens.of(session)}) if for_program else RedirectResponse(following, 303)
    desk.keep_login(response, session)
    return response


def log_out(desk: Desk, request: Request, fields: Fields) -> Response:
    """The session ends, and the browser is told to keep nothing of it."""
    del fields
    _end(desk, request)
    response = RedirectResponse("/login", status_code=303)
    desk.end_login(response)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _end(desk: Desk, request: Request) -> None:
    if desk.access.sessions is not None:
        desk.access.sessions.end(request.cookies.get(desk.access.cookie, ""))
