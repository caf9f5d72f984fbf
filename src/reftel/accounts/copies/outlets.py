"""Outlets by name: which documents are of the outlet that a line or a speaker names."""

from collections.abc import Iterator
from functools import lru_cache

from reftel.accounts.copies.vocabulary import load_copy_words
from reftel.accounts.copies.words import Pages, words_of
from reftel.model.source import Source
from reftel.model.words import folded

Outlet = tuple[str, ...]
"""The words of an outlet's name in small letters, without those that only say what it is."""

_LONGEST = 8


class Outlets:
    """The outlets of a set of documents, and the outlets that each document names as where its text is from."""

    def __init__(self, pages: Pages) -> None:
        self._of_document = {sha256: outlets_of(source) for sha256, (source, _) in pages.items()}
        self._known = {outlet for outlets in self._of_document.values() for outlet in outlets}
        self.credits = {sha256: tuple(_credits(page.text)) for sha256, (_, page) in pages.items()}

    def of(self, document: str) -> list[Outlet]:
        """The outlets that a document is of."""
        return sorted(self._of_document[document])

    def known_in(self, name: str) -> Outlet | None:
        """The outlet with documents here that words hold ("the state-run Sputnik news agency")."""
        return self.known_as(outlet_of(name))

    def known_as(self, words: Outlet) -> Outlet | None:
        """The longest name of an outlet with documents here among some words."""
        for size in range(min(len(words), _LONGEST), 0, -1):
            for first in range(len(words) - size + 1):
                if words[first : first + size] in self._known:
                    return words[first : first + size]
        return None

    def is_credited(self, document: str, other: str) -> bool:
        """True where the first document names the second's outlet as where its text is from."""
        mine = self._of_document[document]
        return any(self.known_as(name) in self._of_document[other] - mine for name in self.credits[document])


def outlets_of(source: Source) -> frozenset[Outlet]:
    """What a document's outlet goes by: its publisher and its author."""
    return frozenset(outlet for name in (source.publisher, source.author) if name and (outlet := outlet_of(name)))


@lru_cache(maxsize=65536)
def outlet_of(name: str) -> Outlet:
    """The words that tell an outlet from others; of an address, those of its host.

    >>> outlet_of("the Sputnik news agency"), outlet_of("https://www.vz.ru/news/1")
    (('sputnik',), ('vz', 'ru'))
    """
    _, slashes, rest = name.partition("://")
    generic = load_copy_words().outlets
    words = tuple(word.casefold() for word in words_of(rest.partition("/")[0] if slashes else name))
    return tuple(word for word in words if word not in generic)


def _credits(text: str) -> Iterator[Outlet]:
    """The outlets that lines of a text say it is from, once each."""
    words, lower = load_copy_words(), folded(text)
    found = words.credit.finditer(text) if any(phrase in lower for phrase in words.credit_phrases) else ()
    outlets = (outlet_of(match[match.lastgroup]) for match in found if match.lastgroup)
    yield from dict.fromkeys(outlet for outlet in outlets if outlet)
