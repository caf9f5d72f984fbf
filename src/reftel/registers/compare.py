"""A register's file held against the claims of a ledger, row by row and the other way round."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path

from reftel.errors import InputError
from reftel.events import find_events
from reftel.exports.armament import armament
from reftel.ledger.store import Store
from reftel.model.actor import state_of
from reftel.model.amount import Quantity
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.edtf import days_of
from reftel.readers.files import read_all
from reftel.registers.matching import bearing, deal_of, totals
from reftel.registers.records import STATUSES, Against, Entry, Status

_STAGES = ("ordered", "delivered")


def compare(store: Store, register: str | PathLike[str]) -> list[Entry]:
    """The register's orders and deliveries in its order, each with what the ledger has on it; then what it lacks.

    The register is a file that `reftel read` would read as a register of arms. Claims of the same file in the ledger
    are left out. Raises InputError where it cannot be read or is no register of arms.
    """
    document, rows = _read(Path(register))
    claims = [claim for claim in store.claims(kind="transfer") if claim.document != document.sha256]
    by_recipient = _by_recipient(claims)
    numbers = totals(rows)
    entries = [_entry(row, document, by_recipient, numbers.get(deal_of(row))) for row in rows]
    seen = {claim.id for entry in entries for claim in entry.claims}
    return [*entries, *_unlisted(store, rows, {claim.id: claim for claim in claims}, seen)]


def counts(entries: Iterable[Entry]) -> Mapping[Status, int]:
    """How many entries there are of each status."""
    found = [entry.status for entry in entries]
    return {status: found.count(status) for status in STATUSES}


def _read(path: Path) -> tuple[Document, list[Claim]]:
    for item in read_all(path):
        if isinstance(item, Document) and item.told is not None:
            rows = [claim for claim in item.told if claim.kind == "transfer" and claim.stage in _STAGES]
            if rows:
                return item, rows
    raise InputError(f"{path} is no register of arms that reftel knows: it needs the columns of SIPRI's or the UN's")


def _by_recipient(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """Claims by the recipient's state; those without one under ""."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for state in dict.fromkeys(map(state_of, claim.recipient)) or [""]:
            found[state].append(claim)
    return found


def _entry(
    row: Claim, document: Document, by_recipient: Mapping[str, Sequence[Claim]], total: Quantity | None
) -> Entry:
    agreeing, against, possible = [], [], []
    near = [*dict.fromkeys(map(state_of, row.recipient)), ""] if row.recipient else list(by_recipient)
    for claim in (claim for state in near for claim in by_recipient.get(state, ())):
        found = bearing(row, claim, total)
        if found is None:
            continue
        how, slots = found
        if how == "agrees":
            agreeing.append(claim)
        elif how == "against":
            against.append(Against(claim=claim, slots=slots))
        else:
            possible.append(claim)
    status: Status = (
        "disputed" if agreeing and against else "found" if agreeing else "disagreeing" if against
        else "possible" if possible else "missing"
    )  # fmt: skip
    line = document.text.count("\n", 0, row.span.start) + 1
    return Entry(
        status=status, row=row, line=line, agreeing=tuple(agreeing), against=tuple(against), possible=tuple(possible)
    )


def _unlisted(store: Store, rows: Sequence[Claim], claims: Mapping[str, Claim], seen: set[str]) -> Iterator[Entry]:
    recipients = {state_of(party) for row in rows for party in row.recipient}
    years = [day.year for row in rows if (days := days_of(row.period)) for day in (days.first, days.last) if day]
    for event in find_events(store, kind="transfer"):
        told = [claims[name] for name in event.claims if name in claims and name not in seen]
        firm = tuple(claim for claim in told if _is_of_register(claim) and _in_scope(claim, recipients, years))
        if firm:
            yield Entry(status="unlisted", possible=firm, event=event.id)


def _is_of_register(claim: Claim) -> bool:
    """True of what a register of arms would have: an order or a delivery of arms, told as a fact."""
    is_firm = claim.stage in _STAGES and claim.modality == "factual" and claim.polarity == "affirmed"
    return is_firm and (bool(claim.designators) or armament(claim.item) is not None)


def _in_scope(claim: Claim, recipients: set[str], years: Sequence[int]) -> bool:
    days = days_of(claim.period)
    if not recipients.intersection(map(state_of, claim.recipient)) or not years:
        return False
    first, last = (days.first, days.last) if days else (None, None)
    return not (first and first.year > max(years)) and not (last and last.year < min(years))
