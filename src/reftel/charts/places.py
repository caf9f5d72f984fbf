"""Where states stand, where coasts run, and the projection from degrees to a flat map."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)


def project(lon: float, lat: float) -> Point:
    """Degrees to the Equal Earth map, x to the right and y down (Šavrič, Patterson and Jenny 2018)."""
    a1, a2, a3, a4 = _EQUAL_EARTH
    theta = asin(sqrt(3) / 2 * sin(radians(lat)))
    square = theta * theta
    sixth = square**3
    slope = 9 * a4 * square * sixth + 7 * a3 * sixth + 3 * a2 * square + a1
    x = 2 * sqrt(3) * radians(lon) * cos(theta) / (3 * slope)
    return x, -theta * (a4 * square * sixth + a3 * sixth + a2 * square + a1)


@cache
def places() -> dict[str, Point]:
    """The places of states on the map, by code."""
    heads, *rows = (line.split("\t") for line in _lines("places.tsv"))
    lon, lat = heads.index("lon"), heads.index("lat")
    return {row[0]: project(float(row[lon]), float(row[lat])) for row in rows}


@cache
def coasts() -> tuple[tuple[Point, ...], ...]:
    """The coastlines on the map, each a ring."""
    return tuple(
        tuple(project(*map(float, pair.split(","))) for pair in line.split()) for line in _lines("coast.txt")
    )  # fmt: skip


def _lines(name: str) -> list[str]:
    text = files("reftel.charts").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class View:
    """A part of the map in a frame: what lies at `left`, `top` of the map stands at 0, 0, and `zoom` times as large."""

    left: float
    top: float
    zoom: float
    width: float
    height: float

    def __call__(self, point: Point) -> Point:
        """Where a place of the map stands in the frame."""
        return (point[0] - self.left) * self.zoom, (point[1] - self.top) * self.zoom

    def coast(self) -> str:
        """The coasts that the frame shows, as a path."""
        rings = ([self(point) for point in ring] for ring in coasts())
        return "".join(_path(ring) for ring in rings if self._shows(ring))

    def _shows(self, ring: Sequence[Point]) -> bool:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        return max(xs) > 0 and min(xs) < self.width and max(ys) > 0 and min(ys) < self.height


def _path(ring: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"


def view_of(points: Sequence[Point], width: float, height: float, *, least: float, margin: float) -> View:
    """The part of the map that has all these points in a frame of this size, with a margin in pixels around them.

    It shows at least a part `least` of the world's width, and no more than the world.
    """
    west, east = project(-180, 0)[0], project(180, 0)[0]
    north, south = project(0, 84)[1], project(0, -58)[1]
    xs, ys = [x for x, _ in points] or [west, east], [y for _, y in points] or [north, south]
    inner = width - 2 * margin, height - 2 * margin
    whole = min(width / (east - west), height / (south - north))
    across, down = (inner[n] / max(max(ends) - min(ends), 1e-9) for n, ends in enumerate((xs, ys)))
    zoom = max(whole, min(across, down, width / ((east - west) * least)))
    left = _held((min(xs) + max(xs)) / 2 - width / zoom / 2, west, east - width / zoom)
    top = _held((min(ys) + max(ys)) / 2 - height / zoom / 2, north, south - height / zoom)
    return View(left, top, zoom, width, height)


def _held(value: float, low: float, high: float) -> float:
    """The value between two bounds; in the middle where they have no room for it."""
    return (low + high) / 2 if high < low else min(max(value, low), high)
