"""Word lists of a language: classes that frames ask for, cues of doubt, words of saying."""

from collections.abc import Mapping
from dataclasses import dataclass

from reftel.errors import VocabularyError
from reftel.model.claim import TERMS, Modality, Stage, Terms
from reftel.rules.data import read_toml
from reftel.rules.layer import cached, in_use
from reftel.rules.own import Own


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Sets of lemmas by name, from the language's classes, factuality and speakers files; phrases that deny."""

    sets: Mapping[str, frozenset[str]]
    military: frozenset[str]
    stages: Mapping[str, tuple[Stage, Modality | None]]
    noun_stages: Mapping[str, Stage]
    told_stages: Mapping[str, Stage]
    terms: Mapping[str, Terms]
    terms_phrases: Mapping[str, Terms]
    denials: frozenset[str]
    phrases: Mapping[str, frozenset[str]]
    places: Mapping[str, int]

    def has(self, name: str, lemma: str) -> bool:
        """True where `lemma` is in the list called `name`; an unknown list is a KeyError."""
        return lemma in self.sets[name]


@cached
def load_words(language: str = "en") -> Words:
    """The word lists of a language."""
    classes = read_toml(f"languages/{language}/classes.toml")
    cues = read_toml(f"languages/{language}/factuality.toml")
    saying = read_toml(f"languages/{language}/speakers.toml")
    nouns, military = _classes(classes["nouns"], classes["modifiers"]["military"])
    lists = {**nouns, **{k: v for k, v in (cues | saying).items() if isinstance(v, str)}}
    terms = read_toml(f"languages/{language}/terms.toml")
    phrases = terms.pop("phrases", {})
    return Words(
        sets={name: frozenset(text.split()) for name, text in lists.items()},
        military=frozenset(military.split()),
        stages={
            lemma: (group["stage"], group.get("modality"))
            for group in cues["stage"]
            for lemma in group["lemmas"].split()
        },
        noun_stages={lemma: group["stage"] for group in cues["stage"] for lemma in group.get("nouns", "").split()},
        denials=frozenset(cues["denials"]),
        phrases={name: frozenset(cues[name]) for name in ("disbelief", "untrue", "doubts", "hearsay_phrases")},
        places=classes["places"],
        told_stages={lemma: group["stage"] for group in cues["told"] for lemma in group["lemmas"].split()},
        terms={lemma: _terms(name, language) for name, lemmas in terms.items() for lemma in lemmas.split()},
        terms_phrases={phrase: _terms(name, language) for name, group in phrases.items() for phrase in group},
    )


def _classes(nouns: Mapping[str, str], military: str) -> tuple[Mapping[str, str], str]:
    """The lists of nouns, and the military words, with what a user's own folder adds to them."""
    if (own := in_use()) is None:
        return nouns, military
    added, military_too = own_classes(own)
    more = {name: f"{nouns.get(name, '')} {words}" for name, words in added.items()}
    return {**nouns, **more}, f"{military} {military_too}"


def own_classes(own: Own) -> tuple[Mapping[str, str], str]:
    """The words that a user adds to lists of nouns, by list, and to the military words. Raises VocabularyError."""
    data, where = own.toml("classes.toml"), own.where("classes.toml")
    nouns, modifiers = data.get("nouns", {}), data.get("modifiers", {})
    tables = isinstance(nouns, dict) and isinstance(modifiers, dict)
    if set(data) - {"nouns", "modifiers"} or not tables or set(modifiers) - {"military"}:
        raise VocabularyError(f"{where}: lists stand under [nouns], and the list military under [modifiers]")
    for name, words in (*nouns.items(), *modifiers.items()):
        if not isinstance(words, str) or words != words.lower():
            raise VocabularyError(f'{where}: {name} is words in small letters, parted by spaces: {name} = "dhow barge"')
    return nouns, modifiers.get("military", "")


def _terms(name: str, language: str) -> Terms:
    if name not in TERMS:
        raise VocabularyError(f"vocabulary/languages/{language}/terms.toml: no such terms: {name!r}")
    return name
