"""What is said not to be so."""

from reftel.claims.scene import Scene
from reftel.model.sentence import Token

_QUANTIFIERS = frozenset({"det", "cc:preconj", "advmod"})


def is_negated(scene: Scene, i: int, *, beside: int = -1) -> bool:
    """True where a negative word stands with the word itself or with a subject or object other than `beside`."""
    sets = scene.words.sets
    if _turned_down(scene, i):
        return True
    for child in scene.sentence.children(i):
        word = child.text.lower()
        if word in sets["negators"] and child.dep in ("advmod", "det", "cc:preconj", "neg", "cc", "mark", "case"):
            return not _only(scene, child)
        if child.dep in ("nsubj", "nsubj:pass", "obj") and child.i != beside:
            if word in sets["negative_subjects"]:
                return True
            if has_no(scene, child):
                return True
    return False


def has_no(scene: Scene, noun: Token) -> bool:
    """True of "no tank", "neither side", "not a single soldier"."""
    below = scene.sentence.children(noun.i)
    if any(t.dep in _QUANTIFIERS and scene.words.has("negative_determiners", t.text.lower()) for t in below):
        return True
    first = next((t for t in scene.sentence.tokens[: noun.i] if t.i in scene.sentence.subtree(noun.i)), noun)
    return first.text.lower() == "not" and not _only(scene, first)


def _turned_down(scene: Scene, i: int) -> bool:
    """True after "yet to", "short of", "far from", "instead of": phrases that deny the verb or noun after them."""
    at = i - 1
    while at > 0 and scene.token(at).pos in ("ADV", "DET", "ADJ"):
        at -= 1
    return at > 0 and f"{scene.token(at - 1).text} {scene.token(at).text}".lower() in scene.words.denials


def _only(scene: Scene, negator: Token) -> bool:
    """True of "not only", "not just", "not least", "no fewer than": they deny nothing."""
    after = [t.text.lower() for t in scene.sentence.tokens[negator.i + 1 : negator.i + 3]]
    bounds = after[1:] == ["than"] and scene.words.has("comparing", after[0])
    return bool(after) and (bounds or scene.words.has("not_only", after[0]))


def is_denied_by(scene: Scene, governor: Token, link: Token) -> bool:
    """True where the word above denies what it governs: "denied that", "unlikely to", "no evidence that"."""
    words = scene.words
    if governor.pos in ("VERB", "ADJ") and words.has("denying", governor.lemma):
        return not is_unconfirmed(scene, governor)
    if is_ruled_out(scene, governor):
        return True
    if words.has("grounds", governor.lemma) and _is_lacking(scene, governor):
        return True
    return governor.pos == "NOUN" and words.has("no_nouns", governor.lemma) and link.dep == "nmod"


def _is_lacking(scene: Scene, noun: Token) -> bool:
    """True of "without foundation", "no truth"."""
    below = scene.sentence.children(noun.i)
    return any(scene.words.has("lacking", t.text.lower()) for t in below if t.dep in ("case", "det"))


def is_scant(scene: Scene, noun: Token) -> bool:
    """True of "little evidence", "scant proof", "few signs"."""
    below = scene.sentence.children(noun.i)
    few = any(scene.words.has("scant", t.text.lower()) for t in below if t.dep in ("amod", "det"))
    return few and scene.words.has("evidence", noun.lemma)


def is_unconfirmed(scene: Scene, verb: Token) -> bool:
    """True of "could not confirm that", "refused to confirm that", of either verb of "neither confirmed nor denied"."""
    if not scene.words.has("confirming", verb.lemma):
        joined = any(t.text.lower() in ("nor", "or") for t in scene.sentence.children(verb.i) if t.dep == "cc")
        return joined and verb.dep == "conj" and is_unconfirmed(scene, scene.token(verb.head))
    if is_negated(scene, verb.i) or any(t.text.lower() == "neither" for t in scene.sentence.children(verb.i)):
        return True
    above = scene.token(verb.head)
    return verb.dep == "xcomp" and any(scene.words.has(name, above.lemma) for name in ("withholding", "denying"))


def is_ruled_out(scene: Scene, verb: Token) -> bool:
    """True of "ruled out"."""
    return scene.words.has("ruling_out", verb.lemma) and any(
        t.dep == "compound:prt" and t.text.lower() == "out" for t in scene.sentence.children(verb.i)
    )
