"""Who people and forces are: envoys, rulers, residents, foreigners, troops."""

from reftel.claims.phrases import inner_of, is_military, lemma_of
from reftel.claims.scene import Scene

SERVICES = frozenset("army navy air-force armed-forces defense-ministry marines coast-guard national-guard".split())
"""The parts of a state's id that are military."""

_COMPANY = 50
"""Fewer men than these may be anybody."""

_NAMING = ("appos", "flat", "nmod:desc", "compound")


def is_envoy(scene: Scene, i: int) -> bool:
    """An official, by title, or a person that stands for a state; a pronoun for one; a ship or plane is none."""
    sets, party = scene.words.sets, scene.party_at.get(i)
    if party is not None and (party.form == "person" or scene.token(i).text.lower() in sets["travellers"]):
        return True
    beside = {k for t in scene.sentence.children(i) if t.dep in _NAMING for k in (t.i, *_named(scene, t.i))}
    return any(scene.token(k).lemma in sets["officials"] for k in (i, *_named(scene, i), *beside))


def is_statesman(scene: Scene, i: int) -> bool:
    """One who, away from home, is on a visit: a head of state, a minister, a commander, by title or by name."""
    sets, party = scene.words.sets, scene.party_at.get(i)
    if party is not None and (party.form == "person" or scene.token(i).text.lower() in sets["travellers"]):
        return True
    beside = {k for t in scene.sentence.children(i) if t.dep in _NAMING for k in (t.i, *_named(scene, t.i))}
    return any(scene.token(k).lemma in sets["statesmen"] for k in (i, *_named(scene, i), *beside))


def is_capital(scene: Scene, i: int) -> bool:
    """A state called by its capital."""
    party = scene.party_at.get(i)
    return party is not None and party.form == "capital"


def _named(scene: Scene, i: int) -> range:
    party = scene.party_at.get(i)
    return range(party.first, party.last + 1) if party else range(0)


def is_training_team(scene: Scene, i: int) -> bool:
    """Instructors, or a team that teaches."""
    token = scene.token(i)
    return token.lemma in scene.words.sets["instructors"] or any(
        scene.token(k).lemma in scene.words.sets["teaching"] for k in scene.phrase(i)
    )


def is_residents(scene: Scene, i: int) -> bool:
    """People or a mission in residence: military by word, or foreign by their adjective."""
    lemma, sets, phrase = scene.token(i).lemma, scene.words.sets, scene.phrase(i)
    foreign = any(k in scene.party_at for k in phrase)
    if lemma in sets["missions"]:
        sender = any(k in scene.party_at for k in phrase if k < i)
        return is_advisory(scene, i) or (lemma == "mission" and (sender or _is_sent(scene, i)))
    if any(scene.token(k).lemma in sets["civil"] for k in phrase if k != i):
        return False
    return foreign and (lemma in sets["residents"] or (lemma in sets["staff"] and is_military(scene, i)))


def _is_sent(scene: Scene, i: int) -> bool:
    """A mission of a military or technical sort, by its modifier."""
    return is_military(scene, i) or any(scene.token(k).lemma in scene.words.sets["purposes"] for k in scene.phrase(i))


def is_advisory(scene: Scene, i: int) -> bool:
    """A body or people who advise."""
    return any(scene.token(k).lemma in scene.words.sets["advisory"] for k in scene.phrase(i))


def is_counted_residents(scene: Scene, i: int) -> bool:
    """Several advisers or technicians, so many of them, of no nation by their own words."""
    phrase = scene.phrase(i)
    if any(k in scene.party_at or scene.token(k).lemma in scene.words.sets["civil"] for k in phrase if k != i):
        return False
    return any(c.noun == i and c.quantity.unit != "percent" and (c.quantity.high or 2) > 1 for c in scene.counts)


def is_ranked(scene: Scene, i: int) -> bool:
    """An officer by rank and name."""
    beside = [scene.token(k) for k in scene.phrase(i)]
    ranked = any(t.lemma in scene.words.sets["ranks"] or t.text.lower() in scene.words.sets["ranks"] for t in beside)
    return ranked and sum(t.pos == "PROPN" for t in beside) > 1


def is_titled(scene: Scene, i: int) -> bool:
    """A person by title and name: "General Ardan", "Lord Hunt"."""
    beside = [scene.token(k) for k in scene.phrase(i) if k <= i or scene.token(k).dep == "flat"]
    titled = any(scene.words.has("titles", word) for t in beside for word in (t.lemma, t.text.lower()))
    return titled and any(t.pos == "PROPN" and not scene.words.has("titles", t.lemma) for t in beside)


def is_foreign_people(scene: Scene, i: int) -> bool:
    """Foreigners at work somewhere: people with a party's name on them."""
    head = inner_of(scene, i)
    civil = any(scene.token(k).lemma in scene.words.sets["civil"] for k in scene.phrase(head) if k != head)
    return not civil and _is_named(scene, head) and scene.token(head).lemma in scene.words.sets["people"]


def _is_named(scene: Scene, head: int) -> bool:
    """True where a party's name stands in the phrase or right before its head, wherever the tree hangs it."""
    return head - 1 in scene.party_at or any(k in scene.party_at and k != head for k in scene.phrase(head))


def is_nationals(scene: Scene, i: int) -> bool:
    """Several people called by their nationality ("the Russians", "650 Americans", "1,200 French")."""
    party, token = scene.party_at.get(i), scene.token(i)
    if party is None or party.form != "demonym":
        return False
    if is_counted_nationals(scene, i):
        return True
    if scene.entry is not None and token.dep == "nsubj":  # "French leave", in the style of chronologies
        return True
    several = token.text.lower().endswith("s") or any(t.dep == "det" for t in scene.sentence.children(i))
    return token.pos in ("NOUN", "PROPN") and several


def is_counted_nationals(scene: Scene, i: int) -> bool:
    """So many people by their nationality alone: no noun follows, as in "1,200 French soldiers"."""
    party, tokens = scene.party_at.get(i), scene.sentence.tokens
    if party is None or party.form != "demonym" or i != party.last:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    bare = after is None or after.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or tokens[i].text.endswith("s")
    many = [c for c in scene.counts if c.last == party.first - 1 and c.quantity.unit != "percent"]
    return bare and any((c.quantity.low or c.quantity.high or 0) >= _COMPANY for c in many)


def is_foreign_troops(scene: Scene, i: int) -> bool:
    """Troops, or anything that flies or sails, with a party's name on them."""
    head = inner_of(scene, i)
    lemma = scene.token(head).lemma
    return _is_named(scene, head) and (lemma in scene.words.sets["forces"] or head in scene.materiel_at)


def is_service(scene: Scene, i: int) -> bool:
    """A state's armed service, or troops by their common noun."""
    party = scene.party_at.get(i)
    ids = party.ids if party else ()
    return any("/" in actor and actor.split("/")[1] in SERVICES for actor in ids) or scene.words.has(
        "troops", scene.token(i).lemma
    )


def is_own_forces(scene: Scene, i: int) -> bool:
    """Troops, and the ships and aircraft that move as units ("a squadron", "two destroyers", "the carrier")."""
    lemma, sets = lemma_of(scene, i), scene.words.sets
    if lemma in sets["troops"] or _is_counted_men(scene, i) or _is_battle_group(scene, i):
        return True
    loaded = any(scene.token(k).lemma in sets["cargo"] for k in scene.sentence.subtree(i))
    return lemma in sets["craft"] and not loaded


def _is_battle_group(scene: Scene, i: int) -> bool:
    """True of "a battle group", "a carrier strike group"."""
    head, sets = inner_of(scene, i), scene.words.sets
    beside = {scene.token(k).lemma for k in scene.phrase(head) if k < head}
    return scene.token(head).lemma in sets["groups"] and bool(beside & sets["battle_words"])


def _is_counted_men(scene: Scene, i: int) -> bool:
    """True of "1,450 men": so many, under a number, are troops."""
    return scene.words.has("counted", scene.token(i).lemma) and any(
        count.noun == i and (count.quantity.low or count.quantity.high or 0) >= _COMPANY for count in scene.counts
    )


def is_ruler(scene: Scene, i: int) -> bool:
    """A government or the one who rules, by title or by name."""
    party, rulers = scene.party_at.get(i), scene.words.sets["rulers"]
    own = party is not None and any(a.partition("/")[2] in ("government", "president", "king") for a in party.ids)
    return own or any(scene.token(k).lemma in rulers for k in (i, *_named(scene, i)))


def is_state_party(scene: Scene, i: int) -> bool:
    """A state by its own name."""
    party = scene.party_at.get(i)
    return party is not None and party.form == "name" and not party.inferred and "/" not in party.ids[0]
