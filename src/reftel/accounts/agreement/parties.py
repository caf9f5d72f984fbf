"""Who, on one side of two claims: states, their organs, bodies that are no states, and lists of them."""

from reftel.accounts.agreement.conventions import load_conventions
from reftel.accounts.agreement.verdict import SAME, UNKNOWN, Agreement, apart, mean, within
from reftel.model.actor import is_state, state_of

_NAMESAKE, _PART, _FELLOW, _SIBLING = 0.9, 0.8, 0.6, 0.3
"""How near two ids are: one state under two names, a state and its organ, two organs, two that are not each other."""


def parties(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """Compare two lists of actor ids. A side that is not said is `unknown`.

    An organ lies within its state, and two organs may speak for it; two of its services, or its government and its
    rebels, are apart. A list agrees with a part of it. A bloc or region may hold any state: not comparable.
    """
    mine, theirs = set(one), set(other)
    if not mine or not theirs:
        return UNKNOWN
    if mine == theirs:
        return SAME
    best = [_best(party, theirs) for party in sorted(mine)] + [_best(party, mine) for party in sorted(theirs)]
    if any(near is not None and near >= _FELLOW for near in best):
        return within(mean(near or 0.0 for near in best))
    return UNKNOWN if None in best else apart(max(near or 0.0 for near in best))


def _best(party: str, others: set[str]) -> float | None:
    """How near the nearest of the others is; None where none is near, and one cannot be compared."""
    found = [_nearness(party, other) for other in others]
    top = max((near for near in found if near is not None), default=0.0)
    return None if None in found and top < _FELLOW else top


def _nearness(one: str, other: str) -> float | None:
    """From 0, another, to 1, the same; None where it cannot be told, as of a bloc and a state."""
    if one.casefold() == other.casefold():
        return 1.0
    if not (is_state(one) and is_state(other)):
        return None
    states = load_conventions().states
    heads = [states.get(state_of(party), state_of(party)) for party in (one, other)]
    return _of_organs(_organ(one), _organ(other)) if heads[0] == heads[1] else 0.0


def _of_organs(one: str, other: str) -> float:
    held = load_conventions()
    if one == other:
        return _NAMESAKE
    if (one in held.against) != (other in held.against) or {one, other} <= held.services:
        return _SIBLING
    return _PART if not one or not other else _FELLOW


def _organ(party: str) -> str:
    return party.partition("/")[2].casefold()
