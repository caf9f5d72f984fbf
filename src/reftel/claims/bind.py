"""Binds amounts, designations, periods and places to the filling of a frame that they belong to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reftel.claims.arms import Named
from reftel.claims.classes import belongs
from reftel.claims.functions import marker
from reftel.claims.roles import Filling
from reftel.claims.scene import Party, Scene
from reftel.model.amount import Money, Quantity
from reftel.model.claim import Terms
from reftel.model.mention import CountMention, MaterielMention
from reftel.model.sentence import Token

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a claim is about: the item's words, designations, count and value, with the tokens that carry each.

    `known` are the arms named before that the item stands for; where it `is_pronoun`, theirs are the words.
    """

    item: Stretch | None = None
    designators: tuple[MaterielMention, ...] = ()
    quantity: Quantity | None = None
    count: CountMention | None = None
    value: Money | None = None
    money: Stretch | None = None
    known: Named | None = None
    is_pronoun: bool = False


def things(scene: Scene, filling: Filling) -> list[Thing]:
    """The things of a filling: one for each counted item, else one for all items together."""
    value, money = _value(scene, filling)
    if filling.frame.kind == "share":
        return [replace(_share(scene, filling), value=value, money=money)]
    groups = _groups(scene, filling)
    if not groups:
        return [Thing(value=value, money=money)]
    found = [replace(_thing(scene, group), value=value, money=money) for group in groups]
    if filling.frame.kind in ("mission", "deployment") and len(found) == 1 and found[0].count is None:
        return [_numbered(scene, found[0], filling.items)]
    return found


def _numbered(scene: Scene, thing: Thing, items: tuple[int, ...]) -> Thing:
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


def _groups(scene: Scene, filling: Filling) -> list[tuple[int, ...]]:
    """The item heads, apart where two of them are counted, together where they are not.

    Heads that are not coordinated are no one thing: the tree has misled, and the nearest to the unit counts.
    """
    counted = [i for i in filling.items if _count(scene, i)]
    if len(counted) >= 2 or _are_all_named(scene, filling.items):
        return [(i,) for i in filling.items]
    runs = _runs(scene, filling.items)
    return [min(runs, key=lambda run: min(abs(i - filling.unit) for i in run))] if runs else []


def _are_all_named(scene: Scene, heads: tuple[int, ...]) -> bool:
    """True where each of several things has its own designation."""
    return len(heads) > 1 and all(
        any(m.designator and m.first in set(_short_phrase(scene, i)) for m in scene.materiel) for i in heads
    )


def _runs(scene: Scene, heads: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The heads in groups that only commas and conjunctions part."""
    runs: list[list[int]] = []
    end = -1
    for head in sorted(heads):
        phrase = _short_phrase(scene, head)
        between = range(end + 1, phrase[0])
        if runs and all(scene.token(i).pos in ("PUNCT", "CCONJ", "ADV", "ADP", "DET") for i in between):
            runs[-1].append(head)
        else:
            runs.append([head])
        end = max(end, phrase[-1])
    return [tuple(run) for run in runs]


def _thing(scene: Scene, heads: tuple[int, ...]) -> Thing:
    phrases = [_short_phrase(scene, i) for i in heads]
    first, last = min(p[0] for p in phrases), max(p[-1] for p in phrases)
    first = _trim(scene, first, last)
    inside = {i for p in phrases for i in p} | {i for h in heads for i in _exemplified(scene, h)}
    found = tuple(m for m in scene.materiel if m.designator and (m.first in inside or first <= m.first <= last))
    count = next((c for h in heads if (c := _count(scene, h))), None)
    known = scene.stands_for(heads[0]) if len(heads) == 1 and not found else None
    return Thing(
        item=(first, last),
        designators=found,
        count=count,
        quantity=_counted(count, known) if count else None,
        known=known,
        is_pronoun=known is not None and heads[0] not in scene.materiel_at,
    )


def _counted(count: CountMention, known: Named | None) -> Quantity:
    """The number with its unit; of "six of them" the unit is that of the arms named before."""
    return replace(count.quantity, unit=known.unit) if known and not count.quantity.unit else count.quantity


def _short_phrase(scene: Scene, head: int) -> list[int]:
    """The head's noun phrase at its shortest: "of" belongs to it, what other prepositions bring in does not.

    Nor do whose it is ("a Su-30 of the air force"), what it costs ("a package of $5 million", "tanks worth $5
    million"), and what a head that is a predicate has for its clause ("it is tanks"). Of "credit terms" the terms are
    the thing.
    """
    token = scene.token(head)
    lends = token.dep == "compound" and scene.words.has("credit", token.lemma)
    if lends and scene.words.has("financed", scene.token(token.head).lemma):
        head = token.head
    left_out = {
        k
        for child in scene.sentence.children(head)
        if child.dep in _CLAUSAL or (child.dep in _ARGUMENTS and not _belongs_to(scene, head, child))
        for k in scene.sentence.subtree(child.i)
    }
    before = (k for t in scene.sentence.children(head) if t.i < head for k in scene.sentence.subtree(t.i) if k < head)
    kept = {*scene.phrase(head), *before} - left_out
    first = last = head
    while first - 1 in kept or (first - 2 in kept and scene.token(first - 1).text in _JOINTS):
        first -= 1
    while last + 1 in kept and not _is_price(scene, last + 1, head):
        last += 1
    return list(range(first, last + 1))


_JOINTS = ("-", "–", '"', "'", "“", "”")
_ARGUMENTS = ("nmod", "obl", "obl:unmarked", "iobj")
_CLAUSAL = ("nsubj", "nsubj:pass", "cop", "aux", "aux:pass", "mark", "expl", "discourse", "obl:agent")


def _is_price(scene: Scene, i: int, head: int) -> bool:
    """True of "worth", and of a sum that the head is no part of."""
    sums = [m for m in scene.money if not m.first <= head <= m.last]
    return scene.words.has("worths", scene.token(i).lemma) or any(m.first <= i <= m.last for m in sums)


def _belongs_to(scene: Scene, head: int, child: Token) -> bool:
    """True of what "of" brings in, and of words without preposition before the head."""
    case = marker(scene.sentence, child.i)
    if case is None:
        return child.i < head and child.i not in scene.party_at
    whose = child.i in scene.party_at and not scene.words.has("men", child.lemma)
    if case == "on" and scene.words.has("ban", scene.token(head).lemma):
        return True
    owned = whose or any(m.first <= child.i <= m.last for m in scene.money)
    return case == "of" and not (owned and scene.token(head).lemma not in scene.words.sets["containers"])


def _exemplified(scene: Scene, head: int) -> Iterator[int]:
    """Words set beside the item to say what it is: "weapons, in particular T-55s", "tanks, mainly T-34s"."""
    for child in scene.sentence.children(head):
        beside = child.dep in ("appos", "parataxis", "dep") or (
            child.dep == "nmod" and marker(scene.sentence, child.i) in scene.words.sets["examples"]
        )
        if beside or (child.dep == "conj" and child.pos in ("NOUN", "PROPN") and _is_example(scene, child)):
            yield from (k for k in scene.phrase(child.i))
            yield from (k for t in scene.sentence.children(child.i) if t.dep == "conj" for k in scene.phrase(t.i))


def _is_example(scene: Scene, child: Token) -> bool:
    return any(t.dep == "advmod" for t in scene.sentence.children(child.i))


def _trim(scene: Scene, first: int, last: int) -> int:
    """Leave out what begins a phrase and is no part of the thing: conjunctions, prepositions, adverbs before them."""
    while first < last:
        pos, after = scene.token(first).pos, scene.token(first + 1).pos
        if pos not in _OPENERS and not (pos == "ADV" and after in _OPENERS):
            break
        first += 1
    # "Lend Argentina ten aircraft": the tree may hang the receiver on the thing.
    party = scene.party_at.get(first)
    if party is not None and first == party.first and party.last < last:
        behind = scene.token(party.last + 1)
        counted = behind.i in {m.first for m in scene.counts} | {m.first for m in scene.money}
        return behind.i if counted or (behind.pos in ("NUM", "DET") and behind.text[:1].isalnum()) else first
    return first


_OPENERS = ("ADP", "CCONJ", "PUNCT", "SCONJ")


def _count(scene: Scene, head: int) -> CountMention | None:
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
        phrase = _short_phrase(scene, items[0])
        return _trim(scene, phrase[0], phrase[-1]), phrase[-1]
    for mention in scene.materiel:
        if mention.designator is None:
            return mention.first, mention.last
    return None


def _value(scene: Scene, filling: Filling) -> tuple[Money | None, Stretch | None]:
    """The amount of money that the phrases of the unit and the items hold, or that alone is named near by."""
    kind = filling.frame.kind
    if kind not in _PRICED or (kind == "share" and not {"value", "own-value"} & set(filling.frame.needs)):
        return None, None
    heads = (*filling.items, filling.unit)
    near = {k for i in heads for k in scene.sentence.subtree(i)}
    near |= {scene.token(i).head for i in heads if scene.token(i).dep == "nmod"}
    for mention in scene.money:
        if mention.first in near or mention.last in near:
            return mention.money, (mention.first, mention.last)
    if len(scene.money) == 1 and kind in ("financing", "transfer") and _is_beside(scene, scene.money[0].first, heads):
        return scene.money[0].money, (scene.money[0].first, scene.money[0].last)
    return None, None


_PRICED = frozenset({"transfer", "financing", "share", "agreement"})


def _is_beside(scene: Scene, i: int, heads: tuple[int, ...]) -> bool:
    """True where the word is in the heads' own clause and not far from them."""
    low, high = min(*heads, i), max(*heads, i)
    between = [scene.token(k) for k in range(low, high + 1) if k not in heads]
    return high - low <= 14 and not any(t.text in _STOPS or t.dep in _CLAUSES for t in between)


_STOPS = (";", ":", "--", "—")
_CLAUSES = ("advcl", "acl:relcl", "ccomp", "parataxis")


def places_of(scene: Scene, filling: Filling) -> tuple[tuple[str, Stretch], ...]:
    """The places named in the clause, other than the parties."""
    near = set(scene.sentence.subtree(filling.unit))
    return tuple((p.name, (p.first, p.last)) for p in scene.places if p.first in near)


def terms_of(scene: Scene, filling: Filling) -> Terms | None:
    """On what terms: a word of terms in the unit's or the item's phrase or beside them, else what the frame says.

    "Bought on credit" is credit: what the clause says is nearer than what a verb of trade implies.
    """
    frame = filling.frame
    if frame.kind not in ("transfer", "financing") or frame.terms not in (None, "sale"):
        return frame.terms
    near = [filling.unit, *(k for i in (filling.unit, *filling.items) for k in scene.phrase(i))]
    near += [
        k
        for i in (filling.unit, *filling.items)
        for name in ("on", "as", "for", "under", "in", "at", "of")
        for end in scene.functions(i).get(name, ())
        for k in scene.phrase(end)
    ]
    said = (scene.words.terms.get(scene.token(i).lemma) for i in near)
    return next((terms for terms in said if terms and (frame.terms is None or terms != "sale")), frame.terms)
