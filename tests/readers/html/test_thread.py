"""Threads on web pages: who posted what and when, whom a post quotes."""

import pytest

from tests.readers.html.samples import ANSWER, FIRST, LAST, THREADS, source
from tests.readers.html.test_reader import page


@pytest.mark.parametrize("name", THREADS)
def test_posts_have_their_author_and_date(name: str) -> None:
    document = page(source(f"thread-{name}"))
    assert (document.genre, document.title) == ("forum", "Armour on the lakes")
    assert (document.author, document.date, document.form["posts"]) == ("kibo", "2017-05-26", "3")
    assert [
        (block.flow.text, block.author, block.date) for block in document.blocks if block.kind == "paragraph"
    ] == [(FIRST, None, None), (ANSWER, "Ana_88", "2017-05-27"), (LAST, None, "2017-05-28")]


@pytest.mark.parametrize("name", THREADS)
def test_what_a_post_quotes_is_of_whom_it_quotes_and_counts_once(name: str) -> None:
    document = page(source(f"thread-{name}"))
    quoted = [block for block in document.blocks if block.kind == "notice" and block.flow.text == ANSWER]
    assert [(block.author, block.date) for block in quoted] == [("Ana_88", "2017-05-28")]
    assert not any("stomach" in block.flow.text or "Powered" in block.flow.text for block in document.blocks)


def test_quotes_of_what_is_not_on_the_page_are_the_words_of_whom_they_name() -> None:
    document = page(source("thread-phpbb").replace(FIRST, "Something else that was said.", 1))
    quoted = [(b.kind, b.author, b.date) for b in document.blocks if b.flow.text == FIRST]
    assert quoted == [("paragraph", None, "2017-05-27"), ("paragraph", None, "2017-05-28")]
    document = page(source("thread-phpbb").replace(ANSWER, "Something else that was said.", 1))
    assert [(b.kind, b.author, b.date) for b in document.blocks if b.flow.text == ANSWER] == [
        ("paragraph", "Ana_88", "2017-05-28")
    ]


def test_comments_below_an_article_are_no_thread() -> None:
    assert page(source("page-news")).genre == "article"
