"""What is true of the claims of a planted world: which slots are rivals, and what the words leave undecided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from evals.planted.figures import Count, interval
from evals.planted.happenings import Facts, Happening
from evals.planted.tellings import Telling, day_of, means
from reftel.model.claim import STAGES, Stage

Clash = Literal["rival", "open"]
"""Whether two told values cannot both hold, or whether that may be argued."""

MUTUAL = ("agreement", "cooperation")
"""Kinds whose sides may be told in either order."""
_LATELY = timedelta(days=730)
"""A paper that names no time may speak of what is no older than this."""
_NARROW, _WIDE = 0.1, 0.4
"""How far a rough number may be off for sure, and at most: what lies between is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim's id with the telling behind it, and the paper that it stands in by its day and number."""

    claim: str
    telling: Telling
    day: date
    paper: int

    @property
    def is_late(self) -> bool:
        """True of what is told years afterwards, as by papers that copy old ones."""
        return self.telling.late or self.day - day_of(self.telling) > _LATELY


def clashes(claims: Sequence[ToldClaim]) -> Iterator[tuple[str, str, str, Clash]]:
    """Pairs of claims of one happening with a slot in which they clash; ids in order.

    Different stages of one deal are no rivals: how many were ordered and how many came are both true. Where their
    versions differ it is open. So is what a copyist got wrong, and two dates of what went on over years,
    and a number that may be part of another. A gift is no sale, but a sale may be on credit.
    """
    apart = set(dated_apart(claims))
    for first, second in combinations(claims, 2):
        one, two = sorted((first.claim, second.claim))
        for slot, clash in _clashing(first.telling, second.telling):
            is_comparable = first.telling.stage == second.telling.stage
            is_sound = not (first.telling.corruption or second.telling.corruption)
            is_clear = is_comparable and is_sound and (slot != "period" or (one, two) not in apart)
            yield one, two, slot, clash if is_clear else "open"


def dated_apart(claims: Sequence[ToldClaim]) -> Iterator[tuple[str, str]]:
    """Pairs of claims of one happening with two dates for one stage that no paper tells together; ids in order.

    Twelve in 1977 and twelve in 1978 may be two deliveries, or one that somebody dates wrongly: nobody could say,
    unless one writer tells both versions.
    """
    versions: dict[int, set[int]] = {}
    for told in claims:
        versions.setdefault(told.paper, set()).add(told.telling.version)
    if any(len(several) > 1 for several in versions.values()):
        return
    for first, second in combinations(claims, 2):
        one, two = first.telling, second.telling
        if one.version != two.version and one.stage == two.stage and "period" in dict(_clashing(one, two)):
            yield min(first.claim, second.claim), max(first.claim, second.claim)


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
    return not _meet(interval(one), interval(two))


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
        elif _is_thin(told):
            found[told.claim] = frozenset()
    return found


def unclear_pairs(claims: Sequence[ToldClaim]) -> Iterator[tuple[str, str]]:
    """Pairs of claims on two happenings that might as well be of one; ids in order.

    Who reads "36 in June" and "24 in June", of the same arms from the same giver, takes them for rival versions of one
    delivery, not for two deliveries. And who reads of an order in 1974 and of a delivery in 1976, and of no other
    order or delivery that would be either's own, takes them for one deal.
    """
    told_stages: dict[int, set[Stage | None]] = {}
    alike: dict[tuple[str, tuple[str, ...]], list[ToldClaim]] = {}
    for told in claims:
        told_stages.setdefault(told.telling.happening, set()).add(told.telling.stage)
        alike.setdefault((told.telling.facts.kind, _states(told.telling, "recipient")), []).append(told)
    for several in alike.values():
        for first, second in combinations(several, 2):
            one, two = first.telling, second.telling
            if one.happening == two.happening or not _are_on_one_thing(one, two):
                continue
            own = one.stage in told_stages[two.happening] or two.stage in told_stages[one.happening]
            if (
                _might_be_rivals(first, second)
                if one.stage == two.stage
                else not own and _might_be_one_deal(first, second)
            ):
                yield min(first.claim, second.claim), max(first.claim, second.claim)


def _are_on_one_thing(one: Telling, two: Telling) -> bool:
    return bool(means(one) & means(two)) and not (one.place and two.place and one.place != two.place)


def _might_be_one_deal(first: ToldClaim, second: ToldClaim) -> bool:
    """Whether one may be a later stage of what the other tells: of the same parties, and within some three years."""
    one, two = sorted((first, second), key=lambda told: STAGES.index(told.telling.stage or "requested"))
    (start, end), (from_day, to_day) = _window(one), _window(two)
    clash = {slot for slot, _ in _clashing(one.telling, two.telling)} & {"actor", "recipient"}
    return not clash and start <= to_day and from_day - end <= timedelta(days=1100)


def _might_be_rivals(first: ToldClaim, second: ToldClaim) -> bool:
    one, two = first.telling, second.telling
    return _meet(_window(first), _window(second)) and _differ_in_extent(one, two)


def _differ_in_extent(one: Telling, two: Telling) -> bool:
    """Whether they clash in one thing only: how many, for how much, or on what terms."""
    clash = {slot for slot, _ in _clashing(one, two)}
    return len(clash) == 1 and clash <= {"quantity", "value", "terms"}


def _window(told: ToldClaim) -> tuple[date, date]:
    """When it happened by what is told; untold, a paper of the time speaks of the last two years."""
    if told.telling.time:
        return interval(told.telling.time.edtf)
    return date(1850, 1, 1) if told.is_late else told.day - _LATELY, told.day


def _meet(one: tuple[date, date], two: tuple[date, date]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _is_thin(told: ToldClaim) -> bool:
    telling = told.telling
    return told.is_late and not any((telling.name, telling.count, telling.money, telling.time, telling.place))


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
    """Whether the told time holds the day of the stage, or may be one of the days before and after it."""
    dates: Mapping[str | None, date] = dict(facts.dates)
    first, last = facts.span()
    if told.telling.stage in dates:
        first = last = dates[told.telling.stage]
    return _meet(_window(told), (first, last))


def by_happening(claims: Iterable[ToldClaim]) -> dict[int, list[ToldClaim]]:
    """The claims of each happening."""
    groups: dict[int, list[ToldClaim]] = {}
    for told in claims:
        groups.setdefault(told.telling.happening, []).append(told)
    return groups
