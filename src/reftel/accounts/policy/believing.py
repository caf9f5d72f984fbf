"""What a policy makes of an event."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reftel.accounts.policy.grading import Grades
from reftel.accounts.policy.rulebook import load_rules
from reftel.accounts.policy.standing import RULES, Case
from reftel.accounts.versions.merge import OF_STEP
from reftel.accounts.versions.merge_periods import from_first_to_last
from reftel.model.belief import Aside, Belief, Believed, Policy
from reftel.model.claim import Claim, Stage
from reftel.model.event import Account, Event
from reftel.model.grade import Grade
from reftel.model.source import Source

_StepName = tuple[Stage | None, bool, bool]


def believe(
    event: Event,
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    grades: Iterable[Grade],
    policy: Policy,
) -> Belief:
    """What a policy believes of an event, why, and what it sets aside; the claims and the event stay as they are.

    `claims` are by id and `sources` by sha256: all of the event must be there. The rules are gone through in order,
    and each sets aside the accounts that another is surely better than. Those that no rule tells apart are all
    believed: then values are intervals from the least to the most that any of them holds; one that is silent on a slot
    adds nothing to it. An ungraded source is F, its claims 6.
    """
    case = Case(event=event, claims=claims, sources=sources, grades=Grades.of(grades), policy=policy)
    left = list(event.accounts)
    aside: list[Aside] = []
    for rule in policy.rules:
        beaten = _beaten(rule, left, case)
        aside += beaten
        left = [account for account in left if account.number not in {one.account for one in beaten}]
    return Belief(
        event=event.id,
        policy=policy.label,
        accounts=tuple(account.number for account in left),
        slots=tuple(_slots(left)),
        aside=tuple(aside),
    )


def _beaten(rule: str, accounts: Sequence[Account], case: Case) -> list[Aside]:
    standings = {account.number: RULES[rule](case, account) for account in accounts}
    best = max(standings.values(), key=lambda standing: (standing.low, standing.words), default=None)
    return [
        Aside(account=number, rule=rule, why=load_rules()[rule].why(mine=standing.words, best=best.words))
        for number, standing in standings.items()
        if best and best.beats(standing)
    ]


def _slots(accounts: Sequence[Account]) -> Iterable[Believed]:
    """What the accounts hold, step by step."""
    told: dict[_StepName, dict[str, list[Any]]] = {}
    for account in accounts:
        for step in account.steps:
            slots = told.setdefault((step.stage, step.planned, step.denied), {})
            for slot, value in step.values.items():
                slots.setdefault(slot, []).append(value)
    for (stage, planned, denied), slots in told.items():
        for slot in OF_STEP:
            if slot in slots:
                value, values = _together(slot, slots[slot])
                yield Believed(stage=stage, planned=planned, denied=denied, slot=slot, value=value, values=values)


def _together(slot: str, values: Sequence[Any]) -> tuple[Any, tuple[Any, ...]]:
    """The value, or the interval over several, and these where they differ."""
    distinct = [value for i, value in enumerate(values) if value not in values[:i]]
    if len(distinct) == 1:
        return distinct[0], ()
    if slot in ("quantity", "value"):
        return _hull([amount for value in distinct for amount in value]), tuple(distinct)
    return (from_first_to_last(distinct) if slot == "period" else None), tuple(distinct)


def _hull(amounts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """From the least to the most, for each unit or currency; what one account leaves open is open."""
    measure = "unit" if "unit" in amounts[0] else "currency"
    found = []
    for name in sorted({amount[measure] for amount in amounts}):
        of_unit = [amount for amount in amounts if amount[measure] == name]
        lows, highs = ([amount[end] for amount in of_unit] for end in ("low", "high"))
        hull = {
            "low": None if None in lows else min(lows),
            "high": None if None in highs else max(highs),
            measure: name,
        }
        found.append(hull | {"approx": True} if any(amount.get("approx") for amount in of_unit) else hull)
    return found
