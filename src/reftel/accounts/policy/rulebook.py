"""The rules that a policy may name, and their words: `vocabulary/accounts/rules.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reftel.rules.data import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what it goes by, and why it sets an account aside; `order` ranks grades, `ranks` forms of documents."""

    name: str
    label: str
    aside: str
    order: str
    ranks: Mapping[str, str]

    def why(self, mine: object = "", best: object = "") -> str:
        """The reason for which an account is set aside, in words."""
        return self.aside.format(mine=mine, best=best)


@cache
def load_rules() -> Mapping[str, Rule]:
    """The rules by name."""
    return {name: _rule(name, entry) for name, entry in read_toml("accounts/rules.toml").items()}


def _rule(name: str, entry: Mapping[str, Any]) -> Rule:
    ranks = {genre: rank for rank in ("primary", "secondary") for genre in entry.get(rank, "").split()}
    return Rule(name=name, label=entry["label"], aside=entry["aside"], order=entry.get("order", ""), ranks=ranks)
