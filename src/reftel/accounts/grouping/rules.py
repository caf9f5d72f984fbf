"""The points and lists of `vocabulary/accounts/grouping.toml`, checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reftel.errors import VocabularyError
from reftel.model.claim import KINDS, STAGES
from reftel.rules.data import read_toml
from reftel.rules.layer import cached

_FILE = "accounts/grouping.toml"
_POINTS = {
    "parties": "agree organ conflict rival service missing",
    "materiel": "designator family variants class garbled conflict class_conflict words other_words",
    "period": "days months years vague lasting near near_days retold slip rival rival_years "
    "chain chain_years stock_years",
    "amounts": "equal small vague close part conflict other few",
    "value": "equal vague close conflict",
    "place": "agree conflict",
    "terms": "agree conflict",
    "stage": "agree chain undone supposed",
    "document": "repeat retold rival denial stages sentence near_characters",
    "told": "apart years near days",
    "retelling": "same part figures diverted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How claims are compared. `points` by table and name; the rest as the file says of each."""

    link: float
    strong: float
    join: float
    loose: float
    floor: float
    margin: float
    crowd: int
    window: int
    states: frozenset[str]
    mutual: frozenset[str]
    whispered: frozenset[str]
    rare: frozenset[str]
    lasting: frozenset[str]
    ranks: Mapping[str, int]
    undone: Mapping[str, frozenset[str]]
    points: Mapping[str, Mapping[str, float]]


@cached
def load_rules() -> Rules:
    """The file's rules. Raises VocabularyError where something is missing, unknown, or of another form."""
    try:
        rules = _rules(read_toml(_FILE))
    except (KeyError, TypeError, ValueError) as error:
        raise VocabularyError(f"vocabulary/{_FILE}: {error} is missing, or of another form") from error
    kinds = rules.states | rules.mutual | rules.lasting | rules.whispered | rules.rare
    if no_kinds := kinds - set(KINDS):
        raise VocabularyError(f"vocabulary/{_FILE}: {', '.join(sorted(no_kinds))} is no kind of claim")
    if no_stages := {*(rules.ranks.keys() ^ set(STAGES)), *(rules.undone.keys() - set(STAGES))}:
        raise VocabularyError(f"vocabulary/{_FILE}: ranks and stages differ in {', '.join(sorted(no_stages))}")
    return rules


def _rules(data: Mapping[str, Any]) -> Rules:
    kinds = data["kinds"]
    return Rules(
        link=data["link"], strong=data["strong"], join=data["join"],
        loose=data["loose"], floor=data["floor"], margin=data["margin"],
        crowd=int(data["blocking"]["crowd"]), window=int(data["blocking"]["window"]),
        states=frozenset(kinds["states"]), mutual=frozenset(kinds["mutual"]),
        whispered=frozenset(kinds["whispered"]), rare=frozenset(kinds["rare"]), lasting=frozenset(kinds["lasting"]),
        ranks=data["stage"]["ranks"],
        undone={stage: frozenset(others) for stage, others in data["stage"]["undoes"].items()},
        points={table: {name: float(data[table][name]) for name in names.split()} for table, names in _POINTS.items()},
    )  # fmt: skip
