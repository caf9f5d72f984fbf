"""Heads of fields at the top of a text."""

import pytest

from reftel.readers.frontmatter import front_matter
from reftel.readers.page import Page
from tests.readers.pages import read, shown

BODY = "\n\nTwo frigates left Toulon in May for Djibouti.\n"
TOLD = ("Ships for the strait", "N. Abdi", "Coast Daily", "1979-06-02")


@pytest.mark.parametrize(
    "head",
    [
        "Title: Ships for the strait\nAuthor: N. Abdi\nPublisher: Coast Daily\nDate: 2 June 1979",
        "title: Ships for the strait\nBy: N. Abdi\nSource: Coast Daily\nPublished: 1979-06-02",
        "---\ntitle: Ships for the strait\nauthor: N. Abdi\nsource: Coast Daily\ndate: 1979-06-02\n---",
    ],
)
def test_fields_at_the_top_say_what_the_document_is(head: str) -> None:
    document = read(head + BODY)
    assert (document.title, document.author, document.publisher, document.date) == TOLD
    assert [words for kind, words in shown(document) if kind != "notice"] == [BODY.strip()]


@pytest.mark.parametrize(
    "head",
    [
        "Title: Ships for the strait",
        "From: N. Abdi\nTo: Coast Daily\nSubject: Ships for the strait",
        "Title: Ships for the strait\nThe strait is narrow: ships wait.\nAuthor: N. Abdi",
        "Author: N. Abdi\nDate: 2 June 1979",
        "Title:\nAuthor: N. Abdi",
    ],
)
def test_lines_that_are_no_head_of_fields_stay_text(head: str) -> None:
    assert front_matter(Page(head + BODY).lines) == ({}, 0)
