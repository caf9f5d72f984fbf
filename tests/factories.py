"""Small records for tests."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from reftel.model.claim import Claim
from reftel.model.document import Block, Document
from reftel.model.sentence import Sentence, Token
from reftel.model.span import Flow, Span

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


def plain_document(text: str, name: str = "letter", **facts: Any) -> Document:
    """A document with one paragraph for each line that is not empty."""
    lines = [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
    return Document(
        name=name,
        path=facts.pop("path", f"texts/{name}.txt"),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=tuple(Block(kind="paragraph", flow=Flow.join(text, [line])) for line in lines),
        **facts,
    )


def plain_claim(document: Document, quote: str, **slots: Any) -> Claim:
    """A claim whose quote is the first such words of the document."""
    start = document.text.index(quote)
    defaults: dict[str, Any] = {
        "kind": "transfer", "actor": ("SUN",), "recipient": ("PER",), "rule": "en.transfer.sell", "vocabulary": "v1",
        "span": Span(start, start + len(quote)),
    }  # fmt: skip
    return Claim(document=document.sha256, quote=quote, **(defaults | slots))
