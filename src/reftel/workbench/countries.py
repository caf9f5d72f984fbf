"""Pages of countries and dyads: the list of parties, one with its charts, and the claims under a mark."""

import inspect
from collections import Counter
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reftel.charts.figure import Chart
from reftel.errors import LedgerError
from reftel.events import are_grouped
from reftel.exports.tables import claims_table
from reftel.measures.catalogue import MEASURES
from reftel.model.claim import Claim
from reftel.model.claim_record import claim_record
from reftel.profiles.records import POINT_KINDS, SPELL_KINDS, Flow, Profile, Told
from reftel.workbench.desk import Desk, as_csv, as_json, form_of, records_csv, say_of
from reftel.workbench.grouping import is_grouped
from reftel.workbench.lists import CHOICES
from reftel.workbench.parties import ORDERS, listed
from reftel.workbench.sheet import Sheet, address_of, number_of
from reftel.workbench.urls import Asked

_ROWS = 60
"""So many rows of a table stand in a page; the CSV has all."""
_PAGE = 100
_DEFINED = {"shares": "supplier_shares", "stated": "stated_shares", "concentration": "concentration"}
"""Charts that show a measure, and which."""


def index(desk: Desk, request: Request) -> Response:
    """Every party that claims name, with how many."""
    asked, say = Asked.of(request), say_of(request)
    order = asked.get("sort") or "name"
    if order not in ORDERS:
        raise LedgerError(f"the list is sorted by {', '.join(ORDERS)}, not by {order}")
    parties = listed(desk.parties.get(desk.store.last_seal(), desk.store.parties), order, say)
    records = [
        {"party": each.id, "name": each.name, "claims": each.counts.n_claims, "given": each.counts.n_given,
         "received": each.counts.n_received, "url": address_of(each.id)}
        for each in parties
    ]  # fmt: skip
    if form_of(request) == "json":
        return as_json({"items": records})
    if form_of(request) == "csv":
        return records_csv(("party", "name", "claims", "given", "received"), records, "countries.csv")
    return desk.page(request, "countries.html", parties=records, order=order, orders=ORDERS)


def sheet(desk: Desk, request: Request) -> Response:
    """One country, or what one gave another: what lasts, what happens, shares, concentration, flows."""
    asked = Asked.of(request)
    if (tidy := asked.tidy()) is not None:
        return RedirectResponse(tidy, status_code=303)
    grouped = are_grouped(desk.store) or is_grouped(desk, desk.store.counts().n_claims)
    page = Sheet.of(desk, request)
    if not page.is_at(request):
        ending = "" if form_of(request) == "html" else f".{form_of(request)}"
        return RedirectResponse(asked.url(page.path + ending, format=None), status_code=303)
    if form_of(request) == "json":
        return as_json({**_record(page.profile, page.charts), "grouped": grouped})
    if form_of(request) == "csv":
        chart = _named(page.charts, asked.get("chart") or page.charts[0].name)
        records = [row.record for row in chart.table.rows]
        return records_csv(chart.table.fields, records, f"{_stem(page)}-{chart.name}.csv")
    return desk.page(
        request, "country.html", sheet=page, profile=page.profile, charts=page.charts, rows=_ROWS, grouped=grouped,
        partners=_partners(page.profile), kinds=(*SPELL_KINDS, *POINT_KINDS), choices=CHOICES, address_of=address_of,
        definitions={chart: inspect.getdoc(MEASURES[name]) for chart, name in _DEFINED.items()},
    )  # fmt: skip


def why(desk: Desk, request: Request) -> Response:
    """Exactly the claims under a mark or a row, page by page."""
    at = number_of(Asked.of(request), "page", "a page is a number, as 2") or 1
    page = Sheet.of(desk, request)
    ids = page.under(page.asked.get("under"))
    review = page.profile.asked.review
    if form_of(request) == "csv":
        return as_csv(claims_table(desk.store, event=ids, review=review), f"{_stem(page)}-claims.csv")
    claims = _claims(page.profile, ids)
    last = max(1, -(-len(claims) // _PAGE))
    if at > last:
        raise LedgerError(f"there are pages 1 to {last}, not {at}")
    shown = claims[(at - 1) * _PAGE : at * _PAGE]
    names = {sha256: source.name for sha256, source in page.profile.sources.items()}
    following = page.asked.url(page=str(at + 1)) if at < last else None
    if form_of(request) == "json":
        records = [{"url": f"/claims/{claim.id}", **claim_record(claim, names[claim.document])} for claim in shown]
        return as_json({"events": list(ids), "items": records, "next": following})
    return desk.page(
        request, "why.html", sheet=page, claims=shown, n_claims=len(claims), n_events=len(ids), names=names,
        back=f"{page.path}{'?' if page.query else ''}{page.query}", following=following,
    )  # fmt: skip


def _claims(profile: Profile, ids: Sequence[str]) -> list[Claim]:
    """The claims of events, in the order of exports."""
    wanted = set(ids)
    members = {claim for event in profile.held.events if event.id in wanted for claim in event.claims} | wanted
    names = {sha256: source.name for sha256, source in profile.sources.items()}
    found = [claim for claim in profile.held.claims if claim.id in members]
    return sorted(found, key=lambda claim: (names[claim.document], claim.document, claim.span, claim.kind, claim.id))


def _partners(profile: Profile) -> list[tuple[str, str, int]]:
    """The other parties, each with the direction ("in": it gives) and how many events are told, the most told first."""
    events: dict[tuple[str, str], set[str]] = {}
    rows: list[Told | Flow] = [*profile.told, *profile.flows]
    for told in rows:
        for other, way in ((told.supplier, "in"), (told.recipient, "out")):
            if other and other != profile.party:
                events.setdefault((other, way), set()).update(told.ids)
    counts = Counter({key: len(ids) for key, ids in events.items()})
    return [(other, way, n) for (other, way), n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _named(charts: Sequence[Chart], name: str) -> Chart:
    for chart in charts:
        if chart.name == name:
            return chart
    raise LedgerError(f"this page has no chart {name!r}; it has {', '.join(chart.name for chart in charts)}")


def _record(profile: Profile, charts: Sequence[Chart]) -> dict[str, Any]:
    """The page for programs."""
    asked = {name: getattr(profile.asked, name) for name in ("since", "until", "kinds", "window", "review")}
    return {
        "party": profile.party, "partner": profile.partner, "asked": asked, "unit": profile.unit,
        "units": profile.units,
        "kinds": [{"kind": each.kind, "events": each.n_events, "claims": each.n_claims} for each in profile.kinds],
        "contested": [
            {"event": each.event, "kind": each.kind, "suppliers": each.suppliers, "recipients": each.recipients,
             "what": each.what, "slots": each.slots, "accounts": each.n_accounts, "claims": each.n_claims}
            for each in profile.contested
        ],
        "charts": {
            chart.name: {"title": chart.title, "notes": chart.notes, "rows": [row.record for row in chart.table.rows]}
            for chart in charts
        },
    }  # fmt: skip


def _stem(page: Sheet) -> str:
    return "-".join(filter(None, (page.profile.partner, page.profile.party))).replace(" ", "-").replace("/", "-")
