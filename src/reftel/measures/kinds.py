"""Which stages of each kind count as done, as promised, as the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from reftel.errors import VocabularyError
from reftel.model.claim import KINDS, STAGES
from reftel.rules.data import read_tsv

Nature = Literal["flow", "state", "stock", "statistic"]
NO_STAGE = "-"
_FILE = "crosswalks/kinds.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How claims of a kind are counted. Stages are codes; `NO_STAGE` is a claim that has none."""

    nature: Nature
    assists: bool
    done: frozenset[str]
    promised: frozenset[str]
    ends: frozenset[str]
    breaks: frozenset[str]

    @property
    def lasts(self) -> bool:
        """True where it holds throughout its period, and does not just happen within it."""
        return self.nature in ("state", "stock")


@cache
def load_kinds() -> Mapping[str, Counting]:
    """The table by kind. Raises VocabularyError where a kind is missing, or a stage or nature is none."""
    table = {row["kind"]: _counting(row) for row in read_tsv(_FILE)}
    if set(table) != set(KINDS):
        raise VocabularyError(f"vocabulary/{_FILE}: there should be one line for each of {', '.join(KINDS)}")
    return table


def assisting_kinds() -> list[str]:
    """The kinds that are assistance from actor to recipient."""
    return [kind for kind, counting in load_kinds().items() if counting.assists]


def _counting(row: Mapping[str, str]) -> Counting:
    stages = {name: frozenset(row[name].split()) for name in ("done", "promised", "ends", "breaks")}
    if unknown := frozenset().union(*stages.values()) - {*STAGES, NO_STAGE}:
        raise VocabularyError(f"vocabulary/{_FILE}: {row['kind']} has an unknown stage {', '.join(sorted(unknown))}")
    if row["nature"] not in get_args(Nature):
        raise VocabularyError(f"vocabulary/{_FILE}: {row['kind']} has an unknown nature {row['nature']}")
    return Counting(nature=cast(Nature, row["nature"]), assists=row["assists"] == "yes", **stages)
