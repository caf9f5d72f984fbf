"""How far the phrase of a thing reaches: its shortest full form, and the examples set beside it."""

from collections.abc import Iterator

from reftel.claims.edges import marker
from reftel.claims.scene import Party, Scene
from reftel.model.sentence import Token


def short_phrase(scene: Scene, head: int) -> list[int]:
    """The head's noun phrase at its shortest: "of" belongs to it, what other prepositions bring in does not.

    Nor do whose it is ("a Su-30 of the air force"), what it costs ("a package of $5 million", "tanks worth $5
    million"), and what a head that is a predicate has for its clause ("it is tanks"). Of "credit terms" the terms are
    the thing.
    """
    token = scene.token(head)
    lends = token.dep == "compound" and scene.words.has("credit", token.lemma)
    if lends and scene.words.has("financed", scene.token(token.head).lemma):
        head = token.head
    left_out = {
        k
        for child in scene.sentence.children(head)
        if child.dep in _CLAUSAL or (child.dep in _ARGUMENTS and not _belongs_to(scene, head, child))
        for k in scene.sentence.subtree(child.i)
    }
    left_out |= {k for t in scene.phrase(head) if _is_goal(scene, head, t) for k in scene.sentence.subtree(t)}
    before = (k for t in scene.sentence.children(head) if t.i < head for k in scene.sentence.subtree(t.i) if k < head)
    kept = {*scene.phrase(head), *before} - left_out
    first = last = head
    while first - 1 in kept or (first - 2 in kept and scene.token(first - 1).text in _JOINTS):
        first -= 1
    while last + 1 in kept and not _is_price(scene, last + 1, head):
        last += 1
    return list(range(first, last + 1))


def _is_goal(scene: Scene, head: int, i: int) -> bool:
    """True of the receiver behind the thing that a head consists of: "two squadrons of fighters to Somalia"."""
    return i > head and i in scene.party_at and marker(scene.sentence, i) in ("to", "from")


_JOINTS = ("-", "–", '"', "'", "“", "”")
_ARGUMENTS = ("nmod", "obl", "obl:unmarked", "iobj")
_CLAUSAL = ("nsubj", "nsubj:pass", "cop", "aux", "aux:pass", "mark", "expl", "discourse", "obl:agent")


def _is_price(scene: Scene, i: int, head: int) -> bool:
    """True of "worth", and of a sum that the head is no part of."""
    sums = [m for m in scene.money if not m.first <= head <= m.last]
    return scene.words.has("worths", scene.token(i).lemma) or any(m.first <= i <= m.last for m in sums)


def _belongs_to(scene: Scene, head: int, child: Token) -> bool:
    """True of what "of" brings in, and of words without preposition before the head."""
    case = marker(scene.sentence, child.i)
    if case is None:
        return child.i < head and child.i not in scene.party_at
    whose = child.i in scene.party_at and not scene.words.has("men", child.lemma)
    if case == "on" and scene.words.has("ban", scene.token(head).lemma):
        return True
    owned = whose or any(m.first <= child.i <= m.last for m in scene.money)
    return case == "of" and not (owned and scene.token(head).lemma not in scene.words.sets["containers"])


def exemplified(scene: Scene, head: int) -> Iterator[int]:
    """Words set beside the item to say what it is: "weapons, in particular T-55s", "tanks, mainly T-34s"."""
    for child in scene.sentence.children(head):
        beside = child.dep in ("appos", "parataxis", "dep") or (
            child.dep == "nmod" and marker(scene.sentence, child.i) in scene.words.sets["examples"]
        )
        if beside or (child.dep == "conj" and child.pos in ("NOUN", "PROPN") and _is_example(scene, child)):
            yield from (k for k in scene.phrase(child.i))
            yield from (k for t in scene.sentence.children(child.i) if t.dep == "conj" for k in scene.phrase(t.i))


def _is_example(scene: Scene, child: Token) -> bool:
    return any(t.dep == "advmod" for t in scene.sentence.children(child.i))


def trim(scene: Scene, first: int, last: int) -> int:
    """Leave out what begins a phrase and is no part of the thing: conjunctions, prepositions, adverbs before them."""
    while first < last:
        pos, after = scene.token(first).pos, scene.token(first + 1).pos
        behind_verb = first > 0 and scene.token(first - 1).pos == "VERB"
        taker = pos == "PRON" and behind_verb and scene.token(first).dep not in _OWNING
        if pos not in _OPENERS and not (pos == "ADV" and after in _OPENERS) and not taker:
            break
        first += 1
    # "Lend Argentina ten aircraft": the tree may hang the receiver on the thing.
    party = scene.party_at.get(first)
    if party is not None and first == party.first and party.last < last:
        behind = scene.token(party.last + 1)
        counted = behind.i in {m.first for m in scene.counts} | {m.first for m in scene.money}
        counted |= behind.pos in ("NUM", "DET") and behind.text[:1].isalnum()
        return behind.i if counted or _is_taker(scene, party) else first
    return first


def _is_taker(scene: Scene, party: Party) -> bool:
    """True of a state's full name right behind a verb: "gave Zambia aircraft", not "sold US aircraft"."""
    name = scene.sentence.words(party.first, party.last)
    verbal = party.first > 0 and scene.token(party.first - 1).pos == "VERB"
    return verbal and not party.inferred and party.form in ("name", "capital") and not name.isupper()


_OPENERS = ("ADP", "CCONJ", "PUNCT", "SCONJ")
_OWNING = ("det", "nmod:poss")
