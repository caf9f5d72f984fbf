"""From years and numbers to places on a chart."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

_STEPS = (1, 2, 5, 10)
_FEWEST_YEARS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from the values `low` to `high` to the places `start` to `end`; beyond them it holds still."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where a value stands."""
        part = (value - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * min(1.0, max(0.0, part))

    def day(self, day: date) -> float:
        """Where a day stands, on a scale of years."""
        return self(year_of(day))

    def ticks(self, most: int, *, least: float = 0.0) -> Iterator[tuple[float, float]]:
        """Round values within the scale, at most `most` and one of them and `least` apart, each with its place."""
        step = max(least, step_of(self.high - self.low, most))
        for n in range(ceil(self.low / step), floor(self.high / step) + 1):
            yield n * step, self(n * step)


def year_of(day: date) -> float:
    """A day as a number of years: 1973-07-02 is about 1973.5."""
    days = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - 1) / days


def years_scale(years: list[float], start: float, end: float, *, since: int | None, until: int | None) -> Scale:
    """A scale that holds all these years, or those asked for, in whole years."""
    low = float(floor(min(years, default=2000.0))) if since is None else float(since)
    high = float(floor(max(years, default=2000.0)) + 1) if until is None else float(until + 1)
    if since is not None and until is None:
        high = max(high, low + 1)
    if until is not None and since is None:
        low = min(low, high - 1)
    lack = max(0.0, _FEWEST_YEARS - (high - low))
    return Scale(low - ceil(lack / 2), high + ceil(lack / 2), start, end)


def step_of(width: float, most: int) -> float:
    """The least of the steps 1, 2, 5, 10, 20 … by which no more than `most` fit into a width."""
    raw = width / max(1, most)
    power = 10 ** floor(log10(raw)) if raw > 0 else 1
    return next((s * power for s in _STEPS if s * power >= raw * (1 - 1e-9)), 10 * power)
