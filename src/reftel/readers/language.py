"""The language of a document: what it declares, unless its small words are English."""

import re
from collections.abc import Iterable
from functools import cache

from reftel.model.original import Declared
from reftel.readers.phrases import words

_SAMPLE = 20_000
_SHARE = 0.15
"""Of running words. English prose has 0.25 to 0.45 of these, other languages next to none."""


@cache
def _small() -> frozenset[str]:
    return frozenset(words()["language"]["small"].split())


def language_of(text: str, declared: Iterable[Declared]) -> str:
    """Two letters. Pages often declare the language of their menus, or of nothing: words go before what is declared."""
    found = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    if not found or sum(word in _small() for word in found) >= _SHARE * len(found):
        return "en"
    said = next((item.value for item in declared if item.name == "language"), "en")
    return said[:2] if re.fullmatch(r"[a-z]{2,3}", said) else "en"
