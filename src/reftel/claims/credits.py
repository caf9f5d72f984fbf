"""Tables of credits and grants: who lent or gave how much, and when."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reftel.claims.figures import scale_of
from reftel.claims.grid import Grid, Row, find_grids
from reftel.claims.rows import Placed, other_side, state_in
from reftel.claims.setting import Setting
from reftel.claims.signs import signs_of_row
from reftel.model.amount import Money
from reftel.model.claim import Claim, Terms
from reftel.model.document import Document
from reftel.model.mention import MoneyMention, PeriodMention
from reftel.model.span import Span
from reftel.rules.data import digest
from reftel.rules.tables import load_figure_words, load_table_words
from reftel.rules.words import load_words


def claims_of_credits(
    document: Document, placed: Mapping[int, Placed], setting: Setting, taken: frozenset[int]
) -> tuple[list[tuple[Claim, tuple[str, ...]]], frozenset[int]]:
    """The claims of tables with a column for who gives and one for sums; `taken` rows are read already."""
    claims: list[tuple[Claim, tuple[str, ...]]] = []
    blocks: set[int] = set()
    for grid in find_grids(document, load_table_words(document.language)):
        numbers = {row.block for row in grid.rows}
        if not {"actor", "value"} <= grid.columns or "item" in grid.columns or taken & numbers:
            continue
        found = list(_of_grid(document, grid, placed, setting))
        if found:
            blocks |= numbers
            claims += [(claim, signs_of_row(claim)) for claim in found]
    return claims, frozenset(blocks)


def _of_grid(document: Document, grid: Grid, placed: Mapping[int, Placed], setting: Setting) -> Iterator[Claim]:
    givers = {
        state
        for row in grid.rows
        if "actor" in row.cells
        for state in state_in(document, placed.get(row.block, []), row.cells["actor"])[0]
    }
    taker, _ = other_side(document, grid, placed, givers, setting)
    if not taker:
        return
    heading = document.blocks[grid.heading].flow.text.lower() if grid.heading is not None else ""
    scale = scale_of(heading, load_figure_words(document.language))
    known = load_words(document.language).terms
    terms = next((known[w.rstrip("s")] for w in heading.split() if w.rstrip("s") in known), None)
    for row in grid.rows:
        if {"actor", "value"} <= row.cells.keys():
            claim = _of_row(document, row, placed.get(row.block, []), taker, scale, terms)
            if claim is not None:
                yield claim


def _of_row(
    document: Document, row: Row, placed: Placed, taker: tuple[str, ...], scale: float, terms: Terms | None
) -> Claim | None:
    states, place = state_in(document, placed, row.cells["actor"])
    sums = [m for s, m in placed if isinstance(m, MoneyMention) and _is_in(s, row.cells["value"])]
    if not states or not sums:
        return None
    dates = [(s, m) for s, m in placed if isinstance(m, PeriodMention) and _is_in(s, row.cells.get("year"))]
    block = document.blocks[row.block].span
    spans = {"actor": place, "value": row.cells["value"], "period": dates[0][0] if dates else None}
    return Claim(
        document=document.sha256,
        kind="financing",
        actor=states,
        recipient=taker,
        span=block,
        quote=document.text[block.start : block.end],
        rule=load_figure_words(document.language).rule,
        vocabulary=digest(),
        value=_scaled(sums[0], scale),
        period=dates[0][1].edtf if dates else None,
        terms=terms,
        slot_spans={name: (span,) for name, span in spans.items() if span},
    )


def _is_in(span: Span, cell: Span | None) -> bool:
    return cell is not None and cell.start <= span.start < cell.end


def _scaled(mention: MoneyMention, scale: float) -> Money:
    money = mention.money
    if (money.low or money.high or 0) >= scale:  # "US$5 million" under "(millions)" is in full already
        return money
    low, high = (None if end is None else end * scale for end in (money.low, money.high))
    return replace(money, low=low, high=high)
