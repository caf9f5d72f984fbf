"""Tables with a column for each year: what each state gave or got, in money or in men."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reftel.claims.grid import Cell, cells_of, row_runs
from reftel.claims.rows import Placed, state_in
from reftel.claims.setting import Setting
from reftel.claims.signs import signs_of_row
from reftel.model.actor import is_state, state_of
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Claim, Kind, Terms
from reftel.model.document import Document
from reftel.model.mention import ActorMention, MoneyMention
from reftel.model.span import Span
from reftel.rules.data import digest
from reftel.rules.tables import FigureWords, load_figure_words
from reftel.rules.words import load_words

_PERIOD = re.compile(r"(?:FY\s?)?(1[89]\d\d|20\d\d)(?:\s?[-–/]\s?(\d{4}|\d{2}))?")
_FIGURE = re.compile(r"[^\d(]{0,4}(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_PAID = frozenset({"financing", "share"})
"""Kinds of which the figures are money."""
_LEAST = 2
"""Fewer columns of years than these make no table of years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What all rows of a table share."""

    document: Document
    words: FigureWords
    kind: Kind
    heading: str
    other: tuple[str, ...]
    scale: float
    currency: str | None


def claims_of_figures(
    document: Document, placed: Mapping[int, Placed], setting: Setting, taken: frozenset[int]
) -> tuple[list[tuple[Claim, tuple[str, ...]]], frozenset[int]]:
    """The claims of tables with a column for each year, and the blocks of their rows; `taken` rows are read already."""
    words = load_figure_words(document.language)
    claims: list[tuple[Claim, tuple[str, ...]]] = []
    blocks: set[int] = set()
    for run in row_runs(document):
        at, heads = _heads(document, run)
        if taken & set(run) or len(heads) < _LEAST:
            continue
        table = _table(document, run, at, placed, setting, words)
        if table is None:
            continue
        blocks |= set(run)
        for number in run[at + 1 :]:
            claims += [(c, signs_of_row(c)) for c in _of_row(table, number, heads, placed)]
    return claims, frozenset(blocks)


def _heads(document: Document, run: Sequence[int]) -> tuple[int, list[Cell]]:
    """The place of the row of heads, behind a caption of one cell at most, and those of its cells that are years."""
    at = next((n for n, number in enumerate(run) if len(cells_of(document, number)) > 1), 0)
    return at, [cell for cell in cells_of(document, run[at]) if _PERIOD.fullmatch(cell.text)]


def _captions(document: Document, run: Sequence[int], at: int) -> list[int]:
    """The blocks that say what a table is: its own first row, else what stands right above it, and its heading."""
    own = list(run[:at]) or [n for n in (run[0] - 1,) if n >= 0 and len(document.blocks[n].flow.text) <= _CAPTION]
    heading = document.blocks[run[0]].heading
    return [*own, *([heading] if heading is not None and heading not in own else [])]


_CAPTION = 160
"""Characters: a longer passage above a table tells of other things too."""


def _table(
    document: Document,
    run: Sequence[int],
    at: int,
    placed: Mapping[int, Placed],
    setting: Setting,
    words: FigureWords,
) -> _Table | None:
    """What the words above a table say of it; None where they do not say what its figures are."""
    above = _captions(document, run, at)
    heading = " ".join(document.blocks[n].flow.text for n in above)
    said = [words.kinds[w] for w in re.findall(r"[a-z]+", heading.lower()) if w in words.kinds]
    if not said:
        return None
    listed = {state for n in run[at + 1 :] for state in _label(document, n, placed)[0]}
    named = [m for n in above for _, m in placed.get(n, []) if isinstance(m, ActorMention)]
    titled = [m for _, m in placed.get(0, []) if isinstance(m, ActorMention)]
    others = [m.ids[:1] for m in (*named, *titled) if is_state(state_of(m.ids[0])) and m.ids[0] not in listed]
    subject = setting.host or setting.subject
    other = others[0] if others else (subject,) if subject and subject not in listed else ()
    scale = scale_of(heading.lower(), words)
    currency = _named_currency(heading, words) or _only_currency(placed)
    if said[0] in _PAID and currency is None:
        return None
    return _Table(
        document=document, words=words, kind=said[0], heading=heading, other=other, scale=scale, currency=currency
    )


def _named_currency(heading: str, words: FigureWords) -> str | None:
    return next((code for word, code in words.currencies.items() if word in heading.lower()), None)


def scale_of(heading: str, words: FigureWords) -> float:
    """What a caption in lower case says the figures are counted in ("in thousands"); not the million of a sum."""
    return next((n for word, n in words.scales.items() if re.search(rf"(?<!\d ){word}", heading)), 1.0)


def _only_currency(placed: Mapping[int, Placed]) -> str | None:
    """The currency of all sums in the text, where there is one."""
    found = {m.money.currency for mentions in placed.values() for _, m in mentions if isinstance(m, MoneyMention)}
    return found.pop() if len(found) == 1 else None


def _label(document: Document, number: int, placed: Mapping[int, Placed]) -> tuple[tuple[str, ...], Span | None]:
    cells = cells_of(document, number)
    return state_in(document, placed.get(number, []), cells[0].span) if cells else ((), None)


def _of_row(
    table: _Table, number: int, heads: Sequence[Cell], placed: Mapping[int, Placed]
) -> Iterator[Claim]:
    states, place = _label(table.document, number, placed)
    if not states:
        return
    cells = cells_of(table.document, number)
    for cell in cells[1:]:
        found = _FIGURE.match(cell.text)
        if found is None:
            continue
        head = min(heads, key=lambda h: abs((h.low + h.high) - (cell.low + cell.high)))
        if head.low <= cell.high and cell.low <= head.high + _SLACK:
            figure = float(found[1].replace(",", "") + (found[2] or ""))
            yield _claim(table, (states, place), cells[0], cell, head, figure)


_SLACK = 6
"""Characters: so far to the right of its head a figure may begin."""


def _claim(
    table: _Table, named: tuple[tuple[str, ...], Span | None], label: Cell, cell: Cell, head: Cell, figure: float
) -> Claim:
    states, place = named
    gives = not table.words.takers & set(re.findall(r"[a-z]+", table.heading.lower()))
    span = Span(label.span.start, cell.span.end)
    paid = table.kind in _PAID
    amount = figure * table.scale
    spans = {"actor" if gives else "recipient": place, "period": head.span, "value" if paid else "quantity": cell.span}
    return Claim(
        document=table.document.sha256,
        kind=table.kind,
        actor=states if gives else table.other,
        recipient=table.other if gives else states,
        span=span,
        quote=table.document.text[span.start : span.end],
        rule=table.words.rule,
        vocabulary=digest(),
        quantity=None if paid else Quantity(low=amount, high=amount, unit="persons"),
        value=Money(low=amount, high=amount, currency=table.currency) if paid and table.currency else None,
        period=_edtf(head.text),
        stage="delivered" if table.kind in ("training", "financing") else None,
        terms=_terms(table),
        slot_spans={name: (s,) for name, s in spans.items() if s},
    )


def _terms(table: _Table) -> Terms | None:
    known = load_words(table.document.language).terms
    found = (known.get(word.rstrip("s")) for word in re.findall(r"[a-z]+", table.heading.lower()))
    return next((terms for terms in found if terms), None) if table.kind == "financing" else None


def _edtf(text: str) -> str:
    first, *last = (found for found in re.findall(r"\d+", text))
    return f"{first}/{first[: 4 - len(last[0])]}{last[0]}" if last else first
