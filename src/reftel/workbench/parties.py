"""The parties of a ledger, each by its id and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reftel.ledger.parties import Party
from reftel.model.words import folded
from reftel.rules.actors import load_actors
from reftel.rules.layer import cached
from reftel.strings import Say

ORDERS = ("name", "claims", "given", "received")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A party in the list."""

    id: str
    name: str
    counts: Party


def listed(parties: Sequence[Party], order: str, say: Say) -> list[Listed]:
    """The parties by their names in a language, or those first with most claims, given or received."""
    found = [Listed(id=id_of(party.name), name=say.party(id_of(party.name)), counts=party) for party in parties]
    number = {"claims": "n_claims", "given": "n_given", "received": "n_received"}.get(order)
    return sorted(found, key=lambda each: (-getattr(each.counts, number) if number else 0, folded(each.name), each.id))


def id_of(name: str) -> str:
    """The id of a party in any capitals, where the vocabulary knows it; else what was given."""
    return _ids().get(folded(name), name)


@cached
def _ids() -> Mapping[str, str]:
    """The ids of the vocabulary by how they are looked up."""
    table = load_actors()
    bodies = {folded(meaning.id): meaning.id for name in table.names for meaning in name.meanings}
    return bodies | {code.casefold(): code for code in table.states}
