"""Events: the list, and one with its accounts side by side. Findings of the checks."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reftel.errors import LedgerError
from reftel.events import Told, kept_event
from reftel.exports.account_table import account_rows
from reftel.exports.event_rows import events_table
from reftel.exports.tables import claims_table
from reftel.ledger.cursor import ListPage
from reftel.model.claim_record import claim_record
from reftel.model.event_record import event_record
from reftel.model.finding import SEVERITIES
from reftel.model.grade import RELIABILITIES
from reftel.workbench.desk import Desk, as_csv, as_json, form_of, records_csv
from reftel.workbench.grades import graded
from reftel.workbench.grouping import check, findings, group, is_grouped
from reftel.workbench.lists import CHOICES
from reftel.workbench.urls import Asked, shown

_FINDING = ("severity", "check", "sentence", "claims", "documents")


def events(desk: Desk, request: Request) -> Response:
    """The events of which a claim passes the filters: the contested first, then the most told."""
    asked = Asked.of(request)
    if (tidy := asked.tidy()) is not None:
        return RedirectResponse(tidy, status_code=303)
    contested = asked.code("contested", ("yes",)) == "yes"
    if form_of(request) == "csv":
        group(desk)
        wanted: dict[str, Any] = {**asked.conditions(), "contested": contested}
        return as_csv(events_table(desk.store, **wanted), "events.csv")
    grouped = is_grouped(desk, desk.store.counts().n_claims)
    fault = None
    try:
        filters = asked.conditions()
        page = desk.store.events_page(
            after=asked.get("after") or None, limit=asked.limit(), contested=contested, **filters
        )
    except LedgerError as error:
        if form_of(request) == "json" or error.__cause__ is not None:
            raise
        fault, filters, page = str(error), {}, ListPage(())
    if form_of(request) == "json":
        following = asked.url("/events.json", after=page.next, format=None) if page.next else None
        records = [{"url": f"/events/{event.id}", **event_record(event)} for event in page.items]
        return as_json({"items": records, "next": following, "grouped": grouped})
    return desk.page(
        request, "events.html", status=400 if fault else 200, page=page, grouped=grouped, contested=contested,
        filters=shown(filters), choices=CHOICES, fault=fault,
    )  # fmt: skip


def event(desk: Desk, request: Request) -> Response:
    """One event with its accounts, what they differ on, its sources, and why its claims are one event."""
    grouped = is_grouped(desk, desk.store.counts().n_claims)
    told = kept_event(desk.store, request.path_params["event"])
    if form_of(request) == "csv":
        return as_csv(claims_table(desk.store, event=told.event.id), "claims.csv")
    if form_of(request) == "json":
        claims = [claim_record(each, told.sources[each.document].name) for each in told.claims.values()]
        return as_json(event_record(told.event) | {"told": claims, "grouped": grouped})
    return desk.page(
        request, "event.html", told=told, grouped=grouped, rows=account_rows(told.event), pairs=_pairs(told),
        sources=graded(desk.store, told), reliabilities=RELIABILITIES,
    )  # fmt: skip


def checks(desk: Desk, request: Request) -> Response:
    """What does not fit together in the claims."""
    asked = Asked.of(request)
    if (tidy := asked.tidy()) is not None:
        return RedirectResponse(tidy, status_code=303)
    severity = asked.code("severity", SEVERITIES)
    if form_of(request) == "csv":
        check(desk)
    found, is_fresh = findings(desk, desk.store.counts().n_claims)
    kept = [each for each in found or () if severity in ("", each.severity)]
    records = [{name: getattr(each, name) for name in _FINDING} for each in kept]
    if form_of(request) == "csv":
        return records_csv(_FINDING, records, "findings.csv")
    if form_of(request) == "json":
        return as_json({"items": records if found is not None else None, "fresh": is_fresh})
    return desk.page(
        request, "check.html", found=found, kept=kept, is_fresh=is_fresh, severities=SEVERITIES, severity=severity,
        names=desk.store.names(),
    )  # fmt: skip


def _pairs(told: Told) -> list[dict[str, Any]]:
    """The pairs that hold the event together, with why."""
    return [
        {"first": told.claims[link.first], "second": told.claims[link.second], "link": link}
        for link in told.event.links
        if link.first in told.claims and link.second in told.claims
    ]
