"""Rows of tables to claims: a row is its own quote, and no grammar is needed to read it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reftel.claims.grid import Grid, Row, find_grids
from reftel.claims.setting import Setting
from reftel.claims.signs import signs_of_row
from reftel.model.actor import is_state, state_of
from reftel.model.amount import Quantity
from reftel.model.claim import Claim, Modality, Stage, Terms
from reftel.model.document import Document
from reftel.model.mention import ActorMention, MaterielMention, Mention, PeriodMention
from reftel.model.sentence import Sentence
from reftel.model.span import Span
from reftel.rules.actors import load_actors
from reftel.rules.data import digest
from reftel.rules.tables import TableWords, load_table_words
from reftel.rules.words import load_words

_NUMBER = re.compile(r"(\()?~?\s?(\d{1,3}(?:,\d{3})+|\d+)\)?")
_YEARS = re.compile(r"(1[89]\d\d|20\d\d)(?:\s*[-–/]\s*(\d{4}|\d{2})\b)?")

_DATED = ("ordered", "delivered", "year")

Placed = list[tuple[Span, Mention]]
"""Mentions with their stretches of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What all rows of a table share: the mentions of each block, the other side, what the heading says happened."""

    document: Document
    words: TableWords
    placed: Mapping[int, Placed]
    other: tuple[str, ...]
    other_span: Span | None
    stage: Stage


def placed_by_block(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> dict[int, Placed]:
    """The mentions of each block with their stretches of the document."""
    placed: dict[int, Placed] = {}
    for sentence, found in zip(sentences, mentions, strict=True):
        placed.setdefault(sentence.block, []).extend((sentence.stretch(m.first, m.last), m) for m in found)
    return placed


def claims_of_rows(
    document: Document, placed: Mapping[int, Placed], setting: Setting
) -> tuple[list[tuple[Claim, tuple[str, ...]]], frozenset[int]]:
    """The claims of all tables of arms with the signs of their likelihood, and the blocks of those tables' rows."""
    words = load_table_words(document.language)
    claims: list[tuple[Claim, tuple[str, ...]]] = []
    blocks: set[int] = set()
    for grid in find_grids(document, words):
        stage = _stage(document, grid, words)
        if stage is None and "item" in grid.columns and _are_stocks(document, grid, words):
            blocks |= {row.block for row in grid.rows}
            found = _claims(document, grid, words, placed, "delivered", setting)
            since = _as_of(document, grid, placed)
            claims += [(claim, signs_of_row(claim)) for claim in (_held(claim, since) for claim in found)]
        elif "item" in grid.columns and stage is not None and grid.columns & {"number", "ordered", "delivered", "year"}:
            blocks |= {row.block for row in grid.rows}
            claims += [(claim, signs_of_row(claim)) for claim in _claims(document, grid, words, placed, stage, setting)]
    return claims, frozenset(blocks)


def _stage(document: Document, grid: Grid, words: TableWords) -> Stage | None:
    """What the rows say happened, by a column of years or by the heading."""
    if "delivered" in grid.columns:
        return "delivered"
    if "ordered" in grid.columns:
        return "ordered"
    headings = [document.title or ""]
    if grid.heading is not None:
        headings.insert(0, document.blocks[grid.heading].flow.text)
    said = (words.stages.get(word) for text in headings for word in re.findall(r"\w+", text.lower()))
    return next((stage for stage in said if stage), None)


def _are_stocks(document: Document, grid: Grid, words: TableWords) -> bool:
    """True where the heading says that the rows are what stands in an arsenal."""
    headings = [document.title or "", document.blocks[grid.heading].flow.text if grid.heading is not None else ""]
    return any(word in words.stocks for text in headings for word in re.findall(r"\w+", text.lower()))


def _as_of(document: Document, grid: Grid, placed: Mapping[int, Placed]) -> tuple[Span, PeriodMention] | None:
    """The date that the words right before a table give it: "Holdings, 1 January 1969:"."""
    before = next((n for n in range(grid.rows[0].block - 1, -1, -1) if document.blocks[n].kind != "row"), None)
    if before is None:
        return None
    dates = [(span, m) for span, m in placed.get(before, []) if isinstance(m, PeriodMention)]
    end = document.blocks[before].span.end
    return dates[-1] if dates and end - dates[-1][0].end <= _TAIL else None


_TAIL = 3
"""Characters behind the date that stands right before a table: a colon, a bracket."""


def _held(claim: Claim, since: tuple[Span, PeriodMention] | None) -> Claim:
    """The row's claim as one of what is held, at no stage of passing."""
    held = replace(claim, kind="holding", stage=None, terms=None, modality="factual")
    if since is None:
        return held
    return replace(held, period=since[1].edtf, slot_spans={**held.slot_spans, "period": (since[0],)})


def _claims(
    document: Document, grid: Grid, words: TableWords, placed: Mapping[int, Placed], stage: Stage, setting: Setting
) -> Iterator[Claim]:
    side = "actor" if "actor" in grid.columns else "recipient"
    named = {row.block: _states(document, row, placed.get(row.block, []), row.cells.get(side)) for row in grid.rows}
    listed = {state for states, _ in named.values() for state in states}
    both = {"actor", "recipient"} <= grid.columns
    other, other_span = ((), None) if both else other_side(document, grid, placed, listed, setting)
    table = _Table(document=document, words=words, placed=placed, other=other, other_span=other_span, stage=stage)
    states: tuple[str, ...] = ()
    place: Span | None = None
    for row in grid.rows:
        if side in row.cells:
            states, place = named[row.block]
        if both and "recipient" in row.cells:
            given, span = _states(document, row, placed.get(row.block, []), row.cells["recipient"])
            table = replace(table, other=given, other_span=span)
        if "item" in row.cells and (states or side not in grid.columns):
            yield from _of_row(table, row, side, states, place)


def _states(document: Document, row: Row, placed: Placed, cell: Span | None) -> tuple[tuple[str, ...], Span | None]:
    """The state in a cell, with its place."""
    if cell is None:
        return (), None
    years = (document.text[c.start : c.end] for name, c in row.cells.items() if name in _DATED)
    return state_in(document, placed, cell, next((found[1] for text in years if (found := _YEARS.search(text))), None))


def state_in(
    document: Document, placed: Placed, cell: Span, year: str | None = None
) -> tuple[tuple[str, ...], Span | None]:
    """The state in a cell, with its place; the whole cell may be a name that does not look like one in its line."""
    inside = [(s, m) for s, m in placed if isinstance(m, ActorMention) and cell.start <= s.start < cell.end]
    if inside:
        first, last = inside[0][0], inside[-1][0]
        named = [m.ids[0] for s, m in inside if s == first or _are_listed(document, first.end, s.start)]
        return tuple(dict.fromkeys(named)), Span(first.start, last.end if len(named) == len(inside) else first.end)
    state = load_actors().state_of_post(document.text[cell.start : cell.end], year)
    return ((state,), cell) if state else ((), None)


def _are_listed(document: Document, start: int, end: int) -> bool:
    """True where only commas and strokes part names: "USSR, DDR"."""
    return not re.sub(r"[\s,/&;]|\w+(?=[,/&;])", "", document.text[start:end])


def other_side(
    document: Document, grid: Grid, placed: Mapping[int, Placed], listed: set[str], setting: Setting
) -> tuple[tuple[str, ...], Span | None]:
    """The side that is no column: the state in the table's heading or the title that the rows do not list."""
    for number in [grid.heading, *(n for n, block in enumerate(document.blocks) if block.kind == "heading")]:
        for span, mention in placed.get(number, []) if number is not None else []:
            if isinstance(mention, ActorMention) and _is_of_state(mention) and mention.ids[0] not in listed:
                return mention.ids[:1], span
    subject = setting.subject
    return ((subject,) if subject and subject not in listed else ()), None


def _is_of_state(mention: ActorMention) -> bool:
    return is_state(state_of(mention.ids[0]))


def _of_row(table: _Table, row: Row, side: str, states: tuple[str, ...], place: Span | None) -> Iterator[Claim]:
    """A claim for each year that the row gives: of the order, of the delivery; else one without a period."""
    years = [(name, row.cells[name]) for name in _DATED if name in row.cells]
    dated = [(name, cell) for name, cell in years if _YEARS.search(_text(table, cell))]
    for name, cell in (*dated, *([] if dated else [("", None)])):
        stage: Stage = "ordered" if name == "ordered" else "delivered" if name == "delivered" else table.stage
        yield _claim(table, row, (side, states, place), stage, cell)


def _text(table: _Table, span: Span) -> str:
    return table.document.text[span.start : span.end]


def _claim(
    table: _Table, row: Row, named: tuple[str, tuple[str, ...], Span | None], stage: Stage, cell: Span | None
) -> Claim:
    side, states, place = named
    item, number = row.cells["item"], row.cells.get("number")
    designations = [
        (span, mention.designator)
        for span, mention in table.placed.get(row.block, [])
        if isinstance(mention, MaterielMention) and mention.designator and item.start <= span.start < item.end
    ]
    period, modality, course = _period(table, cell)
    quantity = _quantity(table, row, number)
    spans = {
        side: place, "recipient" if side == "actor" else "actor": table.other_span, "item": item, "period": cell,
        "quantity": number if quantity else None,
    }  # fmt: skip
    block = table.document.blocks[row.block].span
    return Claim(
        document=table.document.sha256,
        kind="transfer",
        actor=(states if side == "actor" else table.other),
        recipient=(table.other if side == "actor" else states),
        span=block,
        quote=table.document.text[block.start : block.end],
        rule=table.words.rule,
        vocabulary=digest(),
        item=" ".join(_text(table, item).split()),
        designators=tuple(dict.fromkeys(name for _, name in designations)),
        quantity=quantity,
        period=period,
        stage=course or stage,
        terms=_terms(table, row),
        modality=modality,
        slot_spans={name: (span,) for name, span in spans.items() if span}
        | ({"designators": tuple(span for span, _ in designations)} if designations else {}),
    )


def _period(table: _Table, cell: Span | None) -> tuple[str | None, Modality, Stage | None]:
    """The years of a cell; what was under way when the document was written is ongoing, what is to come is planned."""
    text = _text(table, cell) if cell else ""
    found = _YEARS.search(text)
    if found is None:
        return None, "factual", None
    first = found[1]
    last = first[: 4 - len(found[2])] + found[2] if found[2] else first
    edtf = first if first == last else f"{first}/{last}"
    written = (table.document.date or "")[:4]
    if written and first <= written < last:
        return edtf, "factual", "ongoing"
    if (written and first > written) or (not written and text.lstrip().startswith("(")):
        return edtf, "planned", "planned"
    return edtf, "factual", None


def _terms(table: _Table, row: Row) -> Terms | None:
    """On what terms, where the row's remarks say so."""
    cell = row.cells.get("remarks")
    known = load_words(table.document.language).terms
    words = re.findall(r"\w+", _text(table, cell).lower()) if cell else []
    return next((known[word] for word in words if word in known), None)


def _quantity(table: _Table, row: Row, cell: Span | None) -> Quantity | None:
    found = _NUMBER.match(_text(table, cell)) if cell else None
    if found is None:
        return None
    number = float(found[2].replace(",", ""))
    units = [m.unit for _, m in table.placed.get(row.block, []) if isinstance(m, MaterielMention)]
    return Quantity(low=number, high=number, unit=units[0] if units else "items", approx=found[1] is not None)
