"""Binds items, amounts and places to the filling of a frame that they belong to."""

from dataclasses import replace

from reftel.claims.classes import belongs
from reftel.claims.counting import count_of, counted_as, numbered
from reftel.claims.extents import exemplified, short_phrase, trim
from reftel.claims.prices import value_of
from reftel.claims.roles import Filling
from reftel.claims.scene import Scene
from reftel.claims.thing import Stretch, Thing
from reftel.model.amount import Quantity


def things(scene: Scene, filling: Filling) -> list[Thing]:
    """The things of a filling: one for each counted item, else one for all items together."""
    value, money = value_of(scene, filling)
    if filling.frame.kind == "share":
        return [replace(_share(scene, filling), value=value, money=money)]
    groups = _groups(scene, filling)
    if not groups:
        return [Thing(value=value, money=money)]
    found = [replace(_thing(scene, group), value=value, money=money) for group in groups]
    if filling.within:
        clipped = _clipped(scene, found[0], filling.within)
        return [clipped if _is_its_price(scene, money, filling.within) else replace(clipped, value=None, money=None)]
    if filling.frame.kind in ("mission", "deployment") and len(found) == 1 and found[0].count is None:
        return [numbered(scene, found[0], filling.items)]
    return found


def _is_its_price(scene: Scene, money: Stretch | None, within: Stretch) -> bool:
    """True of a sum behind one thing of a list, before the next."""
    first, last = within
    if money is None or money[0] < first:
        return False
    return not any(last < m.first < money[0] for m in scene.materiel)


def _clipped(scene: Scene, thing: Thing, within: Stretch) -> Thing:
    """The thing as its phrase between these words has it."""
    low, high = within
    first, last = thing.item or within
    first, last = (low, high) if low else (first, min(last, high))
    while first < last and scene.token(first).pos == "PUNCT":
        first += 1
    while last > first and scene.token(last).pos in ("PUNCT", "CCONJ", "SCONJ"):
        last -= 1
    count = next((c for c in scene.counts if first <= c.first <= last and c.quantity.unit != "percent"), None)
    return replace(
        thing,
        item=(first, last),
        designators=tuple(m for m in scene.materiel if m.designator and first <= m.first <= last),
        count=count,
        quantity=counted_as(count, thing.known) if count else None,
    )


def _groups(scene: Scene, filling: Filling) -> list[tuple[int, ...]]:
    """The item heads, apart where two of them are counted, together where they are not.

    Heads that are not coordinated are no one thing: the tree has misled, and the nearest to the unit counts.
    """
    counted = [i for i in filling.items if count_of(scene, i)]
    if len(counted) >= 2 or _are_all_named(scene, filling.items):
        return [(i,) for i in filling.items]
    runs = _runs(scene, filling.items)
    return [min(runs, key=lambda run: min(abs(i - filling.unit) for i in run))] if runs else []


def _are_all_named(scene: Scene, heads: tuple[int, ...]) -> bool:
    """True where each of several things has its own designation."""
    return len(heads) > 1 and all(
        any(m.designator and m.first in set(short_phrase(scene, i)) for m in scene.materiel) for i in heads
    )


def _runs(scene: Scene, heads: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The heads in groups that only commas and conjunctions part."""
    runs: list[list[int]] = []
    end = -1
    for head in sorted(heads):
        phrase = short_phrase(scene, head)
        between = range(end + 1, phrase[0])
        if runs and all(scene.token(i).pos in ("PUNCT", "CCONJ", "ADV", "ADP", "DET") for i in between):
            runs[-1].append(head)
        else:
            runs.append([head])
        end = max(end, phrase[-1])
    return [tuple(run) for run in runs]


def _thing(scene: Scene, heads: tuple[int, ...]) -> Thing:
    phrases = [short_phrase(scene, i) for i in heads]
    first, last = min(p[0] for p in phrases), max(p[-1] for p in phrases)
    first = trim(scene, first, last)
    inside = {i for p in phrases for i in p} | {i for h in heads for i in exemplified(scene, h)}
    found = tuple(m for m in scene.materiel if m.designator and (m.first in inside or first <= m.first <= last))
    count = next((c for h in heads if (c := count_of(scene, h))), None)
    known = scene.stands_for(heads[0]) if len(heads) == 1 and not found else None
    return Thing(
        item=(first, last),
        designators=found,
        count=count,
        quantity=counted_as(count, known) if count else None,
        known=known,
        is_pronoun=known is not None and heads[0] not in scene.materiel_at,
    )


def _share(scene: Scene, filling: Filling) -> Thing:
    for count in scene.counts:
        if count.quantity.unit == "percent" and count.first <= filling.unit <= count.last + 1:
            return Thing(quantity=count.quantity, count=count, item=_topic(scene, filling))
    if "superlative" in filling.frame.when.get("unit", ()):
        return Thing(quantity=_rank(scene, filling.unit), item=_topic(scene, filling, ranked=True))
    return _thing(scene, filling.items) if filling.items else Thing()


def _rank(scene: Scene, unit: int) -> Quantity | None:
    """The first, unless the phrase says which place it is: "the second largest supplier"; None for the unknown."""
    places = [scene.token(k) for k in scene.sentence.subtree(unit) if scene.token(k).text.lower() in scene.words.places]
    place = scene.words.places[places[0].text.lower()] if places else 1
    return Quantity(low=place, high=place, unit="rank")


def _topic(scene: Scene, filling: Filling, *, ranked: bool = False) -> Stretch | None:
    """What the share is of: the sentence's arms."""
    items = [i for i in filling.items if not ranked or belongs(scene, i, "arms") or belongs(scene, i, "sales")]
    if items:
        phrase = short_phrase(scene, items[0])
        return trim(scene, phrase[0], phrase[-1]), phrase[-1]
    for mention in scene.materiel:
        if mention.designator is None:
            return mention.first, mention.last
    return None


def places_of(scene: Scene, filling: Filling) -> tuple[tuple[str, Stretch], ...]:
    """The places named in the clause, other than the parties."""
    near = set(scene.sentence.subtree(filling.unit))
    return tuple((p.name, (p.first, p.last)) for p in scene.places if p.first in near)
