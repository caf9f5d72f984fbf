"""Tables of claims and documents as rows, one after another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from reftel.exports.citing import cite, web_of
from reftel.exports.columns import Layout, Row, load_layouts
from reftel.ledger.filters import Filters
from reftel.ledger.store import Store
from reftel.model.edtf import days_of
from reftel.model.source import Source

_PLAIN = (
    "id", "kind", "actor", "recipient", "item", "designators", "period", "place", "stage", "terms", "modality",
    "polarity", "said_by", "quote", "start", "end", "slot_spans", "note", "rule", "probability", "review",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows with the layout that says what stands in them. They can be gone through once."""

    layout: Layout
    rows: Iterable[Row]


def claims_table(store: Store, **filters: Unpack[Filters]) -> Table:
    """The claims that pass the filters, as `Store.claims` gives them."""
    sources = {source.sha256: source for source in store.documents()}
    rows = (claim_row(claim, sources[claim["sha256"]]) for claim in store.each_claim(**filters))
    return Table(layout=load_layouts()["claims"], rows=rows)


def documents_table(store: Store, **filters: Unpack[Filters]) -> Table:
    """The documents of the claims that pass the filters; all documents where there are no filters."""
    return Table(layout=load_layouts()["documents"], rows=_documents(store, sources_of(store, **filters)))


def sources_of(store: Store, **filters: Unpack[Filters]) -> list[Source]:
    """The same as records, by name."""
    sources = store.documents()
    if not any(filters.values()):
        return sources
    wanted = {claim["sha256"] for claim in store.each_claim(**filters)}
    return [source for source in sources if source.sha256 in wanted]


def claim_row(claim: Mapping[str, Any], source: Source) -> Row:
    """The row of a claim."""
    return {
        "document": source.name, "sha256": source.sha256, "document_date": source.date, "genre": source.genre,
        **{name: claim[name] for name in _PLAIN},
        **amount_cells("quantity", claim["quantity"], "unit"), **amount_cells("value", claim["value"], "currency"),
        **period_cells(claim["period"]),
    }  # fmt: skip


def amount_cells(slot: str, amount: Mapping[str, Any] | None, measure: str) -> Row:
    """The cells of an amount: both ends, what it is of, whether it is approximate; all None where there is none."""
    if amount is None:
        return {f"{slot}_{part}": None for part in ("low", "high", measure, "approx")}
    return {
        f"{slot}_low": amount["low"], f"{slot}_high": amount["high"], f"{slot}_{measure}": amount[measure],
        f"{slot}_approx": amount.get("approx", False),
    }  # fmt: skip


def period_cells(period: str | None) -> Row:
    """The days of a period and whether it is qualified."""
    days = days_of(period)
    if days is None:
        return {"period_first": None, "period_last": None, "period_doubt": None if period is None else True}
    doubt = any(end is not None and end.vague for end in (days.start, days.end))
    return {"period_first": days.first, "period_last": days.last, "period_doubt": doubt}


def _documents(store: Store, sources: Iterable[Source]) -> Iterator[Row]:
    for source in sources:
        web = web_of(source, store.fetches(source.sha256))
        yield {
            "document": source.name, "sha256": source.sha256, "path": source.path, "genre": source.genre,
            "title": source.title, "author": source.author, "publisher": source.publisher,
            "date": source.date, "language": source.language, "url": web.url, "accessed": web.accessed,
            "citation": cite(source, web), "form": dict(source.form), "sentences": source.n_sentences,
            "claims": source.n_claims,
        }  # fmt: skip
