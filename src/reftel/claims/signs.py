"""What tells a likely claim from an unlikely one: how its slots were filled, and where it stands."""

from collections.abc import Iterator

from reftel.claims.roles import Filling
from reftel.claims.scene import Party, Scene
from reftel.model.actor import state_of
from reftel.model.claim import Claim

CIVIL = "civil document"
"""The sign of a document that speaks of arms or forces in few of its passages."""

_CIVIL_SHARE = 0.45
"""Of passages: all marked articles, studies, blogs and threads are over 0.55, pages about other things mostly under."""

Sides = tuple[tuple[Party, ...], tuple[Party, ...]]

_LONG, _FAR = 40, 8
"""Words: a sentence longer than this is often misread; a party farther off belongs less often to the word."""


def signs_of(scene: Scene, filling: Filling, sides: Sides, claim: Claim) -> tuple[str, ...]:
    """Names of all that bears on whether the claim is right, in a fixed order; the fitted weights know them by name."""
    return tuple(sorted(set(_signs(scene, filling, sides, claim))))


def _signs(scene: Scene, filling: Filling, sides: Sides, claim: Claim) -> Iterator[str]:
    unit = scene.token(filling.unit)
    yield f"frame {filling.frame.id}"
    yield f"unit {unit.lemma} {unit.pos.lower()}"
    yield f"unit {unit.pos.lower()}"
    yield f"unit {unit.dep}"
    for role, parties in zip(("actor", "recipient"), sides, strict=True):
        how = how_filled(scene, filling, parties)
        yield f"{role} {how}"
        yield f"{claim.kind} {role} {how}"
    yield from _of_slots(claim)
    yield from _of_place(scene, filling)


def how_filled(scene: Scene, filling: Filling, parties: tuple[Party, ...]) -> str:
    """How a side of the claim was filled: by its own words or not, by name or by inference, near or far."""
    if not parties:
        return "none"
    party = parties[0]
    if party.first < 0:
        return "unsaid"
    reach = {k for i in filling.reached for k in (i, *scene.phrase(i))}
    place = "own" if reach & set(range(party.first, party.last + 1)) else "beside"
    far = " far" if abs(party.first - filling.unit) > _FAR else ""
    return f"{place}{far} {'inferred' if party.inferred else party.form}"


def _of_slots(claim: Claim) -> Iterator[str]:
    states = [{state_of(name) for name in side} for side in (claim.actor, claim.recipient)]
    yield "one state" if states[0] & states[1] else "two states" if all(states) else "half"
    for slot in ("item", "quantity", "value", "period", "terms", "stage", "place"):
        yield f"{slot} {'given' if getattr(claim, slot) else 'none'}"
    if claim.designators:
        yield "designated"
    yield f"modality {claim.modality}"
    yield f"polarity {claim.polarity}"
    yield f"{claim.kind} {claim.stage}"
    yield "said" if claim.said_by else "unsaid"


def _of_place(scene: Scene, filling: Filling) -> Iterator[str]:
    yield "long sentence" if len(scene.sentence.tokens) > _LONG else "short sentence"
    yield "military passage" if scene.military_passage else "civil passage"
    yield f"military document {min(int(scene.military_share * 5), 4)}"
    yield f"{'military' if scene.military_passage else 'civil'} passage {filling.frame.kind}"
    if scene.military_share < _CIVIL_SHARE and scene.setting.sender is None and not scene.setting.correspondence:
        yield CIVIL
    yield "military sentence" if scene.has_military_word else "civil sentence"
    if filling.items:
        yield "arms" if any(i in scene.materiel_at for i in filling.items) else "other things"
    yield f"parties {min(len(scene.parties), 4)}"


def signs_of_row(claim: Claim) -> tuple[str, ...]:
    """The signs of a claim that no sentence's grammar made: a table's row, an item of a list."""
    sides = "two states" if claim.actor and claim.recipient else "half"
    return tuple(sorted({f"frame {claim.rule}", f"{claim.kind} {claim.stage}", f"modality {claim.modality}", sides}))


def is_grounded(signs: tuple[str, ...]) -> bool:
    """True where nothing but the claim's own sentence is needed: it speaks of arms or forces and names both sides."""
    given = [sign for sign in signs if sign.startswith(("actor ", "recipient "))]
    return {"two states", "military sentence"} <= set(signs) and all(" own " in sign for sign in given)
