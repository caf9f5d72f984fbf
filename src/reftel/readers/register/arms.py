"""Registers of arms as delimited text: each row to the claims that it makes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from reftel.model.amount import Quantity
from reftel.model.claim import Claim, Stage
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from reftel.readers.register.sheet import Cell, Columns, Row, by_name, delimiters, scan
from reftel.readers.register.values import quantity, years
from reftel.rules.data import digest
from reftel.rules.materiel import load_materiel
from reftel.rules.registers import Layout, Register, load_registers, party_named

_HEAD_ROWS = 40
"""Rows among which the heads are looked for: SIPRI's files begin with eleven lines of explanation."""
_DESIGNATION = re.compile(r"\d")

Cells = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A register found in a text: which one, in which layout, its delimiter, its columns, where its heads end."""

    register: Register
    layout: Layout
    delimiter: str
    columns: Columns
    head: Row


def recognise(text: str) -> Table | None:
    """The register that a delimited text is, by the heads of its columns."""
    for delimiter in delimiters(text):
        for row in islice(scan(text, delimiter), _HEAD_ROWS):
            if len(row.cells) < 4:
                continue
            heads = [cell.text for cell in row.cells]
            for register in load_registers():
                for layout in register.layouts:
                    columns = layout.columns(heads)
                    if columns is not None:
                        return Table(register=register, layout=layout, delimiter=delimiter, columns=columns, head=row)
    return None


def rows_of(text: str, table: Table) -> Iterator[Row]:
    """The rows below the heads."""
    return (row for row in scan(text, table.delimiter) if row.span.start > table.head.span.start)


def claims_of(text: str, table: Table, rows: Iterator[Row], document: str) -> Iterator[Claim | Refusal]:
    """The claims of all rows, and a refusal for each row that makes none."""
    deals: set[str] = set()
    maker = _returns if table.register.rule == "register.unroca" else _deal
    for row in rows:
        cells = by_name(row, table.columns)
        made = list(maker(_Row(text=text, document=document, table=table, row=row, cells=cells), deals))
        yield from made
        if not made:
            detail = "the row names no party, or nothing that passed"
            yield Refusal(stage="readers", reason="row-unread", detail=detail, document=document, span=row.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    text: str
    document: str
    table: Table
    row: Row
    cells: Cells

    def text_of(self, name: str) -> str:
        return self.cells[name].text if name in self.cells else ""

    def flag(self, name: str) -> bool:
        """True where a column of doubt has something in it that does not say no."""
        return name in self.cells and not self.table.register.says("no", self.text_of(name))

    def says_no(self, name: str) -> bool:
        return self.table.register.says("no", self.text_of(name))

    def party(self, name: str, when: str | None) -> tuple[str, ...]:
        """The party in a column: its id, its own words where no table has it, none where it is not known."""
        words = self.text_of(name)
        if not words or self.table.register.says("unnamed", words):
            return ()
        return (party_named(words, when) or words.rstrip("*").strip(),)

    def unit(self) -> str:
        return self.table.register.unit(self.text_of("description"), self.text_of("item"), self.text_of("category"))


def _deal(row: _Row, deals: set[str]) -> Iterator[Claim]:
    """An order, once for each deal, and a delivery where there was one."""
    ordered = years(row.text_of("ordered"), doubtful=row.flag("ordered_doubt"))
    delivered = years(row.text_of("delivered"), doubtful=row.flag("delivered_doubt"))
    n_ordered = quantity(row.text_of("n_ordered"), row.unit(), doubtful=row.flag("n_ordered_doubt"))
    n_delivered = quantity(
        row.text_of("n_delivered"), row.unit(), doubtful=row.flag("n_delivered_doubt"), most=n_ordered
    )
    if not (row.party("actor", ordered or delivered) or row.party("recipient", ordered or delivered)):
        return
    deal = row.text_of("deal")
    if ordered and (not deal or deal not in deals):
        deals.add(deal)
        yield _claim(row, "ordered", ordered, n_ordered, ("ordered", "n_ordered"))
    nothing = n_delivered is not None and n_delivered.high == 0
    if (delivered or n_delivered) and not nothing and not (not delivered and n_delivered and n_delivered.low == 0):
        yield _claim(row, "delivered", delivered, n_delivered, ("delivered", "n_delivered"))


def _claim(row: _Row, stage: Stage, period: str | None, number: Quantity | None, names: tuple[str, str]) -> Claim:
    when, count = names
    parts = "register.sipri.order" if stage == "ordered" else "register.sipri.delivery"
    claim = _basic(row, rule=parts, period=period)
    spans = {"period": row.cells.get(when) if period else None, "quantity": row.cells.get(count) if number else None}
    return replace(
        claim, stage=stage, quantity=number, note=_note(row, stage), slot_spans=claim.slot_spans | _places(spans)
    )


def _basic(row: _Row, *, rule: str, period: str | None) -> Claim:
    """Parties and thing of a row."""
    item = row.cells.get("item") or row.cells.get("description") or row.cells.get("category")
    designators = (_designation(row.text_of("item")),) if _DESIGNATION.search(row.text_of("item")) else ()
    known = load_materiel().at(row.text_of("item")) if row.text_of("item") else None
    if not designators and known and known.designator:
        designators = (known.designator,)
    parties = {side: row.party(side, period) for side in ("actor", "recipient")}
    spans = {side: row.cells.get(side) if parties[side] else None for side in parties}
    spans |= {"item": item, "designators": row.cells.get("item") if designators else None}
    return Claim(
        document=row.document,
        kind="transfer",
        actor=parties["actor"],
        recipient=parties["recipient"],
        span=row.row.span,
        quote=row.text[row.row.span.start : row.row.span.end],
        rule=rule,
        vocabulary=digest(),
        item=_words(row, item),
        designators=designators,
        period=period,
        slot_spans=_places(spans),
    )


def _words(row: _Row, cell: Cell | None) -> str | None:
    """The cell as the document has it, so that it can be found there."""
    return row.text[cell.span.start : cell.span.end] if cell else None


def _designation(words: str) -> str:
    """The designation as it is usually written, where the catalogue has it."""
    entry = load_materiel().at(words)
    return entry.designator if entry and entry.designator else words


def _places(cells: Mapping[str, Cell | None]) -> dict[str, tuple[Span, ...]]:
    return {name: (cell.span,) for name, cell in cells.items() if cell is not None and cell.text}


def _note(row: _Row, stage: Stage) -> str | None:
    """What has no slot: what it is, new or used, made under licence, and the register's own measure."""
    register = row.table.register
    status = row.text_of("status")
    parts = [row.text_of("description") if row.text_of("item") else "", register.codes.get(status.casefold(), status)]
    if "licence" in row.cells and not row.says_no("licence"):
        parts.append("produced under licence")
    if stage == "delivered":
        named = (("TIV of one", "tiv_unit"), ("TIV delivered", "tiv"))
        parts += [f"{label} {row.text_of(name)}" for label, name in named if row.text_of(name)]
    parts.append(row.text_of("remarks"))
    return "; ".join(" ".join(part.split()) for part in parts if part) or None


def _returns(row: _Row, _: set[str]) -> Iterator[Claim]:
    """What a state says that it exported or imported."""
    period = years(row.text_of("year"))
    number = quantity(row.text_of("number"), row.unit())
    row = _sided(row)
    if number is None or number.high == 0 or not (row.party("actor", period) and row.party("recipient", period)):
        return
    claim = _basic(row, rule="register.unroca.return", period=period)
    said = row.text_of("reporter")
    spans = {"period": row.cells.get("year"), "quantity": row.cells.get("number"), "said_by": row.cells.get("reporter")}
    named = (("made by", "origin"), ("by way of", "via"), ("category", "category"), ("", "remarks"))
    note = "; ".join(f"{label} {row.text_of(name)}".strip() for label, name in named if not row.says_no(name))
    yield replace(
        claim,
        stage="delivered",
        quantity=number,
        said_by=(said,) if said else (),
        note=note or None,
        slot_spans=claim.slot_spans | _places(spans),
    )


def _sided(row: _Row) -> _Row:
    """The row with the reporting state and its partner as giver and taker, by what the row reports."""
    if "actor" in row.cells or "reporter" not in row.cells or "partner" not in row.cells:
        return row
    register = row.table.register
    kind = row.text_of("report") or row.table.head.cells[_column(row.table.columns, "partner")].text
    mine, theirs = row.cells["reporter"], row.cells["partner"]
    if register.says("report export", kind):
        return replace(row, cells={**row.cells, "actor": mine, "recipient": theirs})
    if register.says("report import", kind):
        return replace(row, cells={**row.cells, "actor": theirs, "recipient": mine})
    return row


def _column(columns: Columns, name: str) -> int:
    return next(number for number, held in columns.items() if held == name)
