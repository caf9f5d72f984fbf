"""Passages that a post quotes from another: by mark-up, by angles, by "X wrote:"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reftel.readers.page import Line
from reftel.readers.phrases import pattern

_ENOUGH = 12

_WHOLE = re.compile(r"[\"“«][^\"“”«»]+[\"”»]$")
"""Words between marks of quotation, opened and closed: what the next line says is no more of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Lines of a post. `author` is who is quoted, None for the poster; `repeats`: the same words stand above."""

    lines: tuple[Line, ...]
    author: str | None
    repeats: bool = False


def quoted_parts(lines: Sequence[Line], earlier: Sequence[tuple[str, str]]) -> Iterator[Part]:
    """The post's lines in stretches of one author. `earlier` holds authors and words of the posts before."""
    marked = list(_marked(lines))
    at = 0
    while at < len(marked):
        end = at
        while end < len(marked) and marked[end][1] == marked[at][1]:
            end += 1
        piece = tuple(line for line, _ in marked[at:end])
        author = marked[at][1]
        yield Part(lines=piece, author=None) if author is None else _resolved(piece, author, earlier)
        at = end


def _resolved(lines: tuple[Line, ...], author: str, earlier: Sequence[tuple[str, str]]) -> Part:
    source = said_before(" ".join(line.text for line in lines), earlier)
    return Part(lines=lines, author=author or source or "", repeats=source is not None)


def said_before(words: str, earlier: Sequence[tuple[str, str]]) -> str | None:
    """Who wrote the same words in a post above; None where nobody did, or they are too few to tell."""
    wanted = _plain(words)
    if len(wanted) < _ENOUGH:
        return None
    whole = next((name for name, said in reversed(earlier) if wanted in _plain(said)), None)
    if whole is not None:
        return whole
    return next((name for name, said in reversed(earlier) if _is_shortened(wanted.split(), _plain(said).split())), None)


def _is_shortened(wanted: Sequence[str], said: Sequence[str]) -> bool:
    """True where the words stand in what was said in this order, with a few left out between two of them at most."""
    if len(wanted) < _WORDS:
        return False
    return any(_follows(wanted[1:], said[i + 1 :]) for i, word in enumerate(said) if word == wanted[0])


def _follows(wanted: Sequence[str], said: Sequence[str]) -> bool:
    """True where the words come one after the other, each not far behind the one before."""
    at = 0
    for word in wanted:
        near = said[at : at + _LEFT_OUT + 1]
        if word not in near:
            return False
        at += near.index(word) + 1
    return True


_WORDS, _LEFT_OUT = 4, 8
"""Words: fewer in the same order may be chance; more than so many left out between two of them is another sentence."""


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _marked(lines: Sequence[Line]) -> Iterator[tuple[Line, str | None]]:
    """Each line without marks of quotation, and who is quoted in it: "" where the page does not say."""
    author: str | None = None
    until_blank = False
    for line in lines:
        wrote = pattern("forum", "quoted").match(line.text)
        if not line.text:
            author = None if until_blank else author
            until_blank = until_blank and author is not None
            yield line, author
        elif wrote or pattern("forum", "quote").match(line.text):
            author, until_blank = wrote["author"] if wrote else author or "", True
            if wrote and wrote["said"]:
                yield _inner(line, wrote.start("said"), len(line.text)), author
                if _WHOLE.match(wrote["said"].strip()):
                    author, until_blank = None, False
        elif line.text.startswith(">"):
            yield _inner(line, len(line.text) - len(line.text.lstrip("> ")), len(line.text)), author or ""
        else:
            for part, said_by, left_open in _bracketed(line, author):
                yield part, said_by
                author = left_open


def _bracketed(line: Line, author: str | None) -> Iterator[tuple[Line, str | None, str | None]]:
    """The parts of a line around [quote] marks: text, who is quoted in it, who is quoted after it."""
    opened = pattern("forum", "open_quote").search(line.text)
    closed = pattern("forum", "close_quote").search(line.text, opened.end() if opened else 0)
    start, end = opened.end() if opened else 0, closed.start() if closed else len(line.text)
    if opened and opened.start():
        yield _inner(line, 0, opened.start()), author, author
    inside = opened["author"].strip() if opened else author
    yield _inner(line, start, end), inside, None if closed else inside
    if closed and closed.end() < len(line.text):
        yield _inner(line, closed.end(), len(line.text)), None, None


def _inner(line: Line, start: int, end: int) -> Line:
    raw = line.text[start:end]
    text = raw.strip()
    at = line.start + start + len(raw) - len(raw.lstrip())
    return Line(at, at + len(text), line.indent, text)
