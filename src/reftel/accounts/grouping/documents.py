"""What the documents of two claims tell of whether these speak of one event: copies, versions, lists, and when."""

from collections.abc import Mapping

from reftel.accounts.agreement.amounts import unit_of
from reftel.accounts.grouping.profiles import Profile
from reftel.accounts.grouping.rules import Rules

_HALF, _FIFTH = 0.5, 0.2
_SOME_FIGURES, _MANY_FIGURES = 2, 3
_YEAR = 366
_SINGLE = ("actor", "recipient", "period", "amount", "value", "place", "terms")
"""What versions of one story differ in: one of these."""


def compare_retelling(one: Profile, other: Profile, points: Mapping[str, float]) -> float:
    """Points for a passage that stands in two documents, and for figures that changed places on the way."""
    if one.document == other.document:
        return 0.0
    shared = _shared(one, other)
    n_enough = _SOME_FIGURES if shared >= _FIFTH else _MANY_FIGURES
    if one.figures == other.figures and len(one.figures) >= n_enough and _is_swapped(one, other):
        return points["figures"]
    return points["same"] if shared >= _HALF else points["part"] if shared >= _FIFTH else 0.0


def _shared(one: Profile, other: Profile) -> float:
    """The share of the words of two quotes that stand in the same order, as far as the sketches show it."""
    if not one.sketch or not other.sketch:
        return 0.0
    return len({*one.sketch}.intersection(other.sketch)) / max(len(one.sketch), len(other.sketch))


def _is_swapped(one: Profile, other: Profile) -> bool:
    are_amounts_other = (one.quantity, one.value) != (other.quantity, other.value)
    return are_amounts_other and one.things.designators != other.things.designators


def compare_diversion(one: Profile, other: Profile, parts: Mapping[str, float], rules: Rules) -> float:
    """Points for one cargo with two destinations: by one supplier, at one time, in one document or of one sort."""
    if "diverted" not in (one.stage, other.stage) or parts["actor"] <= 0 or parts["recipient"] >= 0:
        return 0.0
    is_one_lot = parts["materiel"] > 0 or (one.document == other.document and parts["materiel"] == 0)
    is_one_time = parts["period"] >= rules.points["period"]["years"]
    return rules.points["retelling"]["diverted"] if is_one_lot and is_one_time else 0.0


def compare_told(one: Profile, other: Profile, points: Mapping[str, float]) -> float:
    """Points for when documents were written, where a claim has no period of its own."""
    if one.document == other.document or one.told is None or other.told is None or (one.days and other.days):
        return 0.0
    if not one.days and not other.days:
        apart = abs(one.told - other.told)
        if apart <= points["days"]:
            return points["near"]
        is_present = one.stage == other.stage == "ongoing"
        return points["apart"] if is_present and apart > points["years"] * _YEAR else 0.0
    dated, undated = (one, other) if one.days else (other, one)
    assert dated.days is not None and undated.told is not None
    return points["near"] if dated.days.first <= undated.told <= dated.days.last + points["days"] else 0.0


def are_rivals(one: Profile, other: Profile, rules: Rules) -> bool:
    """True of two versions in one document: near each other, both doubted, by different speakers, of one thing."""
    if one.document != other.document or not (one.doubted and other.doubted) or one.speakers == other.speakers:
        return False
    if one.stage != other.stage and one.stage and other.stage:
        return False
    if not (_are_of_one_thing(one, other) or one.kind in rules.whispered):
        return False
    return max(one.start, other.start) - min(one.end, other.end) <= rules.points["document"]["near_characters"]


def _are_of_one_thing(one: Profile, other: Profile) -> bool:
    """True where both name one type or count one sort of thing, or date things of one name."""
    if one.things.families & other.things.families:
        return True
    if one.quantity and other.quantity and unit_of(one.quantity) == unit_of(other.quantity):
        return not (one.things.families and other.things.families)
    return bool(one.days and other.days and one.things.words & other.things.words)


def compare_documents(
    one: Profile, other: Profile, parts: Mapping[str, float], rules: Rules, *, is_rival: bool
) -> float:
    """Points for two claims of one document: versions, a denial, stages, a list, or a thing told twice."""
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
