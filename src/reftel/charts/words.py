"""What is told of an event, in words: for tables, and for what a screen reader says of a mark."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from datetime import date
from math import ceil, floor
from typing import Any

from reftel.charts.figure import Pen, Row, Table
from reftel.profiles.records import Amount, Spell, Told
from reftel.strings import Say

_HEADS = ("kind", "supplier", "recipient", "what", "progress", "when", "amount", "doubt", "claims")
_DOUBTED = ("possible", "alleged")


def told_table(of: type[Told], told: Sequence[Told], pen: Pen) -> Table:
    """The table of events at their stages, all of them records of one type."""
    names = tuple(field.name for field in fields(of))
    return Table(heads=heads_of(_HEADS, pen.say), fields=names, rows=tuple(_told_row(each, pen) for each in told))


def _told_row(told: Told, pen: Pen) -> Row:
    """The row of an event at one stage."""
    say = pen.say
    cells = (
        say.code("kind", told.kind), say.party(told.supplier), say.party(told.recipient), told.what, stage(told, say),
        when(told, say), ", ".join(amount(each, say) for each in told.amounts), ", ".join(doubts(told, say)),
        say.number(told.n_claims),
    )  # fmt: skip
    return Row(cells=cells, record=_record(told), ids=told.ids, href=pen.link(told.ids))


def _record(told: Told) -> dict[str, Any]:
    """The row as plain values: days as ISO dates, amounts as a list."""
    record = {field.name: getattr(told, field.name) for field in fields(told)}
    days = {name: value.isoformat() for name, value in record.items() if isinstance(value, date)}
    return {**record, **days, "amounts": [asdict(each) for each in told.amounts]}


def stage(told: Told, say: Say) -> str:
    """How far it got: the stage, and what that counts as where the two differ."""
    progress = say.code("progress", told.progress)
    return progress if told.stage == "-" else f"{say.code('stage', told.stage)} ({progress})"


def label(told: Told, say: Say) -> str:
    """A mark's name: kind, who to whom, what, how far, when, and how sure that is."""
    what = f", {told.what}" if told.what else ""
    parties = f"{say.party(told.supplier)} → {say.party(told.recipient)}"
    said = [stage(told, say), when(told, say), *(amount(each, say) for each in told.amounts), *doubts(told, say)]
    return f"{say.code('kind', told.kind)}, {parties}{what}: {'; '.join(said)}"


def amount(given: Amount, say: Say) -> str:
    """An amount with its bounds."""
    return say.value({"low": given.low, "high": given.high, "unit": given.unit, "approx": given.approx})


def doubts(told: Told, say: Say) -> Iterator[str]:
    """All that takes from its certainty."""
    if told.modality in _DOUBTED:
        yield say.code("modality", told.modality)
    if told.denied and told.progress != "denied":
        yield say("chart.denied_too")
    elif told.contested and told.progress != "denied":
        yield say("chart.contested")


def when(told: Told, say: Say) -> str:
    """Its days, or years where they are whole ones; which ends are open, and what of it is sure."""
    if not isinstance(told, Spell):
        return between(told.first, told.last, say)
    said = between(told.first, told.last, say)
    if told.open_start and told.open_end and told.first == told.last and told.first is not None:
        return say("chart.as_of", day=told.first.isoformat())
    if told.open_end and told.last is not None and told.first is not None:
        said = say("chart.still", period=said)
    if told.sure_first is not None and (told.sure_first, told.sure_last) != (told.first, told.last):
        return say("chart.surely", period=said, sure=between(told.sure_first, told.sure_last, say))
    return said if told.sure_first is not None else say("chart.within", period=said)


def between(first: date | None, last: date | None, say: Say) -> str:
    """Two days as a period."""
    if first is None and last is None:
        return say("chart.untimed")
    if first is None or last is None:
        return say("chart.before", day=_end(last)) if last else say("chart.after", day=_end(first))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return first.isoformat() if first == last else f"{first.isoformat()} – {last.isoformat()}"


def _end(day: date | None) -> str:
    return "" if day is None else str(day.year) if (day.month, day.day) in ((1, 1), (12, 31)) else day.isoformat()


def heads_of(names: Sequence[str], say: Say) -> tuple[str, ...]:
    """What stands over columns of these names."""
    return tuple(say.code("column", name) for name in names)


def part(low: float | None, high: float | None, say: Say) -> str:
    """A share between its bounds, in whole percent, rounded outwards: 62.4 to 63.6 percent is "62–64 %"."""
    if low is None or high is None:
        return "–"
    least, most = (round(end * 100, 6) for end in (low, high))
    low_end, high_end = (least, most) if least == most else (floor(least), ceil(most))
    number = say.number(round(low_end, 1)) if low_end == high_end else f"{say.number(low_end)}–{say.number(high_end)}"
    return f"{number} %"


def range_of(low: float | None, high: float | None, say: Say) -> str:
    """Two bounds as a range; an open one in words."""
    if low is None and high is None:
        return "–"
    if low is None or high is None:
        return say("amount.most", n=say.number(high or 0)) if low is None else say("amount.least", n=say.number(low))
    return say.number(low) if low == high else f"{say.number(low)}–{say.number(high)}"
