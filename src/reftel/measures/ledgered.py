"""The facts of a ledger: its events as they are grouped, narrowed by a policy where one is named."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reftel.events import beliefs_of, bring_up
from reftel.ledger.store import Store
from reftel.measures.facts import Facts, facts
from reftel.measures.lineage import Reason, why
from reftel.model.belief import Policy
from reftel.model.claim import Claim
from reftel.model.event import Event
from reftel.model.progress import Progress


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """The facts of a ledger with the events and claims that they are made of."""

    facts: Facts
    events: Sequence[Event]
    claims: Sequence[Claim]

    def why(self, row: Mapping[str, Any]) -> Sequence[Reason]:
        """The claims under a row of a measure of these facts. Raises MeasureError where the row has no events."""
        return why(row, self.events, self.claims)


def facts_in(
    store: Store,
    *,
    policy: Policy | None = None,
    modalities: Collection[str] = ("factual",),
    about: float = 0.0,
    parts: bool = False,
    progress: Progress | None = None,
) -> LedgerFacts:
    """The facts of all claims that stand in a ledger; `facts` says what the options mean.

    Events are grouped anew where something was added: `progress` hears how far that has got. A `policy` believes some
    of the rival accounts of an event.
    """
    bring_up(store, progress=progress)
    events, claims = store.kept_events(), store.claims()
    sources = {source.sha256: source for source in store.documents()}
    beliefs = None
    if policy is not None:
        by_id = {claim.id: claim for claim in claims}
        beliefs = beliefs_of(events, by_id, sources, policy, store.grades())
    told = facts(events, claims, sources.values(), beliefs=beliefs, modalities=modalities, about=about, parts=parts)
    return LedgerFacts(told, events, claims)
