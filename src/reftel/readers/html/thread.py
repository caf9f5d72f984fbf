"""A thread on a web page as a document: posts with author and date, quotes as the words of whom they quote."""

import re
from collections.abc import Iterator, Sequence

from reftel.model.document import BlockKind
from reftel.model.original import Declared
from reftel.readers.draft import Reading
from reftel.readers.elements import Element
from reftel.readers.html.blocks import Block, blocks_in
from reftel.readers.html.posts import Post, find_posts, is_signature, named_by, quote_around, quoted_in
from reftel.readers.html.write import write
from reftel.readers.phrases import is_menu, is_notice, pattern
from reftel.readers.posts import RULE
from reftel.readers.quotes import said_before
from reftel.readers.writer import Writer

_PROSE = 80


def posts_of(root: Element, blocks: Sequence[Block]) -> list[Post]:
    """The posts of the page, where they are what the page is for: comments below an article are not."""
    posts = find_posts(root)
    inside = [(post.body.start, post.body.end) for post in posts]
    said = sum(len(post.body.words) for post in posts)
    other = [b for b in blocks if len(b.text) >= _PROSE and not any(a <= b.element.start < e for a, e in inside)]
    return posts if said > sum(len(block.text) for block in other if block.linked * 2 < len(block.text)) else []


def read_thread(writer: Writer, posts: Sequence[Post], title: str | None, blocks: Sequence[Block]) -> Reading:
    """Write the posts, and say what they are."""
    heading = next((block for block in blocks if block.kind == "heading" and block.text == title), None)
    if heading is not None and not any(p.body.start <= heading.element.start < p.body.end for p in posts):
        writer.block("heading", write(writer, heading))
    earlier: list[tuple[str, str]] = []
    for post in posts:
        _post(writer, post, posts[0], earlier, title)
    return Reading(
        drafts=tuple(writer.drafts),
        title=title,
        author=posts[0].author.value,
        date=posts[0].date.value if posts[0].date else None,
        form={"dated by": "first post", "posts": str(len(posts))},
    )


def _post(writer: Writer, post: Post, first: Post, earlier: list[tuple[str, str]], title: str | None) -> None:
    own: list[str] = []
    opened = first.date.value if first.date else None
    day = post.date.value if post.date and post.date.value != opened else None
    for block, author, is_outside in _parts(post, title):
        spans = write(writer, block)
        source = said_before(block.text, earlier) if author is not None else None
        if author is None and not is_outside:
            own.append(block.text)
        who = post.author.value if author is None else author or source or ""
        kind: BlockKind = "notice" if is_outside or source is not None else _kind(block)
        writer.block(kind, spans, author=who if who != first.author.value else None, date=day)
    earlier.append((post.author.value, " ".join(own)))


def _kind(block: Block) -> BlockKind:
    return "paragraph" if block.kind == "lines" or block.kind == "quote" else block.kind


def _parts(post: Post, title: str | None) -> Iterator[tuple[Block, str | None, bool]]:
    """The blocks of a post, whom each quotes ("" for somebody, None for the poster), and whether it is no text."""
    blocks = [block for block in blocks_in(post.body) if not is_signature(block, post.body)]
    quotes = [quote_around(block, post.body) for block in blocks]
    quoted: dict[Element, str] = {}
    signed = False
    for number, (block, quote) in enumerate(zip(blocks, quotes, strict=True)):
        signed = signed or (quote is None and RULE.match(block.text) is not None)
        ahead = next((q for q in quotes[number + 1 : number + 2] if q is not None and q is not quote), None)
        name = named_by(block.text)
        over = quote if quote is not None and quote not in quoted else ahead
        heads = name is not None and over is not None
        if heads and over is not None:
            quoted[over] = name or ""
        author = None if quote is None else quoted.setdefault(quote, quoted_in(quote) or "")
        is_cite = block.element.within("cite") is not None
        yield block, author, heads or is_cite or signed or _is_outside(block.text, title)


def _is_outside(text: str, title: str | None) -> bool:
    repeated = re.sub(r"^re:\s*", "", text, flags=re.IGNORECASE) == title
    marks = RULE.match(text) or pattern("forum", "quote").match(text)
    return repeated or marks is not None or is_notice(text) or is_menu(text)


def opening(posts: Sequence[Post], page: str) -> Iterator[Declared]:
    """Who began the thread, and when."""
    yield posts[0].author.declared("author", page)
    if posts[0].date:
        yield posts[0].date.declared("date", page)
