"""Names as sequences of atoms, and a trie that finds them in a sentence however its words were cut into tokens."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from reftel.model.sentence import Token

Part = Literal["state", "organ", "bloc", "person", "place", "trap"]
_ATOM = re.compile(r"[^\W_]+|[^\w\s]|_")
_BREAKS = frozenset("-‐‑–—/'’(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a name stands for, and when: dates are "YYYY-MM-DD", empty where open.

    `given` are the first names that a person has; `alone` says that the bare surname is enough.
    """

    id: str
    start: str = ""
    end: str = ""
    given: tuple[str, ...] = ()
    alone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """How words for a part of a state behave; the keys of organs.toml."""

    id: str
    form: Literal["organ", "post"] = "organ"
    bare: Literal["yes", "the", "no"] = "yes"
    default: str | None = None
    noun: bool = False
    title: bool = False
    apart: bool = False
    abroad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One way to write something, with its meanings, or with the organ that it is a word for."""

    text: str
    part: Part
    form: str
    meanings: tuple[Meaning, ...] = ()
    organ: Organ | None = None
    source: str = ""


@lru_cache(maxsize=65536)
def atoms(text: str) -> tuple[str, ...]:
    """The words and the single other signs of a text."""
    return tuple(_ATOM.findall(text))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's atoms, each with its token, and whether a name may begin or end there."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    token: tuple[int, ...]
    begins: tuple[bool, ...]
    ends: tuple[bool, ...]

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> "Line":
        """The atoms of tokens, in order."""
        rows = [row for token in tokens for row in _rows(token)]
        words = tuple(word for word, *_ in rows)
        return cls(
            words,
            tuple(word.lower() for word in words),
            tuple(row[1] for row in rows),
            tuple(row[2] for row in rows),
            tuple(row[3] for row in rows),
        )


def _rows(token: Token) -> Iterator[tuple[str, int, bool, bool]]:
    parts = atoms(token.text)
    breaks = frozenset() if "//" in token.text or "@" in token.text else _BREAKS
    for k, part in enumerate(parts):
        begins = k == 0 or parts[k - 1] in breaks
        rest = parts[k + 1 :]
        ends = set(rest) <= {"."} or (rest[0] in breaks and not rest[-1].isdigit())
        yield part, token.i, begins, ends


@dataclass(slots=True)
class _Node:
    below: dict[str, "_Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


class Trie:
    """Names by their lower-case atoms."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root = _Node()
        for name in names:
            node = self._root
            for atom in atoms(name.text.lower()):
                node = node.below.setdefault(atom, _Node())
            node.names.append(name)

    def match(self, line: Line, at: int) -> list[tuple[Name, int]]:
        """The names that begin at atom `at`, longest first, each with the index of its last atom."""
        if not line.begins[at]:
            return []
        found: list[tuple[Name, int]] = []
        node = self._root
        for k in range(at, len(line.lower)):
            following = node.below.get(line.lower[k])
            if following is None:
                break
            node = following
            if node.names and line.ends[k]:
                found += [(name, k) for name in reversed(node.names)]
        return found[::-1]


def written_as(name: Name, words: Sequence[str]) -> bool:
    """True where the capitals of `words` are those of the name, or all are capitals; small letters accept any."""
    pairs = zip(atoms(name.text), words, strict=True)
    return all(own.islower() or own == word or own.upper() == word or not own.isalpha() for own, word in pairs)
