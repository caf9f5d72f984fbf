"""The items of a list of arms: where each begins and ends, its number, its arms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reftel.claims.list_leads import Placed
from reftel.model.mention import ActorMention, MaterielMention
from reftel.model.span import Span
from reftel.rules.tables import ListWords

_PARTS = re.compile(r"[;\n]|,(?![^(]*\))(?!\d{3}\b)|\s(?:and|&|\+)\s(?=\d)")
_COUNT = re.compile(r"\s*(~|c\.\s?)?(\d{1,3}(?:,\d{3})+|\d{1,4})\s*(?:[x×]\s*)?(?=\S)")
_TAIL = re.compile(r"(?:[ -](?!x\s?\d)[^\W\d_][\w-]*)*")
_TIMES = re.compile(r"\s*[x×]\s*(\d{1,4})\b")
_BEFORE = 3
"""More words between the number and the arms make prose of a part."""
_LOOSE = 5
"""A part with more words outside its names, numbers and brackets is prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item: all of it, the arms in it, their noun phrase, their number, and whether that is a rough one."""

    span: Span
    arms: MaterielMention
    item: Span
    number: Span | None
    approx: bool


def parts_of(text: str, body: Span, found: Placed) -> Iterator[Span]:
    """The parts of a list; one without arms belongs to the part before it."""
    start, held = body.start, None
    breaks = [(body.start + m.start(), body.start + m.end()) for m in _PARTS.finditer(text[body.start : body.end])]
    for end, after in [*breaks, (body.end, body.end)]:
        part = Span(start, end)
        start = after
        if any(isinstance(m, MaterielMention) and part.start <= s.start < part.end for s, m in found):
            if held is not None:
                yield held
            held = part
        elif held is not None:
            held = Span(held.start, part.end)
    if held is not None:
        yield held


def item_of(text: str, part: Span, found: Placed, words: ListWords) -> Item | None:
    """The arms of a part with their number, if it is an item of a list."""
    inside = [(s, m) for s, m in found if part.start <= s.start < part.end]
    arms = [(s, m) for s, m in inside if isinstance(m, MaterielMention)]
    span, mention = arms[0]
    if set(re.findall(r"\w+", text[part.start : part.end].lower())) & words.words["other"]:
        return None
    loose = re.sub(r"\([^)]*\)", " ", _without(text, part, [s for s, _ in inside]))
    if len(re.findall(r"[^\W\d_]{2,}", loose)) > _LOOSE:
        return None
    count = _COUNT.match(text[part.start : span.end])
    number = Span(part.start + count.start(2), part.start + count.end(2)) if count else None
    if number is not None and number.overlaps(span):
        count = number = None
    start = part.start + count.end() if count else span.start
    before = re.findall(r"\w+", text[start if count else part.start : span.start].lower())
    named = any(s.start < span.start for s, m in inside if isinstance(m, ActorMention))
    if named or len(before) > _BEFORE or set(before) & words.words["ends"]:
        return None
    end = _end(text, Span(span.end, part.end), inside, words)
    times = _TIMES.match(text[end : part.end])
    if number is None and times:
        number = Span(end + times.start(1), end + times.end(1))
    if number is None and (after := re.match(r":\s*(\d{1,4})\b(?![-/]\d)", text[end : part.end])):
        number = Span(end + after.start(1), end + after.end(1))
    quote = Span(part.start + len(text[part.start : part.end]) - len(text[part.start : part.end].lstrip()), part.end)
    return Item(span=quote, arms=mention, item=Span(start, end), number=number, approx=bool(count and count[1]))


def _end(text: str, rest: Span, inside: Placed, words: ListWords) -> int:
    """Where the noun phrase ends that the arms begin: "D-30 howitzers", not "D-30 from Slovakia"."""
    end = rest.start
    tail = _TAIL.match(text[rest.start : rest.end])
    for word in re.finditer(r"[ -]([\w-]+)", tail[0] if tail else ""):
        place = rest.start + word.start(1)
        other = any(s.start <= place < s.end for s, m in inside if not isinstance(m, MaterielMention))
        if other or word[1].lower() in words.words["ends"]:
            break
        end = rest.start + word.end()
    return end


def _without(text: str, part: Span, spans: Sequence[Span]) -> str:
    return "".join(" " if any(s.start <= at < s.end for s in spans) else text[at] for at in range(part.start, part.end))
