"""Lists in which each thing has its own party, and clauses that leave out the verb of the clause before them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reftel.claims.roles import Filling
from reftel.claims.scene import Party, Scene
from reftel.model.mention import MaterielMention

_SIDES = {"from": "actor", "to": "recipient"}
_ENDS = {"by": "actor", **_SIDES}
"""Prepositions, and whom they bring in."""
_PHRASE = frozenset({"NUM", "ADJ", "DET", "NOUN", "PROPN"})
_NAMES = frozenset({"name", "capital"})
_COUNTERS = frozenset({"NUM", "DET"})
_GAP = 5
"""Words between a party and the arms that it is said to have bought or sold."""


def parallels(scene: Scene, filling: Filling) -> list[Filling]:
    """The filling, and where its clause is a list, one for each member of it.

    "Bought tanks from Sweden, jets from Brazil"; "Sweden sold tanks, Brazil six jets".
    """
    paired = _paired(scene, filling)
    if paired or filling.frame.kind != "transfer" or not filling.items:
        return paired or [filling]
    return _listed(scene, filling) or _gapped(scene, filling)


def _paired(scene: Scene, filling: Filling) -> list[Filling]:
    """A filling for each pair of "to Kenya by Britain and to Uganda by Israel", whatever the tree makes of them."""
    told = [(word, party) for party in scene.parties if party.first > filling.unit and (word := _marker(scene, party))]
    pairs = list(zip(told[::2], told[1::2], strict=False))
    order = {tuple(_ENDS[word] for word, _ in pair) for pair in pairs}
    if len(pairs) < 2 or len(told) % 2 or len(order) > 1 or len(set(*order)) < 2:
        return []
    if not all(_is_joint(scene, one[1][1].last, other[0][1].first) for one, other in pairwise(pairs)):
        return []
    sides = [{_ENDS[word]: (party,) for word, party in pair} for pair in pairs]
    return [replace(filling, actors=side["actor"], recipients=side["recipient"], settled=True) for side in sides]


def _marker(scene: Scene, party: Party) -> str | None:
    """The word of giver or taker before a party; None where there is no such word."""
    at = _before(scene, party)
    word = scene.token(at).text.lower()
    return word if at > 0 and word in _ENDS else None


def _before(scene: Scene, party: Party) -> int:
    """The place of the word before a party, its article left out."""
    at = party.first - 1
    return at - 1 if at > 0 and scene.token(at).pos == "DET" else at


def _is_joint(scene: Scene, last: int, first: int) -> bool:
    """True where nothing but a comma, a conjunction and a preposition with its article parts two pairs."""
    between = [scene.token(i) for i in range(last + 1, first)]
    return any(t.text == "," or t.pos == "CCONJ" for t in between) and all(
        t.text == "," or t.pos in ("CCONJ", "DET") or t.text.lower() in _ENDS for t in between
    )


def _listed(scene: Scene, filling: Filling) -> list[Filling]:
    """A filling for each "tanks from Sweden" of a list of them, if there are two or more."""
    for word, side in _SIDES.items():
        pairs = list(_pairs(scene, filling, word))
        taken = filling.actors if side == "actor" else filling.recipients
        if len(pairs) < 2 or not any(party in taken for _, party in pairs) or not _is_one_run(scene, pairs):
            continue
        return [_with(filling, side, party, _phrase_before(scene, arms)) for arms, party in pairs]
    return []


def _pairs(scene: Scene, filling: Filling, word: str) -> Iterator[tuple[MaterielMention, Party]]:
    ends = {m.last: m for m in scene.materiel}
    for party in scene.parties:
        at = _before(scene, party)
        arms = ends.get(at - 1)
        if arms is not None and scene.token(at).text.lower() == word and arms.first >= min(filling.items) - _GAP:
            yield arms, party


def _is_one_run(scene: Scene, pairs: list[tuple[MaterielMention, Party]]) -> bool:
    low, high = pairs[0][0].last, pairs[-1][1].last
    return not _breaks(scene, low, high)


def _breaks(scene: Scene, low: int, high: int) -> bool:
    """True where a verb or a stop stands between the two, names left out."""
    names = scene.materiel_at.keys() | scene.party_at.keys()
    return any(
        (scene.token(k).pos in ("VERB", "AUX") or scene.token(k).text in (";", ":")) and k not in names
        for k in range(low, high + 1)
    )


def _gapped(scene: Scene, filling: Filling) -> list[Filling]:
    """The filling, and one for each "Brazil six jets" after it: its verb and its other side are the same."""
    unit, item = filling.unit, min(filling.items)
    side = _open_side(filling, unit, item)
    if scene.token(unit).pos != "VERB" or item < unit or side is None:
        return [filling]
    found: list[tuple[Party, MaterielMention]] = []
    for party in scene.parties:
        arms = _arms_after(scene, party)
        if arms is None or party.first <= item or party.form not in _NAMES or _breaks(scene, unit + 1, arms.last):
            continue
        before, first = scene.token(_before(scene, party)), scene.token(party.last + 1)
        opens = before.text == "," or before.pos == "CCONJ"
        if opens and (found or first.pos in _COUNTERS):
            found.append((party, arms))
    gone = {party for party, _ in found}
    ends = {k for _, arms in found for k in range(arms.first, arms.last + 1)}
    own = replace(
        filling,
        actors=tuple(p for p in filling.actors if p not in gone),
        recipients=tuple(p for p in filling.recipients if p not in gone),
        items=tuple(i for i in filling.items if i not in ends) or filling.items,
    )
    own = replace(own, within=(0, found[0][0].first - 1)) if found else filling
    return [own, *(_with(own, side, party, (party.last + 1, arms.last)) for party, arms in found)]


def _open_side(filling: Filling, unit: int, item: int) -> str | None:
    """Whose place the party of a clause without verb takes: the receiver's in "gave Mali tanks", else the subject's."""
    if any(unit < p.first < item for p in filling.recipients):
        return "recipient"
    if any(0 <= p.first < unit for p in filling.actors):
        return "actor"
    return "recipient" if any(0 <= p.first < unit for p in filling.recipients) else None


def _arms_after(scene: Scene, party: Party) -> MaterielMention | None:
    """The arms whose phrase follows the party at once, and which no verb follows."""
    arms = next((m for m in scene.materiel if 0 < m.first - party.last <= _GAP), None)
    if arms is None or any(scene.token(k).pos not in _PHRASE for k in range(party.last + 1, arms.first)):
        return None
    joined = [m for m in scene.materiel if m.first == arms.last + 1]
    arms = joined[0] if joined else arms
    after = arms.last + 1
    ends = after >= len(scene.sentence.tokens) or scene.token(after).pos in ("PUNCT", "CCONJ", "ADP", "SCONJ")
    return arms if ends else None


def _phrase_before(scene: Scene, arms: MaterielMention) -> tuple[int, int]:
    """The arms with the numbers and adjectives before them."""
    first = arms.first
    while first and scene.token(first - 1).pos in _PHRASE and first - 1 not in scene.party_at:
        first -= 1
    return first, arms.last


def _with(filling: Filling, side: str, party: Party, thing: tuple[int, int]) -> Filling:
    if side == "actor":
        return replace(filling, actors=(party,), items=thing[1:], within=thing)
    return replace(filling, recipients=(party,), items=thing[1:], within=thing)
