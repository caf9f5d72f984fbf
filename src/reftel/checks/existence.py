"""Arms that were there before their type, and acts of states that were not there."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from reftel.accounts.agreement.periods import touched
from reftel.checks import words
from reftel.checks.case import Case
from reftel.checks.settings import Service, service_of, settings
from reftel.model.actor import state_of
from reftel.model.claim import Claim
from reftel.model.finding import Finding, Severity
from reftel.rules.actors import load_actors
from reftel.rules.materiel import plain


def before_first_flight(case: Case) -> Iterator[Finding]:
    """Types that are told to have been there, or to have been ordered, before they can have been.

    One finding for a type and a year of it in each document. Only types that the claim's own words name are judged: a
    nickname ("Corsair") may be an older type's.
    """
    found: dict[tuple[str, str, str, int], list[Claim]] = defaultdict(list)
    for claim in case.asserted(settings("service")["kinds"]):
        span = touched(case.as_of(claim))
        for name in claim.designators if span else ():
            type_ = service_of(name) if plain(name) in plain(f"{claim.quote} {claim.item}") else None
            if span and type_ and (judged := _judged(claim, span[1].year, type_)):
                found[claim.document, name, *judged].append(claim)
    for (_, name, form, year), claims in found.items():
        yield case.finding("before-first-flight", _SEVERITIES[form], claims, _told(case, claims[0], name, form, year))


_SEVERITIES: dict[str, Severity] = {
    "sentence_first": "impossible", "sentence_service": "unlikely", "sentence_ordered": "unlikely",
}  # fmt: skip


def _judged(claim: Claim, year: int, type_: Service) -> tuple[str, int] | None:
    """The sentence that fits, and the first year that it speaks of."""
    held = settings("service")
    is_there = claim.stage in held["there"] or claim.kind != "transfer"
    if is_there and year < type_.first:
        return "sentence_first", type_.first
    if is_there and type_.service is not None and year < type_.service:
        return "sentence_service", type_.service
    if claim.stage in held["ordered"] and year < type_.first - held["lead"]:
        return "sentence_ordered", type_.first
    return None


def _told(case: Case, claim: Claim, name: str, form: str, year: int) -> str:
    return str(settings("service")[form]).format(
        says=case.says(claim),
        designation=name,
        period=words.when(case.as_of(claim)),
        actor=words.party(claim.actor),
        recipient=words.party(claim.recipient),
        year=year,
    )


def outside_its_time(case: Case) -> Iterator[Finding]:
    """Acts of states before they existed or after they ceased: one finding for a state in each document."""
    found: dict[tuple[str, str, str, int], list[Claim]] = defaultdict(list)
    for claim in case.asserted(settings("states")["kinds"]):
        for actor in claim.actor:
            if misplaced := _misplaced(claim, state_of(actor)):
                found[claim.document, state_of(actor), *misplaced].append(claim)
    for (_, state, check, year), claims in found.items():
        yield case.finding(check, "unlikely", claims, _absent(case, claims[0], state, check, year))


def _misplaced(claim: Claim, code: str) -> tuple[str, int] | None:
    """The check that fails, and the year in which the state began or ended."""
    held, span, state = settings("states"), touched(claim.period), load_actors().states.get(code)
    if state is None or span is None:
        return None
    if code in held["new"].split() and span[1].year < _year(state.start) - held["grace"]:
        return _BEFORE, _year(state.start)
    if state.end and span[0].year > _year(state.end) + held["grace"]:
        return _AFTER, _year(state.end)
    return None


_BEFORE, _AFTER = "before-the-state", "after-the-state"


def _year(text: str) -> int:
    return date.fromisoformat(text).year


def _absent(case: Case, claim: Claim, state: str, check: str, year: int) -> str:
    return str(settings("states")[check]).format(
        says=case.says(claim),
        actor=words.party([state]),
        period=words.when(claim.period),
        kind=claim.kind,
        recipient=words.party(claim.recipient),
        year=year,
    )
