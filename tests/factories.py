"""Small records for tests."""

import re
from collections.abc import Mapping

from reftel.model.sentence import Sentence, Token

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Dr|Gen|Lt|St)\.|'s\b|’s\b|\w+|[^\w\s]")


def plain_sentence(text: str, pos: Mapping[str, str] | None = None, deps: Mapping[str, str] | None = None) -> Sentence:
    """A sentence cut at spaces and signs, without a tree: all words hang on the first.

    `pos` and `deps` give parts of speech and relations by word. Else a capitalised word is PROPN, another one X.
    """
    tokens = []
    for i, found in enumerate(_TOKEN.finditer(text)):
        word = found.group()
        guess = "PUNCT" if not word[0].isalnum() else "PROPN" if word[0].isupper() else "X"
        tokens.append(
            Token(
                i=i,
                text=word,
                lemma=word.lower(),
                pos=(pos or {}).get(word, guess),
                feats="",
                head=0,
                dep=(deps or {}).get(word, "root" if i == 0 else "dep"),
                start=found.start(),
                end=found.end(),
                at=found.start(),
            )
        )
    return Sentence(text=text, tokens=tuple(tokens), block=0)
