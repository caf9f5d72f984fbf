"""Events as rows: one for each step of each account."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Unpack

from reftel.events import find_events
from reftel.exports.columns import Row, load_layouts
from reftel.exports.tables import Table, amount_cells, period_cells
from reftel.ledger.filters import Filters
from reftel.ledger.store import Store
from reftel.model.amount import Money, Quantity, amount_words
from reftel.model.event import Account, Event, Step

_LISTS = ("modality", "actor", "recipient", "designators", "place", "terms")


def events_table(store: Store, **filters: Unpack[Filters]) -> Table:
    """The events that a claim which passes the filters speaks of, in the order of `find_events`."""
    events = find_events(store, **filters)
    return Table(layout=load_layouts()["events"], rows=(row for event in events for row in event_rows(event)))


def event_rows(event: Event) -> Iterator[Row]:
    """The rows of an event."""
    contested = list(dict.fromkeys(rivalry.slot for rivalry in event.rivalries))
    for account in event.accounts:
        for number, step in enumerate(account.steps, 1):
            yield {
                "event": event.id, "kind": event.kind, "accounts": len(event.accounts), "contested": contested,
                "event_origins": event.origins, "corruptions": list(event.corruptions), "step": number,
                **_account_cells(account), **_step_cells(account, step),
            }  # fmt: skip


def _account_cells(account: Account) -> Row:
    return {
        "account": account.number, "item": account.values.get("item"), "speakers": list(account.speakers),
        "origins": account.origins, "documents": list(account.sources), "shared": list(account.shared),
    }  # fmt: skip


def _step_cells(account: Account, step: Step) -> Row:
    told = {**account.values, **step.values}
    period = told.get("period")
    return {
        "stage": step.stage, "planned": step.planned, "denied": step.denied, "claims": list(step.claims),
        "period": period, **period_cells(period if isinstance(period, str) else None),
        **{slot: several(told.get(slot)) for slot in _LISTS},
        **_amounts("quantity", several(told.get("quantity")), "unit"), "quantities": _words(told.get("quantity")),
        **_amounts("value", several(told.get("value")), "currency"), "values": _words(told.get("value")),
    }  # fmt: skip


def several(value: Any) -> list[Any]:
    """A value of an account as a list; empty where there is none."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _amounts(slot: str, amounts: Sequence[Mapping[str, Any]], measure: str) -> Row:
    """Of one amount its cells; of several none, since one alone would pass for the whole."""
    return amount_cells(slot, amounts[0] if len(amounts) == 1 else None, measure)


def _words(amounts: Any) -> list[str]:
    return [amount_words(amount_of(amount)) for amount in several(amounts)]


def amount_of(amount: Mapping[str, Any]) -> Quantity | Money:
    """An amount out of its form in exports."""
    return Quantity(**amount) if "unit" in amount else Money(**amount)
