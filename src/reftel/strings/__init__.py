"""What pages say, in one file for each language (`<language>.toml`); what states are called (`states.tsv`)."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "es")


@cache
def load_strings(language: str) -> Mapping[str, str]:
    """The strings of a language by their dotted names."""
    text = files("reftel.strings").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return dict(_flat(tomllib.loads(text), ""))


@cache
def load_states(language: str) -> Mapping[str, str]:
    """The names of states and territories in a language, by code."""
    lines = files("reftel.strings").joinpath("states.tsv").read_text(encoding="utf-8").splitlines()
    heads, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: row[heads.index(language)] for row in rows}


def preferred(accepted: str) -> str:
    """The language that a browser's `Accept-Language` asks for first among ours; English where none is.

    >>> preferred("fr-FR, es;q=0.8, en;q=0.5")
    'es'
    """
    asked = [part.partition(";")[0].strip().lower().partition("-")[0] for part in accepted.split(",")]
    return next((language for language in asked if language in LANGUAGES), LANGUAGES[0])


class Say:
    """What a page says, in its language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._strings = load_strings(language)

    def __call__(self, name: str, **values: object) -> str:
        """The string of this name, with values in it."""
        return self._strings[name].format_map(values)

    def number(self, number: float) -> str:
        """A number with its thousands set apart."""
        signs = {",": self._strings["number.thousands"], ".": self._strings["number.point"]}
        return "".join(signs.get(sign, sign) for sign in f"{number:,.10g}")

    def count(self, name: str, number: int) -> str:
        """So many of a thing: "1 claim", "2 claims"."""
        return self(f"count.{name}.{'one' if number == 1 else 'other'}", n=self.number(number))

    def code(self, what: str, code: str) -> str:
        """A code of the ledger in words; the code itself where there are none."""
        return self._strings.get(f"code.{what}.{code}", code)

    def party(self, party: str | None) -> str:
        """A party in words: a state by its name, an organ after its state's ("Peru/navy"), others by their id."""
        if party is None:
            return self._strings["party.unknown"]
        state, slash, organ = party.partition("/")
        return f"{load_states(self.language).get(state, state)}{slash}{organ}"

    def value(self, value: object) -> str:
        """A slot's value in the form of exports; "" where there is none."""
        if value is None:
            return ""
        if isinstance(value, Mapping):
            return self._amount(value)
        if isinstance(value, list | tuple):
            return ", ".join(self.value(part) for part in value)
        return str(value)

    def _amount(self, amount: Mapping[str, Any]) -> str:
        low, high = (None if end is None else self.number(end) for end in (amount["low"], amount["high"]))
        if low == high:
            number = self("amount.unknown") if low is None else low
        elif low is None or high is None:
            number = self("amount.most", n=high) if low is None else self("amount.least", n=low)
        else:
            number = f"{low}–{high}"
        told = f"{number} {amount.get('unit', amount.get('currency', ''))}"
        return self("amount.about", amount=told) if amount.get("approx") else told


def _flat(table: Mapping[str, Any], under: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{under}{name}.")
        else:
            yield f"{under}{name}", value
