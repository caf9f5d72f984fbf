"""Orders and deliveries of arms in the columns of SIPRI's trade register."""

from collections.abc import Iterator, Sequence
from typing import Unpack

from reftel.events import find_events
from reftel.exports.armament import armament
from reftel.exports.columns import Row, load_layouts
from reftel.exports.event_rows import event_rows
from reftel.exports.tables import Table
from reftel.ledger.filters import Filters
from reftel.ledger.store import Store
from reftel.model.actor import is_state, state_of
from reftel.model.event import Event
from reftel.rules.actors import load_actors

ORDERED, DELIVERED = "ordered", "delivered"
_NEVER_KNOWN = ("status", "sipri_estimate", "tiv_unit", "tiv", "local_production")
_FIRM = "factual"


def register_table(store: Store, **filters: Unpack[Filters]) -> Table:
    """The orders and deliveries among the events that a claim which passes the filters speaks of.

    Only what is told as a fact: no plans, offers, agreements, denials or hearsay; and only arms of SIPRI's categories.
    """
    rows = (row for event in find_events(store, **filters) for row in register_rows(event))
    return Table(layout=load_layouts()["register"], rows=rows)


def register_rows(event: Event) -> Iterator[Row]:
    """A row for each account that tells of an order or a delivery."""
    if event.kind != "transfer":
        return
    firm = [row for row in event_rows(event) if _is_firm(row)]
    for account in event.accounts:
        steps = {row["stage"]: row for row in firm if row["account"] == account.number}
        if steps:
            yield _row(event, steps.get(ORDERED), steps.get(DELIVERED))


def _is_firm(row: Row) -> bool:
    is_done = row["stage"] in (ORDERED, DELIVERED) and not row["planned"] and not row["denied"]
    return is_done and _FIRM in row["modality"] and (bool(row["designators"]) or armament(row["item"]) is not None)


def _row(event: Event, ordered: Row | None, delivered: Row | None) -> Row:
    said = delivered or ordered or {}
    designators = said["designators"]
    words = armament(*designators) or (None if designators else armament(said["item"]))
    return {
        "deal": f"{event.id}/{said['account']}", "supplier": party_words(said["actor"], "supplier"),
        "recipient": party_words(said["recipient"], "recipient"),
        "designation": "; ".join(designators) or None, "description": said["item"], "category": words,
        **dict.fromkeys(_NEVER_KNOWN), **_order_cells(ordered), **_delivery_cells(delivered),
        "supplier_ids": said["actor"], "recipient_ids": said["recipient"], "terms": said["terms"],
        "accounts": said["accounts"], "origins": said["origins"],
        "claims": [claim for step in (ordered, delivered) if step for claim in step["claims"]],
    }  # fmt: skip


def _order_cells(step: Row | None) -> Row:
    year, estimate = year_cell(step)
    return {"order_date": year, "order_date_estimate": estimate, "order_period": step["period"] if step else None,
            **_bounds("ordered", step)}  # fmt: skip


def _delivery_cells(step: Row | None) -> Row:
    year, year_estimate = year_cell(step)
    number, estimate = number_cell(step)
    return {
        "delivery_year": year, "delivery_year_estimate": year_estimate, "number_delivered": number,
        "number_delivered_estimate": estimate, "delivery_period": step["period"] if step else None,
        **_bounds("delivered", step),
    }  # fmt: skip


def _bounds(name: str, step: Row | None) -> Row:
    parts = ("low", "high", "unit", "approx")
    return {f"{name}_{part}": step[f"quantity_{part}"] if step else None for part in parts}


def year_cell(step: Row | None) -> tuple[str | None, str | None]:
    """The year of a step as a register has it, in brackets where it is doubtful; and whether it is an estimate."""
    if step is None:
        return None, None
    first, last = step["period_first"], step["period_last"]
    if not first and not last:
        return None, "Yes"
    if first and last and first.year == last.year:
        return _bracketed(str(first.year), bool(step["period_doubt"]))
    return _bracketed("-".join(str(day.year) for day in (first, last) if day), True)


def number_cell(step: Row | None) -> tuple[str | None, str | None]:
    """The number of a step as a register has it: in brackets where it is not exact, "?" where nobody says."""
    if step is None:
        return None, None
    low, high = step["quantity_low"], step["quantity_high"]
    if step["quantity_unit"] is None or (low is None and high is None):
        return "?", "Yes"
    ends = dict.fromkeys(f"{end:g}" for end in (low, high) if end is not None)
    is_doubtful = bool(step["quantity_approx"]) or len(ends) > 1 or low is None or high is None
    return _bracketed("-".join(ends), is_doubtful)


def _bracketed(words: str, is_doubtful: bool) -> tuple[str, str]:
    return (f"({words})", "Yes") if is_doubtful else (words, "No")


def party_words(actors: Sequence[str], side: str) -> str:
    """The names of a side; two asterisks after one that is no state, "unknown" where nobody is named."""
    states = dict.fromkeys(state_of(actor) for actor in actors)
    if not states:
        return f"unknown {side}"
    table = load_actors()
    return "; ".join(table.label(state) if is_state(state) else f"{table.label(state)}**" for state in states)
