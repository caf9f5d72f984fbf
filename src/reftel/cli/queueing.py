"""`reftel queue`: what to review first."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType

from reftel.cli import records
from reftel.cli.listing import Listing, print_listing
from reftel.cli.progress import Bar
from reftel.cli.records import Record
from reftel.cli.tables import SHORT_ID, plain_table, sides_words, what_words
from reftel.ledger.queueing import Queued
from reftel.ledger.store import Store
from reftel.measures.weighing import weigh
from reftel.model.claim_record import claim_record
from reftel.model.stake import Order, stake_record
from reftel.strings import Say
from reftel.strings.reasons import reason

COLUMNS = ("stake", "why", *records.CLAIM_COLUMNS)


def run(ledger: str, order: Order, filters: Mapping[str, Any], *, limit: int, form: str, output: str | None) -> None:
    """Print what waits for a review."""
    with Store(ledger, create=False) as store:
        if order == "influence":
            with Bar() as bar:
                weigh(store, progress=bar.move)
        found, names = store.queue_page(order, limit=limit, **filters).items, store.names()
    named = [(each, names[each.claim.document]) for each in found]
    listing = Listing(
        thing="claim",
        tables=lambda _: _tables(order, named),
        lines=[_record(each, name) for each, name in named],
        cells=[_told(each) | records.claim_cells(each.claim, name) for each, name in named],
        columns=COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def _told(queued: Queued) -> Record:
    stake = queued.stake
    return {"stake": stake.stake if stake else None, "why": reason(Say("en"), stake) if stake else None}


def _record(queued: Queued, name: str) -> Record:
    stake = stake_record(queued.stake) if queued.stake else None
    return claim_record(queued.claim, name) | _told(queued) | {"stake": stake}


def _tables(order: Order, named: list[tuple[Queued, str]]) -> Iterator[RenderableType]:
    columns = ("claim", "p", "stake", "what", "why") if order == "influence" else ("claim", "p", "what", "document")
    yield plain_table(columns, [_row(each, name) for each, name in named])


def _row(queued: Queued, name: str) -> Record:
    claim, chance = queued.claim, queued.claim.probability
    when = f", {claim.period}" if claim.period else ""
    return {
        "claim": claim.id[:SHORT_ID], "p": None if chance is None else f"{chance:.2f}",
        "stake": f"{queued.stake.stake:.2f}" if queued.stake else None, "document": name,
        "what": f"{claim.kind} {sides_words(claim)}: {what_words(claim)}{when}", "why": _told(queued)["why"],
    }  # fmt: skip
