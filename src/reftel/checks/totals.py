"""Parts that are larger than the total that holds them, and rates that do not come to it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reftel.accounts.agreement.amounts import range_of, unit_of
from reftel.accounts.agreement.designators import designators
from reftel.accounts.agreement.periods import touched
from reftel.checks import words
from reftel.checks.case import Case, grouped, holds, is_asserted, is_before, is_told, pair
from reftel.checks.settings import settings
from reftel.model.amount import Money, Quantity, amount_words
from reftel.model.claim import Claim
from reftel.model.finding import Finding

_NO_NUMBER = ("percent", "rank", "times")
_YEAR = 365.25


def parts_over_totals(case: Case) -> Iterator[Finding]:
    """Deliveries that come to more than a stated total of a period that holds them."""
    totals = [claim for claim in case.asserted(["share"]) if claim.period and claim.recipient]
    told = sorted(case.asserted(["transfer"], ["delivered"]), key=lambda claim: claim.document)
    flows = {document: list(claims) for document, claims in groupby(told, key=lambda claim: claim.document)}
    for total in totals:
        parts = [part for part in flows.get(total.document, ()) if _is_part(part, total)]
        whole = _amount(total)
        in_turn = _in_turn(parts, whole) if whole is not None else []
        if whole is not None and in_turn and _sum(in_turn, whole) > range_of(whole).high:
            yield case.finding("part-over-total", "impossible", [total, *in_turn], _too_much(case, total, in_turn))


def _amount(claim: Claim) -> Quantity | Money | None:
    """The number or the sum that a claim states, where it is one that adds up."""
    quantity = claim.quantity
    if quantity is not None:
        is_number = unit_of(quantity) not in _NO_NUMBER and settings("rates")["between"] not in quantity.unit
        return quantity if is_number and quantity.high is not None else None
    return claim.value if claim.value is not None and claim.value.high is not None else None


def _is_part(part: Claim, total: Claim) -> bool:
    supplied = not total.actor or set(pair(part)[0]) <= set(pair(total)[0])
    same_thing = designators(part.designators, total.designators).agrees or not total.designators
    return (
        bool(part.recipient) and pair(part)[1] == pair(total)[1] and supplied and same_thing
        and holds(total.period, part.period)
    )  # fmt: skip


def _like(part: Claim, whole: Quantity | Money) -> Quantity | Money | None:
    """What a part states in the measure of the whole."""
    if isinstance(whole, Money):
        return part.value if part.value and is_told(part.value) and part.value.currency == whole.currency else None
    quantity = part.quantity
    return quantity if quantity and is_told(quantity) and unit_of(quantity) == unit_of(whole) else None


def _in_turn(parts: Sequence[Claim], whole: Quantity | Money) -> list[Claim]:
    """The parts whose periods follow each other, so that none can be told twice: those that end first."""
    fitting = [(part, span) for part in parts if _like(part, whole) is not None and (span := touched(part.period))]
    chosen: list[Claim] = []
    for part, _ in sorted(fitting, key=lambda fit: (fit[1][1], fit[1][0], fit[0].id)):
        if not chosen or is_before(chosen[-1].period, part.period):
            chosen.append(part)
    return chosen


def _sum(parts: Sequence[Claim], whole: Quantity | Money) -> float:
    stated = [amount for part in parts if (amount := _like(part, whole)) is not None]
    return sum(max(0.0, range_of(amount).low) for amount in stated)


def _too_much(case: Case, total: Claim, parts: Sequence[Claim]) -> str:
    whole = total.quantity or total.value
    return str(settings("totals")["sentence"]).format(
        says=case.says(*parts),
        actor=words.party(parts[0].actor),
        recipient=words.party(total.recipient),
        part=words.joined(words.thing(part) for part in parts),
        part_period=words.joined(words.when(part.period) for part in parts),
        total=amount_words(whole) if whole else "",
        period=words.when(total.period),
        total_says=case.says(total),
    )


def rates_against_totals(case: Case) -> Iterator[Finding]:
    """So many a year over a period that also has a total, between the same parties, of the same kind."""
    counted = [claim for claim in case.claims if is_asserted(claim) and is_told(claim.quantity) and claim.period]
    for group in grouped(counted, lambda claim: (claim.kind, pair(claim), claim.period)):
        for rate in group:
            for total in group if _per_year(rate) and rate.recipient else ():
                if _is_uneven(rate, total):
                    yield case.finding("rate-against-total", "unlikely", [rate, total], _uneven(case, rate, total))


def _is_uneven(rate: Claim, total: Claim) -> bool:
    """True where a rate over its period and a total count the same, and are far apart."""
    if rate.quantity is None or total.quantity is None or _unit(rate.quantity) != unit_of(total.quantity):
        return False
    times: float = settings("rates")["times"]
    (low, high), stated = _over(rate), range_of(total.quantity)
    return low > stated.high * times or high * times < stated.low


def _per_year(claim: Claim) -> float | None:
    """How many of the span of a rate a year has; None where a claim states no rate."""
    if claim.quantity is None:
        return None
    _, _, span = claim.quantity.unit.rpartition(settings("rates")["between"])
    is_rate = settings("rates")["between"] in claim.quantity.unit
    number: float | None = settings("rates")["per"].get(span) if is_rate else None
    return number


def _unit(quantity: Quantity) -> str:
    thing, _, _ = quantity.unit.rpartition(settings("rates")["between"])
    return unit_of(Quantity(low=1, high=1, unit=thing))


def _over(rate: Claim) -> tuple[float, float]:
    """What a rate comes to over its period."""
    span, per = touched(rate.period), _per_year(rate)
    if span is None or per is None or rate.quantity is None:
        return 0.0, float("inf")
    times = ((span[1] - span[0]).days + 1) / _YEAR * per
    stated = range_of(rate.quantity)
    return max(0.0, stated.low) * times, stated.high * times


def _uneven(case: Case, rate: Claim, total: Claim) -> str:
    low, high = _over(rate)
    return str(settings("rates")["sentence"]).format(
        actor=words.party(rate.actor),
        recipient=words.party(rate.recipient),
        rate=words.thing(rate),
        rate_says=case.says(rate),
        low=f"{low:,.0f}",
        high=f"{high:,.0f}",
        period=words.when(rate.period),
        total=words.thing(total),
        says=case.says(total),
    )
