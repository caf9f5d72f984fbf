"""The reading room: a document as it was, and a claim beside it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reftel.errors import LedgerError
from reftel.model.claim import Claim
from reftel.model.claim_record import claim_record
from reftel.workbench.claim_view import claim_view
from reftel.workbench.desk import Desk, as_json, form_of
from reftel.workbench.lists import source_record
from reftel.workbench.marked import parts_of
from reftel.workbench.trail import OnTrail, Trail
from reftel.workbench.urls import Asked

_SHORTEST = 8


def document(desk: Desk, request: Request) -> Response:
    """A document with all its claims marked, those judged wrong too; `claim` in the query opens one beside it."""
    sha256 = _whole(desk, request.path_params["sha256"])
    source, page = desk.store.document(sha256), desk.store.page(sha256)
    claims = desk.store.claims(document=sha256, review="all")
    if form_of(request) == "json":
        told = {"text": page.text, "items": [claim_record(claim, source.name) for claim in claims]}
        return as_json(source_record(source) | told)
    opened = _opened(desk, Asked.of(request).get("claim"), sha256)
    view = claim_view(desk.store, opened, page) if opened else None
    stretches = parts_of(page, claims, opened if view and view.in_text else None)
    return desk.page(
        request, "reading.html", source=source, stretches=stretches, claims=claims, view=view,
        on_trail=_on_trail(desk, request, opened),
    )  # fmt: skip


def claim(desk: Desk, request: Request) -> Response:
    """A claim: in its document, as a part of that page (`part=panel`), or as JSON."""
    found = desk.store.claim(request.path_params["claim"])
    if form_of(request) == "json":
        return as_json(claim_record(found, desk.store.document(found.document).name) | {"sha256": found.document})
    if Asked.of(request).get("part") == "panel":
        return desk.page(request, "panel.html", view=claim_view(desk.store, found))
    return RedirectResponse(f"/documents/{found.document}?claim={found.id}#claim-{found.id}", status_code=303)


def _whole(desk: Desk, named: str) -> str:
    """The sha256 of a document that is named by the beginning of it."""
    found = desk.store.find(named) if len(named) >= _SHORTEST else None
    if found is None:
        raise LedgerError(f"no one document in the ledger has a sha256 that begins with {named[:64]}")
    return found


def _opened(desk: Desk, named: str, sha256: str) -> Claim | None:
    if not named:
        return None
    found = desk.store.claim(named)
    if found.document != sha256:
        raise LedgerError(f"the claim {named} is of another document")
    return found


def _on_trail(desk: Desk, request: Request, opened: Claim | None) -> OnTrail | None:
    """Where in the queue a reviewer is who came from there."""
    trail = Trail.of(Asked.of(request))
    return OnTrail(trail, opened.id, desk.store.stake(opened.id)) if trail and opened else None
