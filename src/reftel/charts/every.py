"""All charts of a profile by name, in the order in which a page has them."""

from collections.abc import Callable, Mapping

from reftel.charts.figure import Chart, Pen
from reftel.charts.timeline import points_chart, spells_chart
from reftel.profiles.records import Profile

CHARTS: Mapping[str, Callable[[Profile, Pen], Chart]] = {"spells": spells_chart, "points": points_chart}


def charts_of(profile: Profile, pen: Pen) -> list[Chart]:
    """All charts; those that have nothing to draw say so."""
    return [chart(profile, pen) for chart in CHARTS.values()]
