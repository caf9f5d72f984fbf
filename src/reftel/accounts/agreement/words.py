"""Slots in the document's own words: the thing, the place."""

import re

from reftel.accounts.agreement.verdict import SAME, UNKNOWN, Agreement, apart, mean, within
from reftel.model.actor import is_state, state_of

_WORD = re.compile(r"\w+")
_LONG = 4
"""Letters that a word needs to tell anything, unless it is an acronym or a number: articles are shorter."""


def items(one: str | None, other: str | None) -> Agreement:
    """Compare two wordings of the thing. Words alone never set two claims apart: one lot has many names."""
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return UNKNOWN
    if mine == theirs:
        return SAME
    shared = mine & theirs
    return within(len(shared) / len(mine | theirs)) if shared else UNKNOWN


def places(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """Compare two lists of places. Only places in words of different states, by their ids, are apart.

    A town may lie in a state that the other names, or near another town: not comparable.
    """
    mine, theirs = {place.casefold() for place in one}, {place.casefold() for place in other}
    if not mine or not theirs:
        return UNKNOWN
    if mine == theirs:
        return SAME
    if shared := mine & theirs:
        return within(mean([len(shared) / len(mine), len(shared) / len(theirs)]))
    if all(is_state(place) for place in (*one, *other)):
        states = [{state_of(place) for place in side} for side in (one, other)]
        return within(0.0) if states[0] & states[1] else apart()
    return UNKNOWN


def _words(text: str | None) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text or "") if len(word) >= _LONG or not word[1:].islower()}
