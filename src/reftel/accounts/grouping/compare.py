"""Two claims compared: what each slot adds to, or takes from, the likelihood that they speak of one event."""

from collections.abc import Mapping

from reftel.accounts.grouping.documents import (
    are_rivals,
    compare_diversion,
    compare_documents,
    compare_retelling,
    compare_told,
)
from reftel.accounts.grouping.profiles import Profile
from reftel.accounts.grouping.rules import Rules
from reftel.accounts.grouping.slots import (
    compare_materiel,
    compare_place,
    compare_quantity,
    compare_sides,
    compare_stage,
    compare_terms,
    compare_value,
)
from reftel.accounts.grouping.timing import compare_periods

Parts = dict[str, float]
"""What each comparison came to, in points; comparisons that say nothing are left out."""

_VALUES = ("actor", "recipient", "materiel", "amount", "value", "place", "terms")
_THING = ("materiel", "amount", "value", "period", "place", "retelling")
_ODDS = -1.0


def compare(one: Profile, other: Profile, rules: Rules) -> Parts | None:
    """The points by part; None where the two cannot speak of one event, whatever else agrees.

    That is so of two kinds, of periods that cannot be of one event or of two stages of it, and where no party agrees
    and one is another's.
    """
    if one.kind != other.kind:
        return None
    points = rules.points
    retelling = compare_retelling(one, other, points["retelling"])
    is_copy, is_rival = retelling >= points["retelling"]["same"], are_rivals(one, other, rules)
    period = compare_periods(one, other, rules, is_retold=is_copy, is_rival=is_rival)
    if period is None:
        return None
    is_one_time = period >= points["period"]["years"] or one.kind in rules.whispered
    if (sides := compare_sides(one, other, rules, is_rival=is_rival and is_one_time)) is None:
        return None
    materiel = compare_materiel(one, other, points["materiel"], is_retold=retelling > 0)
    parts = {
        "actor": sides[0], "recipient": sides[1], "materiel": max(materiel, 0.0) if is_rival else materiel,
        "amount": compare_quantity(one, other, points["amounts"], is_retold=retelling > 0),
        "value": compare_value(one, other, points["value"], is_retold=retelling > 0),
        "period": period,
        "place": compare_place(one, other, points["place"]),
        "terms": compare_terms(one, other, points["terms"]),
        "stage": compare_stage(one, other, rules),
        "retelling": retelling,
    }  # fmt: skip
    if one.kind in rules.rare or is_about_one_thing(parts):
        parts["told"] = compare_told(one, other, points["told"])
    parts["diversion"] = compare_diversion(one, other, parts, rules)
    parts["document"] = compare_documents(one, other, parts, rules, is_rival=is_rival)
    return {name: score for name, score in parts.items() if score}


def are_versions(parts: Mapping[str, float], rules: Rules) -> bool:
    """True where what the two differ in is explained, so that they are of one event whatever else is told of it.

    They are versions that one document tells, one cargo with two destinations, a copy in which the year or figures went
    wrong, or the same but for one party.
    """
    if parts.get("document") == rules.points["document"]["rival"] or "diversion" in parts:
        return True
    slips = (
        parts.get("period") == rules.points["period"]["slip"],
        parts.get("retelling") == rules.points["retelling"]["figures"],
    )
    if any(slips):
        return True
    is_other = rules.points["parties"]["conflict"] in (parts.get("actor"), parts.get("recipient"))
    return is_other and total(parts) >= rules.strong


def is_at_odds(parts: Mapping[str, float]) -> bool:
    """True where two claims differ in something: then it takes a link to bring them together."""
    return any(parts.get(name, 0.0) <= _ODDS for name in _VALUES)


def is_about_one_thing(parts: Mapping[str, float]) -> bool:
    """True where two claims have more in common than parties, stage and the time of telling: a thing, time, number."""
    return any(parts.get(name, 0.0) > 0 for name in _THING)


def total(parts: Mapping[str, float]) -> float:
    """The sum of the points."""
    return sum(parts.values())
