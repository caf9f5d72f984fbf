"""The review queue: what waits for a reviewer, in an order, and what comes next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reftel.errors import LedgerError
from reftel.exports.columns import Column, Row, load_layouts
from reftel.exports.tables import Table, claim_row
from reftel.ledger.cursor import ListPage
from reftel.ledger.filters import Conditions
from reftel.ledger.queueing import Reviewed
from reftel.measures.weighing import are_weighed, weigh
from reftel.model.claim import Claim, content
from reftel.model.claim_record import claim_record
from reftel.model.judgement import Judgement, in_force
from reftel.model.look import Look
from reftel.model.stake import ORDERS, Order, Stake, stake_record
from reftel.strings import Say
from reftel.strings.reasons import reason
from reftel.workbench.desk import PROMPT, Desk, as_csv, as_json, back_to, form_of, say_of
from reftel.workbench.lists import CHOICES
from reftel.workbench.trail import FILTERS, Trail
from reftel.workbench.urls import LARGEST_PAGE, Asked, shown

TABS = (*ORDERS, "disputed", "looks")
"""What there is to see: the queue in its orders, claims on which reviewers differ, judgements that wait for a look."""

_COUNTED = {"party", "kind", "document", "designator"}
"""Filters under which claims are counted quickly."""
_MORE = (
    Column(name="stake", type="number", label="stake", meaning="how far measures move, times 1 - probability"),
    Column(name="why", type="string", label="why", meaning="the figure that it moves most"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim that waits for a reviewer, and why: its stake, what reviewers said who differ, what is to look at."""

    claim: Claim
    stake: Stake | None = None
    said: tuple[Judgement, ...] = ()
    look: Look | None = None


def queue(desk: Desk, request: Request) -> Response:
    """What waits for a review."""
    asked = Asked.of(request)
    if (tidy := asked.tidy()) is not None:
        return RedirectResponse(tidy, status_code=303)
    tab = asked.get("order") or TABS[0]
    filters = _filters(asked)
    weighed = _is_weighed(desk) if tab == "influence" else True
    fault = None
    try:
        if form_of(request) == "csv":
            return as_csv(_table(desk, tab, filters, say_of(request)), "queue.csv")
        page = _page(desk, tab, filters, after=asked.get("after"), limit=asked.limit())
        within = desk.store.reviewed(**filters) if filters and set(filters) <= _COUNTED else None
    except LedgerError as error:
        if form_of(request) == "json" or error.__cause__ is not None:
            raise
        fault, page, within = str(error), ListPage(()), None
    done, names = desk.store.reviewed(), desk.store.names()
    if form_of(request) == "json":
        records = [_record(each, names[each.claim.document], say_of(request)) for each in page.items]
        following = asked.url("/queue.json", after=page.next, format=None) if page.next else None
        progress = {"progress": _progress(done), "within": _progress(within) if within else None}
        return as_json({"items": records, "next": following, "fresh": weighed, **progress})
    return desk.page(
        request, "queue.html", status=400 if fault else 200, tab=tab, tabs=TABS, page=page, fault=fault, done=done,
        within=within, weighed=weighed, names=names, filters=shown(filters), choices=CHOICES,
        trail=Trail.of(asked, "order") or Trail(ORDERS[0]), is_never=desk.store.weighed_stamp() is None,
        lately=desk.store.lately(),
    )  # fmt: skip


def next_in_queue(desk: Desk, request: Request) -> Response:
    """Leads to the claim that follows one in the queue, in its document; to the queue where none does."""
    asked = Asked.of(request)
    order = cast(Order, asked.get("order") or ORDERS[0])
    found = desk.store.queue_after(order, asked.get("after"), **_filters(asked))
    trail = Trail.of(asked, "order") or Trail(order)
    where = trail.claim(found.claim.document, found.claim.id) if found else trail.queue()
    if form_of(request) == "json":
        return as_json({"claim": found.claim.id if found else None, "url": where})
    return RedirectResponse(where, status_code=303)


def weigh_anew(desk: Desk, request: Request, fields: Mapping[str, str]) -> Response:
    """Work out what claims move."""
    del request
    with desk.working:
        weigh(desk.store)
    return back_to(fields)


def _is_weighed(desk: Desk) -> bool:
    """True where the stakes are of all that the ledger holds now; a small ledger is weighed first."""
    if are_weighed(desk.store):
        return True
    if desk.store.counts().n_claims > PROMPT:
        return False
    with desk.working:
        weigh(desk.store)
    return True


def _filters(asked: Asked) -> Conditions:
    kept = Asked(asked.path, tuple((name, value) for name, value in asked.query if name in FILTERS))
    return kept.conditions()


def _page(desk: Desk, tab: str, filters: Conditions, *, after: str, limit: int) -> ListPage[Waiting]:
    store = desk.store
    if tab == "looks":
        looks = store.looks()
        return ListPage(tuple(Waiting(claim=look.claim, look=look) for look in looks[:LARGEST_PAGE]))
    if tab == "disputed":
        wanted: Conditions = {**filters, "review": "disputed"}
        page = store.claims_page(after=after or None, limit=limit, **wanted)
        said = (tuple(in_force(store.judgements(claim=claim.id))) for claim in page.items)
        both = zip(page.items, said, strict=True)
        return ListPage(tuple(Waiting(claim=claim, said=each) for claim, each in both), page.next)
    queued = store.queue_page(cast(Order, tab), after=after or None, limit=limit, **filters)
    return ListPage(tuple(Waiting(claim=each.claim, stake=each.stake) for each in queued.items), queued.next)


def _record(waiting: Waiting, name: str, say: Say) -> dict[str, Any]:
    claim, stake = waiting.claim, waiting.stake
    record: dict[str, Any] = {"url": f"/claims/{claim.id}", **claim_record(claim, name)}
    record |= {"stake": stake_record(stake) if stake else None, "why": reason(say, stake) if stake else None}
    if waiting.said:
        record["said"] = [_said(each) for each in waiting.said]
    if waiting.look:
        candidates = [candidate.id for candidate in waiting.look.candidates]
        record |= {"judgement": _said(waiting.look.judgement), "candidates": candidates}
    return record


def _said(judgement: Judgement) -> dict[str, str | None]:
    return {name: getattr(judgement, name) for name in ("id", "verdict", "reviewer", "time", "why")}


def _progress(done: Reviewed) -> dict[str, Any]:
    return {"judged": done.n_judged, "claims": done.n_claims, "reviewers": dict(done.by_reviewer)}


def _table(desk: Desk, tab: str, filters: Conditions, say: Say) -> Table:
    """All that waits, as a table: the columns of claims, what they move and why."""
    claims = load_layouts()["claims"]
    return Table(layout=replace(claims, columns=(*claims.columns, *_MORE)), rows=_rows(desk, tab, filters, say))


def _rows(desk: Desk, tab: str, filters: Conditions, say: Say) -> Iterator[Row]:
    sources = {source.sha256: source for source in desk.store.documents()}
    after: str | None = ""
    while after is not None:
        page = _page(desk, tab, filters, after=after, limit=LARGEST_PAGE)
        for each in page.items:
            claim, stake = each.claim, each.stake
            told = content(claim) | {name: getattr(claim, name) for name in ("id", "note", "probability", "review")}
            why = {"stake": stake.stake if stake else None, "why": reason(say, stake) if stake else None}
            yield {**claim_row(told, sources[claim.document]), **why}
        after = page.next
