"""A choice among the values that a slot may have: the one that rules take, unless weights clearly speak for another."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from reftel.claims.scene import Scene
from reftel.rules.frames import Frame, own_ids
from reftel.rules.weights import load_weights

MARGIN = 0.25
"""Log odds: another value is taken only where it is so much likelier than that of the rules."""

FITS = "fits"
"""The label of a table that says of a value whether it fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value that a slot may have, with all that bears on whether it fits; `ruled` is the one that rules take."""

    value: Any
    signs: tuple[str, ...]
    ruled: bool = False


Looks = dict[str, Sequence[Any]]
"""Table → the options that a claim had there."""

_noted: ContextVar[list[tuple[Any, Looks]] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[list[tuple[Any, Looks]]]:
    """Keep each claim that is made inside with the options that it had, and choose nothing: so weights are learned."""
    kept: list[tuple[Any, Looks]] = []
    token = _noted.set(kept)
    try:
        yield kept
    finally:
        _noted.reset(token)


def may_choose(table: str, scene: Scene, frame: Frame) -> bool:
    """True where learned weights are asked for and there are any; what a user's own frame says stands."""
    return scene.weighed and frame.id not in own_ids() and (is_noting() or bool(load_weights(table).signs))


def is_noting() -> bool:
    """True where options are kept and the rules' own values stand."""
    return _noted.get() is not None


def note(claim: Any, looks: Looks) -> None:
    """Keep the options of a claim where somebody asked for them."""
    kept = _noted.get()
    if kept is not None:
        kept.append((claim, looks))


def better(table: str, options: Sequence[Option]) -> Option | None:
    """The option that fits best where it clearly fits better than what rules take; else None."""
    if is_noting() or not options:
        return None
    weights = load_weights(table)
    scores = [weights.totals(option.signs)[FITS] for option in options]
    ruled = max((score for score, option in zip(scores, options, strict=True) if option.ruled), default=None)
    best = max(range(len(options)), key=lambda k: (scores[k], -k))
    if ruled is None or options[best].ruled or scores[best] - ruled <= MARGIN:
        return None
    return options[best]
