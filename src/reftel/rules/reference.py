"""Words that stand for parties named elsewhere in the text."""

from collections.abc import Mapping
from functools import cache

from reftel.rules.data import read_toml


@cache
def load_reference_words(language: str = "en") -> Mapping[str, frozenset[str]]:
    """Sets of lower-case words by their use: sender, third, countries, determiners, regions, both, pairs, host."""
    return {name: frozenset(text.split()) for name, text in read_toml(f"languages/{language}/reference.toml").items()}
