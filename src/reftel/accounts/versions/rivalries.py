"""What accounts of an event contradict each other on, slot by slot, and who holds what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reftel.accounts.agreement import SLOTS, Slot
from reftel.accounts.versions.conflicts import Conflicts
from reftel.accounts.versions.merge import merged
from reftel.accounts.versions.steps import StepKey, in_order, step_of
from reftel.model.claim import Claim
from reftel.model.event import Rivalry, Side

Accounts = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Issue:
    """A slot that is contested, of a step; None where only a person's verdict makes rivals, across steps."""

    step: StepKey | None
    slot: Slot


def rivalries_of(accounts: Accounts, claims: Mapping[str, Claim], conflicts: Conflicts) -> tuple[Rivalry, ...]:
    """One for each slot and step on which claims contradict each other; sides in the order of the accounts."""
    found = (_rivalry(issue, accounts, claims, conflicts) for issue in _issues(claims, conflicts))
    return tuple(rivalry for rivalry in found if len(rivalry.sides) > 1)


def _issues(claims: Mapping[str, Claim], conflicts: Conflicts) -> list[_Issue]:
    found: dict[StepKey | None, set[Slot]] = {}
    for name, others in conflicts.items():
        for other, slots in others.items():
            step = step_of(claims[name])
            found.setdefault(step if step == step_of(claims[other]) else None, set()).update(slots)
    steps = [*in_order(step for step in found if step), *([None] if None in found else [])]
    return [_Issue(step, slot) for step in steps for slot in sorted(found[step], key=SLOTS.index)]


def _rivalry(issue: _Issue, accounts: Accounts, claims: Mapping[str, Claim], conflicts: Conflicts) -> Rivalry:
    sides: list[tuple[dict[str, None], list[int]]] = []
    for number, names in enumerate(accounts, 1):
        if rivals := list(_rivals(issue, names, claims, conflicts)):
            fitting = (side for side in sides if not _oppose(issue.slot, rivals, side[0], conflicts))
            side = next(fitting, None) or ({}, [])
            side[0].update(dict.fromkeys(rivals))
            side[1].append(number)
            sides += [] if side in sides else [side]
    stages = (claims[name].stage for names, _ in sides for name in names)
    return Rivalry(
        slot=issue.slot,
        stage=next((stage for stage in stages if stage), None) if issue.step else None,
        planned=issue.step is not None and issue.step.planned,
        sides=tuple(_side(issue.slot, list(names), numbers, claims) for names, numbers in sides),
    )


def _rivals(issue: _Issue, names: Iterable[str], claims: Mapping[str, Claim], conflicts: Conflicts) -> Iterator[str]:
    """The claims that something contradicts on an issue. What fits all sides, being vague or a part, is on none."""
    of_step = (name for name in names if issue.step is None or step_of(claims[name]) == issue.step)
    yield from (name for name in of_step if any(issue.slot in slots for slots in conflicts.get(name, {}).values()))


def _oppose(slot: Slot, names: Iterable[str], others: Mapping[str, None], conflicts: Conflicts) -> bool:
    return any(slot in slots for name in names for other, slots in conflicts.get(name, {}).items() if other in others)


def _side(slot: Slot, names: Sequence[str], numbers: Sequence[int], claims: Mapping[str, Claim]) -> Side:
    value = merged([slot], [claims[name] for name in names]).get(slot)
    return Side(value=value, claims=tuple(names), accounts=tuple(numbers))
