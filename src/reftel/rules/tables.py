"""Words at the heads of columns, and what a heading says of a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from reftel.model.claim import KINDS, Kind, Stage
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


_SCALES = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """Of tables with a column for each year: kinds, scales and currencies by the words that say them.

    Under a heading with a word of `takers` the rows are those that get.
    """

    rule: str
    note: str
    kinds: Mapping[str, Kind]
    scales: Mapping[str, float]
    currencies: Mapping[str, str]
    takers: frozenset[str]


@cache
def load_figure_words(language: str = "en") -> FigureWords:
    """The words of a language."""
    data = dict(read_toml(f"languages/{language}/tables.toml")["figures"])
    sets = {name: text.split() for name, text in data.items() if name not in ("id", "note")}
    return FigureWords(
        rule=data["id"],
        note=data["note"],
        kinds={word: kind for kind in KINDS for word in sets.get(kind, ())},
        scales={word: scale for name, scale in _SCALES.items() for word in sets[name]},
        currencies={word: code for code, words in sets.items() if code.isupper() for word in words},
        takers=frozenset(sets["takers"]),
    )
