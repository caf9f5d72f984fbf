"""Which country or region a document is about, where neither its form nor its title says so."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reftel.model.actor import is_state, state_of
from reftel.model.document import Document
from reftel.model.mention import ActorMention, Mention, PlaceMention
from reftel.model.sentence import Sentence
from reftel.rules.actor_data import load_regions
from reftel.rules.reference import load_exporters, load_reference_words

_EARLY = 3
"""Sentences: who is named in the first ones counts for more."""
_MAJOR, _SELLER, _LESSER = 0.25, 0.5, 0.7
"""How much naming a great power, or one that sells many arms or some, tells: it is there as a giver mostly."""
_SELLERS = 15
"""The first so many exporters of arms sell many."""
_CLEAR, _LEAST = 1.1, 1.0
"""How far the first must be before the second, and how often it must be named."""
_FAR, _OFTEN = 1.5, 3.0
"""The same for a region, before any state: countries of a region are named beside it."""
_OFFICIAL = frozenset({"cable", "letter"})
"""Forms of documents that may be about a region: what offices write to each other."""


def likely_subject(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], *, other_than: str | None
) -> str | None:
    """The state or region that is named most, as a place and through its organs above all; None where two are close."""
    weights: defaultdict[str, float] = defaultdict(float)
    for number, (sentence, found) in enumerate(zip(sentences, mentions, strict=True)):
        heading = document.blocks[sentence.block].kind == "heading"
        for state, weight in _weights(sentence, found, document.language):
            weights[state] += weight + heading + (number < _EARLY)
    majors, ranks = load_reference_words(document.language)["majors"], load_exporters()

    def told(state: str) -> float:
        if state in majors:
            return weights[state] * _MAJOR
        rank = ranks.get(state)
        return weights[state] * (1 if rank is None else _SELLER if rank < _SELLERS else _LESSER)

    states = {state: told(state) for state in weights if is_state(state)}
    regions = {name: weight for name, weight in weights.items() if not is_state(name)}
    region = max(regions, key=lambda name: (regions[name], name), default=None)
    enough = max(_OFTEN, _FAR * max(states.values(), default=0.0))
    if region is not None and document.genre in _OFFICIAL and regions[region] >= enough:
        return region
    ranked = sorted(((weight, state) for state, weight in states.items() if state != other_than), reverse=True)
    if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]):
        return None
    return ranked[0][1]


def _weights(sentence: Sentence, found: Sequence[Mention], language: str) -> Iterator[tuple[str, float]]:
    words = load_reference_words(language)
    for mention in found:
        if isinstance(mention, PlaceMention) and mention.state:
            yield mention.state, 1
        if not isinstance(mention, ActorMention) or len(mention.ids) != 1:
            continue
        if not is_state(mention.ids[0]) and mention.ids[0] not in load_regions():
            continue
        before = [t.text.lower() for t in sentence.tokens[max(0, mention.first - 2) : mention.first] if t.pos != "DET"]
        case = before[-1] if before else ""
        yield state_of(mention.ids[0]), 1 + (mention.form == "organ") + (case in words["whither"])
