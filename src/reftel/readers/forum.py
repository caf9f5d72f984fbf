"""Threads of posts copied from forums as plain text: who posted what and when, whom a post quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reftel.readers import dates
from reftel.readers.draft import Draft, Reading, draft, notices, text_of
from reftel.readers.head import Head, read_head
from reftel.readers.layout import cut_front, paragraphs
from reftel.readers.page import Line, Page, joined
from reftel.readers.phrases import is_menu, is_notice, pattern
from reftel.readers.posts import RULE, Post, find_posts, is_profile
from reftel.readers.quotes import quoted_parts
from reftel.readers.stamps import dated

_MOTTO = re.compile(
    r"[\"“'‘][^\d\"”]{3,160}[\"”'’](?:[,.]?\s?[,—–-]{0,2}\s?[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,3})?$"
)


def is_thread(page: Page) -> bool:
    """True for two posts or more, or for one with lines of the poster's profile."""
    posts = find_posts(page.lines)
    profiles = sum(is_profile(line.text) for line in page.lines)
    return len(posts) >= 2 or (bool(posts) and profiles >= 2)


def read(page: Page) -> Reading:
    """Reads a thread."""
    lines = page.lines
    posts = find_posts(lines)
    head = read_head(page, lines[: posts[0].first])
    _topic(head, lines, lines[: posts[0].first])
    title = re.sub(pattern("forum", "title"), "", joined(head.title)) or None
    label = pattern("forum", "title").match(joined(head.title)) if head.title else None
    drafts = [cut_front(draft("heading", head.title), label.end() if label else 0)] if head.title else []
    kept = {line.start for line in head.title}
    above = [replace(line, text="") if line.start in kept else line for line in lines[: posts[0].first]]
    drafts += _above(page, above) if posts[0].date is None else notices(above)
    earlier: list[tuple[str, str]] = []
    for post in posts:
        drafts += _post(page, post, posts[0], earlier, title)
    return Reading(
        drafts=tuple(drafts),
        title=title,
        author=posts[0].author if posts[0].date else None,
        publisher=head.site,
        date=posts[0].date or _date_above(head, above),
        form={"dated by": "first post", "posts": str(len(posts))},
    )


def _date_above(head: Head, lines: Sequence[Line]) -> str | None:
    """The date of the page that comments stand on: its stamp's, else the first date over them."""
    stamped = dated(head.stamps)
    texts = [*(line.text for line in head.title), *(line.text for line in lines)]
    return stamped.date if stamped else next((day for text in texts if (day := dates.first(text))), None)


def _above(page: Page, lines: Sequence[Line]) -> Iterator[Draft]:
    """What stands over comments: the article or the question that they are on, and the page's own lines."""
    outside = {line.start for line in lines if _is_outside(line.text, None)}
    yield from paragraphs(page, [replace(line, text="") if line.start in outside else line for line in lines])
    yield from notices(line if line.start in outside else replace(line, text="") for line in lines)


def _topic(head: Head, lines: Sequence[Line], top: Sequence[Line]) -> None:
    """The topic is what the page calls so, or what it says again over the posts; else the head's title stays."""
    again = {re.sub(r"^re:\s*", "", line.text, flags=re.IGNORECASE): line.start for line in lines if line.text}
    for line in top:
        named = pattern("forum", "title").match(line.text) is not None
        if not named and (again.get(line.text, line.start) == line.start or _is_outside(line.text, None)):
            continue
        if head.title and head.title[0].start < line.start:
            head.site = head.site or joined(head.title)
        head.title = [line]
        return


def _post(page: Page, post: Post, opening: Post, earlier: list[tuple[str, str]], title: str | None) -> Iterator[Draft]:
    """The drafts of one post, and the notices of its head and foot."""
    yield from notices(page.lines[post.first : post.start])
    body = list(page.lines[post.start : post.end])
    if post.within:
        first = body[0]
        body[0] = replace(first, start=first.start + post.within, text=first.text[post.within :])
    outside = {line.start for line in body if _is_outside(line.text, title)} | _motto(body, title)
    yield from notices(line if line.start in outside else replace(line, text="") for line in body)
    text = [replace(line, text="") if line.start in outside else line for line in body]
    own: list[str] = []
    for part in quoted_parts(text, earlier):
        author = part.author or post.author
        for item in paragraphs(page, part.lines):
            if part.author is None:
                own.append(text_of(page, item))
            yield replace(
                item,
                kind="notice" if part.repeats else item.kind,
                author=author if author != opening.author or opening.date is None else None,
                date=post.date if post.date != opening.date else None,
            )
    earlier.append((post.author, " ".join(own)))


def _is_outside(text: str, title: str | None) -> bool:
    if not text:
        return False
    repeated = re.sub(r"^re:\s*", "", text, flags=re.IGNORECASE) == title
    return repeated or bool(RULE.match(text)) or is_profile(text) or is_notice(text) or is_menu(text)


def _motto(body: Sequence[Line], title: str | None) -> set[int]:
    """The poster's motto: a saying with its author as the post's last line, or what follows a rule near the end."""
    shown = [line for line in body if line.text and not _is_outside(line.text, title)]
    if len(shown) > 1 and _MOTTO.match(shown[-1].text):
        return {shown[-1].start}
    return set()
