"""`reftel claims`, `documents` and `refusals`: lists as a table, JSON Lines or CSV."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from reftel.cli import records
from reftel.cli.records import Record
from reftel.cli.tables import claims_table, plain_table
from reftel.cli.terminal import console, one_line, open_output, write_text
from reftel.ledger.store import Store
from reftel.model.claim import Claim
from reftel.model.claim_record import claim_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is to be printed, as each format wants it.

    `tables` for people, on a page of so many columns; `lines` as JSON Lines; `cells` and `columns` as CSV. `things` is
    the plural, where it is not the thing with an s.
    """

    thing: str
    things: str = ""
    tables: Callable[[int], Iterator[RenderableType]]
    lines: Sequence[Record]
    cells: Sequence[Record]
    columns: Sequence[str]


def list_claims(ledger: str, filters: dict[str, Any], *, form: str, output: str | None) -> None:
    """Print the claims that pass the filters."""
    with Store(ledger, create=False) as store:
        claims, names = store.claims(**filters), store.names()
    named = [(claim, names[claim.document]) for claim in claims]
    listing = Listing(
        thing="claim",
        tables=lambda width: _claims_by_document(named, width),
        lines=[claim_record(claim, name) for claim, name in named],
        cells=[records.claim_cells(claim, name) for claim, name in named],
        columns=records.CLAIM_COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def _claims_by_document(named: Sequence[tuple[Claim, str]], width: int) -> Iterator[RenderableType]:
    for number, ((_, name), group) in enumerate(groupby(named, key=lambda pair: (pair[0].document, pair[1]))):
        table = claims_table([claim for claim, _ in group], width=width, is_first=number == 0)
        heading = Text(one_line(name), style="bold")
        yield from (heading, table, "")


def list_documents(ledger: str, *, form: str, output: str | None) -> None:
    """Print the documents of the ledger."""
    with Store(ledger, create=False) as store:
        found = [records.source_record(source) for source in store.documents()]
    shown = ("document", "genre", "date", "sentences", "claims", "title")
    listing = Listing(
        thing="document",
        tables=lambda _: iter([plain_table(shown, found)]),
        lines=found,
        cells=found,
        columns=records.SOURCE_COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def list_refusals(ledger: str, *, form: str, output: str | None) -> None:
    """Print what was not taken in."""
    with Store(ledger, create=False) as store:
        names = store.names()
        found = [records.refusal_record(refusal, names) for refusal in store.refusals()]
    shown = ("document", "reason", "start", "detail")
    listing = Listing(
        thing="refusal",
        tables=lambda _: iter([plain_table(shown, found)]),
        lines=found,
        cells=found,
        columns=records.REFUSAL_COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def print_listing(listing: Listing, *, form: str, output: str | None, ledger: str) -> None:
    """Print a list in the form that is asked for, or write it to a file."""
    if form == "jsonl":
        write_text(records.to_jsonl(listing.lines), output, ledger=ledger)
    elif form == "csv":
        write_text(records.to_csv(listing.cells, listing.columns), output, ledger=ledger)
    elif output is None:
        _print_table(console(), listing)
    else:
        with open_output(output, ledger=ledger) as file:
            _print_table(console(file), listing)


def _print_table(page: Console, listing: Listing) -> None:
    if listing.lines:
        for table in listing.tables(page.width):
            page.print(table)
    number = len(listing.lines)
    things = listing.thing if number == 1 else listing.things or f"{listing.thing}s"
    page.print(f"{number or 'no'} {things}")
