"""The charts of a dossier: every mark leads to the row of its event, or to the list of the claims of several."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reftel.charts.every import charts_of
from reftel.charts.figure import Chart, Pen
from reftel.dossier.gathering import Gathered
from reftel.profiles.profile import profile_from
from reftel.profiles.records import Asked
from reftel.strings import Say

_PLACE = re.compile(r'href="#k(\d+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawings:
    """The charts in which there is something, by name; `marks` are the events that the place of each link stands for.

    Links are given their addresses when the page is written, since lists of notes are numbered then.
    """

    charts: Mapping[str, Chart]
    marks: tuple[tuple[str, ...], ...]

    def settled(self, name: str, link: Callable[[Sequence[str]], str]) -> Markup:
        """The markup of a chart with its links."""
        return Markup(_PLACE.sub(lambda found: f'href="{link(self.marks[int(found[1])])}"', self.charts[name].svg))


def drawings(gathered: Gathered, say: Say) -> Drawings:
    """The charts of what was gathered."""
    places: dict[tuple[str, ...], int] = {}

    def link(ids: Sequence[str]) -> str:
        return f"#k{places.setdefault(tuple(ids), len(places))}"

    asked = gathered.asked
    profile = profile_from(
        gathered.reading, asked.party, partner=asked.partner, asked=Asked(since=asked.since, until=asked.until)
    )
    made = charts_of(profile, Pen(say=say, link=link))
    return Drawings(charts={chart.name: chart for chart in made if chart.svg}, marks=tuple(places))
