"""Flows of help on a map: curves from supplier to recipient, as wide as there are events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from markupsafe import Markup

from reftel.charts.draw import draw
from reftel.charts.figure import Chart, Pen
from reftel.charts.flows import flow_keys, flow_label, flows_table, widths
from reftel.charts.places import Point, View, places, view_of
from reftel.model.actor import state_of
from reftel.profiles.records import Flow, Profile
from reftel.strings import Say

WIDTH, HEIGHT = 720.0, 400.0
_LEAST, _MARGIN, _BEND, _HEAD, _WIDEST = 0.3, 44.0, 0.16, 7.0, 7.0
_SHORT = 6.0
"""So far from the recipient's place a curve ends, so that its head is seen."""
_LETTER, _LINE = 6.6, 14.0
"""How wide a letter and how high a line of a label are, about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A flow as a curve with an arrow's head."""

    path: str
    head: str
    may: float
    sure: float
    classes: str
    label: str
    ids: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A state on the map, with its name where there is room for it."""

    x: float
    y: float
    name: str
    is_named: bool
    at: Point
    anchor: str
    is_party: bool


def map_chart(profile: Profile, pen: Pen) -> Chart:
    """The flows between states; those with a side that has no place on a map are told in words."""
    say = pen.say
    shown = [flow for flow in profile.flows if _placed(flow)]
    known = places()
    codes = sorted({state_of(side) for flow in shown for side in (flow.supplier, flow.recipient) if side})
    view = view_of([known[code] for code in codes], WIDTH, HEIGHT, least=_LEAST, margin=_MARGIN)
    wide = widths(shown, _WIDEST)
    arcs = [_arc(flow, view, wide(flow.high), wide(flow.low), pen) for flow in shown]
    unshown = sum(not _placed(flow) for flow in profile.flows)
    svg = draw(
        "map.svg", id=f"{pen.prefix}-map", title=say.code("chart", "map"), width=WIDTH, height=HEIGHT, arcs=arcs,
        desc=say.code("chart_lead", "map"), coast=view.coast(), towns=_towns(codes, view, profile, say),
    ) if arcs else Markup("")  # fmt: skip
    return Chart(
        name="map",
        title=say.code("chart", "map"),
        lead=say.code("chart_lead", "map"),
        svg=svg,
        none="" if arcs else say.code("chart_none", "map"),
        keys=flow_keys(shown, say) if arcs else (),
        notes=(say("chart.no_place", n=say.number(unshown)),) if unshown else (),
        table=flows_table(profile.flows, pen),
        marks=tuple(arc.ids for arc in arcs),
    )


def _placed(flow: Flow) -> bool:
    known = places()
    sides = [None if side is None else known.get(state_of(side)) for side in (flow.supplier, flow.recipient)]
    return None not in sides and sides[0] != sides[1]


def _arc(flow: Flow, view: View, may: float, sure: float, pen: Pen) -> Arc:
    known = places()
    start, end = (view(known[state_of(side or "")]) for side in (flow.supplier, flow.recipient))
    promised = flow.progress == "promised"
    width = 1.5 if promised else may
    bend = -_BEND * (1.6 if promised else 1.0)
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(hypot(dx, dy), 1e-6)
    control = _inside(((start[0] + end[0]) / 2 - dy * bend, (start[1] + end[1]) / 2 + dx * bend))
    ux, uy = (end[0] - control[0]), (end[1] - control[1])
    size = max(hypot(ux, uy), 1e-6)
    ux, uy = ux / size, uy / size
    short = min(_SHORT, length / 4)
    end = end[0] - ux * short, end[1] - uy * short
    head = min(_HEAD + width / 2, length / 2)
    tail = end[0] - ux * head, end[1] - uy * head
    corner = head * 0.6
    points = ((tail[0] - uy * corner, tail[1] + ux * corner), (tail[0] + uy * corner, tail[1] - ux * corner))
    return Arc(
        path=f"M{_at(start)}Q{_at(control)} {_at(tail)}",
        head=f"M{_at(end)}L{_at(points[0])}L{_at(points[1])}Z",
        may=width,
        sure=0.0 if promised else sure,
        classes=f"p-{flow.progress}",
        label=flow_label(flow, pen.say),
        ids=flow.ids,
        href=pen.link(flow.ids),
    )


def _inside(point: Point) -> Point:
    return min(max(point[0], 0.0), WIDTH), min(max(point[1], 0.0), HEIGHT)


def _at(point: Point) -> str:
    return f"{point[0] + 0.0:.1f} {point[1] + 0.0:.1f}"


def _towns(codes: Sequence[str], view: View, profile: Profile, say: Say) -> list[Town]:
    """The states with their names, the party's own first; a name that would cover another is left to its title."""
    taken: list[tuple[float, float, float, float]] = []
    towns = []
    for code in sorted(codes, key=lambda code: (code != profile.party, code)):
        x, y = view(places()[code])
        name = say.party(code)
        free = next((spot for spot in _spots(x, y, len(name) * _LETTER) if _is_free(spot[2], taken)), None)
        if free is not None:
            taken.append(free[2])
        anchor, at, _ = free or ("start", (x, y), (x, y, x, y))
        is_party = code in (profile.party, profile.partner)
        towns.append(Town(x=x, y=y, name=name, is_named=free is not None, at=at, anchor=anchor, is_party=is_party))
    return towns


_Box = tuple[float, float, float, float]


def _spots(x: float, y: float, width: float) -> Iterator[tuple[str, Point, _Box]]:
    """Where a name may stand by its place: right, left, over, under."""
    up, down = y - _LINE / 2, y + _LINE / 2
    yield "start", (x + 7, y + 4), (x + 5, up, x + 9 + width, down)
    yield "end", (x - 7, y + 4), (x - 9 - width, up, x - 5, down)
    for shift in (-10.0, 18.0):
        yield "middle", (x, y + shift), (x - width / 2, y + shift - _LINE + 3, x + width / 2, y + shift + 3)


def _is_free(box: _Box, taken: Sequence[_Box]) -> bool:
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > WIDTH or bottom > HEIGHT:
        return False
    return not any(left < r and l < right and top < b and t < bottom for l, t, r, b in taken)  # noqa: E741
