"""The stakes of a ledger's claims: worked out from its facts, and kept in it until something changes."""

from collections.abc import Iterator

import polars as pl

from reftel.events import are_grouped
from reftel.ledger.store import Store
from reftel.measures.influence import influence
from reftel.measures.ledgered import facts_in
from reftel.model.progress import Progress
from reftel.model.stake import MOVED, Stake


def are_weighed(store: Store) -> bool:
    """True where the stakes that the ledger keeps are of all that it holds now."""
    return are_grouped(store) and store.weighed_stamp() == store.kept_stamp()


def weigh(store: Store, *, progress: Progress | None = None) -> None:
    """Work out the stakes anew where the ledger is not what it was; its events first.

    They take the place of the earlier ones all at once: work that is stopped leaves these as they are.
    """
    if are_weighed(store):
        return
    told = facts_in(store, progress=progress)
    stamp = store.kept_stamp() or ""
    found = influence(told.facts.statements, {claim.id: claim.probability for claim in told.claims})
    store.keep_stakes(_stakes(found), stamp)


def _stakes(found: pl.DataFrame) -> Iterator[Stake]:
    for row in found.iter_rows(named=True):
        moved = {name: round(row.pop(f"{name}_moved"), 9) for name in MOVED}
        del row["moved"]
        yield Stake(**row, moved={name: value for name, value in moved.items() if value})
