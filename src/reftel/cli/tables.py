"""Tables that read well on a terminal and in a pipe, from eighty columns on."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import JustifyMethod
from rich.table import Table

from reftel.cli.records import Record
from reftel.cli.terminal import console, one_line
from reftel.model.amount import amount_words
from reftel.model.claim import Claim

SHORT_ID = 8
"""Digits of a claim's id in tables: enough to tell tens of thousands of claims apart."""

_WIDTHS = {0: (11, 14, 11, 12), 95: (11, 18, 11, 16), 130: (11, 26, 21, 28)}
"""Columns for kind, sides, period and stage, by how wide the page must be for them; the rest is for what is claimed."""

_GAP = (0, 1, 0, 0)
_SLASHED, _HYPHENED = re.compile(r"[^/]+/?|/"), re.compile(r"[^-]+-?|-")

_NUMBERS = ("sentences", "claims", "start")
_NAMED = 24
_WORD = 24
"""A longer word may be broken in a table."""
_BETWEEN = 2
"""Spaces between columns."""
_SHORT = 80


def plain_table(columns: Sequence[str], records: Sequence[Record]) -> Table:
    """A table of records, one row each. On a narrow page the widest columns give way, and words stay whole."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=_GAP, header_style="bold")
    rows = [[_cell(record[column]) for column in columns] for record in records]
    cells = {column: [column, *(row[at] for row in rows)] for at, column in enumerate(columns)}
    for column, width in _fitted(cells, console().width).items():
        is_number = column in _NUMBERS and all(cell.isdigit() for cell in cells[column][1:])
        justify: JustifyMethod = "right" if is_number else "left"
        table.add_column(column, justify=justify, overflow="fold", width=width)
    for row in rows:
        table.add_row(*row)
    return table


def _cell(value: object) -> str:
    return "" if value is None else one_line(str(value))


def _fitted(cells: Mapping[str, Sequence[str]], width: int) -> dict[str, int]:
    """A width for each column: all that it needs, or on a narrower page no more than its longest word."""
    widths = {column: max(map(len, texts)) for column, texts in cells.items()}
    least = {column: min(max(map(len, " ".join(texts).split())), _WORD) for column, texts in cells.items()}
    if "document" in widths:
        widths["document"] = min(widths["document"], _NAMED)
    while sum(widths.values()) + _BETWEEN * (len(widths) - 1) > width:
        loose = [column for column in widths if widths[column] > least[column]] or list(widths)
        widths[max(loose, key=lambda column: widths[column])] -= 1
    return widths


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
        table.add_row(claim.id[:SHORT_ID], claim.kind, wrapped(who, sides), what, wrapped(date, when), manner)
    return table


def wrapped(text: str, width: int) -> str:
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

