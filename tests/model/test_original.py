"""The way from a document's text back to its original."""

from reftel.model.original import Anchor, anchors_in
from reftel.model.span import Span
from tests.factories import plain_document

ANCHORS = (
    Anchor(span=Span(0, 10), source=Span(100, 110), element="p[1]"),
    Anchor(span=Span(10, 11), source=Span(110, 116), element="p[1]"),
    Anchor(span=Span(13, 20), page="2"),
)


def test_an_anchor_is_cut_to_what_is_asked_for() -> None:
    (found,) = anchors_in(ANCHORS, Span(2, 5))
    assert (found.span, found.source) == (Span(2, 5), Span(102, 105))


def test_a_stretch_over_several_anchors_has_each() -> None:
    found = list(anchors_in(ANCHORS, Span(9, 14)))
    assert [(item.span, item.source, item.page) for item in found] == [
        (Span(9, 10), Span(109, 110), None),
        (Span(10, 11), Span(110, 116), None),
        (Span(13, 14), None, "2"),
    ]
    assert list(anchors_in(ANCHORS, Span(11, 13))) == []


def test_a_text_is_its_own_original() -> None:
    document = plain_document("One line.\nAnother line.")
    (found,) = document.origin(Span(10, 17))
    assert (found.source, found.line) == (Span(10, 17), 2)
    assert plain_document("One", media="application/pdf").origin(Span(0, 3)) == ()
