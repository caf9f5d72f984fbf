"""The panel of directed dyad-years as a table, and what has no place in it."""

from collections.abc import Iterable, Mapping
from typing import Any, Unpack, cast

from reftel.events import find_events
from reftel.exports.columns import ExportError, load_layouts
from reftel.exports.tables import Table
from reftel.ledger.filters import Filters, Wanted, values_of
from reftel.ledger.store import Store
from reftel.measures.asked import ask
from reftel.measures.facts import facts
from reftel.measures.panels import Panel

_MEANT = {"actor": "suppliers", "recipient": "recipients", "kind": "kinds"}
"""What filters are in the words of measures."""
_YEARS = ("since", "until")


def panel_table(store: Store, **filters: Unpack[Filters]) -> Table:
    """Presence of assistance by directed dyad and year, one row for each two members of the system.

    `actor`, `recipient` and `kind` are the suppliers, recipients and kinds that are asked for, `since` and `until` the
    years. Raises ExportError for another filter: a panel is of all claims, or its zeros would mean nothing.
    """
    return _table("panel", _panel(store, filters).rows.iter_rows(named=True))


def unmatched_table(store: Store, **filters: Unpack[Filters]) -> Table:
    """What has no place in that panel: those who are no states, were no members, or are not named."""
    frame = _panel(store, filters).unmatched
    return _table("unmatched", frame.iter_rows(named=True))


def _table(name: str, rows: Iterable[Mapping[str, Any]]) -> Table:
    return Table(layout=load_layouts()[name], rows=rows)


def _panel(store: Store, filters: Filters) -> Panel:
    given = {name: value for name, value in filters.items() if value}
    if unknown := sorted(set(given) - {*_MEANT, *_YEARS}):
        raise ExportError(f"a panel is of all claims: it cannot be filtered by {', '.join(unknown)}")
    held = facts(find_events(store), store.claims(), store.documents())
    options: dict[str, Any] = {
        _MEANT[name]: values_of(cast(Wanted, value)) for name, value in given.items() if name in _MEANT
    }
    if any(name in given for name in _YEARS):
        options["years"] = _years(held.rows.select("first_year", "last_year"), given)
    return ask("dyad-years", held, **options)


def _years(told: Any, given: Mapping[str, Any]) -> tuple[int, int]:
    first, last = told.min().row(0)[0], told.max().row(0)[1]
    since, until = given.get("since", first), given.get("until", last)
    if since is None or until is None:
        raise ExportError("no fact has a year; say both since and until which years the panel is of")
    return since, max(since, until)
