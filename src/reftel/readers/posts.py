"""Heads of posts: who posted when, in the layouts that forum software prints."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reftel.readers import dates
from reftel.readers.page import Line
from reftel.readers.phrases import is_notice, pattern, words
from reftel.readers.post_stamps import stamped_heads
from reftel.readers.stamps import leftover

RULE = re.compile(r"\W{3,}$")
"""A line drawn between posts."""

_HEAD_LIMIT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post: its head (lines `first` to `start`), its text (to `end`), who and when.

    Where text begins on the head's own line ("comment by NAME: text") `within` is where in that line.
    """

    first: int
    start: int
    end: int
    author: str
    date: str | None
    within: int = 0


def find_posts(lines: Sequence[Line]) -> list[Post]:
    """The posts of a page in order."""
    heads: list[Post] = []
    at = 0
    while at < len(lines):
        head = _one_line_head(lines, at) or _block_head(lines, at) or _comment_head(lines, at)
        if head is not None:
            heads.append(head)
        at = max(head.start, at + 1) if head is not None else at + 1
    if sum(head.date is not None for head in heads) < len(heads) and not _has_bodies(lines, heads):
        heads = [head for head in heads if head.date is not None]
    heads = _more(lines, heads)
    ends = [*(head.first for head in heads[1:]), len(lines)][: len(heads)]
    return [replace(head, end=end) for head, end in zip(heads, ends, strict=True)]


def _more(lines: Sequence[Line], heads: list[Post]) -> list[Post]:
    """The heads, or those that stand again and again in a layout of their own, where these are more."""
    own = [
        Post(first=head.first, start=head.start, end=head.start, author=head.author, date=head.date)
        for head in stamped_heads(lines)
    ]
    return own if len(own) > len(heads) and _has_bodies(lines, own) else heads


def _one_line_head(lines: Sequence[Line], at: int) -> Post | None:
    """A head such as "Post NAME on DATE"."""
    text = lines[at].text
    if not text or len(text) > _HEAD_LIMIT:
        return None
    for form in _forms("post"):
        match = form.match(text)
        value = dates.first(match["date"]) if match else None
        if match and value and len(leftover(match["date"])) <= 5 and len(match["author"].split()) <= 4:
            return Post(first=at, start=at + 1, end=at + 1, author=match["author"].strip("\xa0 "), date=value)
    return None


def _block_head(lines: Sequence[Line], at: int) -> Post | None:
    """A head of several lines: a name, perhaps the poster's profile, and a line with nothing but date and time."""
    if not lines[at].text or (at and lines[at - 1].text and not RULE.match(lines[at - 1].text)):
        return None
    match = pattern("forum", "name").match(lines[at].text)
    if match is None or is_profile(lines[at].text) or is_notice(lines[at].text):
        return None
    for below in range(at + 1, min(at + 8, len(lines))):
        text = lines[below].text
        if not text:
            return None
        found = list(dates.find(text))
        rest = text[: found[0][0].start] + text[found[0][0].end :] if found else ""
        if found and re.search(r"\d[:.]\d\d", text) and not leftover(rest):
            return Post(first=at, start=below + 1, end=below + 1, author=match["author"], date=found[0][1])
        if not is_profile(text):
            return None
    return None


def _comment_head(lines: Sequence[Line], at: int) -> Post | None:
    """A comment's head without a full date: "NAME · 8:02 am", "[NAME] 3 days ago", "comment by NAME: text"."""
    text = lines[at].text
    said = pattern("forum", "said_on").match(text)
    if said is not None:
        return Post(first=at, start=at, end=at, author=said["author"], date=None, within=said.end())
    for form in _forms("comment") if 0 < len(text) <= _HEAD_LIMIT else ():
        match = form.match(text)
        if match is not None:
            return Post(first=at, start=at + 1, end=at + 1, author=match["author"], date=dates.first(text))
    return None


def _has_bodies(lines: Sequence[Line], heads: Sequence[Post]) -> bool:
    """True where each head has text below it: a timetable has a time on each line."""
    ends = [*(head.first for head in heads[1:]), len(lines)][: len(heads)]
    return all(
        head.within or any(line.text for line in lines[head.start : end]) for head, end in zip(heads, ends, strict=True)
    )


@cache
def _forms(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in words()["forum"][key])


def is_profile(text: str) -> bool:
    """True for a line about a poster: "Posts : 10245", "Location : Athens"."""
    return len(text) <= 60 and pattern("forum", "profile").match(text) is not None
