"""Claims that no frame makes: of words that learned weights take for their carriers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from reftel.claims.build import claims_of
from reftel.claims.classes import belongs
from reftel.claims.context import complete_pair
from reftel.claims.party_lists import lists_of, with_listed
from reftel.claims.repeats import Candidate
from reftel.claims.rivals import signs_of_chances, step_of
from reftel.claims.roles import Filling, states_of
from reftel.claims.scene import Party, Scene
from reftel.claims.side_signs import side_signs
from reftel.claims.sights import kinds_seen, side_chances, sides_seen, together
from reftel.claims.speakers import Voices
from reftel.claims.word_signs import carries, word_signs
from reftel.model.claim import KINDS, Claim, Kind, Stage, Terms
from reftel.model.document import Document
from reftel.rules.frames import Frame
from reftel.rules.weights import LEARNED, load_weights

FLOOR = 0.15
"""A word that is less likely to carry a claim of a kind is left alone; what is proposed is judged again as a claim."""

TAKEN_FLOOR = 0.3
"""The same for a word that a rule's claim of another kind quotes: what "has" says is said already."""

_LEAST = 0.02
"""Less is as good as nothing."""

_SIDE, _STATUS = 0.6, 0.3
"""A party that is less likely to be on a side is on none; a stage or terms that are less likely are not given."""

_THINGS = ("arms", "men")

Word = tuple[Kind, int]
"""A kind of claim, and a word that carries one, or is quoted by one."""


_ROLES = {"actor": ("subject",), "recipient": ("to",)}
_FRAMES = {kind: Frame(id=f"{LEARNED}.{kind}", kind=kind, units=frozenset(), roles=_ROLES) for kind in KINDS}
"""In whose name such claims are made; sides that stay empty are filled as those of other frames are."""


def is_learned(claim: Claim) -> bool:
    """True of a claim that no rule made."""
    return claim.rule.startswith(f"{LEARNED}.")


def chances_in(scene: Scene) -> dict[Word, float]:
    """How likely each word of the sentence is to carry a claim of each kind; the unlikely are left out."""
    return {
        (cast(Kind, kind), token.i): chance
        for token in scene.sentence.tokens
        if carries(scene, token.i)
        for kind, chance in _kinds(scene, token.i).items()
        if chance >= _LEAST
    }


def _kinds(scene: Scene, i: int) -> Mapping[str, float]:
    """What the tables take a word for, and the network where it read the sentence."""
    weighed, seen = load_weights("kinds").chances(word_signs(scene, i)), kinds_seen(scene, i)
    return weighed if seen is None else {kind: together(chance, seen[kind]) for kind, chance in weighed.items()}


def with_learned(scene: Scene, found: Iterable[Candidate], chances: Mapping[Word, float]) -> Iterator[Candidate]:
    """Claims of frames with one sign more: what the weights say of the words that they quote."""
    for claim, signs in found:
        step = step_of(max((chances.get(word, 0.0) for word in _quoted(scene, claim)), default=0.0))
        told = (f"weighed {step}", f"{claim.kind} weighed {step}")
        yield claim, (*signs, *told, *_of_chances(scene, claim, chances))


def _of_chances(scene: Scene, claim: Claim, chances: Mapping[Word, float]) -> Iterator[str]:
    """What the words of the claim's quote are likely to carry."""
    words = {i for _, i in _quoted(scene, claim)}
    best: dict[Kind, float] = {}
    for (kind, i), chance in chances.items():
        if i in words:
            best[kind] = max(chance, best.get(kind, 0.0))
    yield from signs_of_chances(claim.kind, best)


def claims_of_learned(
    document: Document, voices: Voices, found: Sequence[Claim], chances: Mapping[Word, float]
) -> Iterator[Candidate]:
    """Claims of words that none of the sentence's claims of that kind quotes, likeliest first."""
    scene = voices.scene
    if not scene.has_military_word:
        return
    told, held = list(found), {word for claim in found for word in _quoted(scene, claim)}
    beside = {unit: sorted({kind for kind, i in held if i == unit}) for _, unit in held}
    for word in sorted(chances, key=lambda word: (-chances[word], word[1], word[0])):
        kinds = beside.get(word[1], [])
        if word in held or chances[word] < (TAKEN_FLOOR if kinds else FLOOR):
            continue
        filling = filling_of(scene, *word)
        if not filling.actors and not filling.recipients:
            continue
        made = list(claims_of(document, voices, filling))
        if any(_overlap(claim, other) for claim, _ in made for other in told):
            continue
        told += [claim for claim, _ in made]
        held |= {quoted for claim, _ in made for quoted in _quoted(scene, claim)}
        more = tuple(_signs(word[0], chances[word], kinds))
        note = _note(scene, *word)
        for claim, signs in made:
            weighed = (*signs, *more, *_of_chances(scene, claim, chances))
            yield replace(claim, note=_both(note, claim.note)), weighed


def _signs(kind: Kind, chance: float, beside: Sequence[Kind]) -> Iterator[str]:
    """How likely the word was, and of which other kinds the rules' claims are that quote it."""
    yield f"learned {step_of(chance)}"
    yield f"{kind} learned {step_of(chance)}"
    yield from (f"{kind} beside {other}" for other in beside)
    yield f"learned beside {bool(beside)}"


def _overlap(claim: Claim, other: Claim) -> bool:
    """True of claims of one kind that share words: "said that Mali bought tanks" tells no more than what was said."""
    return claim.kind == other.kind and claim.span.overlaps(other.span)


def _note(scene: Scene, kind: Kind, unit: int) -> str:
    """What made the claim: the word, the signs that spoke most for it, and what the network says."""
    told = [sign for sign, _ in load_weights("kinds").strongest(kind, word_signs(scene, unit))]
    seen = kinds_seen(scene, unit)
    if seen is not None:
        told.append(f"network {seen[kind]:g}")
    return f"{LEARNED} from “{scene.token(unit).text}”: {'; '.join(told)}"


def _both(made: str, chosen: str | None) -> str:
    """What made the claim, and what else weights chose for it."""
    return made if chosen is None else f"{made}; {chosen}"


def _quoted(scene: Scene, claim: Claim) -> set[Word]:
    """The words that a claim quotes, with its kind."""
    return {(claim.kind, t.i) for t in scene.sentence.tokens if claim.span.start <= t.start < claim.span.end}


def filling_of(scene: Scene, kind: Kind, unit: int) -> Filling:
    """What the word says: its sides by the learned weights, the empty ones by what frames do with theirs."""
    items = _items(scene, kind, unit)
    signs = status_signs(scene, kind, unit)
    stage, terms = (_likeliest(table, signs) for table in ("stages", "terms"))
    frame = replace(_FRAMES[kind], stage=cast(Stage | None, stage), terms=cast(Terms | None, terms))
    actors, recipients = _sides(scene, kind, unit)
    actors, recipients = complete_pair(scene, frame, unit, items, (actors, recipients))
    if kind not in _MUTUAL:
        actors, recipients = with_listed(scene, actors, recipients), with_listed(scene, recipients, actors)
    reached = {unit, *items, *(p.first for p in (*actors, *recipients) if p.first >= 0)}
    return Filling(
        frame=frame, unit=unit, actors=actors, recipients=recipients, items=items, reached=tuple(sorted(reached))
    )


def status_signs(scene: Scene, kind: Kind, unit: int) -> tuple[str, ...]:
    """Names of all that bears on the stage and the terms of a claim of `kind` that word `unit` carries, sorted."""
    plain = word_signs(scene, unit)
    own = (f"{kind} {sign}" for sign in plain if sign.startswith(_TELLING))
    return tuple(sorted({*plain, *own, f"kind {kind}"}))


_TELLING = ("word ", "with ", "VerbForm ", "Tense ", "is frame ")
"""Signs that may tell another stage for another kind."""


def _likeliest(table: str, signs: Iterable[str]) -> str | None:
    chances = load_weights(table).chances(signs)
    label = max(sorted(chances), key=lambda name: chances[name])
    return label if chances[label] >= _STATUS else None


def _sides(scene: Scene, kind: Kind, unit: int) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    weights, seen = load_weights("sides"), sides_seen(scene, kind, unit)
    actors: list[Party] = []
    recipients: list[Party] = []
    chances = {
        party: side_chances(weights.chances(side_signs(scene, kind, unit, party)), seen.get(party))
        for party in scene.parties
    }
    for party, chance in _of_one_mind(scene, kind, chances).items():
        if max(chance.values()) >= _SIDE:
            (actors if chance["actor"] >= chance["recipient"] else recipients).append(party)
    return tuple(actors), _others(actors, recipients)


_Chances = Mapping[str, float]
"""Role → how likely a party is on that side."""


def _of_one_mind(scene: Scene, kind: Kind, chances: Mapping[Party, _Chances]) -> Mapping[Party, _Chances]:
    """The chances of each party, where those of a list that are on one side have the mean of theirs."""
    if kind in _MUTUAL:
        return chances
    means = {
        party: {role: sum(chances[member][role] for member in run) / len(run) for role in chances[party]}
        for run in lists_of(scene)
        for party in run
    }
    return {party: means.get(party, chance) for party, chance in chances.items()}


_MUTUAL = frozenset({"agreement", "cooperation", "relation", "visit", "upheaval"})
"""Kinds whose two sides may stand in one list: "Chad and Mali signed a treaty"."""


def _others(actors: Sequence[Party], recipients: Sequence[Party]) -> tuple[Party, ...]:
    own = states_of(actors)
    return tuple(p for p in recipients if not own & states_of([p]))


def _items(scene: Scene, kind: Kind, unit: int) -> tuple[int, ...]:
    """The thing: the word itself where it is one, else what it has for an object, else arms below it.

    How states stand to each other, what happens in one and who calls there is no thing.
    """
    if kind in _THINGLESS:
        return ()
    if scene.token(unit).pos != "VERB" and any(belongs(scene, unit, name) for name in _THINGS):
        return (unit,)  # no verb: "shipped" is no ship
    functions = scene.functions(unit)
    for name in ("object", "complement") if scene.token(unit).pos == "VERB" else ("of",):
        reached = tuple(i for i in functions.get(name, ()) if i not in scene.party_at or i in scene.materiel_at)
        reached = tuple(i for i in reached if not scene.is_date(i) and scene.token(i).pos in _NOMINAL)
        if reached:
            return tuple(_within(scene, kind, i) for i in reached)
    below = set(scene.sentence.subtree(unit))
    arms = [m.last for m in scene.materiel if m.last in below and not _is_halved(scene, m.last)]
    if arms:
        return (arms[0],)
    return (unit,) if scene.token(unit).pos == "NOUN" else ()


_THINGLESS = frozenset({"relation", "upheaval", "visit"})
_PASSING = frozenset({"transfer", "holding", "mission", "deployment", "training"})
"""Kinds of which the thing is what passes, not the word for its passing."""
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})


def _within(scene: Scene, kind: Kind, i: int) -> int:
    """What an offer, a request or a sending is of, where it says so; else the word itself."""
    lemma = scene.token(i).lemma
    if kind not in _PASSING or not (lemma in scene.words.noun_stages or scene.words.has("passings", lemma)):
        return i
    functions = scene.functions(i)
    found = [k for name in ("of", "for") for k in functions.get(name, ()) if k not in scene.party_at]
    return found[0] if found and scene.token(found[0]).pos in _NOMINAL else i


def _is_halved(scene: Scene, i: int) -> bool:
    """True of the first half of a word with a hyphen ("bullet-proof")."""
    after = scene.token(i + 1) if i + 1 < len(scene.sentence.tokens) else None
    return after is not None and after.text == "-" and after.start == scene.token(i).end
