"""Words at the heads of columns, and what a heading says of a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from reftel.model.claim import Stage
from reftel.rules.data import read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """`columns` are kinds of column with the words of their heads, the first that fits first; `rule` names the rule.

    `stages` are words of a heading that say what happened, `stocks` those that say that nothing did: arms stand there.
    """

    rule: str
    note: str
    columns: tuple[tuple[str, frozenset[str]], ...]
    stages: Mapping[str, Stage]
    stocks: frozenset[str]

    def column(self, head: str) -> str | None:
        """What a column with this head holds."""
        words = set(head.lower().replace("/", " ").split())
        return next((name for name, known in self.columns if words & known), None)


@cache
def load_table_words(language: str = "en") -> TableWords:
    """The words of a language."""
    data = read_toml(f"languages/{language}/tables.toml")
    return TableWords(
        rule=data["id"],
        note=data["note"],
        columns=tuple((group["name"], frozenset(group["words"].split())) for group in data["column"]),
        stages={word: cast("Stage", stage) for stage, words in data["stages"].items() for word in words.split()},
        stocks=frozenset(data["stocks"]["words"].split()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What a lead-in says of the items below it: `limit` is its greatest length, `words` are sets of words by name."""

    rule: str
    limit: int
    words: Mapping[str, frozenset[str]]


@cache
def load_list_words(language: str = "en") -> ListWords:
    """The words of a language."""
    data = dict(read_toml(f"languages/{language}/tables.toml")["lists"])
    rule, limit = data.pop("id"), int(data.pop("words"))
    return ListWords(rule=rule, limit=limit, words={name: frozenset(words.split()) for name, words in data.items()})
