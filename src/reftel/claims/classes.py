"""Which classes of words a phrase belongs to: the conditions that frames ask for."""

from collections.abc import Callable

from reftel.claims.functions import is_passive, marker
from reftel.claims.scene import Scene


def belongs(scene: Scene, i: int, name: str) -> bool:
    """True where the phrase headed by word `i` is of class `name`."""
    if name in _CHECKS:
        return _CHECKS[name](scene, i)
    return scene.words.has(name, _lemma(scene, i))


def is_military(scene: Scene, i: int) -> bool:
    """True where the phrase at `i` holds a military modifier or names materiel."""
    military = scene.words.military
    return any(
        scene.token(k).lemma in military or scene.token(k).text.lower() in military or k in scene.materiel_at
        for k in scene.phrase(i)
    )


def _lemma(scene: Scene, i: int) -> str:
    """The lemma that decides the class: of "hundreds of rifles" and "a cargo of rifles" it is that of the rifles."""
    return scene.token(_inner(scene, i)).lemma


def _inner(scene: Scene, i: int) -> int:
    """What a word that only measures stands for: of "a cargo of rifles" and "four of the rifles" the rifles."""
    token = scene.token(i)
    counting = token.pos == "NUM" or token.feat("NumType") == "Ord"
    if token.lemma in scene.words.sets["containers"] or (counting and i not in scene.materiel_at):
        for child in scene.functions(i).get("of", ()):
            return child
    return i


def _arms(scene: Scene, i: int) -> bool:
    head = _inner(scene, i)
    stretches = [(m.first, m.last) for m in scene.money] + [(m.first, m.last) for m in scene.periods]
    if any(first <= head <= last for first, last in stretches):
        return False
    if head not in scene.materiel_at and scene.stands_for(head):
        return True
    if head in scene.party_at and head not in scene.materiel_at:
        return False
    if head in scene.materiel_at:
        return True
    lemma = scene.token(head).lemma
    if lemma in scene.words.sets["wide"]:
        return is_military(scene, head)
    return scene.words.has("arms", lemma)


def _money(scene: Scene, i: int) -> bool:
    inside = set(scene.phrase(i))
    return any(m.last in inside or m.first in inside for m in scene.money)


def _materiel(scene: Scene, i: int) -> bool:
    return _inner(scene, i) in scene.materiel_at


def _weaponry(scene: Scene, i: int) -> bool:
    """Arms without doubt: a word that may be something else ("boat", "gear") does not do."""
    return _arms(scene, i) and (_materiel(scene, i) or not scene.words.has("mild", _lemma(scene, i)))


def _arms_only(scene: Scene, i: int) -> bool:
    return _arms(scene, i) and not scene.words.has("trainees", _lemma(scene, i))


def _carrier(scene: Scene, i: int) -> bool:
    """Ships and aircraft as bringers of something else: "with weapons" stands beside them."""
    return bool(scene.functions(i).get("with")) or _own_forces(scene, i)


def _own_forces(scene: Scene, i: int) -> bool:
    """Troops, and the ships and aircraft that move as units ("a squadron", "two destroyers", "the carrier")."""
    lemma, sets = _lemma(scene, i), scene.words.sets
    if lemma in sets["troops"]:
        return True
    loaded = any(scene.token(k).lemma in sets["cargo"] for k in scene.sentence.subtree(i))
    return lemma in sets["craft"] and not loaded


def _funded(scene: Scene, i: int) -> bool:
    """True where money is spoken of in the word's clause: a sum, a budget, a fiscal year."""
    clause = {i, scene.token(i).head, *scene.phrase(i), *scene.phrase(scene.token(i).head)}
    clause |= {k for t in scene.sentence.children(i) if t.dep == "acl" for k in scene.phrase(t.i)}
    return any(m.first in clause or m.last in clause for m in scene.money) or any(
        scene.token(k).lemma in scene.words.sets["budgets"] for k in clause
    )


def _party(scene: Scene, i: int) -> bool:
    return i in scene.party_at


def _government(scene: Scene, i: int) -> bool:
    return scene.token(i).lemma in scene.words.sets["rulers"]


def _envoy(scene: Scene, i: int) -> bool:
    """An official, by title, or a person that stands for a state; a pronoun for one; a ship or plane is none."""
    sets, party = scene.words.sets, scene.party_at.get(i)
    if party is not None and (party.form == "person" or scene.token(i).text.lower() in sets["travellers"]):
        return True
    beside = {k for t in scene.sentence.children(i) if t.dep in _NAMING for k in (t.i, *_named(scene, t.i))}
    return any(scene.token(k).lemma in sets["officials"] for k in (i, *_named(scene, i), *beside))


def _statesman(scene: Scene, i: int) -> bool:
    sets, party = scene.words.sets, scene.party_at.get(i)
    if party is not None and (party.form == "person" or scene.token(i).text.lower() in sets["travellers"]):
        return True
    beside = {k for t in scene.sentence.children(i) if t.dep in _NAMING for k in (t.i, *_named(scene, t.i))}
    return any(scene.token(k).lemma in sets["statesmen"] for k in (i, *_named(scene, i), *beside))


def _thing(scene: Scene, i: int) -> bool:
    """A noun that is no party and no pronoun: what is turned, moved or broken."""
    return i not in scene.party_at and scene.token(i).pos in ("NOUN", "PROPN", "NUM")


def _naming(scene: Scene, i: int) -> bool:
    return any(k in scene.party_at for k in scene.phrase(i))


def _capital(scene: Scene, i: int) -> bool:
    party = scene.party_at.get(i)
    return party is not None and party.form == "capital"


def _named(scene: Scene, i: int) -> range:
    party = scene.party_at.get(i)
    return range(party.first, party.last + 1) if party else range(0)


_NAMING = ("appos", "flat", "nmod:desc", "compound")


def _training_team(scene: Scene, i: int) -> bool:
    token = scene.token(i)
    return token.lemma in scene.words.sets["instructors"] or any(
        scene.token(k).lemma in scene.words.sets["teaching"] for k in scene.phrase(i)
    )


def _teaching_noun(scene: Scene, i: int) -> bool:
    """ "Training", or a course of it; not "instructions", "of course", nor the training of "training team"."""
    token = scene.token(i)
    aid = scene.token(token.head).lemma in scene.words.sets["aiding"]
    if (token.dep == "compound" and not aid) or token.text.lower().endswith("instructions"):
        return False
    if token.lemma == "course" and not {scene.token(k).lemma for k in scene.functions(i).get("of", ())} <= {"training"}:
        return False
    named = {scene.token(k).lemma for k in scene.phrase(i)}
    return token.lemma != "course" or bool(named & {"training", *scene.words.military})


def _lesson(scene: Scene, i: int) -> bool:
    """Training as a thing given or taken; a programme is one by its words, and instructions are orders."""
    token = scene.token(i)
    if token.lemma in ("program", "programme"):
        return any(scene.token(k).lemma in scene.words.sets["teaching"] for k in scene.phrase(i))
    return scene.words.has("training", token.lemma) and not token.text.lower().endswith("instructions")


def _graded(scene: Scene, i: int) -> bool:
    """ "The best trained crews": how good they are, not who trained them."""
    return scene.token(i).dep == "amod" and any(t.dep == "advmod" for t in scene.sentence.children(i))


def _residents(scene: Scene, i: int) -> bool:
    """People or a mission in residence: military by word, or foreign by their adjective."""
    lemma, sets, phrase = scene.token(i).lemma, scene.words.sets, scene.phrase(i)
    foreign = any(k in scene.party_at for k in phrase)
    if lemma in sets["missions"]:
        sender = any(k in scene.party_at for k in phrase if k < i)
        return _advisory(scene, i) or (lemma == "mission" and (sender or _is_sent(scene, i)))
    if any(scene.token(k).lemma in sets["civil"] for k in phrase if k != i):
        return False
    return foreign and (lemma in sets["residents"] or (lemma in sets["staff"] and is_military(scene, i)))


def _is_sent(scene: Scene, i: int) -> bool:
    """A mission of a military or technical sort, by its modifier."""
    return is_military(scene, i) or any(scene.token(k).lemma in scene.words.sets["purposes"] for k in scene.phrase(i))


def _advisory(scene: Scene, i: int) -> bool:
    return any(scene.token(k).lemma in scene.words.sets["advisory"] for k in scene.phrase(i))


def _foreign_people(scene: Scene, i: int) -> bool:
    """Foreigners at work somewhere: people with a party's name on them."""
    head = _inner(scene, i)
    return _is_named(scene, head) and scene.token(head).lemma in scene.words.sets["people"]


def _is_named(scene: Scene, head: int) -> bool:
    """True where a party's name stands in the phrase or right before its head, wherever the tree hangs it."""
    return head - 1 in scene.party_at or any(k in scene.party_at and k != head for k in scene.phrase(head))


def _nationals(scene: Scene, i: int) -> bool:
    """Several people called by their nationality ("the Russians", "650 Americans")."""
    party, token = scene.party_at.get(i), scene.token(i)
    several = token.text.lower().endswith("s") or any(t.dep == "det" for t in scene.sentence.children(i))
    return party is not None and party.form == "demonym" and token.pos in ("NOUN", "PROPN") and several


def _foreign_troops(scene: Scene, i: int) -> bool:
    """Troops, or anything that flies or sails, with a party's name on them."""
    head = _inner(scene, i)
    lemma = scene.token(head).lemma
    return _is_named(scene, head) and (lemma in scene.words.sets["forces"] or head in scene.materiel_at)


def _service(scene: Scene, i: int) -> bool:
    """A state's armed service, or troops by their common noun."""
    party = scene.party_at.get(i)
    ids = party.ids if party else ()
    return any("/" in actor and actor.split("/")[1] in SERVICES for actor in ids) or scene.words.has(
        "troops", scene.token(i).lemma
    )


SERVICES = frozenset("army navy air-force armed-forces defense-ministry marines coast-guard national-guard".split())
"""The parts of a state's id that are military."""


def _percentage(scene: Scene, i: int) -> bool:
    return any(c.quantity.unit == "percent" and c.first <= i <= c.last + 1 for c in scene.counts)


def _superlative(scene: Scene, i: int) -> bool:
    return any(
        scene.token(k).feat("Degree") == "Sup" or scene.token(k).lemma in scene.words.sets["chief"]
        for k in scene.phrase(i)
    )  # fmt: skip


def _sales(scene: Scene, i: int) -> bool:
    return scene.token(i).lemma in scene.words.sets["sold"]


def _access_right(scene: Scene, i: int) -> bool:
    token = scene.token(i)
    phrase = {scene.token(k).lemma for k in scene.phrase(i)}
    if token.lemma in ("overflight", "airbase"):
        return True
    if phrase & scene.words.sets["listening"]:
        return True
    if token.lemma in scene.words.sets["rights"]:
        return bool(phrase & (scene.words.sets["sites"] | scene.words.sets["passage"]))
    if token.lemma not in scene.words.sets["sites"]:
        return False
    return bool(phrase & scene.words.military) or any(k in scene.party_at for k in scene.phrase(i))


def _political(scene: Scene, i: int) -> bool:
    phrase = {scene.token(k).lemma for k in scene.phrase(i)}
    return scene.token(i).lemma == "election" or bool(phrase & scene.words.sets["regimes"])


def _civil_pact(scene: Scene, i: int) -> bool:
    """A pact on trade, fishing, culture and the like, with nothing military about it."""
    below = {scene.token(k).lemma for k in scene.phrase(i)}
    return bool(below & scene.words.sets["peaceful"]) and not is_military(scene, i)


def _acronym(scene: Scene, i: int) -> bool:
    """A short name in capitals that is no party and no arms, in a sentence that is not all in capitals."""
    text = scene.token(i).text
    known = i in scene.party_at or i in scene.materiel_at
    return text.isalpha() and text.isupper() and 3 <= len(text) <= 6 and not known and not scene.sentence.text.isupper()


def _standing(scene: Scene, i: int) -> bool:
    """True of a pact spoken of as one in force: "under the treaty", "the existing treaty", "has a treaty with"."""
    sets, head = scene.words.sets, scene.token(scene.token(i).head)
    return (
        marker(scene.sentence, i) in sets["pact_prepositions"]
        or any(scene.token(k).lemma in sets["existing"] for k in scene.phrase(i))
        or (head.i != i and head.lemma in sets["keeping"])
    )


def _substantive(scene: Scene, i: int) -> bool:
    """True of "credit" and of "credit terms", but not of "grant training", which is training."""
    token = scene.token(i)
    return token.dep not in ("compound", "amod") or scene.token(token.head).lemma in scene.words.sets["financed"]


def _interest_rate(scene: Scene, i: int) -> bool:
    """A percentage of interest ("at 2 percent", "5 percent interest"), where the sentence speaks of credit."""
    near = {scene.token(k).lemma for k in range(max(0, i - 8), min(len(scene.sentence.tokens), i + 4))}
    return bool(near & scene.words.sets["rates"]) or marker(scene.sentence, i) == "at"


def _unwilling(scene: Scene, i: int) -> bool:
    """ "Will not sell", "was not going to supply": a refusal, where the one who would give is the subject."""
    marked = (i, scene.token(i).head) if scene.token(i).dep == "xcomp" else (i,)
    words = {t.text.lower() for k in marked for t in scene.sentence.children(k) if t.dep in ("aux", "advmod")}
    ahead = words & scene.words.sets["willing"] or (len(marked) > 1 and scene.token(marked[1]).text.lower() == "going")
    return bool(ahead and words & scene.words.sets["refusing"]) and not is_passive(scene.sentence, i)


def _ruler(scene: Scene, i: int) -> bool:
    """A government or the one who rules, by title or by name."""
    party, rulers = scene.party_at.get(i), scene.words.sets["rulers"]
    own = party is not None and any(a.partition("/")[2] in ("government", "president", "king") for a in party.ids)
    return own or any(scene.token(k).lemma in rulers for k in (i, *_named(scene, i)))


def _state_party(scene: Scene, i: int) -> bool:
    """A state by its own name."""
    party = scene.party_at.get(i)
    return party is not None and party.form == "name" and not party.inferred and "/" not in party.ids[0]


def _emergency_phrase(scene: Scene, i: int) -> bool:
    """ "Martial law", "a state of emergency"."""
    words = {scene.token(k).lemma for k in scene.phrase(i)}
    return "martial" in words or {"state", "emergency"} <= words


def _war_phrase(scene: Scene, i: int) -> bool:
    """The outbreak of a war, or a civil war."""
    words = {scene.token(k).lemma for k in scene.phrase(i)}
    return bool(words & scene.words.sets["fighting"]) and bool(words & {"outbreak", "civil"})


_CHECKS: dict[str, Callable[[Scene, int], bool]] = {
    "arms": _arms,
    "materiel": _materiel,
    "arms-only": _arms_only,
    "carrier": _carrier,
    "own-forces": _own_forces,
    "money": _money,
    "foreign-people": _foreign_people,
    "foreign-troops": _foreign_troops,
    "nationals": _nationals,
    "service": _service,
    "advisory": _advisory,
    "any": lambda *_: True,
    "lesson": _lesson,
    "graded": _graded,
    "modifying": lambda scene, i: scene.token(i).dep == "compound",
    "place": lambda scene, i: (
        scene.token(i).pos == "PROPN" and i not in scene.party_at and i not in scene.materiel_at
    ),
    "party": _party,
    "envoy": _envoy,
    "any-thing": _thing,
    "naming": _naming,
    "circumstance": lambda scene, i: (
        scene.token(i).dep == "obl" and marker(scene.sentence, i) in scene.words.sets["occasions"]
    ),
    "statesman": _statesman,
    "capital": _capital,
    "craft": lambda scene, i: scene.words.has("craft", _lemma(scene, i)),
    "government": _government,
    "training-team": _training_team,
    "residents": _residents,
    "resident-people": lambda scene, i: scene.words.has("residents", _lemma(scene, i)),
    "teaching-noun": _teaching_noun,
    "percentage": _percentage,
    "superlative": _superlative,
    "sales": _sales,
    "access-right": _access_right,
    "political": _political,
    "ruler": _ruler,
    "state": _state_party,
    "state-party": _state_party,
    "emergency-phrase": _emergency_phrase,
    "war-phrase": _war_phrase,
    "seizing": lambda scene, i: scene.token(i).lemma in scene.words.sets["seizing"],
    "founding": lambda scene, i: scene.token(i).lemma in scene.words.sets["founding"],
    "unarmed": lambda scene, i: scene.token(i).lemma in scene.words.sets["unarmed"],
    "funded": _funded,
    "weaponry": _weaponry,
    "unwilling": _unwilling,
    "civil-pact": _civil_pact,
    "military-thing": lambda scene, i: is_military(scene, i) or _access_right(scene, i),
    "acronym": _acronym,
    "compound": lambda scene, i: scene.token(i).dep == "compound",
    "pronoun": lambda scene, i: scene.token(i).pos == "PRON",
    "proper": lambda scene, i: scene.token(i).pos == "PROPN" and i not in scene.materiel_at,
    "base-pact": lambda scene, i: scene.words.has("pact", scene.token(i).lemma)
    and any(scene.token(k).lemma in scene.words.sets["lodgers"] for k in scene.phrase(i)),
    "standing": _standing,
    "substantive": _substantive,
    "in-phrase": lambda scene, i: marker(scene.sentence, i) == "in",
    "able": lambda scene, i: any(
        t.dep == "aux" and t.lemma in scene.words.sets["able_auxiliaries"] for t in scene.sentence.children(i)
    ),
    "interest-rate": _interest_rate,
    "people-only": lambda scene, i: any(scene.words.has(name, _lemma(scene, i)) for name in ("men", "people")),
    "services": lambda scene, i: any("/" in a for p in [scene.party_at.get(i)] if p for a in p.ids),
    "on-phrase": lambda scene, i: marker(scene.sentence, i) == "on",
    "another's": lambda scene, i: any(k in scene.party_at for k in scene.functions(i).get("possessor", ())),
    "argument": lambda scene, i: scene.token(i).dep in ("nsubj", "nsubj:pass", "obj", "root", "conj", "obl"),
    "domestic": lambda scene, i: any(p.form == "organ" and "/" in p.ids[0] for p in [scene.party_at.get(i)] if p),
    "thing": lambda scene, i: scene.token(i).pos in ("NOUN", "PROPN") and i not in scene.party_at,
    "posted": lambda scene, i: any(scene.token(k).lemma in scene.words.sets["posts"] for k in scene.phrase(i)),
}
