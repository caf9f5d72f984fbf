"""The forms of the words that rules name, so that a rule finds its word where the lemmatizer errs."""

from collections.abc import Iterator, Mapping, Sequence

from reftel.rules.data import read_tsv
from reftel.rules.frames import load_frames
from reftel.rules.layer import cached
from reftel.rules.words import load_words

_VOWELS = "aeiou"


@cached
def load_inflections(language: str = "en") -> Mapping[tuple[str, str], str]:
    """(form, part of speech) → lemma, for every word that a frame or word list of the language names."""
    table: dict[tuple[str, str], str] = {}
    for lemma, pos in sorted(_words(language)):
        for form in regular_forms(lemma, pos):
            table.setdefault((form, pos), lemma)
    for row in read_tsv(f"languages/{language}/irregular.tsv"):
        table[row["form"], row["pos"]] = row["lemma"]
    return table


def _words(language: str) -> Iterator[tuple[str, str]]:
    for frame in load_frames(language):
        yield from ((lemma.split()[0], pos) for lemma, pos in frame.units)
    words = load_words(language)
    for name, lemmas in words.sets.items():
        pos = "VERB" if name in _VERB_LISTS else "NOUN"
        yield from ((lemma, pos) for lemma in lemmas)
    yield from ((lemma, "VERB") for lemma in words.stages)
    yield from ((lemma, "NOUN") for lemma in words.noun_stages)


_VERB_LISTS = frozenset(
    "denying possible_governors planned_governors object_control alleged_passives says seizing founding exchanging "
    "agreeing staying touring numbering paying drilling giving receiving making supplying leaving keeping".split()
)


def regular_forms(lemma: str, pos: str) -> Sequence[str]:
    """The forms of a regular word: singular and plural; infinitive, third person, past and "-ing"; else the word."""
    if not lemma.replace("-", "").isalpha():
        return (lemma,)
    if pos == "NOUN":
        return (lemma, _s(lemma))
    if pos == "VERB":
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        double = stem + stem[-1] if _doubles(lemma) else stem
        past = lemma[:-1] + "ied" if _ends_in_y(lemma) else double + "ed"
        return (lemma, _s(lemma), past, lemma + "ing" if lemma.endswith("ee") else double + "ing")
    return (lemma,)


def _s(lemma: str) -> str:
    if _ends_in_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _ends_in_y(lemma: str) -> bool:
    return lemma.endswith("y") and len(lemma) > 2 and lemma[-2] not in _VOWELS


def _doubles(lemma: str) -> bool:
    """True for "ship" → "shipped": one vowel before one final consonant, in a word of one syllable."""
    return (
        len(lemma) > 2
        and lemma[-1] not in _VOWELS + "wxyh"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in lemma) == 1
    )
