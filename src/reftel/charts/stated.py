"""Shares as documents state them, each with its bounds: never mixed with what is counted."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil, floor
from typing import Any

import polars as pl
from markupsafe import Markup

from reftel.charts.draw import draw
from reftel.charts.figure import Chart, Pen, Row, Table, cut
from reftel.charts.keys import column_key
from reftel.charts.scales import Scale
from reftel.charts.words import heads_of, part, range_of
from reftel.measures.concentration import stated_concentration
from reftel.profiles.records import Profile
from reftel.strings import Say

WIDTH, LEFT, RIGHT, TOP = 720.0, 150.0, 620.0, 26.0
BARS = 40
"""So many are drawn, those of the latest periods; the table has all."""
_ROW, _GAP, _LETTERS = 24.0, 30.0, 19
_SAME = 1e-9
_HEADS = ("period", "supplier", "share", "rank", "total", "events")


def stated_chart(profile: Profile, pen: Pen) -> Chart:
    """A bar for each share stated: full up to the least that is said, pale up to the most."""
    say = pen.say
    rows = list(profile.stated.iter_rows(named=True))
    told = [row for row in rows if row["low"] is not None][-BARS:]
    scale = Scale(0.0, 1.0, LEFT, RIGHT)
    groups, y = [], TOP
    for period, own in groupby(told, key=lambda row: _period(row, say)):
        bars = [_bar(row, y + 8 + n * _ROW, scale, pen) for n, row in enumerate(_ordered(own))]
        groups.append((period, y, bars))
        y += len(bars) * _ROW + _GAP
    title, lead = say.code("chart", "stated"), say.code("chart_lead", "stated")
    svg = draw(
        "stated.svg", id=f"{pen.prefix}-stated", title=title, desc=lead,
        ticks=[(f"{value:.0%}", scale(value)) for value in (0, 0.25, 0.5, 0.75, 1)], groups=groups, width=WIDTH,
        height=y, left=LEFT, top=TOP, row=_ROW,
    ) if groups else Markup("")  # fmt: skip
    keys = ("least", "most") if groups else ()
    unshown = len(rows) - len(told)
    return Chart(
        name="stated",
        title=title,
        lead=lead,
        svg=svg,
        none="" if groups else say.code("chart_none", "stated"),
        keys=tuple(column_key(key, say) for key in keys),
        notes=(*_concentration(profile, say), *([say("chart.only_table", n=say.number(unshown))] if unshown else [])),
        table=Table(
            heads=heads_of(_HEADS, say),
            fields=tuple(profile.stated.columns),
            rows=tuple(_row(row, pen) for row in rows),
        ),
        marks=tuple(bar["ids"] for _, _, bars in groups for bar in bars),
    )


def _concentration(profile: Profile, say: Say) -> Iterator[str]:
    """How concentrated the stated shares of each period are; of a single supplier's there is nothing to say."""
    rows = stated_concentration(profile.stated).drop_nulls("hhi_low").filter(pl.col("n_suppliers") > 1)
    for row in rows.iter_rows(named=True):
        hhi = _outwards(row["hhi_low"], row["hhi_high"], say)
        rest = _outwards(row["hhi_rest_split"], row["hhi_rest_top"], say)
        named, stated = say.number(row["n_suppliers"]), part(row["stated_low"], row["stated_high"], say)
        yield say("chart.stated_hhi", period=_period(row, say), hhi=hhi, rest=rest, n=named, stated=stated)


def _outwards(low: float, high: float, say: Say) -> str:
    """Bounds of an index to three places: rounded outwards, one number as it is."""
    if abs(high - low) < _SAME:
        return say.number(round(low, 3))
    return range_of(floor(round(low * 1000, 6)) / 1000, ceil(round(high * 1000, 6)) / 1000, say)


def _ordered(rows: Any) -> Sequence[Mapping[str, Any]]:
    return sorted(rows, key=lambda row: (-row["high"], row["supplier"] or "~"))


def _bar(row: Mapping[str, Any], y: float, scale: Scale, pen: Pen) -> dict[str, Any]:
    say, ids = pen.say, tuple(row["ids"])
    supplier, value = _supplier(row, say), _share(row, say)
    return {
        "y": y, "low": scale(row["low"]), "high": max(scale(row["high"]), LEFT + 1.5), "ids": ids,
        "href": pen.link(ids), "name": cut(supplier, _LETTERS), "value": value,
        "label": f"{supplier}, {_period(row, say)}: {value}; {say.count('event', len(ids))}",
    }  # fmt: skip


def _row(row: Mapping[str, Any], pen: Pen) -> Row:
    say, ids = pen.say, tuple(row["ids"])
    total = "–"
    if row["total_low"] is not None or row["total_high"] is not None:
        total = f"{range_of(row['total_low'], row['total_high'], say)} {row['currency']}"
    rank = range_of(row["rank_low"], row["rank_high"], say)
    cells = (_period(row, say), _supplier(row, say), _share(row, say), rank, total, say.number(len(ids)))
    return Row(cells=cells, record=row, ids=ids, href=pen.link(ids))


def _share(row: Mapping[str, Any], say: Say) -> str:
    said = part(row["low"], row["high"], say)
    return say("amount.about", amount=said) if row["approx"] and row["low"] is not None else said


def _supplier(row: Mapping[str, Any], say: Say) -> str:
    return say.party(row["supplier"]) if row["supplier"] else say("chart.all_or_rest")


def _period(row: Mapping[str, Any], say: Say) -> str:
    first, last = row["first_year"], row["last_year"]
    if first is None and last is None:
        return say("chart.untimed")
    if first is None or last is None:
        return say("chart.before", day=last) if last else say("chart.after", day=first)
    return str(first) if first == last else f"{first}–{last}"
