"""Pages of an original PDF as pictures, with the lines marked on which a claim's words stand."""

from threading import BoundedSemaphore

from starlette.requests import Request
from starlette.responses import Response

from reftel.errors import InputError
from reftel.model.claim import Claim
from reftel.model.original import Box
from reftel.model.source import Page
from reftel.readers.limits import Limits, Watch
from reftel.readers.pdf.extract import show
from reftel.workbench.desk import Desk
from reftel.workbench.document_form import PDF
from reftel.workbench.reading import whole
from reftel.workbench.safety import RefusedError
from reftel.workbench.urls import Asked

LONGEST = 1_600
"""Pixels of a picture's longer side."""
_SECONDS = 20
_MOST_BOXES = 1_000
_DIGITS = 7
_DRAWING = BoundedSemaphore(2)
"""Each page is drawn in a process of its own, and not too many at a time."""


def picture(desk: Desk, request: Request) -> Response:
    """A page as a PNG; `claim` in the query marks the lines of its words.

    The bytes of a document never change, so that a browser that has the picture is not sent it again.
    """
    sha256, number = whole(desk, request.path_params["sha256"]), _number(request.path_params["number"])
    named = Asked.of(request).get("claim")
    claim = desk.store.claim(named) if named else None
    tag = f'"{sha256[:32]}-{number}-{LONGEST}-{claim.id if claim else ""}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    page = desk.store.page(sha256)
    original = desk.store.original(sha256) if page.media == PDF else None
    if original is None:
        raise RefusedError(404, "the original of this document is no PDF, or was not kept")
    watch = Watch(f"page {number}", Limits(seconds=_SECONDS))
    boxes = _boxes(page, claim, number) if claim and claim.document == sha256 else []
    with _DRAWING:
        try:
            found = show(original, watch, number, LONGEST, boxes)
        except InputError as error:
            raise RefusedError(503, f"page {number} takes too long to be drawn") from error
    if not found:
        raise RefusedError(404, f"page {number} cannot be drawn, or there is none")
    return Response(found, media_type="image/png", headers={"ETag": tag})


def _number(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) < _DIGITS):
        raise RefusedError(404, f"there is no page {given[:_DIGITS]}")
    return int(given)


def _boxes(page: Page, claim: Claim, number: int) -> list[Box]:
    """The lines of a page on which words of a claim stand, as far as the reader kept their places."""
    anchors = page.origin(claim.span) if page.text[claim.span.start : claim.span.end] == claim.quote else ()
    return [anchor.box for anchor in anchors if anchor.page == str(number) and anchor.box][:_MOST_BOXES]
