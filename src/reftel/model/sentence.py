"""A sentence with its Universal Dependencies tree, independent of the parser that made it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from reftel.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A syntactic word. `i` and `head` count from the sentence's first token; the root's head is itself.

    `start` and `end` are offsets in the document's text; `at` is the offset in the sentence's readable text.
    `lemma` is lower case (proper nouns too); `pos` is a UPOS tag; `feats` a UD string ("Number=Plur|Tense=Past");
    `dep` a UD relation in lower case ("nsubj:pass"; the root's is "root").
    """

    i: int
    text: str
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str
    start: int
    end: int
    at: int

    def feat(self, name: str) -> str | None:
        """The value of one morphological feature, or None."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence: readable `text`, `tokens`, and the index of the document's block that holds it."""

    text: str
    tokens: tuple[Token, ...]
    block: int
    index: int = field(default=0)

    @property
    def span(self) -> Span:
        """The sentence's stretch of the document."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(tuple(group) for group in below)

    @cached_property
    def _dependents(self) -> tuple[tuple[Token, ...], ...]:
        return tuple(tuple(self.tokens[k] for k in group) for group in self._children)

    @property
    def root(self) -> Token | None:
        """The word that all others hang on; None in a sentence whose tree has none."""
        return next((token for token in self.tokens if token.dep == "root"), None)

    def children(self, i: int) -> tuple[Token, ...]:
        """The direct dependents of token `i`, in order."""
        return self._dependents[i]

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all below it, ascending."""
        seen, todo = {i}, [i]
        while todo:
            for k in self._children[todo.pop()]:
                if k not in seen:
                    seen.add(k)
                    todo.append(k)
        return sorted(seen)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def stretch(self, first: int, last: int) -> Span:
        """The document's stretch of tokens `first` to `last` (both included)."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def words(self, first: int, last: int) -> str:
        """The readable text of tokens `first` to `last` (both included)."""
        return self.text[self.tokens[first].at : self.tokens[last].at + len(self.tokens[last].text)]
