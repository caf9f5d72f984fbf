"""Words that carry a phrase of arms or people, and are told of: counted, or named by a designation."""

from reftel.claims import people
from reftel.claims.scene import Scene

_INSIDE = ("compound", "amod", "nmod:desc", "nmod:poss")


def is_arms(scene: Scene, i: int) -> bool:
    """The word of an arms mention that carries its phrase: not the "missile" of "missile crews"."""
    mention, token = scene.materiel_at.get(i), scene.token(i)
    if mention is None or (mention.first <= token.head <= mention.last and token.head != i):
        return False
    return mention.last + 1 not in scene.materiel_at and token.dep not in _INSIDE


def is_told_arms(scene: Scene, i: int) -> bool:
    """Arms with their number or their designation."""
    mention = scene.materiel_at.get(i)
    return mention is not None and is_arms(scene, i) and (bool(mention.designator) or _is_counted(scene, i))


_CRAFT = frozenset("aircraft fighter bomber transport-aircraft helicopter drone ship warship submarine".split())
"""Categories of what flies and sails."""


def is_craft_at_work(scene: Scene, i: int) -> bool:
    """Aircraft or ships that are told of as flying, lying or fighting, with their number or their designation."""
    verb, token = scene.token(scene.token(i).head), scene.token(i)
    mention = scene.materiel_at.get(i)
    moving = mention is not None and mention.category in _CRAFT and token.dep in ("nsubj", "nsubj:pass")
    return moving and is_told_arms(scene, i) and scene.words.has("crafts_work", verb.lemma)


def is_held_arms(scene: Scene, i: int) -> bool:
    """So many arms that somebody has, by the verb that they are the object of."""
    token = scene.token(i)
    held = token.dep == "obj" and scene.words.has("having_verbs", scene.token(token.head).lemma)
    return held and is_told_arms(scene, i)


def is_counted_arms(scene: Scene, i: int) -> bool:
    """Arms with their number."""
    return is_arms(scene, i) and _is_counted(scene, i)


def is_bare_count(scene: Scene, i: int) -> bool:
    """The last word of a number of some size that counts nothing named beside it."""
    return any(
        c.last == i and c.noun is None and not c.quantity.unit and (c.quantity.high or c.quantity.low or 0) >= _SOME
        for c in scene.counts
    )


_SOME = 10
"""Fewer than these may be an article, an hour or a day."""


def is_money(scene: Scene, i: int) -> bool:
    """The last word of a sum."""
    return any(m.last == i for m in scene.money)


def is_told_men(scene: Scene, i: int) -> bool:
    """So many troops; one man alone is a case, not a force."""
    lemma = scene.token(i).lemma
    alone = scene.words.has("single_men", lemma) and any(c.noun == i and c.quantity.high == 1 for c in scene.counts)
    return scene.words.has("men", lemma) and not alone and _is_told(scene, i)


def is_foreign_people(scene: Scene, i: int) -> bool:
    """People of a sort that one state sends another, with their nationality."""
    envoy = scene.words.has("officials", scene.token(i).lemma) and not scene.words.has("staff", scene.token(i).lemma)
    return _is_head(scene, i) and people.is_foreign_people(scene, i) and _is_ones(scene, i) and not envoy


def _is_ones(scene: Scene, i: int) -> bool:
    """True where a nationality stands in the phrase."""
    inside = (scene.party_at.get(k) for k in scene.phrase(i) if k != i)
    return any(party.form == "demonym" and not party.inferred for party in inside if party)


def _is_head(scene: Scene, i: int) -> bool:
    token = scene.token(i)
    return token.pos == "NOUN" and token.dep not in _INSIDE


def _is_told(scene: Scene, i: int) -> bool:
    return _is_head(scene, i) and _is_counted(scene, i)


def _is_counted(scene: Scene, i: int) -> bool:
    return any(c.noun == i or (c.noun is None and c.first <= i <= c.last) for c in scene.counts)
