"""The words by which copies show, from `vocabulary/accounts/copies.toml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from reftel.rules.actors import load_actors
from reftel.rules.data import read_toml
from reftel.rules.layer import cached

_NAME = r"(?P<{name}>(?:[^\s.,;:()\[\]|]|[.,](?=\w))+(?: (?:[^\s.,;:()\[\]|]|[.,](?=\w))+){{0,7}})"
"""Up to eight words of one line; a point within a word is part of it ("vz.ru")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """How lines say where a text is from; examples of lines with the outlet, and of lines without one."""

    labels: tuple[str, ...]
    leads: tuple[str, ...]
    trails: tuple[str, ...]
    anywhere: tuple[str, ...]
    finds: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CopyWords:
    """Word lists in small letters by their use, of all languages together; `credits` by language.

    `magnitudes` make a figure greater, `units` lead from a word to the number of its row. `letters` are those of other
    scripts in Latin ones, `sounds` what is written in several ways, `vowels` what a name is known without.
    """

    credits: Mapping[str, Credits]
    outlets: frozenset[str]
    unnamed: frozenset[str]
    titles: frozenset[str]
    small: frozenset[str]
    offices: frozenset[str]
    about: frozenset[str]
    rough: frozenset[str]
    magnitudes: Mapping[str, int]
    units: Mapping[str, int]
    letters: Mapping[str, str]
    sounds: Mapping[str, str]
    vowels: frozenset[str]
    marks: tuple[tuple[str, ...], tuple[str, ...]]

    @cached_property
    def credit_phrases(self) -> tuple[str, ...]:
        """All phrases: a text without any of them, white space made single, names no outlet that it is from."""
        every = self.credits.values()
        labels = {f"{label}{colon}" for one in every for label in one.labels for colon in (":", " :")}
        phrases = {phrase for one in every for phrase in (*one.leads, *one.trails, *one.anywhere)}
        return tuple(sorted(labels | phrases))

    @cached_property
    def credit(self) -> re.Pattern[str]:
        """What finds a credit in a text; the outlet is the group that is not None."""
        every = self.credits.values()
        labels, leads, trails, anywhere = (
            _either(phrase for one in every for phrase in getattr(one, use))
            for use in ("labels", "leads", "trails", "anywhere")
        )
        begins = r"(?:^|(?<=[(\[|—–]))[ \t]*"
        return re.compile(
            rf"{begins}(?i:{labels})[ \t]?:[ \t]*{_NAME.format(name='labelled')}"
            rf"|{begins}(?i:{leads})[ \t]+{_NAME.format(name='led')}[ \t]*\.?(?=$|[)\]|])"
            rf"|{begins}{_NAME.format(name='trailed')},?[ \t]+(?i:{trails})\b"
            rf"|\b(?i:{anywhere})[ \t]+{_NAME.format(name='found')}",
            re.MULTILINE,
        )

    @cached_property
    def quotations(self) -> re.Pattern[str]:
        """What finds a quotation by its marks, words of telegrams included."""
        opens, closes = map(_either, self.marks)
        return re.compile(
            rf"[“„«\"](?P<marked>[^”“»\"\n]{{15,2000}})[”“»\"]|\b(?i:{opens})\b(?P<worded>.{{15,2000}}?)\b(?i:{closes})\b",
            re.DOTALL,
        )


@cache
def load_copy_words() -> CopyWords:
    """The word lists."""
    data = read_toml("accounts/copies.toml")
    names = ("outlets", "unnamed", "titles", "small", "offices", "about", "rough")
    return CopyWords(
        credits={
            language: Credits(
                labels=tuple(one["labels"]),
                leads=tuple(one["leads"]),
                trails=tuple(one["trails"]),
                anywhere=tuple(one["anywhere"]),
                finds=tuple((line, outlet) for line, outlet in one["finds"]),
                silent=tuple(one["silent"]),
            )
            for language, one in data["credits"].items()
        },
        magnitudes=data["magnitudes"],
        units={word: row for row, words in enumerate(data["units"]["rows"]) for word in words.split()},
        letters=_pairs(" ".join(data["letters"].values())),
        sounds=_pairs(data["sounds"]["same"]),
        vowels=frozenset(data["sounds"]["vowels"]),
        marks=(tuple(data["marks"]["open"]), tuple(data["marks"]["close"])),
        **{name: frozenset(" ".join(data[name].values()).split()) for name in names},
    )


@cached
def load_state_names() -> Mapping[str, str]:
    """Names, demonyms and capitals of one word, in small letters → the state's code."""
    found: dict[str, set[str]] = {}
    for name in load_actors().names:
        codes = {meaning.id for meaning in name.meanings if "/" not in meaning.id}
        if name.part != "person" and " " not in name.text and codes:
            found.setdefault(name.text.casefold(), set()).update(codes)
    return {name: "+".join(sorted(codes)) for name, codes in found.items()}


def _pairs(text: str) -> dict[str, str]:
    """What stands before each sign of equality, with what stands behind it."""
    return {left: right for left, _, right in (pair.partition("=") for pair in text.split())}


def _either(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longer first; white space of any length between their words."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest) + ")"
