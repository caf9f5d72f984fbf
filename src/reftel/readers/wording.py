"""The words of a page that say its title, author, date and the rest that its form declares."""

import re
from collections.abc import Iterator, Sequence

from reftel.model.original import Declared
from reftel.model.span import Span
from reftel.readers import dates
from reftel.readers.draft import Draft, Reading
from reftel.readers.page import Page

_MADE = frozenset({"encoding", "dated by", "posts"})
"""What readers note of their own work in a form; no words of the page say it."""
_LIST = "; "
_DEEP = 200_000
"""How far into the text words are looked for: what declares stands at the top, or at the foot of a short page."""


def declared_in(page: Page, reading: Reading) -> Iterator[Declared]:
    """What the page declares, each with its words; what no words of the page say is left out.

    Words are looked for first in what stands around the text and in its headings, as that is what declares.
    """
    order = _places(reading.drafts)
    for name, value in _named(reading):
        if name == "date":
            span = _date(page.text, order, value)
            spans = [(value, span)] if span else []
        else:
            spans = [(part, span) for part in value.split(_LIST) if (span := _words(page.text, order, part))]
        for part, span in spans:
            yield Declared(name=name, value=part, words=page.text[span.start : span.end], span=span)


def _named(reading: Reading) -> Iterator[tuple[str, str]]:
    own = ("title", reading.title), ("author", reading.author), ("publisher", reading.publisher), ("date", reading.date)
    yield from ((name, value) for name, value in own if value)
    yield from ((name, value) for name, value in reading.form.items() if value and name not in _MADE)


def _places(drafts: Sequence[Draft]) -> list[Span]:
    """The drafts' stretches of the text, those that declare first."""
    rank = {"notice": 0, "heading": 0}
    ordered = sorted((draft for draft in drafts if draft.spans), key=lambda d: (rank.get(d.kind, 1), d.start))
    return [Span(d.spans[0].start, max(d.spans[-1].end, d.spans[0].end)) for d in ordered if d.start < _DEEP]


def _date(text: str, places: Sequence[Span], value: str) -> Span | None:
    for place in places:
        for span, found in dates.find(text[place.start : place.end]):
            if found == value:
                return Span(place.start + span.start, place.start + span.end)
    return None


def _words(text: str, places: Sequence[Span], value: str) -> Span | None:
    words = value.split()
    if not words:
        return None
    wanted = re.compile(r"\W{1,9}?".join(map(re.escape, words)))
    for place in places:
        if found := wanted.search(text, place.start, place.end):
            return Span(*found.span())
    found = wanted.search(text, 0, _DEEP)
    return Span(*found.span()) if found else None
