"""Charts of a made-up profile, and what every chart keeps to."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from reftel.charts.figure import Chart, Pen
from reftel.strings import Say
from tests.profiles.conftest import peru

__all__ = ["peru"]
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_PLACED = ("x", "x1", "x2", "cx", "y", "y1", "y2", "cy")
_SHAPES = ("svg", "title", "desc", "g", "line", "rect", "circle", "path", "text", "a")
SVG = "{http://www.w3.org/2000/svg}"


def link(ids: Sequence[str]) -> str:
    return "/why?" + "&".join(ids)


def pen(language: str = "en") -> Pen:
    return Pen(Say(language), link)


def tree(chart: Chart) -> ElementTree.Element:
    """The chart's markup, which must be well-formed."""
    return ElementTree.fromstring(str(chart.svg))


def marks(chart: Chart) -> list[ElementTree.Element]:
    return list(tree(chart).iter(f"{SVG}a")) if chart.svg else []


def check_chart(chart: Chart) -> None:
    """What every chart keeps to, whatever it is of."""
    assert bool(chart.svg) != bool(chart.none)
    assert all(len(row.cells) == len(chart.table.heads) for row in chart.table.rows)
    if not chart.svg:
        return
    top = tree(chart)
    _, _, width, height = map(float, top.attrib["viewBox"].split())
    names = {name for each in top.iter() for name in each.attrib}
    assert not any(name == "style" or name.startswith("on") for name in names)
    for each in top.iter():
        assert each.tag.removeprefix(SVG) in _SHAPES
        for name in _PLACED:
            if name in each.attrib:
                assert -0.1 <= float(each.attrib[name]) <= (height if "y" in name else width) + 0.1
        if "width" in each.attrib:
            assert float(each.attrib["width"]) >= 0
        for number in _NUMBERS.findall("" if each.attrib.get("class") == "land" else each.attrib.get("d", "")):
            assert -10 <= float(number) <= max(width, height) + 10
        assert "nan" not in " ".join(each.attrib.values()).casefold().split()
    found = marks(chart)
    assert [mark.attrib["href"] for mark in found] == [link(ids) for ids in chart.marks]
    assert all(mark.attrib["aria-label"] and mark.find(f"{SVG}title") is not None for mark in found)
    told = {event for row in chart.table.rows for event in row.ids}
    assert {event for ids in chart.marks for event in ids} <= told
