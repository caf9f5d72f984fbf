"""`reftel compare`: a register held against the ledger."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from reftel.cli.listing import Listing, print_listing
from reftel.cli.progress import Bar
from reftel.cli.records import Record
from reftel.cli.tables import SHORT_ID, how_words, sides_words
from reftel.cli.terminal import one_line
from reftel.events import bring_up
from reftel.ledger.store import Store
from reftel.model.amount import amount_words
from reftel.model.claim import Claim
from reftel.model.claim_record import claim_record
from reftel.registers.compare import compare, counts
from reftel.registers.records import STATUSES, Entry

COLUMNS = (
    "status", "line", "actor", "recipient", "designators", "item", "stage", "period", "quantity", "bearing", "apart",
    "claim", "claim_period", "claim_quantity", "said_by", "document", "quote", "event",
)  # fmt: skip
_QUOTED = 200


def run(register: str, *, ledger: str, status: Sequence[str], form: str, output: str | None) -> None:
    """Print the rows with what the ledger has on them, and what the register lacks."""
    with Store(ledger, create=False) as store, Bar() as bar:
        bring_up(store, progress=bar.move)
        entries, names = compare(store, register), store.names()
    number = ", ".join(f"{n} {name}" for name, n in counts(entries).items() if n)
    shown = [entry for entry in entries if not status or entry.status in status]
    listing = Listing(
        thing="comparison",
        tables=lambda _: _pages(shown, names, number),
        lines=[_record(entry, names) for entry in shown],
        cells=[cells for entry in shown for cells in _cells(entry, names)],
        columns=COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def _pages(entries: Sequence[Entry], names: dict[str, str], number: str) -> Iterator[RenderableType]:
    for status in STATUSES:
        several = [entry for entry in entries if entry.status == status]
        if several:
            yield Text(status, style="bold")
        for entry in several:
            yield from _lines(entry, names)
            yield ""
    yield Text(number)


def _lines(entry: Entry, names: dict[str, str]) -> Iterator[RenderableType]:
    if entry.row:
        yield Text(one_line(f"line {entry.line}  {_row_words(entry.row)}"))
    for bearing, apart, claim in _bearings(entry):
        on = f" on {', '.join(apart)}" if apart else ""
        label = f"{bearing}{on}  " if bearing else ""
        head = f"{claim.id[:SHORT_ID]}  {label}{_row_words(claim)}  [{names[claim.document]}]"
        yield Padding(Text(one_line(head)), (0, 0, 0, 2))
        yield Padding(Text(f"“{one_line(claim.quote, _QUOTED)}”", style="dim"), (0, 0, 0, 4))


def _row_words(claim: Claim) -> str:
    what = ", ".join(claim.designators) or claim.item or "?"
    number = amount_words(claim.quantity) if claim.quantity else ""
    parts = (sides_words(claim), what, number, claim.period, how_words(claim))
    return "  ".join(part for part in parts if part)


def _bearings(entry: Entry) -> Iterator[tuple[str, tuple[str, ...], Claim]]:
    yield from (("agrees", (), claim) for claim in entry.agreeing)
    yield from (("against", found.slots, found.claim) for found in entry.against)
    yield from (("" if entry.status == "unlisted" else "possible", (), claim) for claim in entry.possible)


def _record(entry: Entry, names: dict[str, str]) -> Record:
    told = [
        {"bearing": bearing or "unlisted", "apart": list(apart), **claim_record(claim, names[claim.document])}
        for bearing, apart, claim in _bearings(entry)
    ]
    row = claim_record(entry.row, "") if entry.row else None
    return {"status": entry.status, "line": entry.line, "row": row, "event": entry.event, "claims": told}


def _cells(entry: Entry, names: dict[str, str]) -> Iterator[Record]:
    """A row for each claim on an entry; one for an entry without any."""
    told: list[tuple[str, tuple[str, ...], Claim | None]] = list(_bearings(entry))
    for bearing, apart, claim in told or [("", (), None)]:
        yield {"status": entry.status, "line": entry.line, "event": entry.event, **_matter(entry.row or claim),
               "bearing": bearing, "apart": "; ".join(apart), **_evidence(claim, names)}  # fmt: skip


def _matter(claim: Claim | None) -> Record:
    if claim is None:
        return {}
    return {
        "actor": "; ".join(claim.actor), "recipient": "; ".join(claim.recipient), "item": claim.item,
        "designators": "; ".join(claim.designators), "stage": claim.stage, "period": claim.period,
        "quantity": amount_words(claim.quantity) if claim.quantity else None,
    }  # fmt: skip


def _evidence(claim: Claim | None, names: dict[str, str]) -> Record:
    if claim is None:
        return {}
    return {
        "claim": claim.id, "claim_period": claim.period, "said_by": "; ".join(claim.said_by),
        "claim_quantity": amount_words(claim.quantity) if claim.quantity else None,
        "document": names[claim.document], "quote": claim.quote,
    }  # fmt: skip
