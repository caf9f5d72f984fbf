"""Who helped a party, and whom it helped: suppliers on the left, recipients on the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from reftel.charts.draw import draw
from reftel.charts.figure import Chart, Pen, cut
from reftel.charts.flows import flow_keys, flow_label, flows_table, widths
from reftel.profiles.records import Flow, Profile
from reftel.strings import Say

WIDTH, SIDE, TOP = 720.0, 190.0, 26.0
PARTNERS = 16
"""So many parties stand on a side; the others share a line."""
_ROW, _MIDDLE, _APART, _LETTERS, _WIDEST = 30.0, 55.0, 7.0, 24, 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A flow as a curve: `may` wide at most, `sure` at least."""

    path: str
    may: float
    sure: float
    classes: str
    label: str
    ids: tuple[str, ...]
    href: str


def network_chart(profile: Profile, pen: Pen) -> Chart:
    """The flows between the party and each other one, as wide as there are events."""
    say = pen.say
    ins = [flow for flow in profile.flows if flow.recipient == profile.party]
    outs = [flow for flow in profile.flows if flow.supplier == profile.party]
    left, right = _side(ins, "supplier"), _side(outs, "recipient")
    height = max(len(left), len(right), 1) * _ROW + 2 * TOP
    edges = [*_edges(left, ins, height, -1, profile, pen), *_edges(right, outs, height, 1, profile, pen)]
    svg = draw(
        "network.svg", id=f"{pen.prefix}-network", title=say.code("chart", "network"), width=WIDTH, height=height,
        desc=say.code("chart_lead", "network"), edges=edges, middle=WIDTH / 2, half=_MIDDLE, say=say,
        party=say.party(profile.party),
        sides=[("end", SIDE - 8, _names(left, height, say)), ("start", WIDTH - SIDE + 8, _names(right, height, say))],
        cut=lambda text, most=_LETTERS: cut(text, most),
    ) if edges else Markup("")  # fmt: skip
    return Chart(
        name="network",
        title=say.code("chart", "network"),
        lead=say.code("chart_lead", "network"),
        svg=svg,
        none="" if edges else say.code("chart_none", "network"),
        keys=flow_keys(profile.flows, say) if edges else (),
        table=flows_table(profile.flows, pen),
        marks=tuple(edge.ids for edge in edges),
    )


_Partner = str | None
_OTHERS = "*"


def _side(flows: Sequence[Flow], end: str) -> list[_Partner]:
    """The parties on one side, those with most events on top; `_OTHERS` stands for all beyond `PARTNERS`."""
    partners: dict[_Partner, int] = {}
    for flow in flows:
        name = getattr(flow, end)
        partners[name] = partners.get(name, 0) + flow.high
    ordered = sorted(partners, key=lambda name: (-partners[name], name is None, name or ""))
    return ordered if len(ordered) <= PARTNERS else [*ordered[: PARTNERS - 1], _OTHERS]


def _edges(
    side: Sequence[_Partner], flows: Sequence[Flow], height: float, way: int, profile: Profile, pen: Pen
) -> list[Edge]:
    end = "supplier" if way < 0 else "recipient"
    wide = widths(profile.flows, _WIDEST)
    found = []
    for n, partner in enumerate(side):
        own = [flow for flow in flows if getattr(flow, end) == partner]
        if partner == _OTHERS:
            own = _together([flow for flow in flows if getattr(flow, end) not in side[:-1]], end)
        for flow in own:
            shift = 0.0 if len(own) == 1 else _APART * (0.5 if flow.progress == "promised" else -0.5)
            y = _at(n, len(side), height) + shift
            found.append(_edge(flow, y, height / 2 + shift, way, wide(flow.high), wide(flow.low), pen))
    return found


def _together(flows: Sequence[Flow], end: str) -> list[Flow]:
    """The flows of several parties as one for each progress, under the name of nobody."""
    found = []
    for progress in dict.fromkeys(flow.progress for flow in flows):
        own = [flow for flow in flows if flow.progress == progress]
        ids = tuple(sorted({event for flow in own for event in flow.ids}))
        low = min(len(ids), max(flow.low for flow in own))
        found.append(replace(own[0], **{end: _OTHERS}, ids=ids, low=low, high=len(ids)))  # type: ignore[arg-type]
    return found


def _edge(flow: Flow, y: float, middle: float, way: int, may: float, sure: float, pen: Pen) -> Edge:
    """The curve between a party and the one in the middle; suppliers' end there, recipients' begin there."""
    outer, inner = WIDTH / 2 + way * (WIDTH / 2 - SIDE), WIDTH / 2 + way * _MIDDLE
    bend = (outer + inner) / 2
    promised = flow.progress == "promised"
    named = _named(flow, pen.say)
    return Edge(
        path=f"M{outer:.1f} {y:.1f}C{bend:.1f} {y:.1f} {bend:.1f} {middle:.1f} {inner:.1f} {middle:.1f}",
        may=1.5 if promised else may,
        sure=0.0 if promised else sure,
        classes=f"p-{flow.progress}",
        label=named,
        ids=flow.ids,
        href=pen.link(flow.ids),
    )


def _named(flow: Flow, say: Say) -> str:
    label = flow_label(flow, say)
    return label.replace(f"{_OTHERS} →", f"{say('chart.others')} →").replace(f"→ {_OTHERS}", f"→ {say('chart.others')}")


def _names(side: Sequence[_Partner], height: float, say: Say) -> list[tuple[str, float]]:
    return [
        (say("chart.others") if name == _OTHERS else say.party(name), _at(n, len(side), height))
        for n, name in enumerate(side)
    ]


def _at(n: int, of: int, height: float) -> float:
    """The height at which the nth of so many stands, all around the middle."""
    return height / 2 + (n - (of - 1) / 2) * _ROW
