"""From a cell of any measure to its events, their accounts, the claims and their words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reftel.measures.cells import MeasureError
from reftel.model.claim import Claim
from reftel.model.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One claim under a cell: its event, the accounts of that event that it belongs to, and the claim with its
    quote."""

    event: str
    accounts: tuple[int, ...]
    n_accounts: int
    claim: Claim


def why(cell: Mapping[str, Any], events: Iterable[Event], claims: Iterable[Claim]) -> Sequence[Reason]:
    """All claims under a cell (a row of a measure as a dictionary), by event, account and place in the document.

    Raises MeasureError where the row has no `ids`, or one of them is no event: then it is of another ledger.
    """
    ids = cell.get("ids")
    if ids is None:
        raise MeasureError("this cell has no ids of events: nothing is told of it")
    held = {claim.id: claim for claim in claims}
    known = {event.id: event for event in events}
    return [reason for identity in sorted(ids) for reason in _reasons(identity, known, held)]


def _reasons(identity: str, known: Mapping[str, Event], held: Mapping[str, Claim]) -> Iterator[Reason]:
    event = known.get(identity)
    if event is None:
        if identity not in held:
            raise MeasureError(f"there is no event {identity}: the cell is of another ledger")
        yield Reason(event=identity, accounts=(1,), n_accounts=1, claim=held[identity])
        return
    found = [
        (tuple(account.number for account in event.accounts if claim in account.claims), held[claim])
        for claim in event.claims
        if claim in held
    ]
    for accounts, claim in sorted(found, key=lambda pair: (pair[0], pair[1].document, pair[1].span, pair[1].id)):
        yield Reason(event=identity, accounts=accounts, n_accounts=len(event.accounts), claim=claim)
