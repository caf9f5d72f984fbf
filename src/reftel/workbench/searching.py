"""The page that searches: claims and passages by their words, documents by name, parties by theirs."""

from collections.abc import Iterator
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import Response

from reftel.errors import LedgerError
from reftel.ledger.cursor import ListPage
from reftel.ledger.searching import Where
from reftel.model.words import folded
from reftel.rules.actors import load_actors
from reftel.rules.parties import meant_by
from reftel.strings import load_states
from reftel.workbench.desk import Desk, as_json, form_of, say_of
from reftel.workbench.lists import paged, source_record
from reftel.workbench.urls import Asked

SEARCHED = ("claims", "passages", "documents")
_FEW = 5
"""So many documents and parties of that name are shown beside claims."""


def search(desk: Desk, request: Request) -> Response:
    """Claims, passages or documents by their words; beside claims what parties and documents have that name."""
    asked = Asked.of(request)
    words, where = asked.get("q").strip(), SEARCHED[0]
    page: ListPage[Any] = ListPage(())
    fault = None
    try:
        where, limit = asked.code("in", SEARCHED) or where, asked.limit()
        if words:
            page = _found(desk, words, where, asked.get("after") or None, limit)
    except LedgerError as error:
        if form_of(request) == "json" or error.__cause__ is not None:
            raise
        fault = str(error)
    if form_of(request) == "json":
        record = source_record if where == "documents" else _hit
        return as_json(paged([record(each) for each in page.items], page, asked))
    values: dict[str, Any] = {
        "page": page,
        "words": words,
        "where": where,
        "fault": fault,
        "places": SEARCHED,
        "parties": [],
        "documents": None,
    }
    if words and where == "claims" and not asked.get("after"):
        values |= {"parties": [party for party in _parties(words, say_of(request).language) if _is_told(desk, party)]}
        values |= {"documents": desk.store.documents_page(words=words, limit=_FEW)}
    return desk.page(request, "search.html", status=400 if fault else 200, **values)


def _found(desk: Desk, words: str, where: str, after: str | None, limit: int) -> ListPage[Any]:
    if where == "documents":
        return desk.store.documents_page(words=words, after=after, limit=limit)
    return desk.store.search(words, in_=cast(Where, where), after=after, limit=limit)


def _parties(words: str, language: str) -> list[str]:
    """The ids of the parties that the words name: all of them together, or else each by itself."""
    whole = list(_named(words, language))
    parts = (party for word in words.split()[:_FEW] for party in _named(word, language))
    return list(dict.fromkeys(whole or parts))[:_FEW]


def _named(name: str, language: str) -> Iterator[str]:
    wanted = folded(name)
    yield from (code for code, state in load_states(language).items() if folded(state) == wanted)
    yield from meant_by(load_actors(), name)


def _is_told(desk: Desk, party: str) -> bool:
    return bool(desk.store.claims_page(party=[party], limit=1).items)


def _hit(hit: Any) -> dict[str, Any]:
    return {
        "document": hit.document, "name": hit.name, "start": hit.span.start, "end": hit.span.end, "text": hit.text,
        "marks": [[mark.start, mark.end] for mark in hit.marks], "claim": hit.claim.id if hit.claim else None,
    }  # fmt: skip
