import pytest

from reftel.model.source import Page, Passage
from reftel.model.span import Span
from reftel.workbench.quoted import lines_of, located, places_of, words_at

TEXT = "Lima  bought\r\njets.\n\nMoscow\u202e paid. Lima bought jets 🚀 again.\x07"
PARAGRAPHS = (Span(0, 19), Span(21, 62))
PAGE = Page(text=TEXT, passages=tuple(Passage(kind="paragraph", span=span) for span in PARAGRAPHS))


@pytest.mark.parametrize(
    ("words", "at", "spans"),
    [
        ("Moscow", "", [(21, 27)]),
        ("Lima bought jets 🚀", "", [(35, 53)]),
        ("Lima bought jets", "35-51", [(35, 51)]),
        ("Lima bought jets", "0-18", [(0, 18)]),
        ("Lima bought jets", "34-52", [(35, 51)]),  # without the white space around
        ("Moscow\ufffd paid", "21-33", [(21, 33)]),  # as it is shown
        ("Moscow", "3-9", [(21, 27)]),  # a place that has other words is of no account
        ("Moscow", "900-906 5-2 x 1-", [(21, 27)]),
        ("Moscow\ufffd", "21-28", [(21, 28)]),
        ("\ufffd", "27-28", [(27, 28)]),
        ("again.\ufffd\nMoscow", "54-61", [(21, 27), (54, 61)]),
        ("", "0-5", []),
        ("  \n ", "", []),
    ],
)
def test_words_are_found_where_they_were_selected_or_where_they_stand(
    words: str, at: str, spans: list[tuple[int, int]]
) -> None:
    found = located(PAGE, words, at, None)
    assert [(span.start, span.end) for span in found.spans] == spans
    assert found.fault == ""
    assert located(PAGE, lines_of(PAGE, found.spans), places_of(found.spans), None) == found
    for span in found.spans:
        told = words_at(PAGE, span)
        assert TEXT[told.at : (told.at or 0) + len(told.text)] == told.text


def test_words_that_stand_there_twice_are_to_be_chosen() -> None:
    found = located(PAGE, "Lima bought jets", "", None)
    assert (found.spans, found.n) == ((), 2)
    assert [(choice.at, choice.before, choice.after) for choice in found.choices] == [
        ("0-18", "", ". Moscow\ufffd paid. Lima bought jets 🚀 agai"),
        ("35-51", "Lima bought jets. Moscow\ufffd paid.", "🚀 again.\ufffd"),
    ]
    assert located(PAGE, "Lima bought jets", "", Span(36, 40)).fault == ""


@pytest.mark.parametrize("words", ["nobody", "Lima bought ships", "moscow"])
def test_words_that_stand_nowhere(words: str) -> None:
    found = located(PAGE, words, "0-5", None)
    assert (found.spans, found.choices) == ((), ())
    assert "the document has no words" in found.fault
