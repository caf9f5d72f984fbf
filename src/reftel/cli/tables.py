"""Tables that read well on a terminal and in a pipe, from eighty columns on."""

import re
from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table

from reftel.cli.records import Record
from reftel.cli.terminal import one_line
from reftel.model.amount import amount_words
from reftel.model.claim import Claim

SHORT_ID = 8
"""Digits of a claim's id in tables: enough to tell tens of thousands of claims apart."""

_WIDTHS = {0: (11, 14, 11, 12), 95: (11, 18, 11, 16), 130: (11, 26, 21, 28)}
"""Columns for kind, sides, period and stage, by how wide the page must be for them; the rest is for what is claimed."""

_GAP = (0, 1, 0, 0)
_SLASHED, _HYPHENED = re.compile(r"[^/]+/?|/"), re.compile(r"[^-]+-?|-")

_NUMBERS = ("sentences", "claims", "start")
_WHOLE = (*_NUMBERS, "genre", "date")
_NAMED = 24
_SHORT = 80


def plain_table(columns: Sequence[str], records: Sequence[Record]) -> Table:
    """A table of records, one row each."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=_GAP, header_style="bold", expand=True)
    for column in columns:
        longest = max(len(column), *(len(str(record[column])) for record in records))
        table.add_column(
            column,
            justify="right" if column in _NUMBERS else "left",
            overflow="fold",
            no_wrap=column in _WHOLE,
            width=min(longest, _NAMED) if column == "document" else None,
            ratio=1 if column == columns[-1] else None,
        )
    for record in records:
        cells = (record[column] for column in columns)
        table.add_row(*("" if cell is None else one_line(str(cell)) for cell in cells))
    return table


def claims_table(claims: Sequence[Claim], *, width: int, is_first: bool) -> Table:
    """The claims of one document. Columns are as wide in every such table, so that several read as one."""
    kind, sides, when, how = _WIDTHS[max(least for least in _WIDTHS if least <= width)]
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=_GAP, header_style="bold", expand=True,
        show_header=is_first,
    )
    table.add_column("claim", min_width=SHORT_ID, no_wrap=True)
    table.add_column("kind", width=kind, overflow="fold")
    table.add_column("from → to", width=sides, overflow="fold")
    table.add_column("what", ratio=1, min_width=12, overflow="fold")
    table.add_column("when", width=when, overflow="fold")
    table.add_column("how", width=how, overflow="fold")
    for claim in claims:
        cells = (sides_words(claim), what_words(claim), claim.period or "", how_words(claim))
        who, what, date, manner = map(one_line, cells)
        table.add_row(claim.id[:SHORT_ID], claim.kind, _wrapped(who, sides), what, _wrapped(date, when), manner)
    return table


def _wrapped(text: str, width: int) -> str:
    """The text on lines of so many columns; a word that is too long is broken at a slash, or else at a hyphen."""
    lines = [""]
    for word in text.split():
        for number, part in enumerate(_parts(word, width)):
            gap = " " if number == 0 and lines[-1] else ""
            if lines[-1] and len(lines[-1] + gap + part) > width:
                lines.append(part)
            else:
                lines[-1] += gap + part
    return "\n".join(lines)


def _parts(word: str, width: int) -> Iterator[str]:
    if len(word) <= width:
        yield word
        return
    for part in _SLASHED.findall(word):
        yield from [part] if len(part) <= width else _HYPHENED.findall(part)


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
    """Stage and terms, what is not plain fact, who says so, and what reviewers made of it."""
    words: list[str | None] = [claim.stage, claim.terms]
    words.append(None if claim.modality == "factual" else claim.modality)
    words.append(None if claim.polarity == "affirmed" else claim.polarity)
    words.append(f"says {' ← '.join(reversed(claim.said_by))}" if claim.said_by else None)
    words.append(None if claim.review in ("unreviewed", "superseded") else claim.review)
    return ", ".join(dict.fromkeys(word for word in words if word))

