"""What is true of the claims of a planted world: which slots are rivals, and what the words leave undecided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from evals.planted.figures import Count, interval
from evals.planted.happenings import Facts, Happening
from evals.planted.tellings import Telling, means

Clash = Literal["rival", "open"]
"""Whether two told values cannot both hold, or whether that may be argued."""

MUTUAL = ("agreement", "cooperation")
"""Kinds whose sides may be told in either order."""
_NARROW, _WIDE = 0.1, 0.4
"""How far a rough number may be off for sure, and at most: what lies between is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim's id with the telling behind it and the day of the paper that it stands in."""

    claim: str
    telling: Telling
    day: date


def clashes(claims: Sequence[ToldClaim]) -> Iterator[tuple[str, str, str, Clash]]:
    """Pairs of claims of one happening with a slot in which they clash; ids in order.

    Different stages of one deal are no rivals: how many were ordered and how many came are both true. Where their
    versions differ it is open. So is what a copyist got wrong, and two dates of what went on over years,
    and a number that may be part of another. A gift is no sale, but a sale may be on credit.
    """
    for first, second in combinations(claims, 2):
        one, two = sorted((first.claim, second.claim))
        for slot, clash in _clashing(first.telling, second.telling):
            is_comparable = first.telling.stage == second.telling.stage
            is_sound = not (first.telling.corruption or second.telling.corruption)
            yield one, two, slot, clash if is_comparable and is_sound else "open"


def _clashing(one: Telling, two: Telling) -> Iterator[tuple[str, Clash]]:
    for slot, (mine, other) in {"quantity": (one.count, two.count), "value": (one.money, two.money)}.items():
        if mine and other and (clash := _numbers(mine, other)):
            is_clear = (slot == "value" or one.unit == two.unit) and not _may_be_part(one, mine, two, other)
            yield slot, clash if is_clear else "open"
    if one.time and two.time and _apart(one.time.edtf, two.time.edtf):
        yield "period", "open" if one.stage == "ongoing" else "rival"
    if one.facts.kind not in MUTUAL:
        for slot in ("actor", "recipient"):
            mine_at, other_at = _states(one, slot), _states(two, slot)
            if mine_at and other_at and mine_at != other_at:
                yield slot, "rival"
    if one.terms and two.terms and one.facts.terms != two.facts.terms:
        yield "terms", "rival" if "grant" in (one.facts.terms, two.facts.terms) else "open"
    if one.denied != two.denied:
        yield "polarity", "rival"
    if one.corruption or two.corruption:
        yield "designators", "open"


def _may_be_part(one: Telling, mine: Count, two: Telling, other: Count) -> bool:
    """Whether the smaller number, of a shorter time, may be part of the greater: 20 in May of the 48 of that year."""
    small, great = (one, two) if (mine.low or mine.high or 0) < (other.low or other.high or 0) else (two, one)
    if great.time is None or small.time is None:
        return great.time is None and small.time is not None
    (start, end), (from_day, to_day) = interval(great.time.edtf), interval(small.time.edtf)
    return start <= from_day and to_day <= end and (start, end) != (from_day, to_day)


def _numbers(one: Count, two: Count) -> Clash | None:
    if _overlap(_bounds(one, _NARROW), _bounds(two, _NARROW)):
        return None
    return "open" if _overlap(_bounds(one, _WIDE), _bounds(two, _WIDE)) and (one.approx or two.approx) else "rival"


def _bounds(count: Count, slack: float) -> tuple[float, float]:
    slack = slack if count.approx else 0
    return (count.low or 0) * (1 - slack), float("inf") if count.high is None else count.high * (1 + slack)


def _overlap(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _apart(one: str, two: str) -> bool:
    (start, end), (other_start, other_end) = interval(one), interval(two)
    return end < other_start or other_end < start


def _states(telling: Telling, slot: str) -> tuple[str, ...]:
    party = telling.actor if slot == "actor" else telling.recipient
    return tuple(code.split("/")[0] for code in party.ids) if party else ()


def undecided(claims: Sequence[ToldClaim], happenings: Sequence[Happening]) -> dict[str, frozenset[int]]:
    """Claims whose words fit other happenings as well as their own, with the numbers of those.

    Their own is among them. A claim with next to nothing told (no name, number, sum, place or time, in a paper of later
    years) fits nothing for sure, and has none.
    """
    by_kind: dict[str, list[Happening]] = {}
    for happening in happenings:
        by_kind.setdefault(happening.versions[0].kind, []).append(happening)
    found: dict[str, frozenset[int]] = {}
    for told in claims:
        own = told.telling.happening
        others = {h.number for h in by_kind[told.telling.facts.kind] if h.number != own and _fits(told, h)}
        if others:
            found[told.claim] = frozenset({*others, told.telling.happening})
        elif _is_thin(told.telling):
            found[told.claim] = frozenset()
    return found


def _is_thin(telling: Telling) -> bool:
    told = (telling.name, telling.count, telling.money, telling.time, telling.place)
    return telling.late and not any(told)


def _fits(told: ToldClaim, happening: Happening) -> bool:
    return any(_fits_facts(told, facts) for facts in happening.versions)


def _fits_facts(told: ToldClaim, facts: Facts) -> bool:
    telling = told.telling
    parties = {"actor": facts.actor, "recipient": facts.recipient}
    if telling.facts.kind in MUTUAL:
        if not {*_states(telling, "actor"), *_states(telling, "recipient")} <= {facts.actor, facts.recipient}:
            return False
    elif any(_states(telling, slot) not in ((), (code,)) for slot, code in parties.items()):
        return False
    if facts.matter.key not in means(telling) or (telling.place and facts.place and telling.place != facts.place):
        return False
    if telling.terms and facts.terms and telling.facts.terms != facts.terms:
        return False
    return _holds(telling.count, facts.count) and _holds(telling.money, facts.money) and _fits_time(told, facts)


def _holds(told: Count | None, number: int | None) -> bool:
    if told is None or number is None:
        return True
    low, high = _bounds(told, 0.15)
    return low <= number <= high


def _fits_time(told: ToldClaim, facts: Facts) -> bool:
    """Whether the told time holds the stage's day; untold, a paper of the time speaks of the last two years."""
    dates: Mapping[str | None, date] = dict(facts.dates)
    first, last = facts.span()
    if told.telling.stage in dates:
        first = last = dates[told.telling.stage]
    if told.telling.time:
        start, end = interval(told.telling.time.edtf)
    else:
        start, end = date(1850, 1, 1) if told.telling.late else told.day - timedelta(days=730), told.day
    return start <= last and first <= end


def by_happening(claims: Iterable[ToldClaim]) -> dict[int, list[ToldClaim]]:
    """The claims of each happening."""
    groups: dict[int, list[ToldClaim]] = {}
    for told in claims:
        groups.setdefault(told.telling.happening, []).append(told)
    return groups
