"""Marks inside a line that are not words of it: footnote numbers, emphasis and links of Markdown."""

import re
from collections.abc import Iterator
from heapq import merge

from reftel.model.span import Span

_FOOTNOTE = re.compile(r"\[(\d{1,3})\](?:\(#[^)\s]{0,40}\))?")
_MARKDOWN = re.compile(
    r"""\\(?=[.\-_*#()\[\]!+>])                     # an escape: only the stroke goes
      | (?P<link>!?\[)(?=[^\]\n]{0,300}\]\([^)\n]{0,500}\))  # the opening of a link
      | \]\([^)\n]{0,500}\)                           # and its end with the address
      | \*{1,3} | (?<!\w)_{1,3}(?=\S) | (?<=\S)_{1,3}(?!\w)
    """,
    re.VERBOSE,
)


_COMPARED = 1_000


def mark_spans(text: str, *, markdown: bool) -> Iterator[Span]:
    """The marks of `text`, ascending and apart from each other.

    A number in brackets is a footnote mark only where it counts on from the marks before it ("December 21 [20]" is
    a correction), or stands for one of them again.
    """
    if not markdown:
        yield from _footnotes(text)
        return
    at = 0
    for span in merge(_footnotes(text), (Span(*match.span()) for match in _MARKDOWN.finditer(text)), key=_widest):
        if span.start >= at:
            yield span
            at = span.end


def _widest(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _footnotes(text: str) -> Iterator[Span]:
    highest = 0
    for match in _FOOTNOTE.finditer(text):
        number = int(match.group(1))
        if 0 < number <= highest + 1:
            highest = max(highest, number)
            yield Span(*match.span())


def plain(text: str) -> str:
    """A line without footnote marks, emphasis and escapes, for comparing."""
    text = text[:_COMPARED]
    return re.sub(r"\s([,.])", r"\1", _MARKDOWN.sub("", _FOOTNOTE.sub("", text))).strip()
