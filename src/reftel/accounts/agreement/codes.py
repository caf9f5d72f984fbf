"""Slots with codes: stage, terms, modality, polarity."""

from reftel.accounts.agreement.conventions import load_conventions
from reftel.accounts.agreement.verdict import SAME, UNKNOWN, Agreement, apart, within
from reftel.model.claim import Modality, Polarity, Stage, Terms


def stages(one: Stage | None, other: Stage | None) -> Agreement:
    """Compare two stages: a deal goes through several, so that different ones neither agree nor clash."""
    return SAME if one is not None and one == other else UNKNOWN


def terms(one: Terms | None, other: Terms | None) -> Agreement:
    """Compare two terms: some may hold of one deal ("sale", "credit"); others may not."""
    if one is None or other is None:
        return UNKNOWN
    if one == other:
        return SAME
    return within(0.5) if (one, other) in load_conventions().together else apart()


def modalities(one: Modality, other: Modality) -> Agreement:
    """Compare how sure two claims are: a plan and a fact, or a fact and hearsay, may both hold."""
    return SAME if one == other else UNKNOWN


def polarities(one: Polarity, other: Polarity) -> Agreement:
    """Compare an assertion with a denial: apart, where they speak of the same stage."""
    return SAME if one == other else apart()
