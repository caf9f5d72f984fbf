"""Places that are no parties: bases, ports, towns, provinces, named with a preposition or a word for a site."""

from functools import cache

from reftel.model.mention import PlaceMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.data import read_toml


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    return {k: frozenset(v.split()) for k, v in read_toml(f"languages/{language}/places.toml").items()}


def find_places(sentence: Sentence, *, language: str = "en") -> list[PlaceMention]:
    """Runs of names after a preposition of place, or with a word for a site beside them."""
    words = _words(language)
    found: list[PlaceMention] = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        last = _run(tokens, i)
        if last is None:
            i += 1
            continue
        if _placed(tokens, i, last, words):
            name = sentence.words(i, last)
            found.append(PlaceMention(first=i, last=last, name=name, state=None))
        i = last + 1
    return found


def _run(tokens: tuple[Token, ...], at: int) -> int | None:
    """The last of the names in a row that start at `at`, or None."""
    last = None
    i = at
    while i < len(tokens) and tokens[i].pos == "PROPN" and tokens[i].text[:1].isupper():
        last = i
        i += 1
    return last


def _placed(tokens: tuple[Token, ...], first: int, last: int, words: dict[str, frozenset[str]]) -> bool:
    after = tokens[last + 1].lemma if last + 1 < len(tokens) else ""
    if after in words["sites"] or tokens[last].lemma in words["sites"]:
        return True
    k = first - 1
    if k >= 0 and tokens[k].text.lower() == "the":
        k -= 1
    cased = any(t.text.islower() for t in tokens if t.text.isalpha())
    return cased and k >= 0 and tokens[k].pos == "ADP" and tokens[k].text.lower() in words["prepositions"]
