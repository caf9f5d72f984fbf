"""The writer of recovered texts."""

import pytest

from reftel.model.original import Anchor
from reftel.model.span import Span
from reftel.readers.limits import LimitError, Limits, Watch
from reftel.readers.writer import Writer


def test_what_goes_on_in_the_original_is_one_anchor() -> None:
    writer = Writer(Watch("f"))
    writer.write("Peru ", source=Span(10, 15), element="p")
    writer.write("bought", source=Span(15, 21), element="p")
    writer.write("&", source=Span(21, 26), element="p")
    writer.write(" tanks", source=Span(26, 32), element="p")
    writer.glue(" ")
    writer.write("in May", source=Span(40, 46), element="p")
    assert writer.text == "Peru bought& tanks in May"
    assert writer.anchors == [
        Anchor(span=Span(0, 11), source=Span(10, 21), element="p"),
        Anchor(span=Span(11, 12), source=Span(21, 26), element="p"),
        Anchor(span=Span(12, 18), source=Span(26, 32), element="p"),
        Anchor(span=Span(19, 25), source=Span(40, 46), element="p"),
    ]


def test_blocks_are_parted_once() -> None:
    writer = Writer(Watch("f"))
    writer.part()
    writer.block("paragraph", [writer.write("One", page="1")])
    writer.part()
    writer.part()
    writer.block("heading", [writer.write("Two", page="2")])
    writer.block("heading", [writer.write("", page="2")])
    assert writer.text == "One\n\nTwo"
    assert [(draft.kind, draft.spans) for draft in writer.drafts] == [
        ("paragraph", (Span(0, 3),)),
        ("heading", (Span(5, 8),)),
    ]
    assert [anchor.page for anchor in writer.anchors] == ["1", "2"]


def test_text_without_end_is_refused() -> None:
    writer = Writer(Watch("f", Limits(text=10)))
    with pytest.raises(LimitError, match="over the limit of 10 bytes for one document"):
        for _ in range(20):
            writer.write("x", page="1")
