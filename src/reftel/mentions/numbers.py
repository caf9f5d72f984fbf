"""Numbers in a run of tokens: digits and words, with their magnitude."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reftel.model.sentence import Token
from reftel.rules.amounts import AmountTable

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_HALF = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at tokens `first` to `last`; `vague` where only its order is said ("hundreds")."""

    first: int
    last: int
    value: float
    vague: bool = False
    magnified: bool = False


def number_at(tokens: Sequence[Token], at: int, table: AmountTable) -> Number | None:
    """The longest number that starts at token `at`, or None."""
    word = tokens[at].text.lower()
    if word in table.vague:
        return Number(first=at, last=at, value=table.vague[word], vague=True)
    value, last = _simple(tokens, at, table)
    if value is None:
        return None
    return _magnified(tokens, at, last, value, table)


def _simple(tokens: Sequence[Token], at: int, table: AmountTable) -> tuple[float | None, int]:
    text = tokens[at].text
    if _DIGITS.fullmatch(text):
        return float(text.replace(",", "")), at
    if text[:-1].isdigit() and text[-1:] in _HALF:
        return float(text[:-1]) + _HALF[text[-1]], at
    return _words(tokens, at, table)


def _words(tokens: Sequence[Token], at: int, table: AmountTable) -> tuple[float | None, int]:
    """ "seventy-nine", "two hundred and fifty": number words up to a magnitude of a thousand."""
    total: float | None = None
    last, i = at, at
    while i < len(tokens):
        word = tokens[i].text.lower()
        parts = word.split("-")
        if all(part in table.cardinals for part in parts) and (total is None or _continues(total, word, table)):
            total = (total or 0) + sum(table.cardinals[part] for part in parts)
            last = i
        elif word in ("hundred",) and total is not None and total < 100:
            total *= 100
            last = i
        elif not (word in ("-", "and") and total is not None and _more(tokens, i + 1, table, total)):
            break
        i += 1
    return total, last


def _continues(total: float, word: str, table: AmountTable) -> bool:
    value = table.cardinals.get(word, 100)
    return (total % 100 == 0 and total > 0) or (total % 10 == 0 and total % 100 >= 20 and value < 10)


def _more(tokens: Sequence[Token], i: int, table: AmountTable, total: float) -> bool:
    return i < len(tokens) and tokens[i].text.lower() in table.cardinals and _continues(
        total, tokens[i].text.lower(), table
    )  # fmt: skip


def _magnified(tokens: Sequence[Token], first: int, last: int, value: float, table: AmountTable) -> Number:
    """Apply "thousand", "million", "dozen", with or without a hyphen before."""
    magnified = False
    while True:
        i = last + 1
        if i < len(tokens) and tokens[i].text == "-" and i + 1 < len(tokens):
            i += 1
        if i >= len(tokens) or tokens[i].text.lower() not in table.magnitudes:
            return Number(first=first, last=last, value=value, magnified=magnified)
        word = tokens[i].text.lower()
        if word in ("m", "score") and tokens[i].text != "m":
            return Number(first=first, last=last, value=value, magnified=magnified)
        value, last, magnified = value * table.magnitudes[word], i, True
