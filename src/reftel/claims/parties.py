"""The parties that a phrase stands for."""

from collections.abc import Iterable, Iterator

from reftel.claims.edges import conjuncts, marker
from reftel.claims.scene import Party, Scene
from reftel.model.sentence import Token


def parties_of(scene: Scene, head: int, *, nested: bool = True) -> list[Party]:
    """The parties that a phrase stands for: its head, else the owners and adjectives inside it, nearest first."""
    own = scene.party_at.get(head)
    if own is not None:
        return list(dict.fromkeys([own, *_slash(scene, own), *_coordinated(scene, own)]))
    if not nested:
        return []
    inside = list(dict.fromkeys(scene.party_at[i] for i in _by_depth(scene, head) if i in scene.party_at))
    nearest = [p for p in inside if not p.inferred][:1] or inside[:1]
    return list(dict.fromkeys([*nearest, *(q for p in nearest for q in _coordinated(scene, p))]))


def _slash(scene: Scene, party: Party) -> Iterable[Party]:
    """The second of two names written as one ("US/NATO")."""
    after = party.last + 1
    if after + 1 < len(scene.sentence.tokens) and scene.token(after).text == "/":
        other = scene.party_at.get(after + 1)
        if other is not None:
            yield other


def _coordinated(scene: Scene, party: Party) -> Iterable[Party]:
    """Parties coordinated with a part of this one ("the presidents of the United States and the Andean states")."""
    for i in range(party.first, party.last + 1):
        for k in conjuncts(scene.sentence, i):
            other = scene.party_at.get(k)
            if other is not None and other is not party:
                yield other


_NESTED = frozenset({"amod", "compound", "nmod:poss", "nmod", "flat", "nmod:desc", "nmod:unmarked", "appos"})


def _by_depth(scene: Scene, head: int) -> Iterator[int]:
    level = [head]
    while level:
        level = [
            t.i
            for i in level
            for t in sorted(scene.sentence.children(i), key=lambda t: (t.dep == "nmod", t.i))
            if t.dep in _NESTED and not _is_backer(scene, t.i) and not _is_goal(scene, t)
        ]
        yield from level


def _is_goal(scene: Scene, token: Token) -> bool:
    """True of the receiver in "a battalion of 900 men to Laos": it does not say whose they are."""
    return token.dep == "nmod" and scene.words.has("goals", marker(scene.sentence, token.i) or "")


def _is_backer(scene: Scene, i: int) -> bool:
    """True of the first word of "Libyan-backed rebels": it says who stands behind them, not whose they are."""
    after = scene.token(i + 2) if i + 2 < len(scene.sentence.tokens) else None
    return bool(after and scene.token(i + 1).text in ("-", "–") and scene.words.has("backing", after.lemma))
