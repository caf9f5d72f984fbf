"""Words that stand for parties named elsewhere in the text."""

from collections.abc import Mapping
from functools import cache

from reftel.rules.data import read_toml


@cache
def load_reference_words(language: str = "en") -> Mapping[str, frozenset[str]]:
    """Sets of lower-case words by their use: sender, third, countries, determiners, regions, both, pairs, host."""
    data = read_toml(f"languages/{language}/reference.toml")
    return {name: frozenset(text.split()) for name, text in data.items() if isinstance(text, str)}


@cache
def load_offices(language: str = "en") -> Mapping[str, str]:
    """Phrases in lower case for the offices that write for a state → the state; longer phrases first."""
    data = read_toml(f"languages/{language}/reference.toml")
    offices = {phrase: state for state, phrases in data["offices"].items() for phrase in phrases}
    return dict(sorted(offices.items(), key=lambda pair: -len(pair[0])))


@cache
def load_exporters(language: str = "en") -> Mapping[str, int]:
    """State → its rank among those that have sold the most arms, the greatest first."""
    data = read_toml(f"languages/{language}/reference.toml")
    return {state: rank for rank, state in enumerate(data["exporters"].split())}


@cache
def load_programmes(language: str = "en") -> Mapping[str, str]:
    """Names of programmes of military assistance, as written → the state whose they are."""
    data = read_toml(f"languages/{language}/reference.toml")
    return {name: state for state, names in data["programmes"].items() for name in names.split()}


@cache
def load_record_names(language: str = "en") -> frozenset[str]:
    """What records of conversations are called, in lower case."""
    names: str = read_toml(f"languages/{language}/pages.toml")["letter"]["records"]
    return frozenset(name.strip() for name in names.split(","))


@cache
def load_correspondence(language: str = "en") -> Mapping[str, frozenset[str]]:
    """Words in lower case for who writes official papers: home (offices at home), envoys (of a state abroad)."""
    data = read_toml(f"languages/{language}/reference.toml")["correspondence"]
    return {name: frozenset(text.split()) for name, text in data.items()}


@cache
def load_papers(language: str = "en") -> Mapping[str, frozenset[str]]:
    """State → kinds of paper, in lower case, that only its officials call so."""
    data = read_toml(f"languages/{language}/reference.toml")["papers"]
    return {state: frozenset(names) for state, names in data.items()}


@cache
def load_archives(language: str = "en") -> Mapping[str, frozenset[str]]:
    """State → marks of its archive, as they stand before a file's number."""
    data = read_toml(f"languages/{language}/reference.toml")["archives"]
    return {state: frozenset(names.split()) for state, names in data.items()}
