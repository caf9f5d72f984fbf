"""The tokenizer, the same in training and at run time: designations, abbreviations and amounts come out whole."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from reftel.rules.data import read_toml

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

TOKENIZER = "reftel.tokenizer.v1"
"""The name under which a model's configuration asks for this tokenizer."""

_AFFIX = 3

_RUN = r"[!?]{2,}|={2,}|\*{2,}|_{2,}|-{3,}"
"""A run of one mark is one word: lines drawn in a text, and shouting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRules:
    """What `tokens.toml` of a language says."""

    titles: frozenset[str]
    before_number: frozenset[str]
    inside: frozenset[str]
    may_end: frozenset[str]
    abbreviations: frozenset[str]
    numbered: frozenset[str]
    designation: str
    dashes: frozenset[str]
    dashed: re.Pattern[str]
    joined: re.Pattern[str]
    kept_prefixes: tuple[str, ...]
    money_signs: tuple[str, ...]


@cache
def load_abbreviations(language: str) -> Mapping[str, str]:
    """Short forms of telegrams, in lower case, and the words that they stand for."""
    found: Mapping[str, str] = read_toml(f"languages/{language}/tokens.toml").get("abbreviations", {})
    return found


@cache
def token_rules(language: str) -> TokenRules:
    """The token rules of a language; abbreviations as written and, where that is no other word, in capitals."""
    data = read_toml(f"languages/{language}/tokens.toml")
    words = {name: data[name].split() for name in ("titles", "before_number", "inside", "may_end")}
    only_as_written = frozenset(data["words_in_capitals"].split())
    forms = {
        name: frozenset(group) | {word.upper() for word in group if word not in only_as_written}
        for name, group in words.items()
    }
    return TokenRules(
        **forms,
        abbreviations=frozenset().union(*forms.values()),
        numbered=frozenset(word.removesuffix(".").lower() for word in words["before_number"]),
        designation=data["designation"],
        dashes=frozenset(data["dashes"].split()),
        dashed=re.compile(data["dashed"]),
        joined=re.compile(data["joined"]),
        kept_prefixes=tuple(data["kept_prefixes"].split()),
        money_signs=tuple(sorted(data["money_signs"].split(), key=len, reverse=True)),
    )


def with_hyphens(text: str, language: str) -> str:
    """The text, as long as it was, with hyphens for the dashes that print sets for them ("F–86", "Viet–Nam")."""
    rules = token_rules(language)
    text = rules.dashed.sub(lambda found: "".join("-" if c in rules.dashes else c for c in found[0]), text)
    return rules.joined.sub("-", text)


def register() -> None:
    """Make the tokenizer known to spaCy by its name, so that a model's configuration finds it."""
    from spacy.util import registry

    registry.tokenizers(TOKENIZER, func=_factory)


def _factory() -> "Callable[[Language], Tokenizer]":
    return make_tokenizer


def make_tokenizer(nlp: "Language") -> "Tokenizer":
    """The tokenizer for the language of `nlp`; the word features of `nlp` are made free of case on the way."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    _free_affixes_of_case(nlp)
    rules, defaults = token_rules(nlp.lang), nlp.Defaults
    prefixes = [_RUN, *map(re.escape, rules.money_signs), *(defaults.prefixes or ())]
    return Tokenizer(
        nlp.vocab,
        rules=_special_cases(defaults.tokenizer_exceptions, rules),
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(_suffixes(defaults.suffixes or ())).search,
        infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *_infixes()]).finditer,
        token_match=_whole_words(rules).match,
        url_match=defaults.url_match,
    )


def _free_affixes_of_case(nlp: "Language") -> None:
    """Show the model beginnings and ends of words in lower case: a text in capitals then differs in shape only."""
    from spacy.attrs import PREFIX, SUFFIX  # type: ignore[import-not-found]

    getters: dict[int, Callable[[str], str]] = cast("Any", nlp.vocab).lex_attr_getters
    getters.update({PREFIX: _prefix, SUFFIX: _suffix})


def _prefix(word: str) -> str:
    return word[:_AFFIX].lower()


def _suffix(word: str) -> str:
    return word[-_AFFIX:].lower()


def _special_cases(defaults: Mapping[str, list[dict[int, str]]], rules: TokenRules) -> dict[str, list[dict[int, Any]]]:
    """The language's own special cases ("don't"), the same in capitals ("DON'T"), and the abbreviations."""
    from spacy.symbols import ORTH  # type: ignore[import-not-found]

    cases: dict[str, list[dict[int, Any]]] = {}
    for word, parts in defaults.items():
        if len(parts) > 1:
            cases.setdefault(word.upper(), [{**part, ORTH: part[ORTH].upper()} for part in parts])
    cases.update(defaults)
    cases.update({word: [{ORTH: word}] for word in rules.abbreviations})
    return {word: parts for word, parts in cases.items() if "".join(str(part[ORTH]) for part in parts) == word}


def _whole_words(rules: TokenRules) -> re.Pattern[str]:
    prefixes = "|".join(rules.kept_prefixes)
    return re.compile(rf"(?:{rules.designation}|(?i:(?:{prefixes})-[a-z]+))$")


def _infixes() -> Iterable[str]:
    """A hyphen after an abbreviation ("U.S.-backed"), in a span of years ("1905-12"), before a unit ("30-million")."""
    return (
        r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])",
        r"(?<=[0-9])[-–](?=[A-Za-z]{2,})",
        r"(?<=[0-9])–(?=[0-9])",
        r"(?<=\w)(?:—|–|--)(?=\w)",
    )


def _suffixes(defaults: Iterable[Any]) -> list[Any]:
    """The default suffixes, with the possessive in capitals and the stop behind it."""
    return [_RUN, *defaults, r"(?<=[A-Z0-9.])['’]S", r"(?<=['’][ST])\."]
