"""Arms that stand in one list ("196 guns, 750 rifles and 50 million rounds"), whatever the tree makes of it."""

from collections.abc import Iterator

from reftel.claims.scene import Scene

_BEFORE = frozenset({"NUM", "DET", "ADJ", "NOUN", "PROPN", "ADV", "SYM"})
"""What may stand before arms in their phrase."""
_JOINTS = frozenset({"-", "–", '"', "“", "”", "'"})
_LONGEST = 6
"""Words before the arms in their phrase."""

Phrase = tuple[int, int]


def with_series(scene: Scene, unit: int, items: tuple[int, ...]) -> tuple[int, ...]:
    """The items with the arms that follow them, or stand before them, in one list."""
    phrases = list(_phrases(scene))
    own = [n for n, (_, last) in enumerate(phrases) if last in items]
    if not own:
        return items
    found = set(items)
    for n in own:
        found.update(_after(scene, unit, phrases, n))
        if phrases[n][1] < unit:
            found.update(_before(scene, phrases, n))
    return tuple(sorted(found)) if found != set(items) else items


def _after(scene: Scene, unit: int, phrases: list[Phrase], n: int) -> Iterator[int]:
    for one, other in zip(phrases[n:], phrases[n + 1 :], strict=False):
        if not _joined(scene, one, other) or one[1] < unit < other[0] or _acts(scene, unit, other[1]):
            return
        yield other[1]


def _before(scene: Scene, phrases: list[Phrase], n: int) -> Iterator[int]:
    for one, other in zip(reversed(phrases[:n]), reversed(phrases[1 : n + 1]), strict=False):
        if not _joined(scene, one, other):
            return
        yield one[1]


def _phrases(scene: Scene) -> Iterator[Phrase]:
    """First and last word of each phrase of arms: a designation with its class noun is one; rounds are arms here."""
    ends = {m.last: m.first for m in scene.materiel}
    for count in scene.counts:
        noun = count.noun
        if noun is not None and noun not in scene.materiel_at and scene.words.has("rounds", scene.token(noun).lemma):
            ends[noun] = noun
    last = -2
    run: Phrase | None = None
    for end in sorted(ends):
        if run is not None and ends[end] == last + 1:
            run = (run[0], end)
        else:
            if run is not None:
                yield run
            run = (ends[end], end)
        last = end
    if run is not None:
        yield run


def _joined(scene: Scene, one: Phrase, other: Phrase) -> bool:
    """True where only a comma, a conjunction and the beginning of the second phrase part the two."""
    between = range(one[1] + 1, other[0])
    links = [i for i in between if _links(scene, i)]
    if not links or links[0] != one[1] + 1:
        return False
    start = next((i for i in between if i not in links), other[0])
    inside = range(start, other[0])
    if len(inside) and scene.token(start).pos == "ADV" and not any(scene.token(i).pos == "NUM" for i in inside):
        return False  # "250 tanks, mainly T-34s": the second is an example of the first
    return (
        all(i < start for i in links)
        and len(inside) <= _LONGEST
        and all(scene.token(i).pos in _BEFORE or scene.token(i).text in _JOINTS for i in inside)
        and not any(i in scene.party_at for i in inside)
    )


def _links(scene: Scene, i: int) -> bool:
    token = scene.token(i)
    return token.text == "," or token.pos == "CCONJ" or scene.words.has("joining", token.text.lower())


def _acts(scene: Scene, unit: int, last: int) -> bool:
    """True of arms that a finite verb follows: they open a clause of their own."""
    after = last + 1
    if after >= len(scene.sentence.tokens) or after <= unit:
        return False
    token = scene.token(after)
    return token.pos == "AUX" or (token.pos == "VERB" and token.feat("VerbForm") == "Fin")
