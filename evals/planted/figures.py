"""How numbers, sums and days are told: exactly, roughly, or within bounds that hold what is true."""

from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor, log10
from random import Random

from reftel.model.amount import Money, Quantity

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_CURRENCIES = {"USD": ("${}", "{} dollars", "US ${}"), "SUR": ("{} rubles", "{} roubles")}


@dataclass(frozen=True, slots=True)
class Count:
    """A count as told: its words and its bounds."""

    text: str
    low: int | None
    high: int | None
    approx: bool = False

    def quantity(self, unit: str) -> Quantity:
        """The count as claims hold it."""
        return Quantity(low=self.low, high=self.high, unit=unit, approx=self.approx)

    def money(self, currency: str) -> Money:
        """The sum as claims hold it."""
        return Money(low=self.low, high=self.high, currency=currency, approx=self.approx)


@dataclass(frozen=True, slots=True)
class Told:
    """A time as told: its words with their preposition, and its EDTF form."""

    text: str
    edtf: str


def exact(number: int) -> Count:
    """The number itself."""
    return Count(_SMALL[number] if number <= 12 else f"{number:,}", number, number)


def rough(rng: Random, number: int) -> Count:
    """The number told vaguely; what is told does hold it."""
    if number <= 3:
        return exact(number)
    near = _round(number)
    step = max(1, 10 ** floor(log10(number)) // 2)
    below, above = number // step * step, -(-number // step) * step
    ways = []
    if abs(near - number) <= 0.12 * number:
        ways += [Count(f"{word} {near:,}", near, near, approx=True) for word in ("about", "some", "roughly", "around")]
    if above > number and (above - number) <= 0.25 * number:
        ways += [Count(f"{word} {above:,}", None, above) for word in ("almost", "nearly", "up to", "fewer than")]
    if 0 < below < number and (number - below) <= 0.3 * number:
        ways += [Count(f"{word} {below:,}", below, None) for word in ("more than", "over", "at least")]
    if 0 < below < above:
        ways += [
            Count(words, below, above) for words in (f"{below:,} to {above:,}", f"between {below:,} and {above:,}")
        ]
    return rng.choice(ways) if ways else exact(number)


def sums(rng: Random, amount: int, currency: str, *, vague: bool) -> Count:
    """An amount of money, told in millions."""
    millions = amount // 1_000_000
    told = rough(rng, millions) if vague and millions > 1 else Count(f"{millions:,}", millions, millions)
    parts = told.text.split(" ")
    lead, number = (" ".join(parts[:-1]) + " ", parts[-1]) if len(parts) == 2 else ("", told.text)
    is_range = told.low is not None and told.high is not None and told.low != told.high
    form = _CURRENCIES[currency][1] if is_range else rng.choice(_CURRENCIES[currency])
    low, high = (end * 1_000_000 if end is not None else None for end in (told.low, told.high))
    return Count(lead + form.format(f"{number} million"), low, high, told.approx)


def time(rng: Random, day: date, *, late: bool, vague: bool) -> Told:
    """A day as told: by papers of its time more often to the day or month, later by the year; `vague` by still less."""
    if vague:
        return _vague(rng, day, late=late)
    way = rng.choices(("day", "month", "year"), (10, 30, 60) if late else (25, 55, 20))[0]
    if way == "day":
        month = month_name[day.month]
        written = rng.choice((f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"))
        return Told(f"on {written}", day.isoformat())
    if way == "month":
        lead = rng.choice(("in", "in", "during"))
        return Told(f"{lead} {month_name[day.month]} {day.year}", f"{day.year}-{day.month:02}")
    return Told(f"in {day.year}", str(day.year))


def _vague(rng: Random, day: date, *, late: bool) -> Told:
    year, decade = day.year, day.year // 10
    around, begin, end = year + rng.choice((-1, 0, 0, 1)), year - 1, year + rng.randint(0, 2)
    ways = [
        Told(f"around {around}", f"{around}~"),
        Told(f"between {begin} and {end}", f"{begin}/{end}"),
        Told(f"from {year} to {end + 1}", f"{year}/{end + 1}"),
        Told(f"before the end of {year}", f"../{year}"),
    ]
    if late:
        ways.append(Told(f"in the {decade}0s", f"{decade}X"))
    if late and 4 <= year % 10 <= 6:
        ways.append(Told(f"in the mid-{decade}0s", f"{decade}5~"))
    return rng.choice(ways)


def interval(edtf: str) -> tuple[date, date]:
    """The first and last day that a time as told may mean, about two years more on both sides for "around"."""
    if "/" in edtf:
        first, last = edtf.split("/")
        return (date(1850, 1, 1) if first == ".." else interval(first)[0]), interval(last)[1]
    plain = edtf.rstrip("~").replace("X", "0")
    parts = [int(part) for part in plain.split("-")]
    year, month, day = [*parts, 1, 1][:3]
    begin = date(year, month, day)
    days = {3: 0, 2: monthrange(year, month)[1] - 1, 1: 364}[len(parts)] + 3287 * ("X" in edtf)
    slack = timedelta(days=730 if edtf.endswith("~") else 0)
    return begin - slack, begin + timedelta(days=days) + slack


def _round(number: int) -> int:
    """The number to half a unit of its first digit: 38 is 40, 142 is 150."""
    step = max(1, int(10 ** floor(log10(number))) // 2)
    return max(1, round(number / step) * step)
