"""Tables that read well on a terminal and in a pipe, at a hundred columns."""

from collections.abc import Sequence

from rich import box
from rich.table import Table

from reftel.cli.records import Record, amount_words
from reftel.cli.terminal import one_line
from reftel.model.claim import Claim

SHORT_ID = 8
"""Digits of a claim's id in tables: enough to tell tens of thousands of claims apart."""

_NUMBERS = ("sentences", "claims", "start")
_SHORT = 80


def plain_table(columns: Sequence[str], records: Sequence[Record]) -> Table:
    """A table of records, one row each."""
    table = _frame()
    for column in columns:
        table.add_column(column, justify="right" if column in _NUMBERS else "left", overflow="fold")
    for record in records:
        cells = (record[column] for column in columns)
        table.add_row(*("" if cell is None else one_line(str(cell)) for cell in cells))
    return table


def claims_table(named: Sequence[tuple[Claim, str]]) -> Table:
    """A table of claims with the names of their documents."""
    table = _frame()
    table.add_column("claim", min_width=SHORT_ID, no_wrap=True)
    table.add_column("kind", min_width=12, no_wrap=True)
    table.add_column("from → to", min_width=9, overflow="fold")
    table.add_column("what", min_width=16, ratio=3, overflow="fold")
    table.add_column("when", overflow="fold")
    table.add_column("how", min_width=9, overflow="fold")
    table.add_column("document", overflow="fold")
    for claim, name in named:
        cells = (claim.kind, sides_words(claim), what_words(claim), claim.period or "", how_words(claim), name)
        table.add_row(claim.id[:SHORT_ID], *(one_line(cell) for cell in cells))
    return table


def sides_words(claim: Claim) -> str:
    """Who to whom; "?" where the document does not say."""
    return f"{', '.join(claim.actor) or '?'} → {', '.join(claim.recipient) or '?'}"


def what_words(claim: Claim) -> str:
    """What the claim is about, shortly: item and amounts, or else its own words."""
    parts = [claim.item] if claim.item else []
    if claim.quantity and not claim.item:
        parts.append(amount_words(claim.quantity))
    if claim.value:
        parts.append(amount_words(claim.value))
    return one_line(", ".join(parts), _SHORT) if parts else f"“{one_line(claim.quote, _SHORT)}”"


def how_words(claim: Claim) -> str:
    """Stage and terms, what is not plain fact, and who says so."""
    words: list[str | None] = [claim.stage, claim.terms]
    words.append(None if claim.modality == "factual" else claim.modality)
    words.append(None if claim.polarity == "affirmed" else claim.polarity)
    words.append(f"says {' ← '.join(reversed(claim.said_by))}" if claim.said_by else None)
    return ", ".join(dict.fromkeys(word for word in words if word))


def _frame() -> Table:
    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
