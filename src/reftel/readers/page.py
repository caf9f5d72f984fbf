"""A decoded file cut into lines, and what holds for the whole of it: line width, marks to leave out, compounds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from string import ascii_uppercase

from reftel.model.span import Span
from reftel.readers.garbled import find_garbled
from reftel.readers.marks import mark_spans
from reftel.rules.data import read_toml

_LINE_END = re.compile(r"\r\n|\r|\n")
_HYPHENATED = re.compile(r"(?<![\w-])\w+(?:-\w+)+(?![\w-])")
_LETTERED = re.compile(r"[A-Z]\.\s")
_NARROW = 60
_LONG = 150


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it; `indent` is the white space before it."""

    start: int
    end: int
    indent: int
    text: str

    @property
    def is_blank(self) -> bool:
        """True where nothing but white space stands on the line."""
        return not self.text

    @property
    def span(self) -> Span:
        """The line's stretch of the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Page:
    """A file's text and its lines. `markdown` says whether marks of Markdown are to be understood."""

    text: str
    markdown: bool = False

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, blank ones too."""
        return tuple(_lines(self.text))

    @cached_property
    def marks(self) -> tuple[Span, ...]:
        """Stretches inside lines that no reader reads aloud: footnote marks, marks of Markdown."""
        return tuple(mark_spans(self.text, markdown=self.markdown))

    @cached_property
    def garbled(self) -> tuple[tuple[int, int, str], ...]:
        """Characters that were read in a wrong encoding before this text was saved, with what they were."""
        return tuple(find_garbled(self.text))

    @cached_property
    def width(self) -> int | None:
        """How long a full line is; None where paragraphs stand on one line each."""
        full = sorted(
            len(a.text) + a.indent
            for a, b in zip(self.lines, self.lines[1:], strict=False)
            if not a.is_blank and not b.is_blank
        )
        letters = sum(len(line.text) for line in self.lines)
        if sum(len(line.text) for line in self.lines if len(line.text) > _LONG) * 2 > letters:
            return None
        return max(full[len(full) * 9 // 10], _NARROW) if full else _NARROW

    @cached_property
    def lettered(self) -> frozenset[str]:
        """The letters that number paragraphs ("A." and "B."), where lines begin with at least the first two."""
        found = {line.text[0] for line in self.lines if _LETTERED.match(line.text)}
        chain = [letter for n, letter in enumerate(ascii_uppercase, 1) if found >= set(ascii_uppercase[:n])]
        return frozenset(chain) if len(chain) > 1 else frozenset()

    @cached_property
    def compounds(self) -> "Compounds":
        """Words that keep their hyphen at a line end."""
        first, last = _hyphenated()
        return Compounds(
            first,
            last,
            frozenset(match.group().lower() for match in _HYPHENATED.finditer(self.text)),
        )


@dataclass(frozen=True, slots=True)
class Compounds:
    """Knows words that are written with a hyphen: by first part, by last part, or from elsewhere in the document."""

    first: frozenset[str]
    last: frozenset[str]
    seen: frozenset[str]

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        parts = word.split("-")
        return word in self.seen or parts[0] in self.first or parts[-1] in self.last


@cache
def _hyphenated() -> tuple[frozenset[str], frozenset[str]]:
    """First and last parts of words that keep their hyphen."""
    words = read_toml("languages/en/pages.toml")["hyphen"]
    return frozenset(words["first"].split()), frozenset(words["last"].split())


def groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines with no blank line in them."""
    run: list[Line] = []
    for line in lines:
        if not line.is_blank:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def joined(lines: Sequence[Line]) -> str:
    """The lines' text in one."""
    return " ".join(line.text for line in lines)


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for match in _LINE_END.finditer(text):
        yield _line(text, at, match.start())
        at = match.end()
    if at < len(text):
        yield _line(text, at, len(text))


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    stripped = raw.strip()
    indent = len(raw) - len(raw.lstrip()) if stripped else 0
    return Line(start + indent, start + indent + len(stripped), indent, stripped)
