"""Which classes of words a phrase belongs to: the conditions that frames ask for."""

from collections.abc import Callable

from reftel.claims import heads, people
from reftel.claims.edges import is_passive, marker
from reftel.claims.negation import has_no
from reftel.claims.phrases import inner_of, is_military, lemma_of
from reftel.claims.scene import Scene


def belongs(scene: Scene, i: int, name: str) -> bool:
    """True where the phrase headed by word `i` is of class `name`."""
    if name in CHECKS:
        return CHECKS[name](scene, i)
    return scene.words.has(name, lemma_of(scene, i)) or any(
        scene.words.has(name, lemma_of(scene, k)) for k in _taken_up(scene, i)
    )


def _taken_up(scene: Scene, i: int) -> list[int]:
    """The nouns of its own sentence that a pronoun may take up: "sanctions on two firms were imposed, and lifted"."""
    token, sets = scene.token(i), scene.words.sets
    one, many = (token.text.lower() in sets[name] for name in ("taking_up_one", "taking_up_many"))
    if not (one or many) or token.pos not in ("PRON", "DET"):
        return []
    before = (t for t in scene.sentence.tokens[:i] if t.pos == "NOUN" and t.i not in scene.party_at)
    return [t.i for t in before if (t.feat("Number") == "Plur") == many]


def _arms(scene: Scene, i: int) -> bool:
    head = inner_of(scene, i)
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
    return inner_of(scene, i) in scene.materiel_at or _is_body_of_arms(scene, i)


def _is_body_of_arms(scene: Scene, i: int) -> bool:
    """ "A company of M-60 tanks", "two batteries of howitzers": arms, by what they are a body of."""
    made_of = scene.functions(i).get("of", ())
    return scene.words.has("bodies", scene.token(i).lemma) and any(k in scene.materiel_at for k in made_of)


def _weaponry(scene: Scene, i: int) -> bool:
    """Arms without doubt: a word that may be something else ("boat", "gear") does not do."""
    return _arms(scene, i) and (_materiel(scene, i) or not scene.words.has("mild", lemma_of(scene, i)))


def _arms_only(scene: Scene, i: int) -> bool:
    return _arms(scene, i) and not scene.words.has("trainees", lemma_of(scene, i))


def _carrier(scene: Scene, i: int) -> bool:
    """Ships and aircraft as bringers of something else: "with weapons" stands beside them."""
    return bool(scene.functions(i).get("with")) or people.is_own_forces(scene, i)


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


def _thing(scene: Scene, i: int) -> bool:
    """A noun that is no party and no pronoun: what is turned, moved or broken."""
    return i not in scene.party_at and scene.token(i).pos in ("NOUN", "PROPN", "NUM")


def _naming(scene: Scene, i: int) -> bool:
    return any(k in scene.party_at for k in scene.phrase(i))


def _teaching_noun(scene: Scene, i: int) -> bool:
    """ "Training", or a course of it; not "instructions", "of course", nor the training of "training team"."""
    token = scene.token(i)
    aid = scene.token(token.head).lemma in scene.words.sets["aiding"]
    if (token.dep == "compound" and not aid) or scene.words.has("orders", token.text.lower()):
        return False
    if not scene.words.has("courses", token.lemma):
        return True
    subjects = scene.words.sets["course_subjects"]
    if not {scene.token(k).lemma for k in scene.functions(i).get("of", ())} <= subjects:
        return False
    return bool({scene.token(k).lemma for k in scene.phrase(i)} & (subjects | scene.words.military))


def _lesson(scene: Scene, i: int) -> bool:
    """Training as a thing given or taken; a programme is one by its words, and instructions are orders."""
    token = scene.token(i)
    if scene.words.has("programmes", token.lemma):
        return any(scene.token(k).lemma in scene.words.sets["teaching"] for k in scene.phrase(i))
    return scene.words.has("training", token.lemma) and not scene.words.has("orders", token.text.lower())


def _graded(scene: Scene, i: int) -> bool:
    """ "The best trained crews": how good they are, not who trained them."""
    return scene.token(i).dep == "amod" and any(t.dep == "advmod" for t in scene.sentence.children(i))


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
    if scene.words.has("granted", token.lemma):
        return True
    if phrase & scene.words.sets["listening"]:
        return True
    if token.lemma in scene.words.sets["rights"]:
        # "The right to build and use airfields".
        clauses = [t.i for t in scene.sentence.children(i) if t.dep == "acl"]
        phrase |= {scene.token(k).lemma for at in clauses for k in scene.phrase(at)}
        return bool(phrase & (scene.words.sets["sites"] | scene.words.sets["passage"]))
    if token.lemma not in scene.words.sets["sites"]:
        return False
    return bool(phrase & scene.words.military) or any(k in scene.party_at for k in scene.phrase(i))


def _political(scene: Scene, i: int) -> bool:
    phrase = {scene.token(k).lemma for k in scene.phrase(i)}
    return scene.words.has("votes", scene.token(i).lemma) or bool(phrase & scene.words.sets["regimes"])


def _civil_pact(scene: Scene, i: int) -> bool:
    """A pact on trade, fishing, culture and the like, with nothing military about it; no pact is "your letter"."""
    below = {scene.token(k).lemma for k in scene.phrase(i)}
    owned = any(t.dep == "nmod:poss" and t.pos == "PRON" for t in scene.sentence.children(i))
    if owned and scene.words.has("letters", scene.token(i).lemma):
        return True
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


def _from_others(scene: Scene, i: int) -> bool:
    """A part that others have, who are not named: "9 percent from other countries", however the tree hangs them."""
    after = [t for t in scene.sentence.tokens[i + 1 : i + _NEAR_OTHERS] if t.pos not in ("DET", "ADJ", "NUM")]
    if len(after) < 2 or after[0].pos != "ADP":
        return False
    return after[1].lemma in scene.words.sets["others"] and after[1].i not in scene.party_at


_NEAR_OTHERS = 6
"""Words after a part among which those who have it begin."""


def _interest_rate(scene: Scene, i: int) -> bool:
    """A percentage of interest ("at 2 percent", "5 percent interest"), where the sentence speaks of credit."""
    near = {scene.token(k).lemma for k in range(max(0, i - 8), min(len(scene.sentence.tokens), i + 4))}
    return bool(near & scene.words.sets["rates"]) or marker(scene.sentence, i) == "at"


def _unwilling(scene: Scene, i: int) -> bool:
    """ "Will not sell", "will sell no arms", "was not going to supply": a refusal by the one who is the subject."""
    marked = (i, scene.token(i).head) if scene.token(i).dep == "xcomp" else (i,)
    words = {t.text.lower() for k in marked for t in scene.sentence.children(k) if t.dep in ("aux", "advmod")}
    going = len(marked) > 1 and scene.words.has("going", scene.token(marked[1]).text.lower())
    ahead = going or words & scene.words.sets["willing"]
    none = any(has_no(scene, scene.token(k)) for k in scene.functions(i).get("object", ()))
    refuses = words & scene.words.sets["refusing"] or none
    return bool(ahead and refuses) and not is_passive(scene.sentence, i)


def _forbidden(scene: Scene, i: int) -> bool:
    """ "May not resell", "must not use": what somebody is not allowed to do."""
    words = {t.text.lower() for t in scene.sentence.children(i) if t.dep in ("aux", "advmod")}
    return bool(words & scene.words.sets["permitting"] and words & scene.words.sets["refusing"])


def _predicate(scene: Scene, i: int) -> bool:
    """A noun that something is, or that is something: "the core is two tanks"."""
    token = scene.token(i)
    heads = (i, token.head) if token.dep == "nsubj" else (i,)
    return any(t.dep == "cop" for k in heads for t in scene.sentence.children(k))


def _state_passive(scene: Scene, i: int) -> bool:
    """ "Is equipped with": how things stand, without a doer; "was equipped by" tells what was done."""
    below = scene.sentence.children(i)
    present = any(t.dep == "aux:pass" and t.feat("Tense") == "Pres" for t in below)
    doer = any(t.dep == "obl:agent" or marker(scene.sentence, t.i) == "by" for t in below)
    return present and not doer


def _leaving(scene: Scene, i: int) -> bool:
    """ "Leave", "withdraw"; "get out", "go home", "be gone"."""
    token = scene.token(i)
    if scene.words.has("leaving", token.lemma) or scene.words.has("leaving", token.text.lower()):
        return True
    after = {t.text.lower() for t in scene.sentence.tokens[i + 1 : i + 6]}
    return scene.words.has("getting", token.lemma) and bool(after & scene.words.sets["outward"])


def _gone(scene: Scene, i: int) -> bool:
    """True of a leaving that is told of, not asked for: "told me that they left", "said that they may go"."""
    below, token = scene.sentence.children(i), scene.token(i)
    if not scene.words.has("leaving", token.lemma) or any(t.dep == "mark" and t.lemma == "to" for t in below):
        return False
    auxiliaries = {t.text.lower() for t in below if t.dep in ("aux", "aux:pass")}
    told = token.feat("Tense") == "Past" or token.feat("VerbForm") == "Part"
    return bool(auxiliaries - scene.words.sets["bidding"]) or (told and not auxiliaries)


def _emergency_phrase(scene: Scene, i: int) -> bool:
    """ "Martial law", "a state of emergency"."""
    words = {scene.token(k).lemma for k in scene.phrase(i)}
    return bool(words & scene.words.sets["martial"]) or scene.words.sets["state_of_emergency"] <= words


def _war_phrase(scene: Scene, i: int) -> bool:
    """The outbreak of a war, or a civil war."""
    words = {scene.token(k).lemma for k in scene.phrase(i)}
    return bool(words & scene.words.sets["fighting"]) and bool(words & scene.words.sets["outbreaks"])


def _is_place(scene: Scene, i: int) -> bool:
    """A town or a base by name, known or not."""
    party = scene.party_at.get(i)
    if party is not None:
        return party.form == "place"
    return scene.token(i).pos == "PROPN" and i not in scene.materiel_at


def _is_school(scene: Scene, i: int) -> bool:
    """A school by its name alone: "at Sandhurst"."""
    party = scene.party_at.get(i)
    return party is not None and party.form == "school"


CHECKS: dict[str, Callable[[Scene, int], bool]] = {
    "arms": _arms,
    "materiel": _materiel,
    "materiel-head": heads.is_arms,
    "bare-count": heads.is_bare_count,
    "money-head": heads.is_money,
    "foreign-people-head": heads.is_foreign_people,
    "told-arms": heads.is_told_arms,
    "craft-at-work": heads.is_craft_at_work,
    "arms-held": heads.is_held_arms,
    "men-head": heads.is_told_men,
    "arms-only": _arms_only,
    "carrier": _carrier,
    "own-forces": people.is_own_forces,
    "money": _money,
    "foreign-people": people.is_foreign_people,
    "foreign-troops": people.is_foreign_troops,
    "nationals": people.is_nationals,
    "counted-nationals": people.is_counted_nationals,
    "service": people.is_service,
    "advisory": people.is_advisory,
    "any": lambda *_: True,
    "lesson": _lesson,
    "graded": _graded,
    "several": lambda scene, i: scene.token(i).feat("Number") == "Plur",
    "modifying": lambda scene, i: scene.token(i).dep == "compound",
    "place": lambda scene, i: _is_place(scene, i),
    "party": _party,
    "envoy": people.is_envoy,
    "any-thing": _thing,
    "naming": _naming,
    "circumstance": lambda scene, i: (
        scene.token(i).dep == "obl" and marker(scene.sentence, i) in scene.words.sets["occasions"]
    ),
    "statesman": people.is_statesman,
    "capital": people.is_capital,
    "government": _government,
    "training-team": people.is_training_team,
    "residents": people.is_residents,
    "resident-people": lambda scene, i: scene.words.has("residents", lemma_of(scene, i)),
    "teaching-noun": _teaching_noun,
    "percentage": _percentage,
    "superlative": _superlative,
    "sales": _sales,
    "access-right": _access_right,
    "political": _political,
    "ruler": people.is_ruler,
    "state": people.is_state_party,
    "state-party": people.is_state_party,
    "emergency-phrase": _emergency_phrase,
    "war-phrase": _war_phrase,
    "seizing": lambda scene, i: scene.token(i).lemma in scene.words.sets["seizing"],
    "founding": lambda scene, i: scene.token(i).lemma in scene.words.sets["founding"],
    "unarmed": lambda scene, i: scene.token(i).lemma in scene.words.sets["unarmed"],
    "funded": _funded,
    "weaponry": _weaponry,
    "unwilling": _unwilling,
    "forbidden": _forbidden,
    "leaving": _leaving,
    "state-passive": _state_passive,
    "predicate": _predicate,
    "done-jointly": lambda scene, i: any(
        t.text.lower() in scene.words.sets["jointly"] for t in scene.sentence.children(i)
    ),
    "with-phrase": lambda scene, i: marker(scene.sentence, i) == "with",
    "from-others": _from_others,
    "titled": people.is_titled,
    "officials-only": people.is_statesman,
    "counted-residents": people.is_counted_residents,
    "ranked": people.is_ranked,
    "service-phrase": lambda scene, i: marker(scene.sentence, i) in ("at", "on", "in", "under"),
    "under-phrase": lambda scene, i: marker(scene.sentence, i) == "under",
    "serving-of": lambda scene, i: (
        scene.token(i).lemma in scene.words.sets["servings"] and any(k in scene.party_at for k in scene.phrase(i))
    ),
    "aid-office": lambda scene, i: (
        is_military(scene, i) and any(scene.token(k).lemma in scene.words.sets["aid_offices"] for k in scene.phrase(i))
    ),
    "ending-phrase": lambda scene, i: marker(scene.sentence, i) in ("at", "to"),
    "number-of": lambda scene, i: any(c.first <= i <= c.last + 1 for c in scene.counts) or scene.token(i).pos == "NUM",
    "gone": _gone,
    "civil-pact": _civil_pact,
    "military-thing": lambda scene, i: is_military(scene, i) or _access_right(scene, i),
    "acronym": _acronym,
    "compound": lambda scene, i: scene.token(i).dep == "compound",
    "pronoun": lambda scene, i: scene.token(i).pos == "PRON",
    "proper": lambda scene, i: scene.token(i).pos == "PROPN" and i not in scene.materiel_at,
    "base-pact": lambda scene, i: (
        scene.words.has("pact", scene.token(i).lemma)
        and any(scene.token(k).lemma in scene.words.sets["lodgers"] for k in scene.phrase(i))
    ),
    "standing": _standing,
    "substantive": _substantive,
    "in-phrase": lambda scene, i: marker(scene.sentence, i) == "in",
    "able": lambda scene, i: any(
        t.dep == "aux" and t.lemma in scene.words.sets["able_auxiliaries"] for t in scene.sentence.children(i)
    ),
    "interest-rate": _interest_rate,
    "people-only": lambda scene, i: any(scene.words.has(name, lemma_of(scene, i)) for name in ("men", "people")),
    "services": lambda scene, i: any("/" in a for p in [scene.party_at.get(i)] if p for a in p.ids),
    "on-phrase": lambda scene, i: marker(scene.sentence, i) == "on",
    "at-phrase": lambda scene, i: marker(scene.sentence, i) == "at",
    "site-name": lambda scene, i: any(p.form == "place" for p in [scene.party_at.get(i)] if p),
    "schooling": lambda scene, i: scene.words.has("schooling", lemma_of(scene, i)) or _is_school(scene, i),
    "number": lambda scene, i: scene.token(i).pos == "NUM" or any(c.first <= i <= c.last for c in scene.counts),
    "official-party": lambda scene, i: any(p.form in ("post", "person") for p in [scene.party_at.get(i)] if p),
    "another's": lambda scene, i: any(k in scene.party_at for k in scene.functions(i).get("possessor", ())),
    "argument": lambda scene, i: scene.token(i).dep in ("nsubj", "nsubj:pass", "obj", "root", "conj", "obl"),
    "domestic": lambda scene, i: any(p.form == "organ" and "/" in p.ids[0] for p in [scene.party_at.get(i)] if p),
    "thing": lambda scene, i: scene.token(i).pos in ("NOUN", "PROPN") and i not in scene.party_at,
    "posted": lambda scene, i: any(scene.token(k).lemma in scene.words.sets["posts"] for k in scene.phrase(i)),
}
