"""Parties that the grammar leaves unsaid: from the rest of the sentence, the passage, and the document's setting."""

from collections.abc import Iterator

from reftel.claims.edges import conjuncts, is_passive
from reftel.claims.phrases import is_military
from reftel.claims.scene import Party, Scene
from reftel.model.actor import state_of
from reftel.rules.frames import Frame
from reftel.rules.reference import load_programmes

Sides = tuple[tuple[Party, ...], tuple[Party, ...]]

_MUTUAL = frozenset({"relation", "cooperation", "agreement"})
_REACH = 14
"""Words: a party farther off than this seldom belongs to the same statement."""


def complete_pair(scene: Scene, frame: Frame, unit: int, items: tuple[int, ...], sides: Sides) -> Sides:
    """Fill the empty side of a pair: with a party near by in the sentence, else with what the document is about.

    A side that is "we", of a writer or speaker whose state is not known, stays empty.
    """
    actors, recipients = _completed(scene, frame, unit, items, sides)
    return (
        () if not sides[0] and is_ours(scene, frame, unit, "actor") else actors,
        () if not sides[1] and is_ours(scene, frame, unit, "recipient") else recipients,
    )


def is_ours(scene: Scene, frame: Frame, unit: int, role: str) -> bool:
    """True where "we" stands for the side, and nothing tells who that is."""
    functions = scene.functions(unit)
    words = (i for name in frame.roles.get(role, ()) for i in functions.get(name, ()))
    own = scene.words.sets["first_person"]
    return any(scene.token(i).text.lower() in own and i not in scene.party_at for i in words)


def _completed(scene: Scene, frame: Frame, unit: int, items: tuple[int, ...], sides: Sides) -> Sides:
    actors, recipients = _parted(frame, *sides)
    if frame.strict:
        return actors, recipients or _at_post(scene, frame, unit, actors)
    if frame.kind == "upheaval":
        return actors, recipients or _home(scene, actors)
    told = frame.kind in _MUTUAL or scene.military_passage or any(is_military(scene, i) for i in (unit, *items))
    told = told or scene.setting.host is not None
    if not recipients and actors and frame.kind not in _MUTUAL and "recipient" in frame.roles:
        recipients = _subject(scene, unit, actors) if told else ()
    if frame.kind in _MUTUAL and scene.setting.sender:
        actors, recipients = _from_setting(scene, frame, unit, items, actors, recipients)
    if frame.kind != "share":
        if not recipients and "recipient" in frame.roles:
            recipients = _nearby(scene, unit, items, actors, ("school",))
        if not actors and "actor" in frame.roles:
            actors = _nearby(scene, unit, items, recipients, ("school", "place"))
    if not told or (not actors and _is_from_another(scene, unit)):
        return actors, recipients
    return _from_setting(scene, frame, unit, items, actors, recipients)


def _at_post(scene: Scene, frame: Frame, unit: int, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """What a post abroad says of others it says of the country where it is: "Jordan has seconded two officers"."""
    at_post = scene.setting.host is not None and scene.setting.sender not in (None, scene.setting.host)
    if not at_post or frame.kind not in _FLOWING or "recipient" not in frame.roles:
        return ()
    return _subject(scene, unit, actors) if actors and all(p.first >= 0 for p in actors) else ()


_FLOWING = frozenset({"transfer", "training", "mission"})
"""Kinds that go from one state to another."""


def _parted(frame: Frame, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> Sides:
    """Sides of one state, one of them by a pronoun: in "froze its aid" the owner of the aid is not who goes without."""
    if frame.kind in _MUTUAL or frame.kind == "upheaval":
        return actors, recipients
    left, right = ({state_of(i) for p in side for i in p.ids} for side in (actors, recipients))
    if left != right:
        return actors, recipients
    if all(p.inferred for p in recipients):
        return actors, ()
    return ((), recipients) if all(p.inferred for p in actors) else (actors, recipients)


def _is_from_another(scene: Scene, unit: int) -> bool:
    """True of "ordered from Kawasaki": whoever it came from is named, though nobody knows whose it is."""
    sources = scene.functions(unit).get("from", ())
    return any(scene.token(i).pos == "PROPN" and i not in scene.party_at and not scene.is_date(i) for i in sources)


def _home(scene: Scene, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """The state of an upheaval that names none: its actor's own, the document's subject, the first named there."""
    states = {state_of(i) for p in actors for i in p.ids}
    subject = next(iter(sorted(states)), None) or scene.setting.subject
    subject = subject or next((state_of(p.ids[0]) for p in scene.parties), None)
    return (_unsaid(subject),) if subject else ()


def _subject(scene: Scene, unit: int, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """The document's subject, where it is not the actor: a study of one country leaves it unsaid."""
    subject = scene.setting.subject
    if subject is None or subject in {state_of(i) for p in actors for i in p.ids}:
        return ()
    own = (p for p in scene.parties if subject in {state_of(i) for i in p.ids} and not _speaks(scene, p.last))
    named = [p for p in own if not _acts_elsewhere(scene, unit, p)]
    return (named[0],) if named else (_unsaid(subject),)


def _nearby(
    scene: Scene, unit: int, items: tuple[int, ...], other: tuple[Party, ...], without: tuple[str, ...]
) -> tuple[Party, ...]:
    """The nearest party of the clause that is not of the other side's state and does not say where the item is from."""
    taken = {state_of(i) for p in other for i in p.ids}
    origin = {k for i in (unit, *items) for j in (i, *conjuncts(scene.sentence, i)) for k in _modifiers(scene, j)}
    near = [
        (abs(p.first - unit), p.first, p)
        for p in scene.parties
        if abs(p.first - unit) <= _REACH
        and p.form not in without
        and not origin & {p.first, p.last}
        and not _describes_arms(scene, p, items)
        and not _speaks(scene, p.last)
        and not taken & {state_of(i) for i in p.ids}
        and _same_clause(scene, unit, p.first)
        and not _acts_elsewhere(scene, unit, p)
    ]
    return (min(near, key=lambda entry: entry[:2])[2],) if near and other else ()


def _acts_elsewhere(scene: Scene, unit: int, party: Party) -> bool:
    """True of the subject of a clause joined to the unit's: "and Ghana has ordered three"."""
    token = scene.token(party.last)
    while token.dep in _INSIDE and token.head != token.i:
        token = scene.token(token.head)
    if token.dep not in _SUBJECTS or token.head == unit:
        return False
    verb = scene.token(token.head)
    joined = verb.dep == "conj" or any(t.dep == "conj" and t.pos == "VERB" for t in scene.sentence.children(verb.i))
    return joined and verb.i not in _governors(scene, unit)


def _governors(scene: Scene, unit: int) -> set[int]:
    """The words above the unit, up to where another clause with a subject of its own is only coordinated with it."""
    found: set[int] = set()
    below = scene.token(unit)
    for above in scene.sentence.ancestors(unit):
        if below.dep == "conj" and any(t.dep in _SUBJECTS for t in scene.sentence.children(below.i)):
            break
        found.add(above.i)
        below = above
    return found


_INSIDE = frozenset({"compound", "nmod", "nmod:poss", "amod", "flat", "nmod:desc", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def _describes_arms(scene: Scene, party: Party, items: tuple[int, ...]) -> bool:
    """True of the adjective of other arms or of what carries them: "aboard two Greek freighters"."""
    thing = scene.token(scene.token(party.last).head)
    while thing.dep in ("amod", "compound") and thing.head != thing.i:
        thing = scene.token(thing.head)
    arms = thing.i in scene.materiel_at or scene.words.has("vessels", thing.lemma)
    modifies = scene.token(party.last).dep in ("amod", "compound")
    return bool(items) and party.form == "demonym" and arms and modifies and thing.i not in items


def _speaks(scene: Scene, i: int) -> bool:
    """True of a party in the subject of a verb of saying ("a UN report said"): it tells and does not take part."""
    token = scene.token(i)
    while token.dep in ("compound", "nmod", "nmod:poss", "amod", "flat") and token.head != token.i:
        token = scene.token(token.head)
    return token.dep == "nsubj" and scene.words.has("says", scene.token(token.head).lemma)


def _modifiers(scene: Scene, i: int) -> Iterator[int]:
    for child in scene.sentence.children(i):
        if child.dep in ("amod", "compound", "flat", "nmod:desc"):
            yield child.i
            yield from _modifiers(scene, child.i)


def _same_clause(scene: Scene, unit: int, i: int) -> bool:
    """True where no stop of the sentence lies between the two; a colon behind its first words only names the topic."""
    low, high = sorted((unit, i))
    label = scene.party_at.get(0)
    return not any(
        scene.token(k).text in (";", ":", "--", "—") and not (label and k == label.last + 1) for k in range(low, high)
    )


def _from_setting(
    scene: Scene,
    frame: Frame,
    unit: int,
    items: tuple[int, ...],
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
) -> Sides:
    """Giver and taker as the passage and the document have them, where the sentence names neither."""
    setting = scene.setting
    known = {state_of(i) for p in (*actors, *recipients) for i in p.ids}
    taker = setting.subject
    programme = _programme(scene, unit, items)
    giver = programme or _giver(scene)
    is_noun = frame.kind == "restriction" and scene.token(unit).pos == "NOUN"
    if is_noun and is_passive(scene.sentence, scene.token(unit).head):
        # "An embargo was imposed": whoever spoke or gave last need not be who imposed it.
        giver = None
    # "An agreement with Moscow": the other party is the country that the text is about; at home, one's own.
    partner = setting.sender if setting.correspondence and setting.host is None and setting.sender else taker
    if frame.kind in _MUTUAL and partner and partner not in known and bool(actors) != bool(recipients):
        side = (_unsaid(partner),)
        return (actors, side) if actors else (side, recipients)
    if not actors and frame.hosted and taker and recipients and taker not in known:
        # "The foreign advisers were expelled": by the country where they were.
        return (_unsaid(taker),), recipients
    if not actors:
        told_of = frame.kind == "share" or (giver and giver == programme)
        actors = () if told_of else _inside(scene, unit, known)
        # A total that names no supplier is a total over all of them.
        if not actors and giver and state_of(giver) not in known and frame.kind != "share":
            actors = (_unsaid(giver),)
        known |= {state_of(i) for p in actors for i in p.ids}
    if not recipients and taker and taker not in known:
        recipients = (_unsaid(taker),)
    elif not recipients and frame.kind in _MUTUAL and giver and state_of(giver) not in known:
        recipients = (_unsaid(giver),)
    return actors, recipients


def _programme(scene: Scene, unit: int, items: tuple[int, ...]) -> str | None:
    """Whose the programme is that the thing comes under by its name ("FMS credits")."""
    names = {scene.token(k).text for i in (unit, *items) for k in scene.phrase(i)}
    return next((state for name, state in load_programmes().items() if name in names), None)


def _addresses_home(scene: Scene) -> bool:
    """True where a post abroad speaks of its own ministry without a name: "recommend Department approve sale"."""
    if scene.setting.host is None:
        return False
    offices = [t.i for t in scene.sentence.tokens if scene.words.has("own_offices", t.lemma)]
    return any(i not in scene.party_at for i in offices)


def _giver(scene: Scene) -> str | None:
    """Who gives where nobody is named: a report's own side if it is the chief partner, else the topic."""
    setting = scene.setting
    taker = setting.subject
    if setting.label not in (None, taker):
        return setting.label
    if setting.sender not in (None, taker) and _addresses_home(scene):
        return setting.sender
    chief = next((state for state in setting.partners if state != taker), None)
    if setting.sender != taker and (chief == setting.sender or scene.topic is None):
        return setting.sender
    return setting.giver if setting.giver not in (None, taker) else scene.topic


def _inside(scene: Scene, unit: int, known: set[str]) -> tuple[Party, ...]:
    """The foreign party that the sentence spoke of last before the word, a subject rather than another."""
    home = {scene.setting.subject, *known}
    before = [
        p
        for p in scene.parties
        if 0 <= p.first < unit
        and p.form not in ("place", "school")
        and not _speaks(scene, p.last)
        and not {state_of(i) for i in p.ids} & home
        and _same_clause(scene, unit, p.first)
    ]
    subjects = [p for p in before if any(scene.token(k).dep == "nsubj" for k in range(p.first, p.last + 1))]
    return tuple((subjects or before)[-1:])


def _unsaid(actor: str) -> Party:
    return Party(first=-1, last=-1, ids=(actor,), form="setting", inferred=True)
