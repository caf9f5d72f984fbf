"""What is said of somebody in the passive, and by whom: "is believed by attachés to have bought", "is denied in X"."""

from collections.abc import Iterator

from reftel.claims.edges import is_passive
from reftel.claims.sayings import Saying
from reftel.claims.scene import Scene
from reftel.model.sentence import Token

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "csubj"})
_SEATS = frozenset({"capital", "organ"})
"""Forms of a party that says something where something is said in it: a capital, an embassy, a ministry."""


def by_passives(scene: Scene) -> Iterator[Saying]:
    """Passives of saying with the one who says it behind "by", or where it is said behind "in"."""
    for token in scene.sentence.tokens:
        if not _is_said(scene, token):
            continue
        below = scene.sentence.children(token.i)
        agents = [t for t in below if t.dep == "obl:agent"] or [t for t in below if _is_seat(scene, t)]
        told = _told(scene, token, agents[0]) if agents else set()
        if told:
            yield Saying(at=token.i, sources=(agents[0].i,), scope=frozenset(told))


def _is_said(scene: Scene, token: Token) -> bool:
    reported = any(scene.words.has(name, token.lemma) for name in ("says", "thinks", "alleged_passives"))
    below = scene.sentence.children(token.i)
    return reported and is_passive(scene.sentence, token.i) and any(t.dep == "aux:pass" for t in below)


def _is_seat(scene: Scene, token: Token) -> bool:
    """True of a place whose people say it: "suspected in Lima of", "is denied at the Embassy"."""
    party = scene.party_at.get(token.i)
    where = (t.text.lower() for t in scene.sentence.children(token.i) if t.dep == "case")
    inside = token.dep == "obl" and any(scene.words.has("saying_where", word) for word in where)
    return inside and party is not None and party.form in _SEATS


def _told(scene: Scene, verb: Token, agent: Token) -> set[int]:
    """The subject and the clause that tells what it is said to do; nothing where there is no such clause."""
    clauses = [t.i for t in scene.sentence.children(verb.i) if t.i > verb.i and t.dep in _CLAUSES]
    subjects = [t.i for t in scene.sentence.children(verb.i) if t.dep == "nsubj:pass"]
    if not clauses:
        return set()
    inside = {k for i in clauses for k in scene.sentence.subtree(i)} | {k for i in subjects for k in scene.phrase(i)}
    return inside - {agent.i, verb.i}
