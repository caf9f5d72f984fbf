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
    "parties": "agree conflict service service_agree missing",
    "materiel": "designator family class garbled conflict class_conflict words",
    "period": "days months years vague lasting near retold chain near_days chain_years",
    "amounts": "equal small vague close conflict few",
    "value": "equal vague close conflict",
    "place": "agree conflict",
    "terms": "agree conflict",
    "stage": "agree chain refused",
    "document": "repeat rival stages sentence near_characters",
    "retelling": "same part figures diverted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How claims are compared. `points` by table and name; the rest as the file says of each."""

    link: float
    join: float
    margin: float
    crowd: int
    window: int
    states: frozenset[str]
    mutual: frozenset[str]
    lasting: frozenset[str]
    services: frozenset[str]
    heirs: Mapping[str, str]
    ranks: Mapping[str, int]
    points: Mapping[str, Mapping[str, float]]


@cached
def load_rules() -> Rules:
    """The file's rules. Raises VocabularyError where something is missing, unknown, or of another form."""
    try:
        rules = _rules(read_toml(_FILE))
    except (KeyError, TypeError, ValueError) as error:
        raise VocabularyError(f"vocabulary/{_FILE}: {error} is missing, or of another form") from error
    if unknown := (rules.states | rules.mutual | rules.lasting) - set(KINDS):
        raise VocabularyError(f"vocabulary/{_FILE}: {', '.join(sorted(unknown))} is no kind of claim")
    if unknown := set(rules.ranks) ^ set(STAGES):
        raise VocabularyError(f"vocabulary/{_FILE}: stage.ranks and the stages differ in {', '.join(sorted(unknown))}")
    return rules


def _rules(data: Mapping[str, Any]) -> Rules:
    kinds, parties = data["kinds"], data["parties"]
    return Rules(
        link=data["link"], join=data["join"], margin=data["margin"],
        crowd=int(data["blocking"]["crowd"]), window=int(data["blocking"]["window"]),
        states=frozenset(kinds["states"]), mutual=frozenset(kinds["mutual"]), lasting=frozenset(kinds["lasting"]),
        services=frozenset(parties["services"]), heirs=parties["heirs"], ranks=data["stage"]["ranks"],
        points={table: {name: float(data[table][name]) for name in names.split()} for table, names in _POINTS.items()},
    )  # fmt: skip
