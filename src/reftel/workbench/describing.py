"""The page on which the workbench describes itself to who writes programs, and the description that programs read."""

from starlette.requests import Request
from starlette.responses import Response

from reftel.workbench.desk import Desk, as_json, form_of
from reftel.workbench.openapi.document import openapi, twin
from reftel.workbench.openapi.routes import DEEDS, PAGES


def api(desk: Desk, request: Request) -> Response:
    """Every address with what it takes and gives; as JSON, the OpenAPI document."""
    if form_of(request) == "json":
        return described(desk, request)
    pages = [(twin(address, page), page) for address, page in PAGES.items()]
    return desk.page(request, "api.html", pages=pages, deeds=DEEDS)


def described(desk: Desk, request: Request) -> Response:
    """The OpenAPI document."""
    del request
    return as_json(openapi(cookie=desk.access.cookie, has_users=desk.access.sessions is not None))
