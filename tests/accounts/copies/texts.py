"""Small documents with their claims, for the tests of copies."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reftel.accounts.copies import find_copies, origins
from reftel.model.claim import Claim
from reftel.model.copies import CopyGraph
from reftel.model.source import Page, Passage, Source
from reftel.model.span import Span
from tests.accounts.told import claim, sha, source

Said = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Text:
    """One document with its claims."""

    source: Source
    page: Page
    claims: tuple[Claim, ...]


def text(name: str, words: str, *said: Said, **facts: Any) -> Text:
    """A document with a passage for each line: "> " begins a quote, "! " a notice. Each claim is (its words, slots)."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", words)]
    kinds = {"> ": "quote", "! ": "notice"}
    passages = tuple(
        Passage(kind=kinds.get(words[start : start + 2], "paragraph"), span=Span(start, end)) for start, end in lines
    )
    claims = tuple(
        claim(name, **{"quote": quote, "span": Span(words.index(quote), words.index(quote) + len(quote)), **slots})
        for quote, slots in said
    )
    return Text(source(name, **facts), Page(text=words, passages=passages), claims)


def graph_of(texts: Iterable[Text]) -> CopyGraph:
    documents = list(texts)
    pages = {one.source.sha256: (one.source, one.page) for one in documents}
    return find_copies(pages, [told for one in documents for told in one.claims])


def n_origins(*texts: Text) -> int:
    """How many independent origins all the claims of some documents have."""
    return len(set(origins(graph_of(texts), [told for one in texts for told in one.claims]).values()))


def signs(*texts: Text) -> list[tuple[str, str, str, bool]]:
    """Each sign of copying: the sign, the copy's name, the origin's name, and whether it is known which is which."""
    names = {sha(one.source.name): one.source.name for one in texts}
    found = graph_of(texts).copies
    return sorted({(one.sign, names[one.copy.document], names[one.origin.document], one.directed) for one in found})
