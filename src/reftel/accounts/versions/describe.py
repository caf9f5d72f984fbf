"""What there is to say of each account of an event."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reftel.accounts.versions.merge import MATTER, OF_STEP, merged
from reftel.accounts.versions.steps import StepKey, in_order, step_of
from reftel.model.claim import Claim, Stage
from reftel.model.event import Account, Step
from reftel.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The claims of an event by id in its order, where each comes from, and the documents by sha256."""

    claims: Mapping[str, Claim]
    origins: Mapping[str, str]
    sources: Mapping[str, Source]

    def accounts(self, parted: Sequence[Collection[str]]) -> tuple[Account, ...]:
        """The accounts, best supported first: by independent origins of what only it says, then by claims."""
        shared = _in_several(parted)
        ordered = [[name for name in self.claims if name in names] for names in parted]
        place = {name: at for at, name in enumerate(self.claims)}
        ordered.sort(key=lambda names: (-self._n_origins(names, shared), -len(names), place[names[0]]))
        return tuple(self._account(number, names, shared) for number, names in enumerate(ordered, 1))

    def _n_origins(self, names: Sequence[str], shared: Collection[str]) -> int:
        own = [name for name in names if name not in shared] or names
        return len({self.origins[name] for name in own})

    def _account(self, number: int, names: Sequence[str], shared: Collection[str]) -> Account:
        told = [self.claims[name] for name in names]
        return Account(
            number=number,
            claims=tuple(names),
            speakers=tuple(dict.fromkeys(speaker for claim in told for speaker in claim.said_by)),
            sources=tuple(sorted({claim.document for claim in told}, key=self._name)),
            origins=self._n_origins(names, shared),
            shared=tuple(name for name in names if name in shared),
            values=merged(MATTER, told),
            steps=self._steps(names),
        )

    def _name(self, sha256: str) -> tuple[str, str]:
        return self.sources[sha256].name if sha256 in self.sources else "", sha256

    def _steps(self, names: Sequence[str]) -> tuple[Step, ...]:
        """The steps in the order of a deal; what is denied of a step stands after what is not.

        A step is called by its stage as some claim of the event says it.
        """
        told: dict[tuple[StepKey, bool], list[str]] = {}
        for name in names:
            told.setdefault((step_of(self.claims[name]), self.claims[name].polarity == "denied"), []).append(name)
        keys = [(step, denied) for step in in_order(step for step, _ in told) for denied in (False, True)]
        stages = {step_of(claim): claim.stage for claim in self.claims.values() if claim.stage}
        return tuple(self._step(*key, stages.get(key[0]), told[key]) for key in keys if key in told)

    def _step(self, step: StepKey, denied: bool, stage: Stage | None, names: Sequence[str]) -> Step:
        values = merged(OF_STEP, [self.claims[name] for name in names])
        return Step(stage=stage, planned=step.planned, denied=denied, claims=tuple(names), values=values)


def _in_several(parted: Sequence[Collection[str]]) -> set[str]:
    """Claims that stand in more than one account."""
    seen: set[str] = set()
    twice: set[str] = set()
    for names in parted:
        twice |= seen & set(names)
        seen |= set(names)
    return twice
