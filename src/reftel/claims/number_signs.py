"""Which number counts the thing of a claim, with all that bears on each."""

from collections.abc import Iterator
from dataclasses import replace

from reftel.claims.choices import Option, may_choose
from reftel.claims.counting import counted_as
from reftel.claims.extents import short_phrase, trim
from reftel.claims.roles import Filling
from reftel.claims.scene import Scene
from reftel.claims.side_signs import bin_of, path_between
from reftel.claims.thing import Thing
from reftel.claims.word_signs import classes, edge
from reftel.model.mention import CountMention

TABLE = "numbers"

_MOST = 4


def numbers_of(scene: Scene, filling: Filling, thing: Thing) -> list[Option]:
    """The sentence's numbers and none, as options; nothing where rules have a number that is no mention here."""
    kind, frame, had = filling.frame.kind, filling.frame.id, thing.quantity is not None
    if not scene.counts or (had and thing.count not in scene.counts) or not may_choose(TABLE, scene, filling.frame):
        return []
    options = []
    for count in scene.counts:
        ruled = count is thing.count
        how = f"ruled {ruled} had {had}"
        signs = {"always", *_signs(scene, filling, count), how, f"{frame} {how}", f"{kind} {how}"}
        options.append(Option(value=count, signs=tuple(sorted(signs)), ruled=ruled))
    n = min(_MOST, len(scene.counts))
    general = (kind, f"had {had}", f"{kind} had {had}", f"{frame} {had}", str(n), f"{n} {kind}")
    none = {f"none {sign}" for sign in general}
    return [*options, Option(value=None, signs=tuple(sorted({"always", "none", *none})), ruled=not had)]


def recounted(scene: Scene, thing: Thing, chosen: Option | None) -> Thing:
    """The thing with the number that was chosen; what it counts is the thing where there was none."""
    if chosen is None:
        return thing
    count: CountMention | None = chosen.value
    if count is None:
        return replace(thing, count=None, quantity=None)
    item = thing.item
    if item is None and count.noun is not None:
        phrase = short_phrase(scene, count.noun)
        item = trim(scene, phrase[0], phrase[-1]), phrase[-1]
    return replace(thing, item=item, count=count, quantity=counted_as(count, thing.known))


def _signs(scene: Scene, filling: Filling, count: CountMention) -> Iterator[str]:
    kind = filling.frame.kind
    for sign in _of_place(scene, filling, count):
        yield sign
        yield f"{kind} {sign}"
    yield from _of_words(scene, count)


def _of_place(scene: Scene, filling: Filling, count: CountMention) -> Iterator[str]:
    """How the number stands to the word that carries the claim, and to its thing."""
    unit, at = filling.unit, count.last if count.noun is None else count.noun
    path = path_between(scene, unit, at)
    yield f"path {path}"
    yield f"gap {bin_of(abs(unit - at))} {unit < at}"
    item = next(iter(filling.items), None)
    if item is None:
        yield "no thing"
        yield f"no thing, path {path}"
    else:
        yield f"thing path {path_between(scene, item, at)}"
        yield f"thing gap {bin_of(abs(item - at))} {item < at}"
    yield f"unit {count.quantity.unit}"
    yield f"edge {edge(scene.sentence, scene.token(at))}"
    inside = {k for i in (unit, *filling.items) for k in scene.phrase(i)}
    yield f"inside {at in inside}"
    span = filling.words
    yield f"between {min(span) <= at <= max(span)}"
    yield f"stop {any(scene.token(k).text in (';', ':') for k in range(min(unit, at), max(unit, at)))}"


def _of_words(scene: Scene, count: CountMention) -> Iterator[str]:
    at = count.last if count.noun is None else count.noun
    if count.noun is None:
        yield "bare"
    else:
        yield from (f"counts {name}" for name in classes(scene, at))
    yield f"under {scene.token(scene.token(at).head).lemma}"
    yield f"of {min(_MOST, len(scene.counts))}"
    yield f"at {scene.counts.index(count)}"
    yield f"in period {scene.is_date(count.first)}"
    yield f"in party {any(i in scene.party_at for i in range(count.first, at + 1))}"
    if count.first:
        yield f"behind {scene.token(count.first - 1).lemma}"
    if count.last + 1 < len(scene.sentence.tokens):
        yield f"before {scene.token(count.last + 1).lemma}"
