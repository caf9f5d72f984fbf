"""What is known of a party beside a word that carries a claim: the signs by which its side is judged."""

from collections.abc import Iterator

from reftel.claims.edges import is_passive
from reftel.claims.scene import Party, Scene
from reftel.claims.word_signs import edge, kinds_by_word
from reftel.model.actor import state_of
from reftel.rules.reference import load_exporters

_LONGEST = 5
_BINS = (1, 2, 4, 7, 12, 20)
_GREAT, _SELLS = 6, 25


def side_signs(scene: Scene, kind: str, unit: int, party: Party) -> tuple[str, ...]:
    """Names of all that bears on which side of a claim of `kind`, carried by word `unit`, the party is on, sorted."""
    known = scene.party_signs
    place = (kind, unit, party)
    if place not in known:
        plain = set(_plain(scene, unit, party))
        known[place] = tuple(sorted({*plain, *(f"{kind} {sign}" for sign in plain)}))
    return known[place]


def path_between(scene: Scene, unit: int, end: int) -> str:
    """The way through the tree from one word to another: relations up to their common head, then down."""
    sentence = scene.sentence
    above = [unit, *(t.i for t in sentence.ancestors(unit))]
    below = [end, *(t.i for t in sentence.ancestors(end))]
    common = next(i for i in above if i in set(below))
    up = [f"<{edge(sentence, sentence.tokens[i])}" for i in above[: above.index(common)]]
    down = [f">{edge(sentence, sentence.tokens[i])}" for i in reversed(below[: below.index(common)])]
    steps = [*up, *down]
    return " ".join(steps) if len(steps) <= _LONGEST else "far"


def bin_of(gap: int) -> int:
    """So many words apart, in few steps."""
    return sum(gap > limit for limit in _BINS)


def rank_of(state: str) -> str:
    """How much a state sells of arms."""
    rank = load_exporters().get(state, 99)
    return "most" if rank < _GREAT else "some" if rank < _SELLS else "little"


def _plain(scene: Scene, unit: int, party: Party) -> Iterator[str]:
    sentence = scene.sentence
    head = scene.head_of(party)
    path, word = path_between(scene, unit, head), scene.token(unit)
    passive = is_passive(sentence, unit)
    yield "always"
    yield f"path {path}"
    yield f"path {path} {'passive' if passive else word.pos}"
    yield f"path {path} of {word.lemma}"
    for kind in kinds_by_word()[word.lemma, word.pos]:
        yield f"path {path} of frame {kind}"
    for step in path.split():
        yield f"step {step}"
    above = scene.token(head).head
    yield f"under {scene.token(above).lemma}"
    yield f"under {scene.token(above).lemma} {edge(sentence, scene.token(head))}"
    yield f"last {edge(sentence, scene.token(head))} {'passive' if is_passive(sentence, above) else ''}"
    before = "before" if party.last < unit else "after"
    distance = bin_of(min(abs(party.first - unit), abs(party.last - unit)))
    yield f"{before} {distance}"
    yield f"{before} {word.lemma}"
    yield from _of_party(scene, party, before)
    marker = scene.token(party.first - 1) if party.first else None
    if marker is not None and marker.pos == "DET" and party.first > 1:
        marker = scene.token(party.first - 2)
    if marker is not None:
        yield f"after word {marker.lemma}"
        yield f"after word {marker.lemma} {before}"


def _of_party(scene: Scene, party: Party, before: str) -> Iterator[str]:
    setting, state = scene.setting, state_of(party.ids[0])
    yield f"form {party.form}"
    yield f"inferred {party.inferred}"
    rank = load_exporters().get(state, 99)
    yield f"exports {rank_of(state)}"
    yield f"exports {rank_of(state)} {before}"
    for name in ("sender", "host", "subject", "giver", "label"):
        if getattr(setting, name) == state:
            yield f"is {name}"
    others = [p for p in scene.parties if state_of(p.ids[0]) != state]
    yield f"others {min(3, len(others))}"
    yield f"first {all(party.first < p.first for p in others)}"
    yield f"last {all(party.first > p.first for p in others)}"
    ranks = [load_exporters().get(state_of(p.ids[0]), 99) for p in others]
    if ranks:
        yield f"sells more {rank < min(ranks)} less {rank > max(ranks)}"
    if "/" in party.ids[0]:
        yield f"organ {party.ids[0].split('/')[1]}"
