"""What a claim is about: designations, families, classes and words of its item, for comparing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reftel.accounts.agreement.families import NUMBERED, families_of, load_families, series_of, types_in
from reftel.rules.data import list_languages, read_toml
from reftel.rules.layer import cached, in_use
from reftel.rules.materiel import covered, load_materiel, plain
from reftel.rules.own import Own

_WORD = re.compile(r"[^\W\d_][\w.-]*")
_STEM = 6
"""Letters by which words are compared: endings are left out in any language."""
_LONGEST_NOUN = 4


@dataclass(frozen=True, slots=True)
class Things:
    """`designators` without marks, `variants` those of them that end in letters after a number ("F5E"), `families`
    that they belong to (one that no table has is its own; `surely` those that are no mere name, such as a maker's),
    `series` (makers' letters) of them, `bare` the series that are named without a number, `classes` of arms that types
    and nouns belong to, and other `words`.
    """

    designators: frozenset[str]
    variants: frozenset[str]
    families: frozenset[str]
    surely: frozenset[str]
    series: frozenset[str]
    bare: frozenset[str]
    classes: frozenset[str]
    words: frozenset[str]


def things_of(designators: tuple[str, ...], item: str | None, language: str = "en") -> Things:
    """What designations and item name."""
    return _things_of(designators, item, language, in_use())


@lru_cache(maxsize=200_000)
def _things_of(designators: tuple[str, ...], item: str | None, language: str, _own: Own | None) -> Things:
    types = [part for designator in designators for part in types_in(designator)]
    families = {family for name in types for family in families_of(name)}
    series = {plain(series_of(name)) for name in types}
    classes = {known for name in types for known in _class_of(name)}
    nouns, words = _nouns(item or "", language)
    return Things(
        designators=frozenset(map(plain, types)),
        variants=frozenset(name for name in map(plain, types) if name[-1:].isalpha() and _has_number(name)),
        families=frozenset(families),
        surely=frozenset(family for name in types if _is_type(name) for family in families_of(name)),
        series=frozenset(series | {plain(family) for family in families if not _has_number(family)}),
        bare=frozenset(plain(family) for family in families if not _has_number(family)),
        classes=frozenset(classes) or nouns,
        words=words,
    )


def _has_number(family: str) -> bool:
    return any(character.isdigit() for character in family)


def _is_type(name: str) -> bool:
    return _has_number(name) or plain(name) in load_families() or load_materiel().at(name) is not None


def _class_of(name: str) -> frozenset[str]:
    table = load_materiel()
    entry = table.at(name)
    if entry is None and (found := NUMBERED.match(name)):
        entry = table.bases.get(plain(found.group()))
    return covered(entry.category) if entry else frozenset()


def _nouns(item: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The classes of arms that an item's nouns stand for, and its other words."""
    table = load_materiel(language if language in list_languages() else "en")
    tokens = item.split()
    classes: set[str] = set()
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST_NOUN, len(tokens) - at), 0, -1):
            entry = table.at(" ".join(tokens[at : at + length]).strip(".,;:()\"'"))
            if entry is not None:
                classes |= covered(entry.category)
                at += length - 1
                break
        at += 1
    return frozenset(classes), frozenset(_words(_WORD.findall(item.casefold()), language))


def _words(words: Iterable[str], language: str) -> Iterator[str]:
    empty, alike = load_words(language)
    for word in words:
        if word not in empty:
            yield alike.get(word, word)[:_STEM]


@cached
def load_words(language: str) -> tuple[frozenset[str], Mapping[str, str]]:
    """Of `accounts/words.toml`: words that say nothing, and for a word the one that it is compared as."""
    data = read_toml("accounts/words.toml").get(language, {"empty": "", "alike": []})
    alike = {word: group.split()[0] for group in data["alike"] for word in group.split()}
    return frozenset(data["empty"].split()), alike
