"""What the form of a document shows beside its text: a head as a table, pages where they begin."""

from collections.abc import Mapping

from reftel.model.source import Page, Source

HEADS: Mapping[str, tuple[str, ...]] = {
    "cable": ("number", "date", "from", "to", "info", "classification", "tags", "subject", "reference"),
    "letter": ("date", "from", "to", "subject", "file", "signed"),
}
"""What stands at the head of a document of a genre, in the order in which it is shown."""

PDF = "application/pdf"


def head_of(source: Source) -> list[tuple[str, tuple[str, ...]]]:
    """What the document's head says, each with its values; the date as it was understood."""
    told = dict(source.form) | ({"date": source.date} if source.date else {})
    named = HEADS.get(source.genre, ())
    found = [(name, tuple(filter(None, map(str.strip, told.get(name, "").split(";"))))) for name in named]
    return [(name, values) for name, values in found if values]


def rest_of(source: Source) -> dict[str, str]:
    """What else the document's form declares."""
    named = HEADS.get(source.genre, ())
    return {name: value for name, value in source.form.items() if name not in named}


def poster_of(source: Source) -> tuple[str | None, str | None]:
    """Who posted what names nobody, and when: in a thread, where posts show both, the author of its first post."""
    return (source.author, source.date) if source.genre == "forum" else (None, None)


def page_starts(page: Page) -> dict[int, str]:
    """At which characters of the text a page of the original begins, with the page's number or label."""
    found: dict[int, str] = {}
    last = None
    for anchor in page.anchors:
        if anchor.page is not None and anchor.page != last:
            last = anchor.page
            found[anchor.span.start] = last
    return found
