"""Pages of what was sent: the files of one browser, how far each is, and what came of it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reftel.readers.registry import suffixes
from reftel.workbench.access.door import user_of
from reftel.workbench.desk import Desk, as_json, back_to, form_of
from reftel.workbench.intake import take_in
from reftel.workbench.sent import UNFINISHED, Taken, Upload

_MOST_SHOWN = 100


async def receive(desk: Desk, request: Request) -> Response:
    """Take files in: one as the request's body, its name in the query, or several in a form."""
    taken = await take_in(request, desk.inbox, owner_of(desk, request), partial(desk.tokens.check, request))
    if "application/json" in request.headers.get("accept", ""):
        return as_json(_listed(desk, taken), 201)
    return RedirectResponse("/uploads", status_code=303)


def uploads(desk: Desk, request: Request) -> Response:
    """The files that this browser sent since the workbench started; `part=rows` gives the rows alone."""
    sent = desk.inbox.of(owner_of(desk, request))
    if form_of(request) == "json":
        return as_json(_listed(desk, sent))
    values = zone(desk, request) | {"uploads": sent[::-1][:_MOST_SHOWN]}
    is_part = request.query_params.get("part") == "rows"
    return desk.page(request, "upload_rows.html" if is_part else "uploads.html", **values)


def cancel(desk: Desk, request: Request, fields: Mapping[str, str]) -> Response:
    """Read a file no further."""
    owner, key = owner_of(desk, request), request.path_params["upload"]
    desk.inbox.cancel(owner, key)
    if "application/json" in request.headers.get("accept", ""):
        return as_json(_listed(desk, [each for each in desk.inbox.of(owner) if each.id == key]))
    return back_to(fields)


def zone(desk: Desk, request: Request) -> dict[str, Any]:
    """What a page needs to have a place where files are dropped."""
    sent = desk.inbox.of(owner_of(desk, request))
    unfinished = [each for each in sent if each.state in UNFINISHED]
    return {
        "most_bytes": desk.inbox.bounds.bytes, "uploads": unfinished[::-1], "ahead": desk.inbox.ahead(),
        "unfinished": UNFINISHED, "n_sent": len(sent), "endings": " ".join(sorted(suffixes())),
    }  # fmt: skip


def owner_of(desk: Desk, request: Request) -> str:
    """Whose files these are: those of a user, or of one browser where there are no users."""
    user = user_of(request)
    return user.name if user else request.cookies.get(desk.access.cookie, "")


def _listed(desk: Desk, sent: list[Upload]) -> dict[str, Any]:
    ahead = desk.inbox.ahead()
    return {"items": [_record(upload, ahead.get(upload.id, 0)) for upload in sent], "waiting": len(ahead)}


def _record(upload: Upload, ahead: int) -> dict[str, Any]:
    return {
        "id": upload.id, "name": upload.name, "bytes": upload.n_bytes, "state": upload.state, "ahead": ahead,
        "share": round(upload.share, 2), "claims": upload.n_claims,
        "documents": [_document(taken) for taken in upload.taken],
        "problems": list(upload.problems), "notes": list(upload.notes),
    }  # fmt: skip


def _document(taken: Taken) -> dict[str, Any]:
    return {
        "url": f"/documents/{taken.sha256}", "sha256": taken.sha256, "name": taken.name, "claims": taken.n_claims,
        "new": taken.is_new, "refusals": list(taken.refusals),
    }  # fmt: skip
