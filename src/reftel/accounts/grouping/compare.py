"""Two claims compared: what each slot adds to, or takes from, the likelihood that they speak of one event."""

from collections.abc import Mapping

from reftel.accounts.agreement.amounts import unit_of
from reftel.accounts.agreement.codes import terms
from reftel.accounts.agreement.verdict import Agreement
from reftel.accounts.agreement.words import places
from reftel.accounts.grouping.profiles import Profile
from reftel.accounts.grouping.rules import Rules
from reftel.accounts.grouping.timing import compare_periods
from reftel.accounts.grouping.values import compared_moneys, compared_parties, compared_quantities

Parts = dict[str, float]
"""What each comparison came to, in points; comparisons that say nothing are left out."""

_HALF, _FIFTH = 0.5, 0.2
_FEW_FIGURES = 3
_YEAR = 366


def compare(one: Profile, other: Profile, rules: Rules) -> Parts | None:
    """The points by part; None where the two cannot speak of one event, whatever else agrees.

    That is so of two kinds, of periods that cannot be of one event or of two stages of it, and where no party agrees
    and one is another's.
    """
    if one.kind != other.kind:
        return None
    retelling = _retelling(one, other, rules.points["retelling"])
    is_rival = _is_rival(one, other, rules)
    period = compare_periods(one, other, rules, is_retold=retelling >= rules.points["retelling"]["same"], is_rival=is_rival)
    if period is None:
        return None
    is_one_time = period >= rules.points["period"]["years"] or one.kind in rules.whispered
    sides = _sides(one, other, rules, is_rival and is_one_time)
    if sides is None:
        return None
    materiel = _materiel(one, other, rules.points["materiel"], is_retold=retelling > 0)
    parts = {
        "actor": sides[0], "recipient": sides[1], "materiel": materiel, "period": period,
        "amount": _quantity(one, other, rules.points["amounts"]),
        "value": _points(compared_moneys(one.value, other.value), rules.points["value"]) if one.value and other.value else 0.0,
        "place": _place(one, other, rules.points["place"]),
        "terms": _terms(one, other, rules.points["terms"]),
        "stage": _stage(one, other, rules),
        "retelling": retelling,
        "told": _told(one, other, rules.points["told"]),
    }  # fmt: skip
    if is_rival:
        parts["materiel"] = max(materiel, 0.0)
    parts["diversion"] = _diversion(one, other, parts, rules)
    parts["document"] = _document(one, other, parts, rules, is_rival)
    return {name: points for name, points in parts.items() if points}


def are_versions(parts: Mapping[str, float], rules: Rules) -> bool:
    """True where what the two differ in is explained, so that they are of one event whatever else is told of it.

    They are versions that one document tells, one cargo with two destinations, a copy in which the year went wrong, or
    the same but for one party.
    """
    if parts.get("document") == rules.points["document"]["rival"] or "diversion" in parts:
        return True
    if parts.get("period") == rules.points["period"]["slip"]:
        return True
    is_other = rules.points["parties"]["conflict"] in (parts.get("actor"), parts.get("recipient"))
    return is_other and total(parts) >= rules.strong


def is_at_odds(parts: Mapping[str, float]) -> bool:
    """True where two claims differ in something: then it takes a link to bring them together."""
    return any(parts.get(name, 0.0) <= _ODDS for name in _VALUES)


_SINGLE = ("actor", "recipient", "period", "amount", "value", "place", "terms")
"""What versions of one story differ in: one of these."""
_VALUES = ("actor", "recipient", "materiel", "amount", "value", "place", "terms")
_ODDS = -1.0


def total(parts: Mapping[str, float]) -> float:
    """The sum of the points."""
    return sum(parts.values())


def _sides(one: Profile, other: Profile, rules: Rules, is_rival: bool) -> tuple[float, float] | None:
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
    named = _names_organ(one.actor), _names_organ(one.recipient)
    first, second = (_party(side, has, points, conflict) for side, has in zip(found, named, strict=True))
    return first, second


def _party(found: Agreement, names_organ: bool, points: Mapping[str, float], conflict: float) -> float:
    if found.verdict == "unknown":
        return points["missing"]
    if found.agrees:
        return points["agree"] + (points["organ"] if names_organ and found.verdict == "same" else 0.0)
    return max(points["service"], conflict) if found.degree > 0 else conflict


def _names_organ(parties: tuple[str, ...]) -> bool:
    return any("/" in party for party in parties)


def _materiel(one: Profile, other: Profile, points: Mapping[str, float], is_retold: bool) -> float:
    mine, theirs = one.things, other.things
    if mine.designators & theirs.designators:
        return points["designator"]
    if mine.families & theirs.families:
        return points["variants" if mine.variants and theirs.variants else "family"]
    if mine.families and theirs.families:
        if (mine.bare & theirs.series) or (theirs.bare & mine.series):
            return points["class"]
        return points["garbled"] if is_retold and mine.series & theirs.series else points["conflict"]
    if mine.classes and theirs.classes:
        return points["class"] if mine.classes & theirs.classes else points["class_conflict"]
    if not mine.words or not theirs.words or mine.families or theirs.families or mine.classes or theirs.classes:
        return 0.0
    shared, every = mine.words & theirs.words, mine.words | theirs.words
    return points["words"] * len(shared) / len(every) * min(len(shared) / 2, 1) if shared else points["other_words"]


def _quantity(one: Profile, other: Profile, points: Mapping[str, float]) -> float:
    if one.quantity is None or other.quantity is None:
        return 0.0
    found = compared_quantities(one.quantity, other.quantity)
    if found.verdict == "same" and max(one.quantity.low or 0, one.quantity.high or 0) < points["few"]:
        return points["small"]
    if found.verdict == "unknown" and unit_of(one.quantity) != unit_of(other.quantity):
        return points["other"]
    return _points(found, points)


_CLOSE = 0.45
"""The degree of amounts a tenth apart."""


def _points(found: Agreement, points: Mapping[str, float]) -> float:
    if found.verdict == "unknown":
        return 0.0
    if found.verdict == "same":
        return points["equal"]
    if found.agrees:
        return points["vague"] * (2 * found.degree - 1)
    return points["close"] if found.degree >= _CLOSE else points["conflict"]


def _place(one: Profile, other: Profile, points: Mapping[str, float]) -> float:
    if not one.place or not other.place:
        return 0.0
    found = places(one.place, other.place)
    return points["agree"] if found.agrees else points["conflict"] if found.verdict == "apart" else 0.0


def _terms(one: Profile, other: Profile, points: Mapping[str, float]) -> float:
    if one.terms is None or other.terms is None:
        return 0.0
    return points["agree"] if terms(one.terms, other.terms).agrees else points["conflict"]


def _stage(one: Profile, other: Profile, rules: Rules) -> float:
    points = rules.points["stage"]
    supposed = points["supposed"] if one.supposed != other.supposed else 0.0
    if one.stage is None or other.stage is None:
        return supposed
    if one.stage == other.stage:
        return supposed + points["agree"]
    is_undone = other.stage in rules.undone.get(one.stage, ()) or one.stage in rules.undone.get(other.stage, ())
    return supposed + points["undone" if is_undone else "chain"]


def _retelling(one: Profile, other: Profile, points: Mapping[str, float]) -> float:
    """Points for a passage that stands in two documents, and for figures that changed places on the way."""
    if one.document == other.document:
        return 0.0
    if one.figures == other.figures and len(one.figures) >= _FEW_FIGURES and _is_swapped(one, other):
        return points["figures"]
    if not one.sketch or not other.sketch:
        return 0.0
    shared = len({*one.sketch}.intersection(other.sketch)) / max(len(one.sketch), len(other.sketch))
    return points["same"] if shared >= _HALF else points["part"] if shared >= _FIFTH else 0.0


def _is_swapped(one: Profile, other: Profile) -> bool:
    return one.things.designators != other.things.designators and (one.quantity, one.value) != (other.quantity, other.value)


def _diversion(one: Profile, other: Profile, parts: Parts, rules: Rules) -> float:
    """Points for one cargo with two destinations: by one supplier, at one time, in one document or of one sort."""
    if "diverted" not in (one.stage, other.stage) or parts["actor"] <= 0 or parts["recipient"] >= 0:
        return 0.0
    is_one_lot = parts["materiel"] > 0 or (one.document == other.document and parts["materiel"] == 0)
    is_one_time = parts["period"] >= rules.points["period"]["years"]
    return rules.points["retelling"]["diverted"] if is_one_lot and is_one_time else 0.0


def _told(one: Profile, other: Profile, points: Mapping[str, float]) -> float:
    """Points for when documents were written, where a claim has no period of its own."""
    if one.told is None or other.told is None or (one.days and other.days):
        return 0.0
    if not one.days and not other.days:
        apart = abs(one.told - other.told)
        is_present = one.stage == other.stage == "ongoing"
        return points["near"] if apart <= points["days"] else points["apart"] if is_present and apart > points["years"] * _YEAR else 0.0
    dated, undated = (one, other) if one.days else (other, one)
    assert dated.days is not None and undated.told is not None
    return points["near"] if dated.days.first <= undated.told <= dated.days.last + points["days"] else 0.0


def _is_rival(one: Profile, other: Profile, rules: Rules) -> bool:
    """True of two versions in one document: near each other, both doubted, by different speakers, of one named thing."""
    is_dated = one.days is not None and other.days is not None
    is_named = one.things.families & other.things.families or (is_dated and one.things.words & other.things.words)
    if not is_named and one.kind not in rules.whispered:
        return False
    if one.stage != other.stage and one.stage and other.stage:
        return False
    if one.document != other.document or not (one.doubted and other.doubted) or one.speakers == other.speakers:
        return False
    return max(one.start, other.start) - min(one.end, other.end) <= rules.points["document"]["near_characters"]


def _document(one: Profile, other: Profile, parts: Parts, rules: Rules, is_rival: bool) -> float:
    if one.document != other.document:
        return 0.0
    points = rules.points["document"]
    if is_rival and sum(parts[name] < 0 for name in _SINGLE) <= 1:
        return points["rival"]
    if one.denied != other.denied:
        return points["denial"]
    if parts["diversion"] or one.stage != other.stage:
        return points["stages"]
    is_listed = one.start < other.end and other.start < one.end
    if is_listed and any(parts[name] < 0 for name in ("materiel", "amount", "value", "period")):
        return points["sentence"]
    return points["repeat" if one.speakers == other.speakers else "retold"]
