"""How far a fact got, as it is drawn: what is planned is never done, what is denied is neither."""

from collections.abc import Mapping
from typing import Literal, get_args

from reftel.measures.kinds import load_kinds

Progress = Literal["done", "promised", "sought", "stopped", "untold", "denied"]
"""`done`: it happened or holds. `promised`: agreed, ordered, shipped or planned. `sought`: asked for or offered.
`stopped`: cancelled, suspended, diverted, lifted or refused, where that is no fact of its own. `untold`: no stage is
told of what needs one. `denied`: a document says that it is not so."""
PROGRESSES: tuple[Progress, ...] = get_args(Progress)

_ELSE: Mapping[str, Progress] = {
    "requested": "sought", "offered": "sought", "planned": "promised", "agreed": "promised", "ordered": "promised",
    "shipped": "promised", "cancelled": "stopped", "suspended": "stopped", "diverted": "stopped", "lifted": "stopped",
    "refused": "stopped", "ended": "stopped",
}  # fmt: skip
"""Of stages that `vocabulary/crosswalks/kinds.tsv` does not count for a kind."""


def progress_of(kind: str, stage: str, modality: str) -> Progress:
    """How far a fact of this kind got; `stage` is "-" where none is told.

    >>> progress_of("transfer", "delivered", "planned"), progress_of("mission", "ended", "factual")
    ('promised', 'done')
    """
    counting = load_kinds()[kind]
    if stage in counting.done:
        return "promised" if modality == "planned" else "done"
    if stage in counting.promised:
        return "promised"
    return _ELSE.get(stage, "promised" if modality == "planned" else "untold")
