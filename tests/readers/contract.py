"""What holds for every document that any reader gives, however odd the file."""

from reftel.model.document import Document
from reftel.model.original import Anchor


def check(document: Document, decoded: str | None = None) -> None:
    """Blocks ascend, their runs are the document's, no character is in two blocks; what leads back leads back.

    `decoded` is the original's text, where it has any: an anchor as long as its source then holds the same characters.
    """
    _check_blocks(document)
    end = 0
    for anchor in document.anchors:
        assert end <= anchor.span.start < anchor.span.end <= len(document.text)
        end = anchor.span.end
        if anchor.source and decoded is not None and _is_exact(anchor):
            words = document.text[anchor.span.start : anchor.span.end]
            assert decoded[anchor.source.start : anchor.source.end] == words
    for block in document.blocks:
        assert document.origin(block.span), "a block leads nowhere"
    for item in document.declared:
        assert item.words.strip() and item.value.strip()
        if item.span:
            assert document.text[item.span.start : item.span.end] == item.words
        elif item.source and decoded is not None:
            assert decoded[item.source.start : item.source.end] == item.words
    assert all(refusal.stage == "readers" and refusal.detail for refusal in document.refusals)


def _is_exact(anchor: Anchor) -> bool:
    return anchor.source is not None and anchor.source.end - anchor.source.start == anchor.span.end - anchor.span.start


def _check_blocks(document: Document) -> None:
    taken: set[int] = set()
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    for block in document.blocks:
        assert block.flow.text.strip()
        assert block.heading is None or document.blocks[block.heading].kind == "heading"
        end = 0
        for at, origin, length in block.flow.runs:
            assert end <= origin < origin + length <= len(document.text)
            assert document.text[origin : origin + length] == block.flow.text[at : at + length]
            own = set(range(origin, origin + length))
            assert not own & taken
            taken |= own
            end = origin + length
