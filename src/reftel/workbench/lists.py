"""Pages that list: home, documents, claims."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reftel.errors import LedgerError
from reftel.exports.tables import claims_table, documents_table
from reftel.ledger.cursor import ListPage
from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS
from reftel.model.claim_record import claim_record
from reftel.model.judgement import REVIEWS
from reftel.model.source import Source
from reftel.workbench.desk import PROMPT, Desk, as_csv, as_json, form_of
from reftel.workbench.grouping import is_grouped
from reftel.workbench.uploading import zone
from reftel.workbench.urls import Asked, shown

CHOICES = {
    "kind": KINDS, "stage": STAGES, "terms": TERMS, "modality": MODALITIES, "polarity": POLARITIES,
    "review": (*REVIEWS, "all"),
}  # fmt: skip


def home(desk: Desk, request: Request) -> Response:
    """What is in the ledger."""
    counts = desk.store.counts()
    grouped = is_grouped(desk, counts.n_claims)
    if counts.n_claims <= PROMPT:
        counts = desk.store.counts()  # with the events as they are now
    if form_of(request) == "json":
        return as_json(
            {
                "documents": counts.n_documents, "claims": counts.n_claims, "kinds": counts.kinds,
                "reviews": counts.reviews, "events": counts.n_events if grouped else None,
                "contested": counts.n_contested if grouped else None,
            }
        )  # fmt: skip
    values: dict[str, Any] = {"counts": counts, "grouped": grouped, "address": str(desk.store.address)}
    return desk.page(request, "home.html", **values, **zone(desk, request))


def documents(desk: Desk, request: Request) -> Response:
    """The documents by name."""
    asked = Asked.of(request)
    if form_of(request) == "csv":
        return as_csv(documents_table(desk.store), "documents.csv")
    page = desk.store.documents_page(after=asked.get("after") or None, limit=asked.limit())
    if form_of(request) == "json":
        return as_json(paged([source_record(source) for source in page.items], page, asked))
    return desk.page(request, "documents.html", page=page, **zone(desk, request))


def claims(desk: Desk, request: Request) -> Response:
    """The claims that pass the filters, in the order of exports."""
    asked = Asked.of(request)
    if (tidy := asked.tidy()) is not None:
        return RedirectResponse(tidy, status_code=303)
    if form_of(request) == "csv":
        return as_csv(claims_table(desk.store, **asked.conditions()), "claims.csv")
    try:
        filters = asked.conditions()
        page = desk.store.claims_page(after=asked.get("after") or None, limit=asked.limit(), **filters)
    except LedgerError as error:
        if form_of(request) == "json" or error.__cause__ is not None:
            raise
        values: dict[str, Any] = {"page": ListPage(()), "fault": str(error), "filters": [], "names": {}}
        return desk.page(request, "claims.html", status=400, choices=CHOICES, **values)
    names = desk.store.names()
    if form_of(request) == "json":
        records = [{"url": f"/claims/{claim.id}", **claim_record(claim, names[claim.document])} for claim in page.items]
        return as_json(paged(records, page, asked))
    return desk.page(
        request, "claims.html", page=page, names=names, choices=CHOICES, filters=shown(filters), fault=None
    )


def source_record(source: Source) -> dict[str, Any]:
    """A document as plain JSON values."""
    names = ("sha256", "name", "path", "genre", "language", "title", "author", "publisher", "date")
    record = {"url": f"/documents/{source.sha256}", **{name: getattr(source, name) for name in names}}
    return record | {"form": dict(source.form), "sentences": source.n_sentences, "claims": source.n_claims}


def paged(records: list[dict[str, Any]], page: ListPage[Any], asked: Asked) -> dict[str, Any]:
    """A page of a list: what is on it, and the address of the next one."""
    path = f"{asked.path}.json"
    following = asked.url(path, after=page.next, format=None) if page.next else None
    return {"items": records, "next": following}
