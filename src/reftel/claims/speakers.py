"""Who says so: the chain of speakers over a claim, outermost first."""

from reftel.claims.functions import is_passive
from reftel.claims.scene import Scene, Speaker
from reftel.model.sentence import Token

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis", "advcl"})


def speakers_of(scene: Scene, unit: int) -> tuple[Speaker, ...]:
    """The speakers of the clause around `unit`, outermost first."""
    chain: list[Speaker] = []
    below = unit
    for head in scene.sentence.ancestors(unit):
        link = scene.token(below)
        if _says(scene, head) and link.dep in _CLAUSES:
            chain = _speaker(scene, head, unit) + chain
        chain = _beside(scene, head.i, unit) + chain
        below = head.i
    chain = _beside(scene, unit, unit) + chain
    return tuple({s.name: s for s in [*_according(scene, unit), *chain]}.values())


def last_speaker(scene: Scene) -> Speaker | None:
    """The last one whom the sentence names as saying something."""
    found = [
        speaker for token in scene.sentence.tokens if _says(scene, token) for speaker in _speaker(scene, token, -1)
    ]
    return found[-1] if found else None


def _says(scene: Scene, token: Token) -> bool:
    return token.pos == "VERB" and scene.words.has("says", token.lemma)


def _speaker(scene: Scene, verb: Token, unit: int) -> list[Speaker]:
    if is_passive(scene.sentence, verb.i):
        return []
    subjects = [i for i in scene.functions(verb.i).get("subject", ()) if i != unit]
    found = [speaker for i in subjects[:1] if (speaker := _named(scene, i))]
    cited = [
        speaker
        for child in scene.sentence.children(verb.i)
        if child.dep == "advcl" and _says(scene, child)
        for i in scene.functions(child.i).get("object", ())[:1]
        if (speaker := _named(scene, i))
    ]
    return found + cited


def _beside(scene: Scene, head: int, unit: int) -> list[Speaker]:
    """A verb of saying put beside the clause: "…, the ministry said", "as the general stated, …"."""
    return [
        speaker
        for child in scene.sentence.children(head)
        if child.dep in ("parataxis", "advcl") and _says(scene, child) and unit not in scene.sentence.subtree(child.i)
        for speaker in _speaker(scene, child, unit)
    ]


def _according(scene: Scene, unit: int) -> list[Speaker]:
    """The source after "according to", anywhere in the sentence."""
    found = []
    for token in scene.sentence.tokens:
        if token.text.lower() == "according" and unit != token.i:
            below = scene.functions(token.i).get("to", ())
            if not below and token.dep in ("case", "fixed", "advmod", "mark"):
                below = (token.head,)
            found += [speaker for i in below[:1] if (speaker := _named(scene, i))]
    return found


def _named(scene: Scene, i: int) -> Speaker | None:
    """A speaker's words: its phrase without article and clauses; a pronoun is the last one who spoke."""
    token = scene.token(i)
    if token.pos == "PRON" and token.text.lower() in scene.words.sets["persons"]:
        return scene.speaker_before
    if token.pos in ("PRON", "DET", "NUM", "SCONJ", "VERB") or token.text.lower() in scene.words.sets["own"]:
        return None
    if i in scene.materiel_at:
        return None
    run = _contiguous(scene.phrase(i), i)
    while run[0] < i and scene.token(run[0]).dep in ("det", "case", "fixed", "mark", "punct", "cc"):
        run = run[1:]
    party = scene.party_at.get(i)
    named = token.pos == "PROPN" and (party is None or party.form == "person")
    return Speaker(name=scene.sentence.words(run[0], run[-1]), place=(run[0], run[-1]), named=named)


def _contiguous(indices: list[int], i: int) -> list[int]:
    low = high = i
    inside = set(indices)
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return list(range(low, high + 1))
