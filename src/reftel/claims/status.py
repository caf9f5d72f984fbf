"""How a claim stands (stage, terms, modality, polarity): as rules say, unless weights clearly speak for another.

Weights may add a doubt, never take one away: what rules hold for hearsay, a plan, a denial or a deal not yet carried
out stays so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from reftel.claims.choices import Option, better, may_choose
from reftel.claims.date_signs import tense_of
from reftel.claims.rivals import step_of
from reftel.claims.roles import Filling
from reftel.claims.scene import Scene
from reftel.claims.sights import status_seen
from reftel.model.claim import Modality, Polarity, Stage, Terms

TABLE = "status"

_LIMITS = (0.01, 0.03, 0.06, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, 0.99)
"""Steps of a chance; a value that the network holds less likely than the first is no option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a deal stands, on what terms, and whether it is so."""

    stage: Stage | None
    terms: Terms | None
    modality: Modality
    polarity: Polarity


_DONE = frozenset({"shipped", "delivered", "ongoing", "ended", None})
"""Stages of what has come about, or of what says nothing of it; at all others a deal is not carried out."""

_SURE = {"modality": frozenset({"factual"}), "polarity": frozenset({"affirmed"}), "stage": _DONE}
"""Slot → the values that leave no doubt."""

SLOTS = tuple(slot.name for slot in fields(Status))


def statuses_of(scene: Scene, filling: Filling, ruled: Status, *, heard: bool) -> list[Option]:
    """Slot by slot the rules' value, and others that the network holds possible; `heard` where somebody says so."""
    if not may_choose(TABLE, scene, filling.frame):
        return []
    known = tuple(_known(scene, filling, ruled, heard))
    return [
        option
        for slot, chances in status_seen(scene, filling.frame.kind, filling.unit).items()
        for option in _options(slot, chances, getattr(ruled, slot), known, filling.frame.kind)
    ]


def restated(ruled: Status, options: Sequence[Option]) -> tuple[Status, tuple[str, ...]]:
    """The status with the values that fit clearly better than those of the rules, and the names of their slots."""
    chosen = {slot: better(TABLE, [option for option in options if option.value[0] == slot]) for slot in SLOTS}
    changed = {slot: option.value[1] for slot, option in chosen.items() if option is not None}
    return replace(ruled, **changed), tuple(changed)


def of_a_piece(status: Status, *, by_verb: bool) -> Status:
    """The status with slots that agree: what is only planned is a plan, a refusal by "would not" a fact, affirmed.

    Of a refusal by a verb of refusing what is denied stays so: "did not refuse".
    """
    if (status.stage, status.modality, status.polarity) == ("planned", "factual", "affirmed"):
        return replace(status, modality="planned")
    if by_verb or (status.stage, status.polarity) != ("refused", "denied"):
        return status
    modality: Modality = "factual" if status.modality in ("planned", "possible") else status.modality
    return replace(status, polarity="affirmed", modality=modality)


def _options(
    slot: str, chances: Mapping[str | None, float], ruled: str | None, known: Sequence[str], kind: str
) -> Iterator[Option]:
    for value, chance in chances.items():
        if value != ruled and (chance < _LIMITS[0] or _ends_doubt(slot, value, ruled)):
            continue
        rival = max(other for name, other in chances.items() if name != value)
        plain = _signs(kind, value, ruled, (step_of(chance, _LIMITS), step_of(rival, _LIMITS)))
        signs = {"always", *(f"{slot} {sign}" for sign in plain), *(f"{slot} {value} {sign}" for sign in known)}
        yield Option(value=(slot, value), signs=tuple(sorted(signs)), ruled=value == ruled)


def _ends_doubt(slot: str, value: str | None, ruled: str | None) -> bool:
    sure = _SURE.get(slot, frozenset())
    return value in sure and ruled not in sure


def _known(scene: Scene, filling: Filling, ruled: Status, heard: bool) -> Iterator[str]:
    """What may speak for or against any value: the word, its tense, the frame, what rules say of all four slots."""
    yield f"by {filling.frame.id}"
    yield f"word {scene.token(filling.unit).lemma}"
    yield f"tense {tense_of(scene, filling.unit)}"
    yield f"heard {heard}"
    yield from (f"ruled {slot} {getattr(ruled, slot)}" for slot in SLOTS)


def _signs(kind: str, value: str | None, ruled: str | None, steps: tuple[int, int]) -> Iterator[str]:
    """How likely the network holds the value, and whether rules take it."""
    own, rival = steps
    is_ruled = value == ruled
    yield f"{value}"
    yield f"{kind} {value}"
    yield f"ruled {is_ruled}"
    yield f"{kind} ruled {is_ruled}"
    yield f"{kind} {value} ruled {ruled}"
    yield f"seen {own}"
    yield f"seen {own} rival {rival}"
    yield f"seen {own} ruled {is_ruled}"
    yield f"{value} seen {own}"
    yield f"{value} seen {own} ruled {is_ruled}"
    yield f"{kind} {value} seen {own}"
