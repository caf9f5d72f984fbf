"""The events and claims that bear on a party, read from the ledger by filter and never as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from reftel.ledger.store import Store
from reftel.measures.facts import Facts, facts_of
from reftel.measures.ledgered import LedgerFacts
from reftel.measures.statements import statements
from reftel.model.actor import state_of
from reftel.model.claim import MODALITIES, Claim
from reftel.model.event import Event
from reftel.model.source import Source
from reftel.model.words import folded

_BATCH = 500


@dataclass(frozen=True)
class Reading:
    """All that documents tell of a party: the events in which it has a side, with all their claims.

    Claims of other parties are there as far as they speak of these events, so that rival accounts stay whole. Frames
    are made when first asked for, and kept.
    """

    events: Sequence[Event]
    claims: Sequence[Claim]
    sources: Sequence[Source]

    @cached_property
    def statements(self) -> pl.DataFrame:
        """A row for each claim, account and pair (`reftel.measures.statements`)."""
        return statements(self.events, self.claims, self.sources)

    @cached_property
    def facts(self) -> Facts:
        """What measures count: affirmed as a fact."""
        return facts_of(self.statements)

    @cached_property
    def every(self) -> Facts:
        """The same with what is planned, possible or alleged."""
        return facts_of(self.statements, modalities=MODALITIES)

    @cached_property
    def held(self) -> LedgerFacts:
        """The facts with what they are made of."""
        return LedgerFacts(self.facts, self.events, self.claims)

    def id_of(self, party: str) -> str:
        """A party's id as the claims write it ("per" is "PER"); as it is given where they have none."""
        wanted = folded(party)
        sides = (state_of(side) for claim in self.claims for side in (*claim.actor, *claim.recipient))
        return next((side for side in sides if folded(side) == wanted), party)


def read_party(store: Store, party: str, review: Sequence[str] = ()) -> Reading:
    """What the ledger holds of a party, as its events were last grouped. Raises LedgerError for a party of nobody."""
    claims = {claim.id: claim for claim in store.claims(party=party, review=review)}
    events = store.kept_events(store.event_ids(claims))
    wider = [event.id for event in events if not claims.keys() >= set(event.claims)]
    for start in range(0, len(wider), _BATCH):
        claims |= {claim.id: claim for claim in store.claims(event=wider[start : start + _BATCH], review=review)}
    named = {claim.document for claim in claims.values()}
    return Reading(events, list(claims.values()), [source for source in store.documents() if source.sha256 in named])
