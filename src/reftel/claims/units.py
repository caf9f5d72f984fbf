"""Which words open a frame: one by one, or with a particle."""

from reftel.claims.edges import marker
from reftel.claims.negation import is_unconfirmed
from reftel.claims.scene import Scene
from reftel.model.sentence import Token
from reftel.rules.frames import Frame


def is_unit(scene: Scene, token: Token, frame: Frame) -> bool:
    """True where the word, with those that make one verb with it, opens the frame."""
    if _is_no_noun(scene, token) or denies_clause(scene, token) or is_unconfirmed(scene, token):
        return False
    own, first = token.lemma, f"{token.lemma} "
    opening = [
        lemma for lemma, pos in frame.units if (lemma == own or lemma.startswith(first)) and _is_of_class(token, pos)
    ]
    if any(" " in lemma and _follow(scene, token, lemma) for lemma in opening):
        return True
    return any(" " not in lemma for lemma in opening) and not _is_idiom(scene, token)


def denies_clause(scene: Scene, token: Token) -> bool:
    """True of "denies" in "Iran sent spares, which Tehran denies": of the clause, unless to somebody."""
    if not (scene.words.has("clause_denying", token.lemma) and token.dep == "acl:relcl"):
        return False
    below = scene.sentence.children(token.i)
    of_which = any(t.dep == "obj" and t.text.lower() == "which" for t in below)
    return of_which and not any(t.dep == "iobj" or marker(scene.sentence, t.i) in ("to", "from") for t in below)


def _is_no_noun(scene: Scene, token: Token) -> bool:
    """True of the second half of a word with a hyphen ("lend-lease"), and of a verb taken for a noun ("to deal")."""
    before = scene.token(token.i - 1) if token.i else token
    halved = before.text == "-" and before.end == token.start
    return token.pos != "VERB" and (halved or (before.pos == "PART" and before.text.lower() == "to"))


def _is_idiom(scene: Scene, token: Token) -> bool:
    """True of a verb whose particle gives it another meaning ("turned down", "took off")."""
    beside = [t.lemma for t in scene.sentence.children(token.i) if t.dep in ("compound:prt", "advmod")]
    if token.i + 1 < len(scene.sentence.tokens) and scene.token(token.i + 1).pos in ("ADP", "ADV"):
        beside.append(scene.token(token.i + 1).lemma)
    return token.pos == "VERB" and any(scene.words.has("idioms", f"{token.lemma}-{word}") for word in beside)


def _is_of_class(token: Token, pos: str) -> bool:
    if token.pos == pos:
        return True
    # Taggers take participles for adjectives, and in capitals common nouns for names.
    if token.pos == "ADJ":
        return pos == "VERB" and token.text.lower() != token.lemma
    return (token.pos, pos) in (("PROPN", "NOUN"), ("AUX", "VERB"))


def _follow(scene: Scene, token: Token, unit: str) -> bool:
    """True where a unit's further words follow its first, the object between them at most."""
    rest = unit.split()[1:]
    for other in scene.sentence.tokens[token.i + 1 : token.i + 1 + len(rest) + _GAP]:
        if not rest:
            break
        if rest[0] in (other.text.lower(), other.lemma) and not _is_of_noun(scene, other):
            rest = rest[1:]
        elif other.pos in ("VERB", "PUNCT"):
            break
    return not rest


def _is_of_noun(scene: Scene, word: Token) -> bool:
    """True of a preposition that belongs to a noun: "passed an embargo on arms" passes nothing on."""
    return word.dep == "case" and scene.token(word.head).dep == "nmod"


_GAP = 4
