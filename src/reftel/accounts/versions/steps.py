"""Which claims of an event speak of the same step of it: only those can contradict each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from reftel.model.claim import STAGES, Claim, Kind, Stage
from reftel.rules.data import read_toml


class StepKey(NamedTuple):
    """A stage, as done or as planned; a silent claim has the stage that its kind means by silence, else None."""

    stage: Stage | None
    planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTable:
    """What lasts, at which stages, and what silence on the stage means: `vocabulary/accounts/kinds.toml`."""

    lasting: frozenset[str]
    lasting_stages: frozenset[str]
    silent: Mapping[Kind, Stage]
    turned: frozenset[str]


@cache
def load_kinds() -> KindTable:
    """The table as shipped."""
    data = read_toml("accounts/kinds.toml")
    return KindTable(
        lasting=frozenset(data["lasting"]["kinds"].split()),
        lasting_stages=frozenset(data["lasting"]["stages"].split()),
        silent=cast("dict[Kind, Stage]", data["silent"]),
        turned=frozenset(data["turned"]["stages"].split()),
    )


def step_of(claim: Claim) -> StepKey:
    """The step that a claim speaks of. What is planned is not what is done, at whatever stage."""
    planned = claim.modality == "planned" or claim.stage == "planned"
    silent: Stage | None = "planned" if planned else load_kinds().silent.get(claim.kind)
    return StepKey(claim.stage or silent, planned)


def is_lasting(claim: Claim) -> bool:
    """True of a claim on what holds over a time, such as a mission in residence: other times are no rival versions."""
    kinds = load_kinds()
    return claim.kind in kinds.lasting and step_of(claim).stage in kinds.lasting_stages


def is_turned(claim: Claim) -> bool:
    """True of a claim at a stage at which either of two recipients may be named, as when a cargo is diverted."""
    return claim.stage in load_kinds().turned


def in_order(steps: Iterable[StepKey]) -> list[StepKey]:
    """Steps in the order in which a deal goes through them; what has no stage first, a plan before the deed."""
    return sorted(set(steps), key=lambda step: (STAGES.index(step.stage) if step.stage else -1, not step.planned))
