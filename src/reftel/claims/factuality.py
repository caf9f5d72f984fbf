"""Whether the document says that it is, is not, will be or may be so."""

from dataclasses import dataclass
from itertools import pairwise

from reftel.claims.functions import is_passive
from reftel.claims.scene import Scene
from reftel.model.claim import Modality, Polarity, Stage
from reftel.model.sentence import Token

_LINKS = frozenset(
    {"xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl", "obj", "nsubj:pass", "nsubj", "obl", "iobj"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Modality, polarity and, where a governing verb sets it, the stage."""

    modality: Modality = "factual"
    polarity: Polarity = "affirmed"
    stage: Stage | None = None


def factuality_of(scene: Scene, unit: int) -> Factuality:
    """Read the marks on the unit and on the words that govern it, nearest first."""
    chain = _chain(scene, unit)
    modality: Modality = "factual"
    stage: Stage | None = None
    denied = False
    for depth, i in enumerate(chain):
        token = scene.token(i)
        denied ^= _is_negated(scene, i)
        modality = modality if modality != "factual" else _modality_marks(scene, i)
        if depth == 0:
            continue
        link = scene.token(chain[depth - 1])
        denied ^= token.lemma in scene.words.sets["denying"] and token.pos in ("VERB", "ADJ")
        governed = scene.words.stages.get(token.lemma) if token.pos in ("VERB", "ADJ") else None
        if governed and stage is None and link.dep in ("xcomp", "obj", "nsubj:pass", "ccomp", "acl", "obl"):
            stage = governed[0]
            modality = modality if modality != "factual" else governed[1] or "factual"
        if modality == "factual":
            modality = _governor_modality(scene, token, link)
    return Factuality(modality=modality, polarity="denied" if denied else "affirmed", stage=stage)


def _chain(scene: Scene, unit: int) -> list[int]:
    """The unit and the words above it that bear on whether it is so."""
    chain = [unit]
    for head in scene.sentence.ancestors(unit):
        link = scene.token(chain[-1])
        if link.dep == "conj" and head.pos == link.pos:
            # What is said of the first of two coordinated verbs is not said of the second, but for its governor.
            chain.append(head.i)
            continue
        if link.dep not in _LINKS or (link.dep in ("acl", "acl:relcl", "advcl") and not _infinitive(scene, link.i)):
            break
        chain.append(head.i)
        if len(chain) > 4:
            break
    return _drop_siblings(scene, chain)


def _drop_siblings(scene: Scene, chain: list[int]) -> list[int]:
    return [i for n, i in enumerate(chain) if not (n and scene.token(chain[n - 1]).dep == "conj")]


def _infinitive(scene: Scene, i: int) -> bool:
    return any(t.dep == "mark" and t.lemma == "to" for t in scene.sentence.children(i))


def _is_negated(scene: Scene, i: int) -> bool:
    for child in scene.sentence.children(i):
        if child.text.lower() in scene.words.sets["negators"] and child.dep in (
            "advmod",
            "det",
            "cc:preconj",
            "neg",
            "cc",
        ):
            return True
        if child.dep in ("nsubj", "nsubj:pass", "obj"):
            if child.text.lower() in scene.words.sets["negative_subjects"]:
                return True
            if any(
                t.dep in ("det", "cc:preconj", "advmod") and t.text.lower() in ("no", "neither", "nor")
                for t in scene.sentence.children(child.i)
            ):
                return True
    return False


def _modality_marks(scene: Scene, i: int) -> Modality:
    sets = scene.words.sets
    planned = False
    for child in scene.sentence.children(i):
        word = child.text.lower()
        if child.dep in ("aux", "cop", "aux:pass") and word in sets["possible_auxiliaries"]:
            return "possible"
        if child.dep == "advmod" and child.lemma in sets["hedges"]:
            return "possible"
        if child.dep == "advmod" and child.lemma in sets["alleged_adverbs"]:
            return "alleged"
        if child.dep == "advcl" and _conditional(scene, child):
            planned = planned or False
        if child.dep == "mark" and word in sets["conditions"]:
            return "possible"
        planned |= child.dep == "aux" and word in sets["planned_auxiliaries"]
    return "planned" if planned or _is_to(scene, i) else "factual"


def _conditional(scene: Scene, child: Token) -> bool:
    return any(
        t.dep == "mark" and t.text.lower() in scene.words.sets["conditions"] for t in scene.sentence.children(child.i)
    )


def _is_to(scene: Scene, i: int) -> bool:
    """True of "is to deliver": a form of be that governs an infinitive."""
    token = scene.token(i)
    if token.dep not in ("xcomp", "root", "conj"):
        return False
    before = [scene.token(k) for k in range(max(0, i - 4), i)]
    words = [t.lemma for t in before]
    return any(a == "be" and b == "to" for a, b in pairwise(words))


def _governor_modality(scene: Scene, governor: Token, link: Token) -> Modality:
    sets = scene.words.sets
    clause = link.dep in ("ccomp", "xcomp", "acl", "csubj", "csubj:pass")
    reported = link.dep in ("xcomp", "nsubj:pass", "ccomp") and is_passive(scene.sentence, governor.i)
    if reported and governor.lemma in sets["alleged_passives"]:
        return "alleged"
    if governor.lemma in sets["planned_governors"] and (clause or link.dep in ("obj", "nsubj:pass")):
        return "planned"
    if governor.lemma in sets["possible_governors"] and clause:
        return "possible"
    return "factual"
