"""The reading room: a document as it was, and a claim beside it, to be read or to be corrected."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reftel.errors import LedgerError
from reftel.exports.tables import claims_table
from reftel.model.claim import Claim
from reftel.model.claim_record import claim_record
from reftel.workbench.claim_form import CODES, ENTRIES, WORDED, ClaimForm, filled
from reftel.workbench.claim_view import claim_view
from reftel.workbench.desk import Desk, as_csv, as_json, form_of, say_of
from reftel.workbench.document_form import PDF, head_of, page_starts, poster_of, rest_of
from reftel.workbench.lists import source_record
from reftel.workbench.marked import parts_of
from reftel.workbench.party_codes import choices
from reftel.workbench.trail import OnTrail, Trail
from reftel.workbench.urls import Asked

_SHORTEST = 8
_NAMED = ("designators", "place", "said_by")


def document(desk: Desk, request: Request) -> Response:
    """A document with all its claims marked, those judged wrong too.

    In the query `claim` opens one beside it, `edit` the form that corrects it (`correct`) or tells a missed one
    (`add`), and `pages=yes` shows the pages of the original.
    """
    asked = Asked.of(request)
    sha256 = whole(desk, request.path_params["sha256"])
    opened = _opened(desk, asked.get("claim"), sha256)
    if form_of(request) == "csv":
        return as_csv(claims_table(desk.store, document=sha256, review="all"), "claims.csv")
    if form_of(request) == "json":
        source, page = desk.store.document(sha256), desk.store.page(sha256)
        claims = desk.store.claims(document=sha256, review="all")
        told = {"text": page.text, "items": [claim_record(claim, source.name) for claim in claims]}
        return as_json(source_record(source) | told)
    form = None
    if asked.get("edit") == "correct" and opened:
        form = filled(opened, desk.store.page_of(opened), say_of(request))
    elif asked.get("edit") == "add":
        form = filled(None, desk.store.page(sha256), say_of(request))
    return reading_page(desk, request, sha256, opened, form)


def reading_page(
    desk: Desk, request: Request, sha256: str, opened: Claim | None, form: ClaimForm | None, status: int = 200
) -> Response:
    """The page of a document, with a claim or a form beside it."""
    asked, source, page = Asked.of(request), desk.store.document(sha256), desk.store.page(sha256)
    claims = desk.store.claims(document=sha256, review="all")
    view = claim_view(desk.store, opened, page) if opened else None
    ids = [claim.id for claim in claims]
    stretches = parts_of(
        page, claims, opened if view and view.in_text else None, starts=page_starts(page), poster=poster_of(source)
    )
    parts = form_parts(desk, request, form, sha256, claims) if form else {"form": None}
    return desk.page(
        request, "reading.html", status=status, source=source, stretches=stretches, claims=claims, view=view,
        ids=ids, open_index=ids.index(opened.id) if opened and opened.id in ids else None,
        head=head_of(source), rest=rest_of(source), originals=_originals(desk, asked, sha256, page.media),
        on_trail=_on_trail(desk, request, opened), **parts,
    )  # fmt: skip


def _originals(desk: Desk, asked: Asked, sha256: str, media: str) -> str:
    """Whether pages of the original are shown: "yes", "no" if they could be, "lost" if it was not kept, "" for none."""
    if media != PDF:
        return ""
    if not desk.store.has_original(sha256):
        return "lost"
    return "yes" if asked.get("pages") == "yes" else "no"


def form_parts(
    desk: Desk, request: Request, form: ClaimForm, sha256: str, claims: Sequence[Claim] | None = None
) -> dict[str, Any]:
    """What the form's template needs; `claims` are those of the document, where they are at hand."""
    if claims is None:
        claims = desk.store.claims(document=sha256, review="all")
    names = {slot: sorted({name for claim in claims for name in getattr(claim, slot)}) for slot in _NAMED}
    return {
        "form": form, "sha256": sha256, "slots": ENTRIES, "worded": WORDED, "codes": CODES,
        "parties": choices(desk.store.sides(), say_of(request)), "names": names,
    }  # fmt: skip


def claim(desk: Desk, request: Request) -> Response:
    """A claim: in its document, as a part of that page (`part=panel`), or as JSON."""
    found = desk.store.claim(request.path_params["claim"])
    if form_of(request) == "json":
        return as_json(claim_record(found, desk.store.document(found.document).name) | {"sha256": found.document})
    if Asked.of(request).get("part") == "panel":
        return desk.page(request, "panel.html", view=claim_view(desk.store, found))
    return RedirectResponse(f"/documents/{found.document}?claim={found.id}#claim-{found.id}", status_code=303)


def whole(desk: Desk, named: str) -> str:
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
