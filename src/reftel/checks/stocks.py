"""Stocks against each other: people in residence, and arms held against arms delivered."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reftel.accounts.agreement.amounts import range_of, unit_of
from reftel.accounts.agreement.periods import touched
from reftel.checks import words
from reftel.checks.case import Case, grouped, is_told, pair, states
from reftel.checks.settings import settings
from reftel.model.claim import Claim
from reftel.model.edtf import days_of
from reftel.model.finding import Finding, Severity
from reftel.rules.materiel import plain


def headcounts(case: Case) -> Iterator[Finding]:
    """Numbers of people of one sender in one host at one time that cannot both hold.

    Of each sort of difference, the two farthest apart.
    """
    held = settings("headcounts")
    counted = [claim for claim in case.asserted(held["kinds"]) if _is_headcount(case, claim)]
    for group in grouped(counted, lambda claim: (claim.kind, pair(claim))):
        sorts: dict[tuple[bool, bool], list[tuple[Claim, Claim]]] = defaultdict(list)
        for one, other in _at_one_time(case, group):
            if not _differ(one, other):
                continue
            sorts[_is_same_stock(one, other), _is_one_author(one, other)].append((one, other))
        for (is_same, _), pairs in sorts.items():
            one, other = max(pairs, key=lambda two: _ratio(*two))
            yield _headcount(case, one, other, "unlikely" if is_same else "note")


def _is_headcount(case: Case, claim: Claim) -> bool:
    held, days = settings("headcounts"), days_of(case.as_of(claim))
    is_stock = claim.stage not in held["over"] and bool(claim.actor) and bool(claim.recipient)
    if days is None or days.first is None or days.last is None or claim.quantity is None:
        return False
    is_short: bool = (days.last - days.first).days <= held["within"]
    return is_stock and is_short and is_told(claim.quantity) and unit_of(claim.quantity) in held["persons"]


def _at_one_time(case: Case, group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each two claims whose times have a day in common, in the order of exports."""
    timed = [(span, number) for number, claim in enumerate(group) if (span := touched(case.as_of(claim)))]
    timed.sort()
    for at, (one, first) in enumerate(timed):
        for other, second in timed[at + 1 :]:
            if other[0] > one[1]:
                break
            low, high = sorted((first, second))
            yield group[low], group[high]


def _differ(one: Claim, other: Claim) -> bool:
    """True where two headcounts of one time are far apart.

    One author who tells two at once knows that they are two: worth a note where each has a name of its own.
    """
    if one.quantity is None or other.quantity is None:
        return False
    held = settings("headcounts")
    if _is_one_author(one, other) and not (one.kind in held["by_one"] and _is_set_side_by_side(one, other)):
        return False
    if one.stage == other.stage == held["arriving"]:
        return False
    low, high = sorted((range_of(one.quantity), range_of(other.quantity)), key=lambda found: found.told)
    return bool(high.low > low.high * held["times"] and high.told <= low.told * held["at_most"])


def _is_set_side_by_side(one: Claim, other: Claim) -> bool:
    """True where both are of one stated time, and each is called something else."""
    heads = _heads(one, other)
    return one.period is not None and one.period == other.period and all(heads) and heads[0] != heads[1]


def _heads(*claims: Claim) -> list[list[str]]:
    """The last word of what each counts, in small letters."""
    return [(claim.item or "").casefold().split()[-1:] for claim in claims]


def _is_one_author(one: Claim, other: Claim) -> bool:
    return (one.document, one.said_by) == (other.document, other.said_by)


def _is_same_stock(one: Claim, other: Claim) -> bool:
    """True where the words for the people and the place are the same."""
    heads = _heads(one, other)
    same_place = {place.casefold() for place in one.place} == {place.casefold() for place in other.place}
    same_sides = one.actor == other.actor and one.recipient == other.recipient
    return heads[0] == heads[1] and same_place and same_sides and not _is_one_author(one, other)


def _ratio(one: Claim, other: Claim) -> float:
    told = sorted(range_of(claim.quantity).told for claim in (one, other) if claim.quantity)
    return told[-1] / max(told[0], 1.0)


def _headcount(case: Case, one: Claim, other: Claim, severity: Severity) -> Finding:
    form = "sentence_rival" if severity == "unlikely" else "sentence_stocks"
    sentence = str(settings("headcounts")[form]).format(
        actor=words.party(one.actor),
        recipient=words.party(one.recipient),
        one=words.thing(one),
        one_period=words.when(case.as_of(one)),
        one_says=case.says(one),
        other=words.thing(other),
        other_period=words.when(case.as_of(other)),
        other_says=case.says(other),
    )
    return case.finding("headcounts-differ", severity, [one, other], sentence)


def holdings(case: Case) -> Iterator[Finding]:
    """Holdings of a type that are smaller than one delivery of it until then."""
    came: dict[tuple[tuple[str, ...], str], list[Claim]] = defaultdict(list)
    for claim in case.asserted(["transfer"], ["delivered"]):
        if is_told(claim.quantity) and claim.period and len(claim.designators) == 1:
            came[states(claim.recipient), plain(claim.designators[0])].append(claim)
    for held in case.asserted(["holding"]):
        if len(held.designators) != 1 or not held.recipient or not is_told(held.quantity):
            continue
        before = came.get((states(held.recipient), plain(held.designators[0])), ())
        larger = [delivery for delivery in before if _is_fewer(case, held, delivery)]
        if larger:
            delivery = max(larger, key=_rank)
            yield case.finding("holding-under-deliveries", "note", [held, delivery], _fewer(case, held, delivery))


def _rank(claim: Claim) -> tuple[float, str]:
    return (claim.quantity and claim.quantity.low) or 0, claim.id


def _is_fewer(case: Case, held: Claim, delivery: Claim) -> bool:
    now, then, figures = touched(case.as_of(held)), touched(delivery.period), settings("holdings")
    if now is None or then is None or then[1] > now[0] or held.quantity is None or delivery.quantity is None:
        return False
    of_other_organs = held.recipient != delivery.recipient and all("/" in one for one in held.recipient)
    same_unit = unit_of(held.quantity) == unit_of(delivery.quantity)
    stock = range_of(held.quantity)
    is_smaller = range_of(delivery.quantity).low > stock.high * figures["times"]
    return same_unit and not of_other_organs and is_smaller and stock.low >= figures["least"]


def _fewer(case: Case, held: Claim, delivery: Claim) -> str:
    return str(settings("holdings")["sentence"]).format(
        recipient=words.party(held.recipient),
        held=words.thing(held),
        period=words.when(case.as_of(held)),
        says=case.says(held),
        delivered=words.thing(delivery),
        other_period=words.when(delivery.period),
        other_says=case.says(delivery),
    )
