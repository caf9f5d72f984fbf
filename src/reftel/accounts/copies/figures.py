"""Figures and designations in words, and what can go wrong with them in copying."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reftel.accounts.copies.align import Stretch
from reftel.accounts.copies.vocabulary import load_copy_words
from reftel.accounts.copies.words import FIGURE, Token
from reftel.model.copies import Change
from reftel.rules.amounts import load_amounts
from reftel.rules.materiel import plain

NEAR = 4
"""Words between two runs that may stand for one another."""

_ROUNDED = 1.25
"""A figure beside a word such as "about" may be this many times the exact one."""

_NUMBER = re.compile(r"\d+")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a copy (`here`) and of its origin (`there`) that do not say the same, as tokens from and to."""

    here: tuple[int, int]
    there: tuple[int, int]


def differences(stretch: Stretch) -> list[Difference]:
    """Where the two sides of a stretch differ in a figure, a designation or a unit, in order."""
    found = [
        Difference((here, here + 1), (there, there + 1))
        for here, there in stretch.figures()
        if not _is_same_figure(_written(stretch.here, here), _written(stretch.there, there))
        and not _is_rounded(_up_to(stretch.here, here), _up_to(stretch.there, there))
    ]
    found += [
        Difference(here, there)
        for here, there in map(_with_figure, stretch.gaps())
        if _differs(stretch.here[slice(*here)], stretch.there[slice(*there)])
    ]
    return sorted(found, key=lambda one: one.here)


def _with_figure(gap: tuple[tuple[int, int], tuple[int, int]]) -> tuple[tuple[int, int], tuple[int, int]]:
    """A gap; where one side has nothing in it, with the words before: "350" for "350 million"."""
    (here, here_end), (there, there_end) = gap
    before = 1 if here == here_end or there == there_end else 0
    return (here - before, here_end), (there - before, there_end)


def _up_to(tokens: Sequence[Token], at: int) -> list[str]:
    """A figure with the words before it that may take its exactness away."""
    return [token.text for token in tokens[max(at - 2, 0) : at + 1]]


def texts_of(stretch: Stretch, found: Iterable[Difference]) -> tuple[list[str], list[str]]:
    """The words that differ, here and there."""
    pairs = list(found)
    here = [stretch.here[at].text for one in pairs for at in range(*one.here)]
    return here, [stretch.there[at].text for one in pairs for at in range(*one.there)]


def value_of(words: Sequence[str]) -> float | None:
    """The figure that words come to ("25 million", "forty"); None where they hold none."""
    told, scale, found = 0.0, 1.0, False
    for word in words:
        lower = word.casefold()
        cardinals = load_amounts().cardinals
        if (number := _number(word)) is not None or lower in cardinals:
            told, found = told + (number if number is not None else cardinals[lower]), True
        elif lower in load_copy_words().magnitudes:
            scale *= load_copy_words().magnitudes[lower]
    return (told or 1.0) * scale if found or scale > 1 else None


def change_between(here: Sequence[str], there: Sequence[str]) -> Change:
    """What went wrong from the words of one figure or designation to those of another."""
    if any(map(is_designation, (*here, *there))):
        return "designation"
    return change_of(_digits(here), _digits(there))


def change_of(here: str, there: str) -> Change:
    """What went wrong from some digits to others; the same digits are of another unit."""
    if not here or not there or here == there:
        return "unit"
    if here.rstrip("0") == there.rstrip("0"):
        return "zero"
    return "transposed" if sorted(here) == sorted(there) else "figure"


def is_swapped(here: Sequence[str], there: Sequence[str]) -> bool:
    """True where several words hold the same figures on both sides, each in another place."""
    mine, theirs = _numbers(here), _numbers(there)
    return len(mine) > 1 and mine != theirs and Counter(mine) == Counter(theirs)


def is_designation(word: str) -> bool:
    """True of a word of letters and digits, as designations are; an ordinal is a figure."""
    return any(c.isalpha() for c in word) and any(c.isdigit() for c in word) and not _ORDINAL.fullmatch(word)


def _numbers(words: Sequence[str]) -> list[str]:
    return [number for word in words for number in _NUMBER.findall(word.replace(",", ""))]


def _digits(words: Sequence[str]) -> str:
    """The digits of a figure without the words that make it greater."""
    value = value_of([word for word in words if word.casefold() not in load_copy_words().magnitudes])
    return "" if value is None else f"{value:f}".rstrip("0").rstrip(".").replace(".", "")


def _number(word: str) -> float | None:
    digits = re.sub(r"[,.](?=\d{3}\b)", "", word).replace(",", ".")
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None


def _written(tokens: Sequence[Token], at: int) -> list[str]:
    """A figure as it stands, and with the word before it: "SU 22" is "Su-22"."""
    return [tokens[at].text, *([tokens[at - 1].text + tokens[at].text] if at else [])]


def _is_same_figure(here: Sequence[str], there: Sequence[str]) -> bool:
    mine, theirs = ({plain(word).removesuffix("S") for word in words} for words in (here, there))
    values = value_of(here[:1]), value_of(there[:1])
    return bool(mine & theirs) or (values[0] is not None and values[0] == values[1])


def _differs(here: Sequence[Token], there: Sequence[Token]) -> bool:
    """True where words that stand for one another hold a figure or a unit, and not the same one."""
    if not here or not there or max(len(here), len(there)) > NEAR:
        return False
    mine, theirs = [token.text for token in here], [token.text for token in there]
    values = value_of(mine), value_of(theirs)
    if values[0] is not None and values[1] is not None:
        if _is_added(mine, theirs):
            return False
        return values[0] != values[1] and not _is_rounded(mine, theirs)
    if FIGURE in {token.key for token in (*here, *there)}:
        return any(map(is_designation, mine)) and any(map(is_designation, theirs)) and not _shares(mine, theirs)
    return bool(set(_units(mine)) & set(_units(theirs))) and not _same_units(mine, theirs)


def _is_rounded(here: Sequence[str], there: Sequence[str]) -> bool:
    """True where one side says that its figure is not exact, and the other may be what it stands for."""
    values = value_of(here[-1:]), value_of(there[-1:])
    if values[0] is None or values[1] is None:
        return False
    low, high = sorted(v for v in values if v is not None)
    rough = load_copy_words().rough
    return any(word.casefold() in rough for word in (*here, *there)) and high <= low * _ROUNDED


def _is_added(here: Sequence[str], there: Sequence[str]) -> bool:
    """True where one side has all figures of the other and one more, as where a note's number stands in the text."""
    mine, theirs = (Counter(word for word in words if word.isdigit()) for words in (here, there))
    return bool(mine) and bool(theirs) and mine.total() != theirs.total() and (mine <= theirs or theirs <= mine)


def _shares(here: Sequence[str], there: Sequence[str]) -> bool:
    mine, theirs = (
        {plain(word).removesuffix("S") for word in words if is_designation(word)} for words in (here, there)
    )
    return bool(mine & theirs)


def _units(words: Sequence[str]) -> Iterator[int]:
    units = load_copy_words().units
    return (units[word.casefold()] for word in words if word.casefold() in units)


def _same_units(here: Sequence[str], there: Sequence[str]) -> bool:
    """True where the words are forms of one: "ton" and "tons"."""
    mine, theirs = ({word.casefold().removesuffix("s") for word in words} for words in (here, there))
    return bool(mine & theirs & {word.removesuffix("s") for word in load_copy_words().units})
