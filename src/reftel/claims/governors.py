"""What a verb, noun or adjective makes of the clause or noun that it governs: a plan, a possibility, hearsay."""

from reftel.claims.edges import is_passive, marker
from reftel.claims.scene import Scene
from reftel.model.claim import Modality
from reftel.model.sentence import Token

_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "csubj", "csubj:pass", "advcl"})
_REPORTED = frozenset({"xcomp", "nsubj:pass", "ccomp", "csubj", "csubj:pass", "dep"})
_DEEDS = frozenset({"xcomp", "obj", "acl", "nsubj:pass"})


def modality_under(scene: Scene, governor: Token, link: Token) -> Modality:
    """What the word above makes of what it governs by way of `link`, the word below it."""
    if governor.pos in ("NOUN", "PROPN"):
        return _under_noun(scene, governor, link)
    reported = link.dep in _REPORTED and is_passive(scene.sentence, governor.i)
    reported |= link.dep == "advcl" and is_passive(scene.sentence, governor.i) and governor.dep != "acl"
    if reported and scene.words.has("alleged_passives", governor.lemma):
        return "alleged"
    if link.dep == "obl" and marker(scene.sentence, link.i) in scene.words.sets["plan_markers"]:
        return _by_object(scene, governor)
    return _under_verb(scene, governor, link)


def is_willing(scene: Scene, governor: Token, link: Token) -> bool:
    """True of "prepared to sell", "ready to send": it is offered, by who is so; not of "ready to be sent"."""
    inclined = governor.pos == "ADJ" or is_passive(scene.sentence, governor.i)
    willing = inclined and scene.words.has("disposed", governor.text.lower())
    return willing and link.dep in _CLAUSES and not is_passive(scene.sentence, link.i)


def predicates(scene: Scene, token: Token) -> list[Token]:
    """The adjective of "seems unlikely"."""
    if not scene.words.has("seeming", token.lemma):
        return []
    return [t for t in scene.sentence.children(token.i) if t.dep == "xcomp" and t.pos == "ADJ"]


def _under_noun(scene: Scene, governor: Token, link: Token) -> Modality:
    words = scene.words
    if link.dep == "nsubj" and words.has("pondering", governor.lemma):
        return "possible" if marker(scene.sentence, governor.i) == "under" else "factual"
    if words.has("planned_nouns", governor.lemma) and _aims_at(scene, link):
        return "planned"
    if words.has("tales", governor.lemma) and (link.dep in _CLAUSES or link.dep == "nmod"):
        return "alleged"
    if words.has("possible_nouns", governor.lemma) and (link.dep in _CLAUSES or link.dep == "nmod"):
        return "possible"
    return "factual"


def _under_verb(scene: Scene, governor: Token, link: Token) -> Modality:
    words, clause = scene.words, link.dep in _CLAUSES
    if is_willing(scene, governor, link):
        return "factual"
    planned = any(words.has("planned_governors", word) for word in (governor.lemma, governor.text.lower()))
    if planned and (clause or link.dep in ("obj", "nsubj:pass")):
        return "planned"
    if words.has("possible_governors", governor.lemma) and clause:
        return "possible"
    if words.has("possible_deeds", governor.lemma) and link.dep in _DEEDS:
        return "possible"
    if words.has("possible_predicates", governor.lemma) and (clause or link.dep == "nsubj"):
        return "possible"
    return "factual"


def _aims_at(scene: Scene, link: Token) -> bool:
    """True of what a noun is a plan for: "plan to sell", "proposal that", "negotiations for", not "plan of"."""
    if link.dep in ("acl", "ccomp", "advcl"):
        return any(t.dep == "mark" for t in scene.sentence.children(link.i))
    return link.dep == "nmod" and marker(scene.sentence, link.i) in scene.words.sets["plan_markers"]


def _by_object(scene: Scene, verb: Token) -> Modality:
    """What a verb's own noun makes of it: "arrangements are being made for", "expressed a hope for"."""
    nouns = {t.lemma for t in scene.sentence.children(verb.i) if t.dep in ("obj", "nsubj:pass")}
    if nouns & scene.words.sets["planned_nouns"]:
        return "planned"
    return "possible" if nouns & scene.words.sets["possible_nouns"] else "factual"
