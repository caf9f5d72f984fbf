"""Prices of one deal that are of another order, and prices for one that are out of proportion."""

from collections.abc import Hashable, Iterator

from reftel.accounts.agreement.amounts import quantities, range_of
from reftel.accounts.agreement.periods import periods
from reftel.checks import words
from reftel.checks.case import Case, grouped, is_told, pair
from reftel.checks.settings import settings
from reftel.model.amount import amount_words
from reftel.model.claim import Claim
from reftel.model.finding import Finding
from reftel.rules.materiel import load_materiel, plain

_KINDS = ("transfer",)
_NEAR = 0.3
"""How far a price may be from so many times another to be that of so many: prices are rounded."""


def differing(case: Case) -> Iterator[Finding]:
    """Two prices of the same arms, parties and time, one many times the other; the two farthest apart of a deal."""
    priced = [claim for claim in case.asserted(_KINDS) if is_told(claim.value) and claim.period]
    for group in grouped(priced, _deal):
        pairs = [(one, other) for n, one in enumerate(group) for other in group[n + 1 :] if _differ(one, other)]
        if pairs:
            one, other = max(pairs, key=lambda two: _times(*two))
            yield case.finding("price-differs", "note", [one, other], _two_prices(case, one, other))


def _deal(claim: Claim) -> Hashable:
    names = frozenset(map(plain, claim.designators))
    if not names or not claim.actor or not claim.recipient or claim.value is None:
        return None
    return pair(claim), names, claim.value.currency


def _differ(one: Claim, other: Claim) -> bool:
    at_once = periods(one.period, other.period).agrees
    same = quantities(one.quantity, other.quantity).verdict != "apart"
    return at_once and same and _times(one, other) >= settings("prices")["times"] and not _is_price_of_one(one, other)


def _times(one: Claim, other: Claim) -> float:
    """How many times the smaller price goes into the larger, at the least; 0 where they meet."""
    if one.value is None or other.value is None:
        return 0.0
    low, high = sorted((range_of(one.value), range_of(other.value)), key=lambda found: found.told)
    return 0.0 if low.meets(high) or low.high <= 0 else high.low / low.high


def _is_price_of_one(one: Claim, other: Claim) -> bool:
    """True where the larger price is about as many times the smaller as there are things."""
    counts = [range_of(claim.quantity).told for claim in (one, other) if claim.quantity and is_told(claim.quantity)]
    return any(count and abs(_times(one, other) / count - 1) < _NEAR for count in counts)


def _two_prices(case: Case, one: Claim, other: Claim) -> str:
    return str(settings("prices")["sentence"]).format(
        item=words.thing(one),
        actor=words.party(one.actor),
        recipient=words.party(one.recipient),
        period=words.when(one.period),
        one=amount_words(one.value) if one.value else "",
        one_says=case.says(one),
        other=amount_words(other.value) if other.value else "",
        other_says=case.says(other),
    )


def for_one(case: Case) -> Iterator[Finding]:
    """Claims whose value and number make a price for one that no such thing has."""
    held = settings("prices_of_one")
    for claim in case.asserted(_KINDS):
        bounds = held["bounds"].get(_category(claim))
        if not bounds or not (is_told(claim.value) and is_told(claim.quantity)):
            continue
        if claim.value is None or claim.quantity is None or claim.value.currency != held["currency"]:
            continue
        money, number = range_of(claim.value), range_of(claim.quantity)
        if number.low < 1 or not (money.low / number.high > bounds[1] or money.high / number.low < bounds[0]):
            continue
        sentence = str(held["sentence"]).format(
            says=case.says(claim),
            quantity=amount_words(claim.quantity),
            item=claim.item or words.joined(claim.designators),
            value=amount_words(claim.value),
            each=f"{money.told / number.told:,.10g} {claim.value.currency}",
        )
        yield case.finding("price-of-one", "note", [claim], sentence)


def _category(claim: Claim) -> str | None:
    """The one category of the types in a claim; None where there are several or none is known."""
    table = load_materiel()
    entries = [entry for name in claim.designators if (entry := table.at(name))]
    categories = {entry.category for entry in entries}
    return categories.pop() if len(categories) == 1 and len(entries) == len(claim.designators) else None
