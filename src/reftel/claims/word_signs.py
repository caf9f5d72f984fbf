"""What is known of a word in its sentence: the signs by which weights judge which kind of claim it carries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reftel.claims.scene import Scene
from reftel.model.actor import state_of
from reftel.model.sentence import Sentence, Token
from reftel.rules.frames import load_frames
from reftel.rules.layer import cached

_CARRIERS = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
_NAMED = ("nsubj:pass", "obl:agent", "acl:relcl")
_MARKED = frozenset({"obl", "nmod", "conj", "advcl", "obl:agent"})
_FUNCTION = frozenset({"aux", "mark", "case", "advmod", "det", "compound:prt", "cop"})
_FEATURES = ("VerbForm", "Tense", "Voice", "Number")
_NEAR, _WINDOW = 2, 4
_MANY = 3


def carries(scene: Scene, i: int) -> bool:
    """True of a word that may carry a claim: a content word, or arms, that names no party."""
    token = scene.token(i)
    if i in scene.materiel_at:
        return token.pos in _CARRIERS or token.pos == "PROPN"
    if i in scene.party_at:
        return False
    return token.pos in _CARRIERS or (token.pos == "AUX" and token.dep == "root")


def word_signs(scene: Scene, i: int) -> tuple[str, ...]:
    """Names of all that bears on the kind of claim that word `i` carries, sorted."""
    near = {*_own(scene, i), *_below(scene, i), *_above(scene, i), *_around(scene, i)}
    return tuple(sorted(near.union(scene.common_signs or _common_signs(scene))))


def _common_signs(scene: Scene) -> set[str]:
    """The signs that all words of the sentence share, made once."""
    scene.common_signs.update(_sentence_signs(scene))
    return scene.common_signs


def edge(sentence: Sentence, token: Token) -> str:
    """How a word hangs on its head: the relation, with the preposition that brings it in."""
    name = token.dep if token.dep in _NAMED else token.dep.split(":")[0]
    if token.dep in _MARKED:
        case = next((c.lemma for c in sentence.children(token.i) if c.dep == "case"), None)
        return f"{name}:{case}" if case else name
    return name


def classes(scene: Scene, i: int) -> list[str]:
    """The classes of a word that mean more than the word: arms, party, money, count, period; else the word."""
    known = scene.class_names
    if i not in known:
        known[i] = _classes(scene, i)
    return known[i]


def _classes(scene: Scene, i: int) -> list[str]:
    token, found = scene.token(i), []
    if i in scene.materiel_at:
        found += ["ARMS", f"ARMS {scene.materiel_at[i].category}"]
    party = scene.party_at.get(i)
    if party:
        found += ["PARTY", f"PARTY {party.form}"]
        found += [f"ORGAN {name.split('/')[1]}" for name in party.ids[:1] if "/" in name]
    if any(m.first <= i <= m.last for m in scene.money):
        found.append("MONEY")
    if any(m.first <= i <= m.last + 1 for m in scene.counts):
        found.append("COUNT")
    if scene.is_date(i):
        return [*found, "PERIOD"]
    if token.lemma in scene.words.military:
        found.append("MILITARY")
    if not party:
        found.append(f"={token.lemma}")
    return [*found, *(f"frame {kind}" for kind in kinds_by_word()[token.lemma, token.pos])]


@cached
def kinds_by_word(language: str = "en") -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Lemma and part of speech → the kinds whose frames it opens, alone or as the first of several words."""
    table: dict[tuple[str, str], set[str]] = defaultdict(set)
    for frame in load_frames(language):
        for lemma, pos in frame.units:
            table[lemma.split()[0], pos].add(frame.kind)
    return defaultdict(tuple, {word: tuple(sorted(kinds)) for word, kinds in table.items()})


def _own(scene: Scene, i: int) -> Iterator[str]:
    token = scene.token(i)
    yield f"word {token.lemma} {token.pos}"
    yield f"word {token.lemma}"
    yield f"pos {token.pos}"
    yield f"edge {edge(scene.sentence, token)}"
    for n in (3, 4):
        if len(token.lemma) > n + 1:
            yield f"ends {token.lemma[-n:]}"
            yield f"begins {token.lemma[: n + 1]}"
    yield from (f"is {name}" for name in classes(scene, i))
    yield from (f"{name} {value}" for name in _FEATURES if (value := token.feat(name)))


def _below(scene: Scene, i: int) -> Iterator[str]:
    sentence = scene.sentence
    for child in sentence.children(i):
        if child.dep == "punct":
            continue
        how = edge(sentence, child)
        yield f"has {how}"
        for name in classes(scene, child.i):
            yield f"has {how} {name}"
            yield f"over {name}"
        if child.dep in _FUNCTION:
            yield f"with {child.dep} {child.lemma}"
        for grandchild in sentence.children(child.i):
            for name in classes(scene, grandchild.i):
                yield f"far over {name}"
                if not name.startswith("="):
                    yield f"has {how} {edge(sentence, grandchild)} {name}"
    inside = sentence.subtree(i)
    states = {state_of(x) for k in inside if k in scene.party_at for x in scene.party_at[k].ids}
    yield f"states inside {min(2, len(states))}"
    yield f"arms inside {any(k in scene.materiel_at for k in inside)}"


def _above(scene: Scene, i: int) -> Iterator[str]:
    sentence, token = scene.sentence, scene.token(i)
    if token.head == i:
        return
    how = edge(sentence, token)
    for name in classes(scene, token.head):
        yield f"under {name}"
        yield f"under {how} {name}"
    for sister in sentence.children(token.head):
        if sister.i == i or sister.dep == "punct":
            continue
        for name in classes(scene, sister.i):
            if not name.startswith("="):
                yield f"beside {how} {edge(sentence, sister)} {name}"


def _around(scene: Scene, i: int) -> Iterator[str]:
    tokens = scene.sentence.tokens
    for k in range(max(0, i - _WINDOW), min(len(tokens), i + _WINDOW + 1)):
        if k == i or tokens[k].pos == "PUNCT":
            continue
        for name in classes(scene, k):
            yield f"near {name}"
            if abs(k - i) <= _NEAR:
                yield f"at {k - i} {name}"
    yield from (f"in sentence {t.lemma}" for t in tokens if t.pos in ("VERB", "NOUN", "ADJ") and t.i != i)


def _sentence_signs(scene: Scene) -> Iterator[str]:
    states = {state_of(x) for party in scene.parties for x in party.ids}
    yield f"states {min(_MANY, len(states))}"
    yield f"arms {bool(scene.materiel)}"
    yield f"money {bool(scene.money)}"
    yield f"counts {bool(scene.counts)}"
    yield f"military passage {scene.military_passage}"
    yield f"military document {int(scene.military_share * 4)}"
    yield f"letter {scene.setting.correspondence or scene.setting.sender is not None}"
    yield "always"
    for token in scene.sentence.tokens:
        yield from (f"sentence frame {kind}" for kind in kinds_by_word()[token.lemma, token.pos])
