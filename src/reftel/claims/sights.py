"""What the network is shown of sentences, and how its opinion and that of the tables of weights become one."""

import math
from collections.abc import Mapping, Sequence

from reftel.claims.scene import Party, Scene
from reftel.claims.word_signs import classes
from reftel.rules.network import ROLES, Look, Place, Sight, StatusChances, load_network

SHARE = 0.6
"""How much the network's opinion weighs beside the tables', in log odds."""

_LEAST, _MOST = 0.001, 0.999


def look_at(scenes: Sequence[Scene], known: dict[Sight, Look], language: str = "en") -> None:
    """Let the network read the sentences that are not `known` yet; each scene keeps what it makes of its own."""
    network = load_network(language)
    if network is None:
        return
    sights = {scene.sentence.index: sight_of(scene) for scene in scenes if scene.sentence.tokens}
    new = list(dict.fromkeys(sight for sight in sights.values() if sight not in known))
    known.update(zip(new, network.look(new), strict=True))
    for scene in scenes:
        if scene.sentence.index in sights:
            scene.looks.append(known[sights[scene.sentence.index]])


def sight_of(scene: Scene) -> Sight:
    """What the network is shown of a sentence."""
    tokens = scene.sentence.tokens
    return Sight(
        words=tuple(t.text for t in tokens),
        lemmas=tuple(t.lemma for t in tokens),
        tags=tuple(t.pos for t in tokens),
        relations=tuple(t.dep.split(":")[0] for t in tokens),
        heads=tuple(t.head for t in tokens),
        classes=tuple(tuple(name for name in classes(scene, t.i) if not name.startswith("=")) for t in tokens),
        places=tuple(_place(scene, party) for party in scene.parties if party.first >= 0),
    )


def _place(scene: Scene, party: Party) -> Place:
    head = scene.head_of(party)
    pronoun = party.form == "pronoun"
    return Place(first=party.first, last=party.last, head=head, inferred=party.inferred, is_pronoun=pronoun)


def kinds_seen(scene: Scene, word: int) -> Mapping[str, float] | None:
    """What the network takes a word for, or None where no network read the sentence."""
    look = _look(scene)
    return look.chances(word) if look is not None else None


def sides_seen(scene: Scene, kind: str, word: int) -> Mapping[Party, Mapping[str, float]]:
    """On which side the network sees each party of a claim of `kind` that `word` carries; nothing without a network."""
    look, known = _look(scene), scene.sides_seen
    if look is None:
        return {}
    if (kind, word) not in known:
        here = [party for party in scene.parties if party.first >= 0]
        heads = [scene.head_of(party) for party in here]
        known[kind, word] = dict(zip(here, look.sides(kind, word, heads), strict=True)) if here else {}
    return known[kind, word]


def status_seen(scene: Scene, kind: str, word: int) -> StatusChances:
    """How the network sees a claim of `kind` stand that `word` carries; nothing without a network."""
    look, known = _look(scene), scene.status_seen
    if look is None:
        return {}
    if (kind, word) not in known:
        known[kind, word] = look.status(kind, word)
    return known[kind, word]


def together(weighed: float, seen: float) -> float:
    """One probability of two, to three places: the mean of their log odds."""
    odds = (1 - SHARE) * _log_odds(weighed) + SHARE * _log_odds(seen)
    return round(1 / (1 + math.exp(-odds)), 3)


def side_chances(weighed: Mapping[str, float], seen: Mapping[str, float] | None) -> dict[str, float]:
    """How likely a party is on either side, by the tables and by the network where it read the sentence."""
    return {role: together(weighed[role], seen[role]) if seen else weighed[role] for role in ROLES}


def _look(scene: Scene) -> Look | None:
    return scene.looks[0] if scene.looks else None


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, _LEAST), _MOST)
    return math.log(bounded / (1 - bounded))
