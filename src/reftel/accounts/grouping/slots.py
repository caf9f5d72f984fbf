"""What two claims say of one thing, slot by slot, in points."""

from collections.abc import Mapping
from math import inf

from reftel.accounts.agreement.amounts import unit_of
from reftel.accounts.agreement.codes import terms
from reftel.accounts.agreement.verdict import Agreement
from reftel.accounts.agreement.words import places
from reftel.accounts.grouping.profiles import Profile
from reftel.accounts.grouping.rules import Rules
from reftel.accounts.grouping.values import compared_moneys, compared_parties, compared_quantities
from reftel.model.amount import Money, Quantity

Points = Mapping[str, float]
_CLOSE = 0.45
"""The degree of amounts a tenth apart."""


def compare_sides(one: Profile, other: Profile, rules: Rules, *, is_rival: bool) -> tuple[float, float] | None:
    """Points for actor and recipient; None where neither agrees and one is at odds."""
    straight = compared_parties(one.actor, other.actor), compared_parties(one.recipient, other.recipient)
    found = straight
    if one.kind in rules.mutual:
        crossed = compared_parties(one.actor, other.recipient), compared_parties(one.recipient, other.actor)
        found = max(straight, crossed, key=lambda pair: sum(side.degree for side in pair))
    if not any(side.agrees for side in found):
        return None
    points = rules.points["parties"]
    conflict = points["rival" if is_rival else "conflict"]
    return _party(found[0], one.actor, points, conflict), _party(found[1], one.recipient, points, conflict)


def _party(found: Agreement, parties: tuple[str, ...], points: Points, conflict: float) -> float:
    if found.verdict == "unknown":
        return points["missing"]
    if found.agrees:
        return points["agree"] + (points["organ"] if found.verdict == "same" and _names_organ(parties) else 0.0)
    return max(points["service"], conflict) if found.degree > 0 else conflict


def _names_organ(parties: tuple[str, ...]) -> bool:
    return any("/" in party for party in parties)


def compare_materiel(one: Profile, other: Profile, points: Points, *, is_retold: bool) -> float:
    """Points for designations, families and classes of arms, or the words of things that have none."""
    mine, theirs = one.things, other.things
    if mine.designators & theirs.designators:
        return points["designator"]
    if mine.families & theirs.families:
        return points["variants" if mine.variants and theirs.variants else "family"]
    if (mine.bare & theirs.series) or (theirs.bare & mine.series):
        return points["class"]
    if mine.surely and theirs.surely:
        return points["garbled"] if is_retold and mine.series & theirs.series else points["conflict"]
    if mine.classes and theirs.classes:
        return points["class"] if mine.classes & theirs.classes else points["class_conflict"]
    if not mine.words or not theirs.words or mine.families or theirs.families or mine.classes or theirs.classes:
        return 0.0
    shared, every = mine.words & theirs.words, mine.words | theirs.words
    return points["words"] * len(shared) / len(every) * min(len(shared) / 2, 1) if shared else points["other_words"]


def compare_value(one: Profile, other: Profile, points: Points, *, is_retold: bool) -> float:
    """Points for the sums of money."""
    if one.value is None or other.value is None:
        return 0.0
    is_slip = is_retold and _are_slips(one.value, other.value)
    return _points(compared_moneys(one.value, other.value), points, is_slip=is_slip)


def compare_quantity(one: Profile, other: Profile, points: Points, *, is_retold: bool) -> float:
    """Points for the numbers of things."""
    if one.quantity is None or other.quantity is None:
        return 0.0
    found = compared_quantities(one.quantity, other.quantity)
    if found.verdict == "same" and max(one.quantity.low or 0, one.quantity.high or 0) < points["few"]:
        return points["small"]
    if found.verdict == "unknown" and unit_of(one.quantity) != unit_of(other.quantity):
        return points["other"]
    if found.verdict == "apart" and _is_part(one, other):
        return points["part"]
    return _points(found, points, is_slip=is_retold and _are_slips(one.quantity, other.quantity))


def _is_part(one: Profile, other: Profile) -> bool:
    """True where fewer arrived than were ordered, or were ordered than asked for: the rest may have come later."""
    if one.rank is None or other.rank is None or one.rank == other.rank:
        return False
    earlier, later = sorted((one, other), key=lambda profile: profile.rank or 0)
    return _most(later.quantity) < _least(earlier.quantity)


def _most(quantity: Quantity | None) -> float:
    return inf if quantity is None or quantity.high is None else quantity.high


def _least(quantity: Quantity | None) -> float:
    return 0.0 if quantity is None or quantity.low is None else quantity.low


def _points(found: Agreement, points: Points, *, is_slip: bool) -> float:
    if found.verdict == "unknown":
        return 0.0
    if found.verdict == "same":
        return points["equal"]
    if found.agrees:
        return points["vague"] * (2 * found.degree - 1)
    return points["close"] if is_slip or found.degree >= _CLOSE else points["conflict"]


def _are_slips(one: Quantity | Money, other: Quantity | Money) -> bool:
    """True of figures that a copyist may take for each other: digits swapped, noughts lost, millions for billions."""
    return _digits(one) == _digits(other)


def _digits(amount: Quantity | Money) -> list[str]:
    """The digits of an amount's known ends, noughts and order left out."""
    return [digit for end in (amount.low, amount.high) if end for digit in sorted(f"{end:.0f}") if digit != "0"]


def compare_place(one: Profile, other: Profile, points: Points) -> float:
    """Points for where it happens."""
    if not one.place or not other.place:
        return 0.0
    found = places(one.place, other.place)
    return points["agree"] if found.agrees else points["conflict"] if found.verdict == "apart" else 0.0


def compare_terms(one: Profile, other: Profile, points: Points) -> float:
    """Points for the terms."""
    if one.terms is None or other.terms is None:
        return 0.0
    return points["agree"] if terms(one.terms, other.terms).agrees else points["conflict"]


def compare_stage(one: Profile, other: Profile, rules: Rules) -> float:
    """Points for stages: the same, others of one deal, one that undoes the other; and for what is only supposed."""
    points = rules.points["stage"]
    supposed = points["supposed"] if one.supposed != other.supposed else 0.0
    if one.stage is None or other.stage is None:
        return supposed
    if one.stage == other.stage:
        return supposed + points["agree"]
    is_undone = other.stage in rules.undone.get(one.stage, ()) or one.stage in rules.undone.get(other.stage, ())
    return supposed + points["undone" if is_undone else "chain"]
