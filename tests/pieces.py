"""Sentences cut as the real tokenizer cuts them, without a tree."""

import re
from collections.abc import Mapping

from reftel.model.sentence import Sentence, Token

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|\bNo\.|U\.S\.\$|(?:US|AU|NZ|HK|CA|[ACRSZ])?\$|[£€¥₪]"
    r"|(?!mid-)[A-Za-z]{1,5}-\d{1,4}[A-Za-z]{0,5}\d{0,2}[A-Z]?(?:-\d{1,3}[A-Za-z]{0,2})?(?:/[A-Z]{1,2})*"
    r"|mid-[A-Za-z0-9]+|\d{1,3}(?:[.,]\d{3})+(?:\.\d+)?|\d{1,3},\d{1,2}(?!\d)|\d+\.\d+[a-z]*|\d*[½¼¾]|\d+\w*|['’]s\b|['’]S\b|[^\W\d]+|[^\w\s]",
)
_UNITS = re.compile(r".*(?:s|men|aircraft|personnel|craft|percent)$", re.IGNORECASE)


def sentence(text: str, pos: Mapping[str, str] | None = None) -> Sentence:
    """Words hang on the first; a small guess says what is a noun, a name, a number."""
    tokens = []
    for i, found in enumerate(_TOKEN.finditer(text)):
        word = found.group()
        tokens.append(
            Token(
                i=i, text=word, lemma=word.lower(), pos=(pos or {}).get(word, _guess(word)), feats="", head=0,
                dep="root" if i == 0 else "dep", start=found.start(), end=found.end(), at=found.start(),
            )
        )
    return Sentence(text=text, tokens=tuple(tokens), block=0)


def _guess(word: str) -> str:
    if word[0].isdigit():
        return "NUM"
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isupper() and not word.isupper():
        return "PROPN"
    return "NOUN" if _UNITS.match(word) else "X"
