"""All measures by name, in the order in which they are explained."""

from collections.abc import Callable, Mapping
from typing import Any

from reftel.measures.blocs import bloc_balance
from reftel.measures.concentration import concentration, stated_concentration
from reftel.measures.fulfilment import deals, fulfilment
from reftel.measures.network import degrees, network, portfolio_similarity, shared_suppliers, ties
from reftel.measures.panels import dyad_years, state_years
from reftel.measures.presence import counts, presence
from reftel.measures.records import coverage, event_evidence
from reftel.measures.shares import stated_shares, supplier_shares
from reftel.measures.standing import in_force, spells
from reftel.measures.stocks import adviser_stock
from reftel.measures.terms import terms_mix
from reftel.measures.turnover import realignment, turnover
from reftel.measures.volumes import volumes

MEASURES: Mapping[str, Callable[..., Any]] = {
    measure.__name__: measure
    for measure in (
        presence, counts, volumes, supplier_shares, stated_shares, concentration, stated_concentration, bloc_balance,
        turnover, realignment, terms_mix, deals, fulfilment, adviser_stock, spells, in_force, ties, degrees, network,
        shared_suppliers, portfolio_similarity, event_evidence, coverage, dyad_years, state_years,
    )
}  # fmt: skip
"""Each measure's docstring is its definition: what it is, its formula and bounds, what is missing where, its source."""
