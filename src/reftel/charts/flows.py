"""What network and map share: how wide a flow is drawn, what it is called, and its table."""

from collections.abc import Callable, Iterable
from math import sqrt

from reftel.charts.figure import Key, Pen, Row, Table
from reftel.charts.keys import flow_key
from reftel.charts.words import heads_of, range_of
from reftel.profiles.records import Flow
from reftel.strings import Say

_HEADS = ("supplier", "recipient", "progress", "n_events")
_FIELDS = ("supplier", "recipient", "progress", "low", "high", "ids")
_NARROWEST = 1.5
_MANY = 10
"""So many events are drawn at the full width, unless a flow has more."""


def flows_table(flows: Iterable[Flow], pen: Pen) -> Table:
    """The rows of flows."""
    return Table(heads=heads_of(_HEADS, pen.say), fields=_FIELDS, rows=tuple(_row(flow, pen) for flow in flows))


def _row(flow: Flow, pen: Pen) -> Row:
    say = pen.say
    cells = (
        say.party(flow.supplier), say.party(flow.recipient), say.code("progress", flow.progress),
        range_of(flow.low, flow.high, say),
    )  # fmt: skip
    record = {name: getattr(flow, name) for name in _FIELDS}
    return Row(cells=cells, record={**record, "ids": list(flow.ids)}, ids=flow.ids, href=pen.link(flow.ids))


def flow_label(flow: Flow, say: Say) -> str:
    """A flow's name: who to whom, how far, how many events."""
    n = say.count("event", flow.high) if flow.low == flow.high else say(
        "chart.events_between", low=say.number(flow.low), high=say.number(flow.high)
    )  # fmt: skip
    return f"{say.party(flow.supplier)} → {say.party(flow.recipient)}, {say.code('progress', flow.progress)}: {n}"


def widths(flows: Iterable[Flow], widest: float) -> Callable[[int], float]:
    """How wide so many events are drawn, by the square root of their number; none is nothing."""
    most = max([_MANY, *(flow.high for flow in flows)])
    return lambda n: _NARROWEST + (widest - _NARROWEST) * sqrt(n / most) if n else 0.0


def flow_keys(flows: Iterable[Flow], say: Say) -> tuple[Key, ...]:
    """What the lines mean that are there."""
    there = {flow.progress for flow in flows}
    wide = {"done": ("flow-sure", "flow-may"), "promised": ("flow-promised",)}
    return tuple(flow_key(key, say) for progress, keys in wide.items() if progress in there for key in keys)
