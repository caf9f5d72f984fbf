"""Who says so: the chain of speakers over a claim, outermost first."""

from reftel.claims.functions import is_passive
from reftel.claims.scene import Scene
from reftel.model.sentence import Token


def speakers_of(scene: Scene, unit: int) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The speakers of the clause around `unit`, outermost first, each with its first and last token."""
    chain: list[tuple[str, tuple[int, int]]] = []
    below = unit
    for head in scene.sentence.ancestors(unit):
        link = scene.token(below)
        if _says(scene, head) and link.dep in ("ccomp", "xcomp", "parataxis", "advcl", "obj", "csubj"):
            chain = _speaker(scene, head, unit) + chain
        chain = _quoted_in_parenthesis(scene, head.i, unit) + chain
        below = head.i
    chain = _quoted_in_parenthesis(scene, unit, unit) + chain
    chain = _according(scene, unit) + chain
    return tuple(dict.fromkeys(chain))


def _says(scene: Scene, token: Token) -> bool:
    return token.pos == "VERB" and token.lemma in scene.words.sets["says"]


def _speaker(scene: Scene, verb: Token, unit: int) -> list[tuple[str, tuple[int, int]]]:
    if is_passive(scene.sentence, verb.i):
        return []
    subjects = [i for i in scene.functions(verb.i).get("subject", ()) if i != unit]
    found = [name for i in subjects[:1] if (name := _name(scene, i))]
    cited = [
        name
        for child in scene.sentence.children(verb.i)
        if child.dep == "advcl" and _says(scene, child)
        for i in scene.functions(child.i).get("object", ())[:1]
        if (name := _name(scene, i))
    ]
    return found + cited


def _quoted_in_parenthesis(scene: Scene, head: int, unit: int) -> list[tuple[str, tuple[int, int]]]:
    """A verb of saying put beside the clause: "…, the ministry said"."""
    return [
        speaker
        for child in scene.sentence.children(head)
        if child.dep in ("parataxis", "advcl") and _says(scene, child) and unit not in scene.sentence.subtree(child.i)
        for speaker in _speaker(scene, child, unit)
    ]


def _according(scene: Scene, unit: int) -> list[tuple[str, tuple[int, int]]]:
    """The source after "according to", anywhere in the sentence."""
    found = []
    for token in scene.sentence.tokens:
        if token.lemma in ("according", "accord") and token.text.lower() == "according" and unit != token.i:
            below = scene.functions(token.i).get("to", ()) or ((token.head,) if token.dep in ("case", "fixed") else ())
            found += [name for i in below[:1] if (name := _name(scene, i))]
    return found


def _name(scene: Scene, i: int) -> tuple[str, tuple[int, int]] | None:
    """A speaker's words: its phrase without article and clauses; None for pronouns and for what is no speaker."""
    token = scene.token(i)
    if token.pos in ("PRON", "DET", "NUM") or token.text.lower() in scene.words.sets["own"]:
        return None
    phrase = [k for k in scene.phrase(i) if not (scene.token(k).dep == "det" and k == min(scene.phrase(i)))]
    run = _contiguous(phrase, i)
    return scene.sentence.words(run[0], run[-1]), (run[0], run[-1])


def _contiguous(indices: list[int], i: int) -> list[int]:
    low = high = i
    inside = set(indices)
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return list(range(low, high + 1))
