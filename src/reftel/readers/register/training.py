"""Rows of the Foreign Military Training Report to claims, checked against the totals that the report gives."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim, Modality, Stage, Terms
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from reftel.readers.register.sheet import Cell, Row
from reftel.readers.register.values import day, dollars, quantity
from reftel.rules.data import digest
from reftel.rules.registers import (
    TrainingReport,
    load_training_report,
    organ_named,
    party_named,
    plain_head,
    without_names,
)

_FEWEST_HEADS = 3
_BARE = ("item", "number", "value")
"""What the cells are where no heads say it: the first reports have three columns and no heads."""
_CENTURY = 50
_ROUNDED = 1
"""Totals are in whole dollars, some rows in cents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the rows come to: claims, refusals, which rows are headings, how many totals agree with the rows above."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]
    headings: frozenset[int]
    n_rows: int
    totals: int
    agreeing: int


@dataclass(slots=True)
class _State:
    """Under which headings the next row stands."""

    country: str = ""
    country_span: Span | None = None
    programme: str = ""
    programme_span: Span | None = None
    columns: dict[int, str] = field(default_factory=dict)
    pending: list[Row] = field(default_factory=list)
    students: float = 0
    cost: float = 0


def heads_in(texts: Sequence[str]) -> dict[int, str] | None:
    """What each column holds, where these are the heads of a table of trainings."""
    known = load_training_report().heads
    found = {n: known[plain_head(text)] for n, text in enumerate(texts) if plain_head(text) in known}
    return found if len(found) >= _FEWEST_HEADS and "item" in found.values() else None


def is_heading(text: str) -> bool:
    """True of a programme's name with its fiscal year."""
    words = load_training_report()
    return bool(words.fiscal.search(text)) and not _is_total(text, words)


def read_rows(
    text: str, rows: Sequence[Row], document: str, *, date: str | None = None, heads: Sequence[str] = ()
) -> Told:
    """The claims of all rows; `heads` are those of the columns where no row has them."""
    reader = _Reader(text, document, date, heads_in(heads) or {})
    for number, row in enumerate(rows):
        reader.take(number, row)
    return reader.told()


def _is_total(text: str, words: TrainingReport) -> bool:
    return any(plain_head(word) in words.totals for word in text.split())


class _Reader:
    """Goes down the rows."""

    def __init__(self, text: str, document: str, date: str | None, columns: dict[int, str]) -> None:
        self._text, self._document, self._date = text, document, date
        self._words = load_training_report()
        self._state = _State(columns=columns)
        self._claims: list[Claim] = []
        self._refusals: list[Refusal] = []
        self._headings: set[int] = set()
        self._n_rows = self._totals = self._agreeing = 0
        self._last: tuple[int, Row] | None = None

    def take(self, number: int, row: Row) -> None:
        """Read one row."""
        filled = row.filled
        if not filled:
            return
        columns = heads_in([cell.text for cell in row.cells])
        if columns is not None:
            self._state.columns = columns
            self._headings.add(number)
        elif _is_total(filled[0].text, self._words) or self._is_unnamed(row):
            self._total(row)
        elif len(filled) == 1:
            self._alone(number, row, filled[0])
        else:
            self._training(row)

    def told(self) -> Told:
        """What it came to."""
        return Told(
            claims=tuple(self._claims),
            refusals=tuple(self._refusals),
            headings=frozenset(self._headings),
            n_rows=self._n_rows,
            totals=self._totals,
            agreeing=self._agreeing,
        )

    def _alone(self, number: int, row: Row, cell: Cell) -> None:
        """A country, a programme, the first or last part of either, or the rest of a course's name."""
        state = self._state
        parts = [*state.pending, row]
        whole = " ".join(part.filled[0].text for part in parts)
        if is_heading(whole):
            self._headings.add(number)
            self._programme(whole, Span(parts[0].span.start, row.span.end))
            state.pending = []
        elif code := party_named(cell.text):
            self._headings.add(number)
            self._state = _State(country=code, country_span=cell.span, columns=state.columns)
        elif "," in cell.text and party_named(cell.text.split(",")[0]):
            self._headings.add(number)
            state.pending = [row]
        elif state.pending:
            self._headings.add(number)
            state.pending.append(row)
        elif not state.columns and self._claims and state.programme:
            self._continue(row, cell)

    def _is_unnamed(self, row: Row) -> bool:
        """True of a number and a sum without a course: the XML of rows leaves out what its totals are called."""
        return bool(self._state.columns) and set(self._cells(row)) == {"number", "value"}

    def _programme(self, whole: str, span: Span) -> None:
        state = self._state
        first, comma, rest = whole.partition(",")
        code = party_named(first) if comma else None
        if code:
            state.country, state.country_span = code, Span(span.start, span.start + len(first))
            whole = rest.strip()
        state.programme, state.programme_span = " ".join(whole.split()), span
        state.students = state.cost = 0

    def _continue(self, row: Row, cell: Cell) -> None:
        """The rest of a course's name that stands alone on the next row."""
        last = self._claims[-1]
        if self._text[last.span.end : row.span.start].strip():
            return
        span = last.span.cover(row.span)
        places = {**last.slot_spans, "item": (*last.slot_spans.get("item", ()), cell.span)}
        self._claims[-1] = replace(
            last,
            span=span,
            quote=self._text[span.start : span.end],
            item=f"{last.item} {cell.text}",
            slot_spans=places,
        )

    def _training(self, row: Row) -> None:
        state, words = self._state, self._words
        state.pending = []
        self._n_rows += 1
        cells = self._cells(row)
        number = quantity(cells["number"].text, "persons") if "number" in cells else None
        cost = dollars(cells["value"].text) if "value" in cells else None
        state.students += number.high or 0 if number else 0
        state.cost += cost.high or 0 if cost else 0
        if not state.country or "item" not in cells:
            why = "no country stands above the row" if not state.country else "the row names no course"
            self._refuse("row-unread", why, row.span)
            return
        self._claims.append(self._claim(row, cells, number, cost, words))

    def _cells(self, row: Row) -> dict[str, Cell]:
        """The cells that say something, by what they hold."""
        columns = self._state.columns or dict(enumerate(_BARE))
        named = {name: row.cells[n] for n, name in columns.items() if n < len(row.cells)}
        return {name: cell for name, cell in named.items() if plain_head(cell.text) not in self._words.no}

    def _claim(
        self, row: Row, cells: dict[str, Cell], number: Quantity | None, cost: Money | None, words: TrainingReport
    ) -> Claim:
        state = self._state
        period, where = self._period(row, cells)
        stage, modality = _course(period, self._date)
        unit = cells.get("unit")
        organ = organ_named(without_names(unit.text, state.country)) if unit else None
        recipient = f"{state.country}/{organ}" if organ else state.country
        place = _place(cells["place"].text) if "place" in cells else None
        spans: dict[str, tuple[Span, ...]] = {"item": (cells["item"].span,)}
        if state.country_span:
            spans["recipient"] = (state.country_span, *((unit.span,) if organ and unit else ()))
        spans |= {"quantity": (cells["number"].span,)} if number else {}
        spans |= {"value": (cells["value"].span,)} if cost else {}
        spans |= {"place": (cells["place"].span,)} if place else {}
        spans |= {"period": where} if period else {}
        terms = words.term(state.programme)
        if terms and state.programme_span:
            spans["terms"] = (state.programme_span,)
        return Claim(
            document=self._document,
            kind="training",
            actor=(words.actor,),
            recipient=(recipient,),
            span=row.span,
            quote=self._text[row.span.start : row.span.end],
            rule=f"{words.rule}.row",
            vocabulary=digest(),
            item=cells["item"].text,
            quantity=number,
            value=cost,
            period=period,
            place=(place,) if place else (),
            stage=stage,
            terms=cast("Terms | None", terms),
            modality=modality,
            note=_note(state.programme, unit, cells.get("us_unit")),
            slot_spans=spans,
        )

    def _period(self, row: Row, cells: dict[str, Cell]) -> tuple[str | None, tuple[Span, ...]]:
        """From the first to the last day; the fiscal year where a row has no dates, or none that can be."""
        dated = {name: day(cells[name].text) for name in ("start", "end") if name in cells}
        first, last = dated.get("start"), dated.get("end")
        places = tuple(cells[name].span for name in dated)
        if None in dated.values() or (first and last and last < first):
            self._refuse("date-impossible", f"the dates {_shown(cells)} cannot be, or not in this order", row.span)
        elif first and last:
            return (first if first == last else f"{first}/{last}"), places
        elif first or last:
            return (f"{first}/.." if first else f"../{last}"), places
        state = self._state
        fiscal = self._words.fiscal.search(state.programme)
        if fiscal is None or state.programme_span is None:
            return None, ()
        year = int(fiscal[1]) if len(fiscal[1]) == 4 else int(fiscal[1]) + (1900 if int(fiscal[1]) > _CENTURY else 2000)
        return f"{year - 1}-10/{year}-09", (state.programme_span,)

    def _total(self, row: Row) -> None:
        """Compare a total of a programme with the rows above; totals of a country or region sum up totals."""
        state, cells = self._state, self._cells(row)
        of_country = party_named(self._words.fiscal.split(row.filled[0].text)[0])
        said = [cells[name].text for name in ("number", "value") if name in cells]
        if not state.programme or of_country or not said:
            return
        number = quantity(cells["number"].text, "persons") if "number" in cells else None
        cost = dollars(cells["value"].text) if "value" in cells else None
        pairs = ((number, state.students), (cost, state.cost))
        self._totals += 1
        if all(amount is None or abs((amount.high or 0) - summed) < _ROUNDED for amount, summed in pairs):
            self._agreeing += 1
        else:
            detail = (
                f"{state.programme}: the report gives {' and '.join(said)} in all, "
                f"the rows above come to {state.students:,.0f} and ${state.cost:,.0f}"
            )
            self._refuse("total-differs", detail, row.span)
        state.programme, state.programme_span = "", None

    def _refuse(self, reason: str, detail: str, span: Span) -> None:
        refusal = Refusal(stage="readers", reason=reason, detail=detail, document=self._document, span=span)
        self._refusals.append(refusal)


def _shown(cells: dict[str, Cell]) -> str:
    return " and ".join(cells[name].text for name in ("start", "end") if name in cells)


def _place(words: str) -> str:
    """The state that a place is, where it is one; "(in country training)" is said of the state before it."""
    return party_named(words.partition("(")[0].strip()) or (party_named(words) or words)


def _note(programme: str, unit: Cell | None, us_unit: Cell | None) -> str | None:
    named = (("programme", programme), ("unit", unit and unit.text), ("US unit", us_unit and us_unit.text))
    return "; ".join(f"{label} {words}" for label, words in named if words) or None


def _course(period: str | None, date: str | None) -> tuple[Stage, Modality]:
    """What was under way when the report was written is ongoing, what was to come is planned."""
    if not period or not date:
        return "delivered", "factual"
    first, _, last = period.partition("/")
    if first > date and first != "..":
        return "planned", "planned"
    return ("ongoing" if (last or first) > date and last != ".." else "delivered"), "factual"


