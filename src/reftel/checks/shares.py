"""Shares of one whole that come to more than it."""

from collections.abc import Hashable, Iterator, Sequence

from reftel.checks import words
from reftel.checks.case import Case, grouped
from reftel.checks.settings import settings
from reftel.model.actor import is_state
from reftel.model.claim import Claim
from reftel.model.finding import Finding
from reftel.model.words import folded

_CHECK = "shares-over-whole"
_WHOLE = 100
_UNIT = "percent"


def over_whole(case: Case) -> Iterator[Finding]:
    """Shares of one buyer in one period, as one document or one speaker in it states them."""
    for group in grouped(case.asserted(["share"]), _whole):
        shares = _each_once([claim for claim in group if _is_share(claim)])
        total = sum(_least(claim) for claim in shares)
        rests = [claim for claim in group if _is_rest(claim)]
        if len(shares) < 2:
            continue
        if total - sum(map(_leeway, shares)) > _WHOLE:
            yield case.finding(_CHECK, "impossible", shares, _sentence(case, "sentence", shares, total))
        elif rests and total >= _WHOLE:
            yield case.finding(_CHECK, "unlikely", [*shares, *rests], _sentence(case, "sentence_rest", shares, total))


def _whole(claim: Claim) -> Hashable:
    thing = folded(claim.item or "")
    return claim.document, claim.recipient, claim.period, claim.said_by, thing, claim.terms


def _is_share(claim: Claim) -> bool:
    quantity = claim.quantity
    is_percent = quantity is not None and quantity.unit == _UNIT and quantity.low is not None
    return is_percent and bool(claim.actor) and all(map(is_state, claim.actor)) and not _is_rest(claim)


def _is_rest(claim: Claim) -> bool:
    quote = folded(claim.quote)
    return any(rest in quote for rest in settings("shares")["rest"]) and claim.quantity is None


def _each_once(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each supplier, that with the smallest share; suppliers told together once in one of them only."""
    kept: dict[str, Claim] = {}
    for claim in sorted(claims, key=_least):
        if not any(actor in kept for actor in claim.actor):
            kept |= dict.fromkeys(claim.actor, claim)
    chosen = {id(claim) for claim in kept.values()}
    return [claim for claim in claims if id(claim) in chosen]


def _least(claim: Claim) -> float:
    return (claim.quantity and claim.quantity.low) or 0.0


def _leeway(claim: Claim) -> float:
    """How much smaller a share may be than it is told."""
    is_about = claim.quantity is not None and claim.quantity.approx
    leeway: float = settings("shares")["about" if is_about else "rounding"]
    return leeway


def _sentence(case: Case, form: str, shares: Sequence[Claim], total: float) -> str:
    held = settings("shares")
    parts = [str(held["part"]).format(actor=words.party(claim.actor), share=f"{_least(claim):g}") for claim in shares]
    first = shares[0]
    return str(held[form]).format(
        recipient=words.party(first.recipient),
        period=words.when(first.period),
        total=f"{total:g}",
        says=case.says(*shares),
        parts=words.joined(parts),
    )
