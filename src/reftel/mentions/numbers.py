"""Numbers in a run of tokens: digits and words, with their magnitude."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reftel.model.sentence import Token
from reftel.rules.amounts import AmountTable

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?|\.\d+")
_SHORT = re.compile(r"(\d[\d,.]*?)([a-z]{1,3})\.?")
_MARKED = re.compile(r"(?=~|.*x$)(~?)(\d[\d,.]*)x?")
_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_THOUSAND = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at tokens `first` to `last`.

    `vague` is set where only its order is said ("hundreds"), `rough` where it is not meant exactly ("a good
    thousand"), `scale` is the magnitude that was said with it, else 1.
    """

    first: int
    last: int
    value: float
    vague: bool = False
    rough: bool = False
    scale: float = 1


def word_at(tokens: Sequence[Token], i: int) -> str:
    """The lower-case text of token `i`, empty outside the sentence."""
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def number_at(tokens: Sequence[Token], at: int, table: AmountTable, *, money: bool = False) -> Number | None:
    """The longest number that starts at token `at`, or None. In sums of `money` short magnitudes count ("15 m")."""
    return _indefinite(tokens, at, table) or _vague(tokens, at, table) or _definite(tokens, at, table, money=money)


def _indefinite(tokens: Sequence[Token], at: int, table: AmountTable) -> Number | None:
    """ "a thousand", "a good dozen", "half a million", "a couple of", "several hundred"."""
    i, sets = at, table.sets
    if word_at(tokens, i) in sets["none"] and word_at(tokens, i + 1) in sets["of"]:
        return Number(first=at, last=at, value=0)
    if word_at(tokens, i) in sets["negations"]:
        return _not_one(tokens, at, table)
    part = 0.5 if word_at(tokens, i) in sets["half"] else 1.0
    i += part != 1.0
    dash = part != 1.0 and word_at(tokens, i) == "-"
    if part != 1.0 and word_at(tokens, i + dash) in table.magnitudes:
        return _scaled(tokens, Number(first=at, last=at, value=part), table, money=False)
    if word_at(tokens, i) in sets["several"] and word_at(tokens, i + 1) in table.magnitudes:
        found = _scaled(tokens, Number(first=at, last=i, value=1), table, money=False)
        return replace(found, vague=True)
    if word_at(tokens, i) not in sets["articles"]:
        return None
    i += 1
    if word_at(tokens, i) in sets["pair"]:
        last = i + (word_at(tokens, i + 1) in sets["of"])
        return Number(first=at, last=last, value=2, rough=True)
    rough = word_at(tokens, i) in sets["rough"]
    i += rough
    if word_at(tokens, i) in sets["several"] and word_at(tokens, i + 1) in table.magnitudes:
        return replace(_scaled(tokens, Number(first=at, last=i, value=1), table, money=False), vague=True)
    if word_at(tokens, i) not in table.magnitudes:
        return None
    return replace(_scaled(tokens, Number(first=at, last=i - 1, value=part), table, money=False), rough=rough)


def _not_one(tokens: Sequence[Token], at: int, table: AmountTable) -> Number | None:
    """ "not one of them", "not a single soldier": nought; "not one but two" is another matter."""
    single = word_at(tokens, at + 1) in table.sets["articles"] and word_at(tokens, at + 2) in table.sets["single"]
    one = table.cardinals.get(word_at(tokens, at + 1)) == 1 and word_at(tokens, at + 2) not in table.sets["but"]
    return Number(first=at, last=at + 1 + single, value=0) if single or one else None


def _vague(tokens: Sequence[Token], at: int, table: AmountTable) -> Number | None:
    """ "hundreds", "tens of thousands"."""
    value = table.vague.get(word_at(tokens, at))
    if value is None:
        return None
    of_more = table.vague.get(word_at(tokens, at + 2)) if word_at(tokens, at + 1) in table.sets["of"] else None
    if of_more:
        return Number(first=at, last=at + 2, value=value * of_more, vague=True)
    return Number(first=at, last=at, value=value, vague=True)


def _definite(tokens: Sequence[Token], at: int, table: AmountTable, *, money: bool) -> Number | None:
    number = _digits(tokens, at, table, money=money) or _words(tokens, at, table)
    if number is None:
        return None
    return _scaled(tokens, _and_a_half(tokens, number, table), table, money=money)


def _digits(tokens: Sequence[Token], at: int, table: AmountTable, *, money: bool) -> Number | None:
    text = tokens[at].text
    if _DIGITS.fullmatch(text):
        return _grouped(tokens, at, _value(text))
    if (marked := _MARKED.fullmatch(text)) and _DIGITS.fullmatch(marked[2]):
        return Number(first=at, last=at, value=_value(marked[2]), rough=bool(marked[1]))
    if _COMMA.fullmatch(text) and word_at(tokens, at + 1) in table.magnitudes:
        return Number(first=at, last=at, value=float(text.replace(",", ".")))
    if text[-1:] in _PARTS and (len(text) == 1 or text[:-1].isdecimal()):
        return Number(first=at, last=at, value=float(text[:-1] or 0) + _PARTS[text[-1]])
    short = _SHORT.fullmatch(text.lower()) if money else None
    if short and short[2] in table.suffixes and _DIGITS.fullmatch(short[1]):
        scale = table.suffixes[short[2]]
        return Number(first=at, last=at, value=_times(_value(short[1]), scale), scale=scale)
    return None


def _value(text: str) -> float:
    return float(text.replace(".", "") if text.count(".") > 1 else text.replace(",", ""))


def _times(value: float, scale: float) -> float:
    """The product as a person would write it: 4.02 × 10⁹ is 4,020,000,000."""
    return round(value * scale, 4)


def _grouped(tokens: Sequence[Token], at: int, value: float) -> Number:
    """ "400 000": groups of three digits apart by spaces."""
    last = at
    if len(tokens[at].text) <= 3 and value > 0:
        while re.fullmatch("0{3}", word_at(tokens, last + 1)):
            value, last = value * _THOUSAND, last + 1
    return Number(first=at, last=last, value=value)


def _and_a_half(tokens: Sequence[Token], number: Number, table: AmountTable) -> Number:
    """ "two and a half billion", "2 ½"."""
    i, sets = number.last + 1, table.sets
    if (part := _PARTS.get(word_at(tokens, i))) is not None:
        return replace(number, last=i, value=number.value + part)
    words = (word_at(tokens, i), word_at(tokens, i + 1), word_at(tokens, i + 2))
    if words[0] in sets["joiner"] and words[1] in sets["articles"] and words[2] in sets["half"]:
        return replace(number, last=i + 2, value=number.value + 0.5)
    return number


def _words(tokens: Sequence[Token], at: int, table: AmountTable) -> Number | None:
    """ "seventy-nine", "two hundred and fifty thousand"."""
    total, ceiling, last, i = 0.0, float("inf"), at, at
    group: float | None = None
    while i < len(tokens):
        word = word_at(tokens, i)
        value = _cardinal(word, table)
        scale = table.magnitudes.get(word, 0)
        if value is not None and (group is None or _continues(group, value)):
            group = (group or 0) + value
            last = i
        elif scale and group is not None and scale < _THOUSAND and group < 100:
            group, last = group * scale, i
        elif scale and group is not None and _THOUSAND <= scale < ceiling:
            total, group, ceiling, last = total + group * scale, None, float(scale), i
        elif not (_joins(word, table) and last == i - 1 and _goes_on(tokens, i + 1, total, group, table)):
            break
        i += 1
    if group is None and total == 0:
        return None
    hundreds = 100 if total == 0 and group and group >= 100 and group % 100 == 0 else 1
    return Number(first=at, last=last, value=total + (group or 0), scale=ceiling if group is None else hundreds)


def _joins(word: str, table: AmountTable) -> bool:
    return word == "-" or word in table.sets["joiner"]


def _cardinal(word: str, table: AmountTable) -> float | None:
    parts = word.split("-")
    return sum(table.cardinals[part] for part in parts) if all(part in table.cardinals for part in parts) else None


def _continues(group: float, value: float) -> bool:
    """True for "twenty" before "five" and for "two hundred" before "fifty"."""
    if group % 100 == 0:
        return group > 0 and 0 < value < 100
    return group % 10 == 0 and group % 100 >= 20 and value < 10


def _goes_on(tokens: Sequence[Token], i: int, total: float, group: float | None, table: AmountTable) -> bool:
    """True where what follows a hyphen or "and" is part of the same number."""
    word = word_at(tokens, i)
    value = _cardinal(word, table)
    if value is not None:
        return _continues(group, value) if group is not None else total > 0
    return word_at(tokens, i - 1) == "-" and word in table.magnitudes and group is not None


def _scaled(tokens: Sequence[Token], number: Number, table: AmountTable, *, money: bool) -> Number:
    """Apply "thousand", "million", "dozen", with or without a hyphen before."""
    while True:
        i = number.last + 1
        if word_at(tokens, i) == "-":
            i += 1
        word = word_at(tokens, i)
        scale = table.magnitudes.get(word) or (table.suffixes.get(word.rstrip(".")) if money else None)
        if not scale or (number.scale != 1 and scale < _THOUSAND):
            return number
        number = replace(number, last=i, value=_times(number.value, scale), scale=number.scale * scale)
