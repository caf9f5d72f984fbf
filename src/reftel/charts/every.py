"""All charts of a profile by name, in the order in which a page has them."""

from collections.abc import Callable, Mapping

from reftel.charts.columns import concentration_chart, shares_chart
from reftel.charts.figure import Chart, Pen
from reftel.charts.map import map_chart
from reftel.charts.network import network_chart
from reftel.charts.stated import stated_chart
from reftel.charts.timeline import points_chart, spells_chart
from reftel.profiles.records import Profile

CHARTS: Mapping[str, Callable[[Profile, Pen], Chart]] = {
    "spells": spells_chart, "points": points_chart, "shares": shares_chart, "stated": stated_chart,
    "concentration": concentration_chart, "network": network_chart, "map": map_chart,
}  # fmt: skip
_OF_A_COUNTRY = ("concentration", "network")
"""Charts that have no sense where only one supplier is looked at."""


def charts_of(profile: Profile, pen: Pen) -> list[Chart]:
    """All charts; those that have nothing to draw say so."""
    names = [name for name in CHARTS if profile.partner is None or name not in _OF_A_COUNTRY]
    return [CHARTS[name](profile, pen) for name in names]
