"""Tables that read well on a terminal and in a pipe, at a hundred columns."""

from collections.abc import Sequence

from rich import box
from rich.table import Table

from reftel.cli.records import Record, amount_words
from reftel.cli.terminal import one_line
from reftel.model.claim import Claim

SHORT_ID = 8
"""Digits of a claim's id in tables: enough to tell tens of thousands of claims apart."""

_WIDE_ENOUGH = 95
_WIDE, _NARROW = (12, 17, 11, 15), (12, 14, 7, 11)
"""Columns for kind, sides, period and stage, on a page of a hundred columns and on one of eighty."""

_NUMBERS = ("sentences", "claims", "start")
_SHORT = 80


def plain_table(columns: Sequence[str], records: Sequence[Record]) -> Table:
    """A table of records, one row each."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in _NUMBERS else "left", overflow="fold")
    for record in records:
        cells = (record[column] for column in columns)
        table.add_row(*("" if cell is None else one_line(str(cell)) for cell in cells))
    return table


def claims_table(claims: Sequence[Claim], *, width: int, is_first: bool) -> Table:
    """The claims of one document. Columns are as wide in every such table, so that several read as one."""
    kind, sides, when, how = _WIDE if width >= _WIDE_ENOUGH else _NARROW
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", expand=True, show_header=is_first
    )
    table.add_column("claim", min_width=SHORT_ID, no_wrap=True)
    table.add_column("kind", width=kind, overflow="fold")
    table.add_column("from → to", width=sides, overflow="fold")
    table.add_column("what", ratio=1, min_width=12, overflow="fold")
    table.add_column("when", width=when, overflow="fold")
    table.add_column("how", width=how, overflow="fold")
    for claim in claims:
        cells = (claim.kind, sides_words(claim), what_words(claim), claim.period or "", how_words(claim))
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

