"""How many of a thing there are: in its phrase, behind a verb that numbers it, in brackets behind a party."""

from dataclasses import replace

from reftel.claims.arms import Named
from reftel.claims.scene import Party, Scene
from reftel.claims.thing import Thing
from reftel.model.amount import Quantity
from reftel.model.mention import CountMention


def count_of(scene: Scene, head: int) -> CountMention | None:
    """The number that counts the head, or what the head consists of."""
    inside = set(scene.phrase(head))
    for count in scene.counts:
        if count.quantity.unit == "percent":
            continue
        if count.noun == head or count.first <= head <= count.last:
            return count
        if count.noun in inside and _same_thing(scene, head, count.noun):
            return count
    return None


def _same_thing(scene: Scene, head: int, noun: int | None) -> bool:
    """True where the head consists of the counted noun ("a group of 40 officers"; "equipment for 20 men" does not)."""
    if noun is None:
        return False
    token = scene.token(noun)
    return token.head == head and token.dep in ("nmod", "compound", "flat", "appos") and _of(scene, noun)


def _of(scene: Scene, i: int) -> bool:
    return any(t.dep == "case" and t.lemma == "of" for t in scene.sentence.children(i)) or scene.token(i).dep != "nmod"


def counted_as(count: CountMention, known: Named | None) -> Quantity:
    """The number with its unit; of "six of them" the unit is that of the arms named before."""
    return replace(count.quantity, unit=known.unit) if known and not count.quantity.unit else count.quantity


def numbered(scene: Scene, thing: Thing, items: tuple[int, ...]) -> Thing:
    """The thing with the number that a verb gives it ("the mission numbered 650", "the garrison is put at 5,000")."""
    start = max(items)
    for i in range(start + 1, min(start + _NUMBERED, len(scene.sentence.tokens))):
        if scene.token(i).pos == "PUNCT":
            break
        if scene.words.has("numbering", scene.token(i).lemma):
            count = next((c for c in scene.counts if i <= c.first <= i + 4 and c.quantity.unit != "percent"), None)
            if count is not None:
                return replace(thing, count=count, quantity=replace(count.quantity, unit="persons"))
    return thing


_NUMBERED = 10
"""Words: how far behind people the verb that numbers them may stand."""


def counted_for(scene: Scene, parties: tuple[Party, ...], thing: Thing) -> Thing:
    """The thing with a party's own number: "Germany (18), Portugal (3) and Sweden (10) sent Leopard 2 tanks"."""
    tokens = scene.sentence.tokens
    opened = {p.last + 2 for p in parties if 0 <= p.last < len(tokens) - 3 and tokens[p.last + 1].text == "("}
    count = next((c for c in scene.counts if c.first in opened and c.quantity.unit != "percent"), None)
    if count is None or not thing.item:
        return thing
    unit = count.quantity.unit or (thing.quantity.unit if thing.quantity else "")
    unit = unit or next((m.unit for m in scene.materiel if thing.item[0] <= m.last <= thing.item[1]), "")
    return replace(thing, count=count, quantity=replace(count.quantity, unit=unit))


def counted_behind(scene: Scene, thing: Thing) -> Thing:
    """The thing with the number that stands behind it between signs: "MiG-17s, eight of them", "TB2s - three -"."""
    tokens = scene.sentence.tokens
    if thing.quantity is not None or thing.item is None or not _is_many(scene, thing.item):
        return thing
    i = thing.item[1] + 1
    if i >= len(tokens) - 1 or tokens[i].text not in _SIGNS:
        return thing
    while i + 1 < len(tokens) and tokens[i + 1].pos in ("ADV", "ADP", "DET") and i <= thing.item[1] + _LEAD:
        i += 1
    count = next((c for c in scene.counts if c.first <= i + 1 <= c.last and c.quantity.unit != "percent"), None)
    if count is None or not _stands_alone(scene, count):
        return thing
    unit = next((m.unit for m in scene.materiel if thing.item[0] <= m.last <= thing.item[1]), "persons")
    return replace(thing, count=count, quantity=replace(count.quantity, unit=unit))


_SIGNS = frozenset({",", "(", "-", "--", "–", "—", ":"})
_LEAD = 3
"""Words: how many may stand before such a number ("reportedly some")."""


def _is_many(scene: Scene, item: tuple[int, int]) -> bool:
    """True of arms, and of people, in the plural."""
    last = scene.token(item[1])
    return item[1] in scene.materiel_at or last.text.lower().endswith("s") or last.feat("Number") == "Plur"


def _stands_alone(scene: Scene, count: CountMention) -> bool:
    """True of a number that counts no noun of its own: a sign follows it, or "of them", "in all", "strong"."""
    tokens = scene.sentence.tokens
    after = [t.text.lower() for t in tokens[count.last + 1 : count.last + 3]]
    if not after or after[0] in _SIGNS | {")", ";", "."}:
        return True
    return bool({after[0], "-".join(after)} & scene.words.sets["in_all"])
