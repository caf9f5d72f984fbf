"""What a frame lacked, in a sentence for a person."""

from reftel.claims.roles import Filling, Lack
from reftel.claims.scene import Scene
from reftel.rules.frames import Frame

Why = tuple[str, str]
"""A reason's code, and what was lacking in words."""

_EMPTY = {
    "item": "no thing is named where the rule looks for one",
    "quantity": "no count stands at the word",
    "value": "the sentence has no amount of money",
    "own-value": "no amount of money belongs to the word or to its thing",
    "period-span": "the sentence has no period with two ends",
}
_SIDES = ("party", "pair", "actor", "recipient", "foreign")


def of_lack(scene: Scene, frame: Frame, lack: Lack) -> Why:
    """The reason for which a frame did not hold."""
    if lack.what == "need":
        return _of_need(lack)
    names = (frame.when if lack.what == "when" else frame.unless)[lack.name]
    asked = f"of the class {' or '.join(names)}, and {'nothing stands there' if lack.word is None else 'here it is'}"
    here = "" if lack.word is None else f" “{scene.token(lack.word).text}”"
    path = lack.name.replace("|", " or ")
    if lack.what == "unless":
        return "excluded-word", f"{path} must not be {asked}{here}"
    return ("other-thing" if _is_of_thing(lack.name) else "condition-not-met"), f"{path} must be {asked}{here}"


def _is_of_thing(paths: str) -> bool:
    """True of a condition on what passes or is done to, not on the word itself and what it hangs on."""
    return paths in ("item", "object")


def _of_need(lack: Lack) -> Why:
    assert lack.filling is not None
    if lack.name in _SIDES:
        return _of_sides(lack.name, lack.filling)
    if lack.name in _EMPTY:
        return "slot-empty", _EMPTY[lack.name]
    if lack.name == "adjectival":
        return "condition-not-met", "only where the word modifies another"
    return "not-military", "neither the words beside it nor the passage speak of arms or forces"


def _of_sides(need: str, filling: Filling) -> Why:
    actors, recipients = (
        list(dict.fromkeys(i for party in side for i in party.ids)) for side in (filling.actors, filling.recipients)
    )
    if actors and recipients:
        return "one-state", f"both sides are of one state: {', '.join(actors)} and {', '.join(recipients)}"
    if need in ("actor", "recipient"):
        return "no-party", f"no {need} is found"
    if not actors and not recipients:
        return "no-party", "neither side is found"
    found = f"the actor is {', '.join(actors)}" if actors else f"the recipient is {', '.join(recipients)}"
    return "no-party", f"{found}, and no {'recipient' if actors else 'actor'} is found"
