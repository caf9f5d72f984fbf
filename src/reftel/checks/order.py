"""Stages out of order: delivered before ordered, ended before begun."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from reftel.accounts.agreement.amounts import moneys, quantities
from reftel.checks import words
from reftel.checks.case import Case, grouped, is_asserted, is_before, pair
from reftel.checks.settings import settings
from reftel.model.claim import Claim
from reftel.model.edtf import days_of
from reftel.model.finding import Finding
from reftel.rules.materiel import plain


def out_of_order(case: Case) -> Iterator[Finding]:
    """What is told to have come before what must come first, of one event or of one deal in one document."""
    for check, rule in settings("order").items():
        wanted = [claim for claim in case.asserted(rule["kinds"]) if claim.period]
        groups = [] if rule.get("events_only") else grouped(wanted, _deal)
        kinds = set(rule["kinds"])
        groups += [[c for c in told if c.kind in kinds and is_asserted(c) and c.period] for told in case.told_of_events]
        for group in groups:
            yield from _in_group(case, check, rule, group)


def _deal(claim: Claim) -> Hashable:
    """What makes claims of one document one deal: parties and designations, or parties and sum where it is money."""
    if not claim.actor or not claim.recipient:
        return None
    if claim.kind == "financing":
        return (claim.document, pair(claim), "money") if claim.value else None
    names = frozenset(map(plain, claim.designators))
    return (claim.document, pair(claim), names) if names and claim.quantity else None


def _in_group(case: Case, check: str, rule: Mapping[str, Any], group: Sequence[Claim]) -> Iterator[Finding]:
    firsts = [claim for claim in group if claim.stage in rule["first"]]
    for then in (claim for claim in group if claim.stage in rule["then"]):
        later = [first for first in firsts if is_before(then.period, first.period)]
        same = [first for first in later if _same_amount(first, then)]
        if same and len(later) == len(firsts):
            first = same[0]
            yield case.finding(check, rule["severity"], [first, then], _sentence(case, rule, first, then))


def _same_amount(one: Claim, other: Claim) -> bool:
    """True where nothing that both claims count says that they are two."""
    found = [quantities(one.quantity, other.quantity), moneys(one.value, other.value)]
    verdicts = {agreement.verdict for agreement in found}
    if one.kind in ("transfer", "financing"):
        return "apart" not in verdicts and bool(verdicts & {"same", "within"})
    return "apart" not in verdicts


def _sentence(case: Case, rule: Mapping[str, Any], first: Claim, then: Claim) -> str:
    return str(rule["sentence"]).format(
        kind=first.kind,
        actor=words.party(then.actor or first.actor),
        recipient=words.party(then.recipient or first.recipient),
        item=words.thing(then),
        first_period=words.when(first.period),
        first_says=case.says(first),
        then_period=words.when(then.period),
        then_says=case.says(then),
    )


def backwards(case: Case) -> Iterator[Finding]:
    """Periods whose end lies before their start."""
    for claim in case.claims:
        start, _, end = (claim.period or "").partition("/")
        if is_before(end, start) and days_of(end) and days_of(start):
            sentence = str(settings("backwards")["sentence"]).format(
                period=words.when(claim.period),
                says=case.says(claim),
                kind=claim.kind,
                actor=words.party(claim.actor),
                recipient=words.party(claim.recipient),
            )
            yield case.finding("ended-before-begun", "impossible", [claim], sentence)
