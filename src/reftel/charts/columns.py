"""Two charts in columns, one for each year: suppliers' shares, and how concentrated supply is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from markupsafe import Markup

from reftel.charts.draw import draw
from reftel.charts.figure import Chart, Pen, Row, Table, cut
from reftel.charts.keys import column_key
from reftel.charts.scales import Scale
from reftel.charts.words import heads_of, part, range_of
from reftel.profiles.records import Profile
from reftel.strings import Say

WIDTH, LEFT, RIGHT, TOP = 720.0, 150.0, 20.0, 26.0
STRIPS = 8
"""So many suppliers are drawn, the greatest first; the table has all."""
_STRIP, _TALL, _GAP = 54.0, 150.0, 16.0
_TICKS, _LETTERS, _WIDEST = 9, 19, 26.0
_LEAST = 1.5
"""So high is what would be too thin to see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is told of a year: from `bottom` to `low` at least, to `high` at most, to `rest` with what is nobody's."""

    x: float
    width: float
    low: float
    high: float
    rest_low: float
    rest: float
    classes: str
    label: str
    ids: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The columns of one supplier, between `top` and `bottom`."""

    label: str
    top: float
    bottom: float
    columns: tuple[Column, ...]
    lines: tuple[tuple[str, float], ...]


def shares_chart(profile: Profile, pen: Pen) -> Chart:
    """Suppliers' shares by year: full up to the least, pale up to the most."""
    say = pen.say
    rows = list(profile.shares.drop_nulls("low").iter_rows(named=True))
    names = _greatest(profile.shares)
    years = [row["year"] for row in rows]
    strips = []
    for n, supplier in enumerate(names[:STRIPS]):
        top = TOP + n * (_STRIP + _GAP)
        own = [row for row in rows if row["supplier"] == supplier]
        columns = tuple(_share(row, years, _upright(top, _STRIP), pen) for row in own)
        strips.append(_strip(say.party(supplier), top, _STRIP, columns, (0.0, 0.5, 1.0)))
    unknown = profile.shares.filter(pl.col("low").is_null()).get_column("ids").list.explode().n_unique()
    notes = [say("chart.more_suppliers", n=say.number(len(names) - STRIPS))] if len(names) > STRIPS else []
    notes += [say("chart.unquantified", n=say.number(unknown))] if unknown else []
    title = _title(profile, say) if profile.unit else None
    keys = ("least", "most", "rest") if any(row["high_with_rest"] > row["high"] for row in rows) else ("least", "most")
    return _chart("shares", title, strips, years, pen, _table(profile.shares, _SHARES, pen), keys, notes)


def concentration_chart(profile: Profile, pen: Pen) -> Chart:
    """How concentrated supply is, by year: the Herfindahl–Hirschman index between its bounds."""
    rows = list(profile.concentration.drop_nulls("hhi_low").iter_rows(named=True))
    years = [row["year"] for row in rows]
    columns = tuple(_hhi(row, years, _upright(TOP, _TALL), pen) for row in rows)
    strips = [_strip("HHI", TOP, _TALL, columns, (0.0, 0.25, 0.5, 0.75, 1.0))] if rows else []
    table = _table(profile.concentration, _CONCENTRATION, pen)
    return _chart("concentration", None, strips, years, pen, table, ("between", "rest"), [])


def _title(profile: Profile, say: Say) -> str:
    return say("chart.shares_title", unit=profile.unit, years=say.count("year", profile.asked.window))


def _greatest(shares: pl.DataFrame) -> list[str]:
    """The suppliers with the greatest share that any of them may have had, the greatest first."""
    told = shares.drop_nulls("low").group_by("supplier").agg(pl.col("high").max(), pl.col("low").max())
    return list(told.sort("high", "low", "supplier", descending=[True, True, False]).get_column("supplier"))


def _upright(top: float, height: float) -> Scale:
    return Scale(0.0, 1.0, top + height, top)


def _strip(label: str, top: float, height: float, columns: tuple[Column, ...], at: Sequence[float]) -> Strip:
    scale = _upright(top, height)
    lines = tuple((f"{value:.0%}" if height == _STRIP else f"{value:g}", scale(value)) for value in at)
    return Strip(label=label, top=top, bottom=top + height, columns=columns, lines=lines)


def _share(row: Mapping[str, Any], years: Sequence[int], scale: Scale, pen: Pen) -> Column:
    say = pen.say
    said = f"{say.party(row['supplier'])}, {row['year']}: {part(row['low'], row['high'], say)}"
    low, high = scale(row["low"]), scale(row["high"])
    ends = {"low": low, "high": min(high, scale.start - _LEAST), "rest_low": high, "rest": scale(row["high_with_rest"])}
    return _column(row, years, said, ends, pen)


def _hhi(row: Mapping[str, Any], years: Sequence[int], scale: Scale, pen: Pen) -> Column:
    say = pen.say
    said = f"{row['year']}: HHI {range_of(round(row['hhi_low'], 3), round(row['hhi_high'], 3), say)}"
    if row["top"]:
        said = say("chart.top", said=said, supplier=say.party(row["top"]))
    split, top = row["hhi_rest_split"], row["hhi_rest_top"]
    low, high = scale(row["hhi_low"]), scale(row["hhi_high"])
    rests = {"rest_low": low if split is None else scale(split), "rest": high if top is None else scale(top)}
    return _column(row, years, said, {"low": low, "high": min(high, low - _LEAST), **rests}, pen)


def _column(row: Mapping[str, Any], years: Sequence[int], said: str, ends: Mapping[str, float], pen: Pen) -> Column:
    x, width = _place(row["year"], years)
    ids = tuple(row["ids"])
    doubt = "doubt" if row.get("sure") is False else ""
    if row["share_contested"]:
        said = f"{said}; {pen.say('chart.contested')}"
    return Column(
        x=x, width=width, **ends, classes=doubt, ids=ids, href=pen.link(ids),
        label=f"{said}; {pen.say.count('event', len(ids))}",
    )  # fmt: skip


def _place(year: int, years: Sequence[int]) -> tuple[float, float]:
    """Where the column of a year stands, and how wide it is."""
    first, last = min(years), max(years)
    step = min(_WIDEST, (WIDTH - LEFT - RIGHT) / (last - first + 1))
    return LEFT + (year - first) * step, max(1.0, step - min(3.0, step / 4))


def _ticks(years: Sequence[int]) -> list[tuple[float, float]]:
    if not years:
        return []
    found = []
    for value, _ in Scale(min(years), max(years) + 1, 0.0, 1.0).ticks(_TICKS, least=1):
        x, width = _place(int(value), years)
        found += [(value, x + width / 2)] if value == int(value) and value <= max(years) else []
    return found


def _chart(
    name: str, title: str | None, strips: Sequence[Strip], years: Sequence[int], pen: Pen, table: Table,
    keys: Sequence[str], notes: Sequence[str],
) -> Chart:  # fmt: skip
    say = pen.say
    title = title or say.code("chart", name)
    svg = Markup("")
    if strips:
        bottom = strips[-1].bottom
        svg = draw(
            "columns.svg", id=f"{pen.prefix}-{name}", name=name, title=title, desc=say.code("chart_lead", name),
            width=WIDTH, height=bottom + TOP, left=LEFT, right=WIDTH - RIGHT, top=TOP, bottom=bottom, strips=strips,
            ticks=_ticks(years), cut=lambda text: cut(text, _LETTERS), filled=name == "shares",
        )  # fmt: skip
    return Chart(
        name=name,
        title=title,
        lead=say.code("chart_lead", name),
        svg=svg,
        none="" if strips else say.code("chart_none", name),
        keys=tuple(column_key(key, say) for key in keys) if strips else (),
        notes=tuple(notes),
        table=table,
        marks=tuple(column.ids for strip in strips for column in strip.columns),
    )


_SHARES = ("year", "supplier", "share", "share_with_rest", "volume", "quantified", "events")
_CONCENTRATION = ("year", "hhi", "hhi_rest", "effective", "top", "dependence", "events")


def _table(frame: pl.DataFrame, names: Sequence[str], pen: Pen) -> Table:
    return Table(heads=heads_of(names, pen.say), fields=tuple(frame.columns), rows=tuple(_rows(frame, names, pen)))


def _rows(frame: pl.DataFrame, names: Sequence[str], pen: Pen) -> Iterator[Row]:
    for row in frame.iter_rows(named=True):
        ids = tuple(row["ids"])
        cells = tuple(_cell(name, row, pen) for name in names)
        yield Row(cells=cells, record=row, ids=ids, href=pen.link(ids))


def _cell(name: str, row: Mapping[str, Any], pen: Pen) -> str:
    say = pen.say
    said = {
        "year": lambda: str(row["year"]),
        "supplier": lambda: say.party(row["supplier"]),
        "share": lambda: part(row["low"], row["high"], say),
        "share_with_rest": lambda: part(row["low"], row["high_with_rest"], say),
        "volume": lambda: say("amount.about", amount=_volume(row, say)) if row["approx"] else _volume(row, say),
        "quantified": lambda: say("chart.of", n=row["n_quantified"], all=row["n_quantified"] + row["n_unquantified"]),
        "hhi": lambda: _rounded(row, "hhi_low", "hhi_high", say),
        "hhi_rest": lambda: _rounded(row, "hhi_rest_split", "hhi_rest_top", say),
        "effective": lambda: _rounded(row, "effective_low", "effective_high", say),
        "top": lambda: say.party(row["top"]) if row["top"] else "–",
        "dependence": lambda: _dependence(row, say),
        "events": lambda: say.number(len(row["ids"])),
    }
    return said[name]()


def _volume(row: Mapping[str, Any], say: Say) -> str:
    return range_of(row["volume_low"], row["volume_high"], say)


def _rounded(row: Mapping[str, Any], low: str, high: str, say: Say) -> str:
    least, most = (None if row[name] is None else round(row[name], 3) for name in (low, high))
    return range_of(least, most, say)


def _dependence(row: Mapping[str, Any], say: Say) -> str:
    ends = [row["dependence_low"], row["dependence_high"]]
    return "–" if None in ends else " – ".join(say.code("dependence", end) for end in dict.fromkeys(ends))
