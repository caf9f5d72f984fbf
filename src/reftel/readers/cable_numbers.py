"""Numbers of telegrams: what a reference names, as the National Archives number their documents (1977STATE306726)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.phrases import listed

_HANDLE = 6
"""Characters of a post's name that its document numbers keep, before blanks in it are left out: NEW DE, LA PAZ."""
_DIGITS = 5
_MOST_DIGITS = 6
_OFFICES = 4
"""Words of a post's name at most: RIO DE JANEIRO, PORT AU PRINCE."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A telegram that another refers to: its document number, and the words that name it."""

    number: str
    span: Span


def document_number(post: str, number: int, year: int) -> str:
    """The document number of a post's telegram: LA PAZ 921 of 1978 is 1978LAPAZ00921."""
    handle = re.sub(r"[^A-Z]", "", post.upper()[:_HANDLE])
    return f"{year:04}{handle}{number:0{_DIGITS}}"


def split(number: str) -> tuple[str, int] | None:
    """Post and number out of "LIMA 0921", without the sections that it has."""
    match = re.search(r"(?P<post>[A-Z][A-Z .]*[A-Z]|[A-Z])\s+(?P<number>\d{1,6})(?:/\d)?$", number.strip())
    return (match["post"].strip(), int(match["number"])) if match else None


def references(text: str, start: int, *, own: tuple[str, int] | None, year: int | None) -> Iterator[Reference]:
    """The telegrams that a line of references names; `text` begins at `start` of the document.

    Several numbers may follow one post ("LIMA 921 AND 944"), and a year of two digits may stand before it. Without one
    the year is the telegram's own; a higher number of the same post than its own is of the year before.
    """
    if year is None:
        return
    reader = _Reader(own)
    for match in _TOKEN.finditer(text):
        found = reader.take(match)
        if found:
            post, number, said, at = found
            written = dates.full_year(said) if said else year
            if not said and own and own[0] == post and number > own[1]:
                written = year - 1
            yield Reference(document_number(post, number, written), Span(start + at, start + match.end()))


_TOKEN = re.compile(
    r"(?P<mark>\(?\b[A-Z\d]{1,2}\)|(?<![A-Z.])[A-Z]\.(?=\s))|(?P<group>\d{6}Z)|(?P<airgram>\bA-\d+)"
    r"|(?P<word>[A-Z][A-Z.]*[A-Z])|[’']?(?P<number>\d+)|(?P<other>[^\s\w])"
)


class _Reader:
    """Goes through a line of references token by token: marks of a list, words of a post's name, numbers."""

    def __init__(self, own: tuple[str, int] | None) -> None:
        self._own = own[0] if own else ""
        self._restart()

    def _restart(self) -> None:
        self._post = self._year = self._said = ""
        self._name: list[str] = []
        self._at = 0
        self._passes = 0

    def take(self, token: re.Match[str]) -> tuple[str, int, str, int] | None:
        """Post, number, year as it is said, and where the reference begins, where the token completes one."""
        if token["mark"]:
            self._restart()
        elif token["group"] or token["airgram"]:
            self._name, self._passes = [], 0
        elif token["word"]:
            self._word(token["word"], token.start())
        elif token["number"]:
            return self._number(token["number"], token.start())
        elif self._name:
            self._name = []
        return None

    def _word(self, word: str, at: int) -> None:
        lower = word.lower().strip(".")
        if lower in dates.months():
            self._name, self._passes = [], 2
        elif lower in listed("cable", "passed"):
            self._name, self._passes = [], 1
        elif lower in listed("cable", "own") or lower in listed("cable", "department"):
            self._name = [self._own if lower in listed("cable", "own") else "STATE"]
            self._at, self._passes = at, 0
        elif lower not in listed("cable", "no_post"):
            self._at = self._at if self._name or self._year else at
            self._name.append(word)
            self._passes = 0

    def _number(self, digits: str, at: int) -> tuple[str, int, str, int] | None:
        if self._passes:
            self._passes -= 1
            return None
        if not self._name and len(digits) == 2:
            self._post, self._year, self._at = "", digits, at
            return None
        if self._name:
            self._post, year = " ".join(self._name[-_OFFICES:]), self._year
            self._name, begin = [], self._at
            self._said, self._year = year, ""
        else:
            begin = at
        if not self._post or not 1 < len(digits) <= _MOST_DIGITS or not int(digits):
            return None
        return self._post, int(digits), self._said, begin
