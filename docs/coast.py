"""Makes `src/reftel/charts/coast.txt`: the coastlines of the map, from Natural Earth's countries at 1:110m.

    python docs/coast.py FOLDER/naturalearth_lowres.shp

needs pyshp, which reftel does not. Borders are edges that two countries share: what is left when they are taken out are
the coasts. Natural Earth is in the public domain.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
_OUT = Path(__file__).parents[1] / "src" / "reftel" / "charts" / "coast.txt"
_HEAD = """\
# Coastlines, a ring a line: degrees east and north of each point. Antarctica and islands of a few pixels are left out.
# Source: Natural Earth 1:110m countries (public domain), borders taken out and simplified by docs/coast.py.
"""
_TOLERANCE, _LEAST_AREA, _SOUTH = 0.35, 0.4, -58.0


def coasts(rings: list[list[Point]]) -> Iterator[list[Point]]:
    """The rings that are left when edges of two countries are taken out."""
    edges = [edge for ring in rings for edge in pairwise(ring) if edge[0] != edge[1]]
    both = Counter(frozenset(edge) for edge in edges)
    following: dict[Point, list[Point]] = {}
    for start, end in edges:
        if both[frozenset((start, end))] == 1:
            following.setdefault(start, []).append(end)
    while following:
        start = next(iter(following))
        ring, at = [start], start
        while at in following:
            ends = following[at]
            step = ends.pop()
            if not ends:
                del following[at]
            ring.append(step)
            at = step
            if at == start:
                break
        yield ring


def simple(line: list[Point], tolerance: float) -> list[Point]:
    """The line without points that lie nearer than the tolerance to it (Douglas and Peucker 1973)."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5

    def off(point: Point) -> float:
        x, y = point
        if not length:
            return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
        return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length)

    far = max(range(1, len(line) - 1), key=lambda n: off(line[n]))
    if off(line[far]) < tolerance:
        return [line[0], line[-1]]
    return [*simple(line[: far + 1], tolerance)[:-1], *simple(line[far:], tolerance)]


def area(ring: list[Point]) -> float:
    """The area of a ring, in square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def main(path: str) -> None:
    """Read the countries and write the coasts."""
    import shapefile

    rings: list[list[Point]] = []
    for shape in shapefile.Reader(path, encoding="latin1").shapes():
        starts = [*shape.parts, len(shape.points)]
        for start, end in pairwise(starts):
            rings.append([(round(x, 4), round(y, 4)) for x, y in shape.points[start:end]])
    kept = [simple(ring, _TOLERANCE) for ring in coasts(rings) if max(y for _, y in ring) > _SOUTH]
    kept = [ring for ring in kept if len(ring) > 3 and area(ring) > _LEAST_AREA]
    lines = [
        " ".join(f"{x:.1f},{max(y, _SOUTH):.1f}" for x, y in ring) for ring in sorted(kept, key=area, reverse=True)
    ]
    _OUT.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{_OUT}: {len(lines)} rings, {sum(map(len, kept))} points, {_OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
