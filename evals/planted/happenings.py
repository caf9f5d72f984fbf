"""What happens in a planted world: deals, missions, visits and the rest, with the versions in which they are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from evals.planted.data import Level, Matter, State, load_matters, load_states
from reftel.model.claim import Kind, Stage, Terms

KIND_WEIGHTS: Mapping[Kind, int] = {
    "transfer": 46, "mission": 11, "deployment": 8, "financing": 8, "training": 8, "agreement": 6, "access": 4,
    "visit": 4, "restriction": 4, "cooperation": 3, "upheaval": 2, "disclosure": 1,
}  # fmt: skip
"""How often each kind happens, near to its share of the marked claims. Stocks and judgements (holding, share, relation)
are no events."""

COURSES: Mapping[Kind, Sequence[tuple[int, tuple[Stage | None, ...]]]] = {
    "transfer": (
        (25, ("ordered", "delivered")), (20, ("delivered",)), (14, ("requested", "offered", "ordered", "delivered")),
        (10, ("agreed", "shipped", "delivered")), (8, ("offered", "ordered", "planned", "delivered")),
        (6, ("requested", "refused")), (6, ("ordered", "cancelled")), (5, ("offered",)), (6, ("ordered", "planned")),
    ),
    "financing": (
        (40, ("agreed",)), (20, ("requested", "agreed")), (20, ("offered", "agreed", "delivered")),
        (10, ("requested", "refused")), (10, ("offered",)),
    ),
    "training": (
        (60, ("delivered",)), (15, ("offered", "delivered")), (15, ("planned", "delivered")),
        (10, ("delivered", "ended")),
    ),
    "mission": (
        (30, ("delivered", "ongoing", "ended")), (35, ("ongoing",)), (20, ("delivered", "ongoing")),
        (15, ("requested", "delivered")),
    ),
    "deployment": (
        (35, ("delivered",)), (25, ("delivered", "ongoing", "ended")), (20, ("planned", "delivered")),
        (20, ("ongoing",)),
    ),
    "access": (
        (35, ("agreed",)), (20, ("requested", "agreed", "ongoing")), (20, ("ongoing",)), (15, ("agreed", "ended")),
        (10, ("requested", "refused")),
    ),
    "cooperation": ((75, (None,)), (25, ("planned", None))),
    "agreement": ((70, ("agreed",)), (15, ("planned", "agreed")), (15, ("agreed", "ended"))),
    "visit": ((80, (None,)), (20, ("planned", None))),
    "restriction": ((50, ("suspended",)), (30, ("suspended", "lifted")), (20, ("suspended", "ongoing"))),
    "upheaval": ((100, (None,)),),
    "disclosure": ((100, (None,)),),
}  # fmt: skip
"""The stages that a happening goes through, with weights."""

LAGS: Mapping[str, tuple[int, int]] = {
    "transfer": (30, 500), "financing": (30, 240), "training": (40, 400), "mission": (60, 600), "deployment": (30, 500),
    "access": (40, 500), "visit": (10, 60), "cooperation": (20, 120), "agreement": (20, 150),
    "restriction": (150, 1200),
}  # fmt: skip
"""Days from one stage to the next."""

LASTING = ("mission", "deployment", "access")
"""Kinds that go on for years: what is told of them some years apart may be one and the same."""

RIVAL_SLOTS: Mapping[Kind, tuple[str, ...]] = {
    "transfer": ("quantity", "quantity", "actor", "recipient", "period", "terms"),
    "financing": ("value", "value", "period", "actor"),
    "training": ("quantity", "period", "actor"), "mission": ("quantity", "quantity", "period"),
    "deployment": ("quantity", "quantity", "period"), "agreement": ("period", ""), "access": ("period", "actor", ""),
    "visit": ("quantity",),
}  # fmt: skip
"""What two versions may differ in. Kinds with nothing else to know a happening by (an embargo, a coup) have none: of
one told with two dates nobody could say that it is one."""


Dated = tuple[Stage | None, date]
"""A stage with the day on which it was reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One version of what happened. `dates` says when it came to each stage, in their order."""

    kind: Kind
    actor: str
    recipient: str
    matter: Matter
    count: int | None = None
    money: int | None = None
    currency: str | None = None
    terms: Terms | None = None
    place: str | None = None
    dates: tuple[Dated, ...] = ()

    def when(self, stage: Stage | None) -> date:
        """The day of a stage. Raises KeyError where it was never reached."""
        return dict(self.dates)[stage]

    def span(self) -> tuple[date, date]:
        """The first and the last day."""
        days = [day for _, day in self.dates]
        return min(days), max(days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A happening and the versions of it that are told, which differ in the slot `disputed`."""

    number: int
    versions: tuple[Facts, ...]
    disputed: str | None = None
    denied: bool = False


def happenings(rng: Random, level: Level) -> list[Happening]:
    """All that happens in a world, near misses among it."""
    dyads = _dyads(rng, level.events)
    facts: list[Facts] = []
    while len(facts) < level.events:
        made = _facts(rng, dyads)
        if made is None:
            continue
        facts.append(made)
        if rng.random() < level.near_miss and (near := _near_miss(rng, made)) and _is_possible(near):
            facts.append(near)
    return [_with_versions(rng, level, number, one) for number, one in enumerate(facts)]


def _dyads(rng: Random, n_events: int) -> list[tuple[tuple[State, State], float]]:
    """Pairs of a giver and a receiver, with weights that fall as in Zipf's law."""
    states = load_states().values()
    givers = [state for state in states if state.gives]
    pairs = [(giver, other) for giver in givers for other in states if giver is not other and not other.gives]
    chosen = rng.sample(pairs, max(12, n_events // 4))
    return [(pair, 1 / (rank + 2)) for rank, pair in enumerate(chosen)]


def _facts(rng: Random, dyads: list[tuple[tuple[State, State], float]]) -> Facts | None:
    """One happening; None where the draw fits no year."""
    (giver, taker), _ = rng.choices(dyads, [weight for _, weight in dyads])[0]
    kind = rng.choices(list(KIND_WEIGHTS), list(KIND_WEIGHTS.values()))[0]
    matter = _matter(rng, kind, giver)
    since, until = max(giver.since, taker.since, matter.since), min(giver.until, taker.until, matter.until) - 2
    if since >= until:
        return None
    begin = date(rng.randint(max(since, 1904), until), rng.randint(1, 12), rng.randint(1, 28))
    course = rng.choices([stages for _, stages in COURSES[kind]], [weight for weight, _ in COURSES[kind]])[0]
    has_money = kind == "financing" or (kind == "transfer" and rng.random() < 0.15)
    return Facts(
        kind=kind, actor=giver.code, recipient=taker.code, matter=matter, dates=_dates(rng, kind, course, begin),
        count=_lot(rng, matter.lot) if matter.unit else None,
        money=_sum(rng) if has_money else None,
        currency=("SUR" if giver.code == "SUN" and rng.random() < 0.3 else "USD") if has_money else None,
        terms=matter.terms or _terms(rng, kind),
        place=rng.choice(matter.places) if matter.places else None,
    )  # fmt: skip


def _matter(rng: Random, kind: Kind, giver: State) -> Matter:
    """What it is about: of arms mostly a type that the giver hands out."""
    of_kind = [matter for matter in load_matters().values() if matter.kind == kind]
    types = [matter for matter in of_kind if giver.code in matter.by]
    plain = [matter for matter in of_kind if not matter.by]
    return rng.choice(types if types and rng.random() < 0.75 else plain)


def _dates(rng: Random, kind: Kind, course: Sequence[Stage | None], begin: date) -> tuple[Dated, ...]:
    day, dates = begin, []
    for stage in course:
        dates.append((stage, day))
        day += timedelta(days=rng.randint(*LAGS.get(kind, (1, 2))))
    return tuple(dates)


def _lot(rng: Random, usual: int) -> int:
    """A count around the usual one, often a round number."""
    count = max(2, round(usual * rng.lognormvariate(0, 0.6)))
    return _rounded(count, 10 ** (len(str(count)) - 2)) if count >= 100 else count


def _sum(rng: Random) -> int:
    """An amount of money."""
    millions = max(1, round(rng.lognormvariate(4, 1.2)))
    return _rounded(millions, 5 if millions > 20 else 1) * 1_000_000


def _rounded(number: int, step: int) -> int:
    return max(step, round(number / step) * step) if step > 1 else number


def _terms(rng: Random, kind: Kind) -> Terms | None:
    choices: list[Terms] = ["sale", "sale", "grant", "credit", "credit", "barter", "loan"]
    return rng.choice(choices) if kind == "transfer" else None


def _near_miss(rng: Random, facts: Facts) -> Facts | None:
    """Another happening that is easily taken for this one."""
    ways = ["another year"]
    if facts.kind in ("transfer", "visit"):
        ways += ["weeks later"]
    if facts.kind == "transfer":
        ways += ["neighbour", "neighbour", "together", "weeks later"]
    way = rng.choice(ways)
    count = _lot(rng, facts.matter.lot) if facts.matter.unit else None
    money = _sum(rng) if facts.money else None
    if way == "weeks later":
        later = _moved(facts, rng.randint(12, 45))
        return replace(later, count=count, money=money, dates=later.dates[-1:])
    if way == "another year":
        years = (5, 14) if facts.kind in LASTING else (1, 5)
        places = [place for place in facts.matter.places if place != facts.place]
        moved = _moved(facts, rng.randint(365 * years[0], 365 * years[1]))
        return replace(moved, count=count, money=money, place=rng.choice(places) if places else None)
    if way == "neighbour":
        near = _neighbours(facts)
        moved = replace(_moved(facts, rng.randint(-200, 300)), count=count, money=money)
        return replace(moved, recipient=rng.choice(near)) if near else None
    year = facts.span()[0].year
    others = [m for m in load_matters().values() if facts.actor in m.by and m.since <= year <= m.until]
    others = [m for m in others if m is not facts.matter]
    other = rng.choice(others) if others else None
    return replace(facts, matter=other, count=_lot(rng, other.lot), money=None) if other else None


def _neighbours(facts: Facts) -> list[str]:
    """Neighbours of the receiver that were there all the while."""
    return [code for code in load_states()[facts.recipient].near if code != facts.actor and _acts(code, facts)]


def _is_possible(facts: Facts) -> bool:
    return _acts(facts.actor, facts) and _acts(facts.recipient, facts)


def _acts(code: str, facts: Facts) -> bool:
    """Whether a state is there all the while, with a year to spare."""
    state = load_states()[code]
    first, last = facts.span()
    return state.since < first.year and last.year + 1 < state.until


def _moved(facts: Facts, days: int) -> Facts:
    return replace(facts, dates=tuple((stage, day + timedelta(days=days)) for stage, day in facts.dates))


def _with_versions(rng: Random, level: Level, number: int, facts: Facts) -> Happening:
    """The happening with a rival version, for as many as the level asks."""
    denied = rng.random() < level.denied
    if rng.random() < level.rival:
        slot = rng.choice(RIVAL_SLOTS.get(facts.kind, ("",)))
        if (other := _rival(rng, facts, slot)) is not None:
            return Happening(number=number, versions=(facts, other), disputed=slot, denied=denied)
    return Happening(number=number, versions=(facts,), denied=denied)


def _rival(rng: Random, facts: Facts, slot: str) -> Facts | None:
    """The same told otherwise in one slot, so far apart that both cannot be right; None where that cannot be."""
    if slot == "quantity" and facts.count:
        return replace(facts, count=_apart(rng, facts.count))
    if slot == "value" and facts.money:
        return replace(facts, money=_apart(rng, facts.money // 1_000_000) * 1_000_000)
    if slot == "period" and (facts.count or facts.money or facts.place or facts.kind == "agreement"):
        return _moved(facts, rng.choice((-1, 1)) * rng.choice((rng.randint(32, 130), rng.randint(330, 400))))
    if slot == "terms" and facts.terms:
        return replace(facts, terms="grant" if facts.terms != "grant" else rng.choice(("sale", "credit", "barter")))
    if slot == "actor":
        givers = facts.matter.by or [state.code for state in load_states().values() if state.gives]
        others = [code for code in givers if code not in (facts.actor, facts.recipient) and _acts(code, facts)]
        return replace(facts, actor=rng.choice(others)) if others else None
    if slot == "recipient":
        near = _neighbours(facts)
        return replace(facts, recipient=rng.choice(near)) if near else None
    return None


def _apart(rng: Random, number: int) -> int:
    factor = rng.choice((rng.uniform(0.3, 0.6), rng.uniform(1.7, 3)))
    other = round(number * factor)
    if number >= 10 and number % 5 == 0:
        other = 5 * max(1, round(other / 5))
    return max(1, other) if max(1, other) != number else number + 2
