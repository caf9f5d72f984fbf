"""Whether the document says that it is, is not, will be or may be so."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reftel.claims.edges import marker
from reftel.claims.governors import is_willing, modality_under, predicates
from reftel.claims.negation import is_denied_by, is_negated, is_scant, is_unconfirmed
from reftel.claims.replies import Reply
from reftel.claims.scene import Scene
from reftel.model.claim import Kind, Modality, Polarity, Stage
from reftel.model.mention import CountMention
from reftel.model.sentence import Token

_ARGUMENTS = frozenset({"obj", "nsubj:pass", "nsubj", "obl", "iobj", "nmod"})
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl", "acl:relcl"})
_TELLING = ("planned_nouns", "possible_nouns", "no_nouns", "evidence", "assertions", "tales")
_STAGED = frozenset({"xcomp", "obj", "nsubj:pass", "ccomp", "acl", "obl"})
_DEPTH = 5

Chain = list[tuple[Token, Token | None]]
"""A word and those above it that bear on whether it is so, each with the word that led to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Modality, polarity and, where a governing verb sets it, the stage."""

    modality: Modality = "factual"
    polarity: Polarity = "affirmed"
    stage: Stage | None = None


_REPLIES: dict[Reply | None, Modality] = {"asked": "possible", "doubted": "alleged"}
"""An open question says that it may be so; what is told and doubted is hearsay."""


def factuality_of(scene: Scene, unit: int, kind: Kind | None = None) -> Factuality:
    """Read the marks on the unit and on the words that govern it, nearest first."""
    chain = _chain(scene, unit)
    modality = _modality(scene, chain, kind)
    stages = [stage for token, link in chain if (stage := _stage(scene, token, link))]
    stage = stages[0] if stages else None
    if stage == "ongoing":
        # "Asked that the mission be continued" is a request.
        stage = next((s for s in stages if s in _FIRMER), stage)
    modality = _first(modality, _REPLIES.get(scene.reply, "factual"))
    text = " ".join(scene.sentence.text.lower().split())
    if any(phrase in text for phrase in scene.words.phrases["hearsay_phrases"]):
        modality = _first(modality, "alleged")
    denied = sum(_denials(scene, token, link) for token, link in chain) % 2 == 1 or scene.reply == "no"
    return Factuality(modality=modality, polarity="denied" if denied else "affirmed", stage=stage)


_SAID: tuple[Stage, ...] = ("requested", "refused", "agreed")
"""Stages that are reached by saying so, whatever else is left open."""

_FIRMER: tuple[Stage, ...] = ("requested", "offered", "agreed", "refused", "planned")


def _modality(scene: Scene, chain: Chain, kind: Kind | None) -> Modality:
    modality: Modality = "factual"
    staged = False
    for token, link in chain:
        stage = _stage(scene, token, link)
        if stage in _SAID:
            # "Asked whether they could be lent": what is so is that somebody asked.
            modality = "factual"
        # What somebody should or will say is said of what is: "tell them that the ships were offered".
        if link is None or not _reports(scene, token, link):
            modality = _first(modality, _marks(scene, token.i))
        if link is None:
            continue
        if modality == "possible" and _foretold(scene, token, link):
            modality = "planned"
        if is_scant(scene, token):
            modality = _first(modality, "possible")
        if any(scene.words.has("possible_predicates", t.lemma) for t in predicates(scene, token)):
            modality = "possible"
        if not staged:
            modality = _first(modality, _stage_modality(scene, token, link))
            staged = stage is not None
        if kind != "relation" or not scene.words.has("wanting", token.lemma):
            modality = _first(modality, modality_under(scene, token, link))
    to_come = any(_to_be_done(scene, token, link) for token, link in chain)
    return _first(modality, "planned" if to_come else "factual")


def _with_particle(scene: Scene, token: Token) -> str:
    """A verb with its particle, where the two together say how far things got ("fell through"); else the verb."""
    particles = [t.text.lower() for t in scene.sentence.children(token.i) if t.dep in ("compound:prt", "advmod")]
    joined = [f"{token.lemma}-{particle}" for particle in particles]
    return next((name for name in joined if name in scene.words.stages), token.lemma)


def _stage(scene: Scene, token: Token, link: Token | None) -> Stage | None:
    """How far the governing word says that it got."""
    if link is None:
        return None
    if _hangs_on(scene, link, token):
        return scene.words.noun_stages[token.lemma]
    if scene.words.has("assertions", link.lemma) and scene.words.has("denying", token.lemma):
        # "Rejected reports that": it is the report that is refused.
        return None
    if link.pos == "VERB" and scene.words.has("says", link.lemma):
        # "Refused to confirm that": it is the word that is refused.
        return None
    if scene.words.has("disposed", token.text.lower()):
        return scene.words.stages[token.text.lower()][0] if is_willing(scene, token, link) else None
    verb = _with_particle(scene, token)
    governed = scene.words.stages.get(verb) if token.pos in ("VERB", "ADJ") else None
    ends = link.dep == "nsubj" and scene.words.has("failing", verb)
    return governed[0] if governed and (ends or link.dep in _STAGED) else None


def _stage_modality(scene: Scene, token: Token, link: Token) -> Modality:
    if is_willing(scene, token, link):
        return "factual"
    governed = scene.words.stages.get(_with_particle(scene, token)) if token.pos in ("VERB", "ADJ") else None
    return (governed[1] or "factual") if governed and link.dep in _STAGED else "factual"


def _denials(scene: Scene, token: Token, link: Token | None) -> int:
    """How often the word denies what is below it, or itself where there is nothing below."""
    if is_unconfirmed(scene, token) or (link is not None and is_unconfirmed(scene, link)):
        return 0
    if link is None:
        return int(is_negated(scene, token.i))
    counts = not _reports(scene, token, link) or scene.words.has("denying", token.lemma)
    negated = counts and (is_negated(scene, token.i, beside=link.i) or is_scant(scene, token))
    return negated + sum(is_denied_by(scene, t, link) for t in (token, *predicates(scene, token)))


def _to_be_done(scene: Scene, token: Token, link: Token | None) -> bool:
    """True of "permission to use airfields", "equipment to be supplied", not of "the first to sell"."""
    return (
        link is not None
        and link.dep == "acl"
        and token.pos in ("NOUN", "PROPN")
        and not scene.words.has("done", token.lemma)
        and _infinitive(scene, link.i)
    )


def _first(modality: Modality, other: Modality) -> Modality:
    return other if modality == "factual" else modality


def _chain(scene: Scene, unit: int) -> Chain:
    below = scene.token(unit)
    chain: Chain = [(below, None)]
    for head in scene.sentence.ancestors(unit):
        if below.dep == "conj" and head.pos == below.pos:
            # What is said of the first of two coordinated words is not said of the second, but for its governor.
            below = head
            continue
        if len(chain) > _DEPTH or not _bears(scene, below, head):
            break
        chain.append((head, below))
        below = head
    return chain


def _bears(scene: Scene, link: Token, head: Token) -> bool:
    """True where what is said of `head` is said of `link` below it."""
    telling = any(scene.words.has(name, head.lemma) for name in _TELLING)
    if link.dep == "obl" and marker(scene.sentence, link.i) in scene.words.sets["circumstances"]:
        return False
    if link.dep in _ARGUMENTS:
        changing = scene.words.has("changes", head.lemma)
        return telling or changing or link.dep != "nmod" or _hangs_on(scene, link, head) or _is_of(scene, link, head)
    if link.dep in ("acl", "advcl", "acl:relcl"):
        return telling or _infinitive(scene, link.i) or scene.words.has("charging", head.lemma)
    if link.dep == "amod":
        return _is_gerund(scene, link, head)
    return link.dep in _CLAUSES


def _is_gerund(scene: Scene, link: Token, head: Token) -> bool:
    """True of "of stationing troops", which trees may take for an adjective before its noun."""
    before = [t for t in scene.sentence.children(head.i) if t.dep == "case" and t.i == link.i - 1]
    return link.pos == "VERB" and link.text.lower().endswith("ing") and bool(before)


def _hangs_on(scene: Scene, link: Token, head: Token) -> bool:
    """True of "the request for a mission", "the departure of the officers"."""
    return (
        link.dep == "nmod"
        and head.pos in ("NOUN", "PROPN")
        and head.lemma in scene.words.noun_stages
        and marker(scene.sentence, link.i) in ("of", "for")
    )


def _is_of(scene: Scene, link: Token, head: Token) -> bool:
    """True of "the sending of officers", "the members of the mission"."""
    through = any(scene.words.has(name, head.lemma) for name in ("passings", "portions"))
    return through and marker(scene.sentence, link.i) == "of"


def _reports(scene: Scene, token: Token, link: Token) -> bool:
    """True of a verb of saying over a clause: who does not say that it is so does not say that it is not."""
    return link.dep == "ccomp" and scene.words.has("says", token.lemma)


def _foretold(scene: Scene, token: Token, link: Token) -> bool:
    """True of "said that it would": the future of one who spoke in the past, unless it hangs on a condition."""
    told = link.dep == "ccomp" and any(scene.words.has(name, token.lemma) for name in ("says", "sure"))
    told |= link.dep in ("acl", "ccomp") and scene.words.has("assertions", token.lemma)
    return (
        told
        and any(scene.words.has("would", t.text.lower()) for t in scene.sentence.children(link.i) if t.dep == "aux")
        and not any(scene.words.has("conditions", t.text.lower()) for t in scene.sentence.tokens)
    )


def _infinitive(scene: Scene, i: int) -> bool:
    return any(t.dep == "mark" and t.lemma == "to" for t in scene.sentence.children(i))


_SETS: dict[str, tuple[tuple[str, Modality], ...]] = {
    "aux": (("possible_auxiliaries", "possible"), ("planned_auxiliaries", "planned")),
    "advmod": (("hedges", "possible"), ("alleged_adverbs", "alleged")),
    "mark": (("conditions", "possible"),),
    "amod": (
        ("planned_adjectives", "planned"),
        ("possible_adjectives", "possible"),
        ("alleged_adjectives", "alleged"),
    ),
}
"""Words by their relation to what they mark, and what they make of it."""


def _marks(scene: Scene, i: int) -> Modality:
    """What auxiliaries, adverbs, adjectives and conjunctions on the word itself make of it."""
    below = scene.sentence.children(i)
    if _is_inverted(scene, below) or _is_unreal(scene, i):
        return "possible"
    softened = scene.words.has("wishing", scene.token(i).lemma)
    below = tuple(t for t in below if not softened or t.dep != "aux" or t.text.lower() not in _SOFT)
    found = {modality for child in below if (modality := _mark(scene, child)) != "factual"}
    # "The objective is cooperation in defence".
    aims = any(t.dep == "nsubj" and scene.words.has("aims", t.lemma) for t in below)
    if (aims and scene.token(i).pos in ("NOUN", "PROPN")) or _is_to(scene, i):
        found.add("planned")
    return next((modality for modality in _STRONGEST if modality in found), "factual")


def _is_inverted(scene: Scene, below: Sequence[Token]) -> bool:
    """True of "should the treaty lapse": the auxiliary opens the sentence, before its subject."""
    opens = any(t.dep == "aux" and t.i == 0 and scene.words.has("inverted", t.text.lower()) for t in below)
    return opens and any(t.dep in ("nsubj", "nsubj:pass") for t in below)


_SOFT = ("should", "would", "'d", "wd", "shd")
"""Auxiliaries that make a wish polite."""


def _is_unreal(scene: Scene, i: int) -> bool:
    """True of what "had" governs in "Had Chad sent the tanks, Mali would have lost": trees take it for a main verb."""
    opens = i == 0 and scene.words.has("inverted", scene.token(0).text.lower())
    return opens and any(scene.words.has("would", t.text.lower()) for t in scene.sentence.tokens)


def is_hedged(scene: Scene, count: CountMention | None) -> bool:
    """True of "perhaps 500 aircraft": how many there are says only that there may be so many."""
    if count is None:
        return False
    return any(scene.words.has("hedges", scene.token(i).lemma) for i in (count.first - 1, count.first) if i >= 0)


_STRONGEST: tuple[Modality, ...] = ("possible", "alleged", "planned")


def _mark(scene: Scene, child: Token) -> Modality:
    relation = "aux" if child.dep in ("aux", "aux:pass", "cop") else child.dep
    for name, modality in _SETS.get(relation, ()):
        if scene.words.has(name, child.lemma if relation == "advmod" else child.text.lower()):
            return modality
    return "factual"


def _is_to(scene: Scene, i: int) -> bool:
    """True of "is to deliver", and of "Ruritania to deliver" as telegrams and headlines write it."""
    token = scene.token(i)
    if token.pos != "VERB" and token.dep not in ("xcomp", "root", "conj", "advcl", "acl"):
        return False
    below = scene.sentence.children(i)
    if token.dep == "root" and _infinitive(scene, i) and any(t.dep == "nsubj" for t in below):
        return True
    before = [scene.token(k) for k in range(max(0, i - 4), i)]
    marks = [b for a, b in pairwise(before) if a.lemma == "be" and b.lemma == "to" and b.dep != "case"]
    return any(b.head == i or b.pos == "PART" for b in marks)
