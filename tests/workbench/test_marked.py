from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reftel.model.claim import Claim
from reftel.model.source import Page, Passage
from reftel.model.span import Span
from reftel.model.visible import visible
from reftel.workbench.marked import parts_of
from tests.factories import plain_claim, plain_document

TEXT = "Lima sold 36 jets.\n\nMoscow\u202e paid.\r\nEnd\x07"


def claim_at(start: int, end: int, **slots: tuple[Span, ...]) -> Claim:
    made = plain_claim(plain_document(TEXT), TEXT[start : start + 1], slot_spans=slots)
    return Claim(
        document=made.document, kind="transfer", actor=("SUN",), recipient=("PER",), rule="r", vocabulary="v",
        span=Span(start, end), quote=TEXT[start:end], slot_spans=slots,
    )  # fmt: skip


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda ends: ends[0] < ends[1])


@given(st.lists(spans, max_size=5), st.lists(spans, max_size=6), st.lists(spans, max_size=3))
def test_no_character_is_lost_and_each_knows_its_claims(
    blocks: list[tuple[int, int]], quotes: list[tuple[int, int]], lit: list[tuple[int, int]]
) -> None:
    page = Page(text=TEXT, passages=tuple(Passage(kind="paragraph", span=Span(*ends)) for ends in blocks))
    claims = [claim_at(*ends, actor=tuple(Span(*each) for each in lit)) for ends in quotes]
    pieces = [piece for part in parts_of(page, claims, claims[0] if claims else None) for piece in part.pieces]
    assert "".join(piece.text for piece in pieces) == visible(TEXT)
    assert [piece.start for piece in pieces] == sorted({piece.start for piece in pieces})
    for piece in pieces:
        for at in range(piece.start, piece.start + len(piece.text)):
            assert set(piece.claims) == {n for n, claim in enumerate(claims) if claim.span.start <= at < claim.span.end}
            assert bool(piece.lit) == (bool(claims) and any(start <= at < end for start, end in lit))
    ended = [index for piece in pieces for index in piece.ends]
    assert sorted(ended) == list(range(len(claims)))


def test_the_shortest_quote_comes_first() -> None:
    page = Page(text=TEXT, passages=(Passage(kind="paragraph", span=Span(0, 18)),))
    (first, *_) = parts_of(page, [claim_at(0, 18), claim_at(5, 9)])
    assert [(piece.text, piece.claims, piece.ends) for piece in first.pieces] == [
        ("Lima ", (0,), ()), ("sold", (1, 0), (1,)), (" 36 jets.", (0,), (0,)),
    ]  # fmt: skip


def test_what_stands_between_blocks_is_kept_apart() -> None:
    page = Page(text=TEXT, passages=(Passage(kind="heading", span=Span(0, 18)), Passage(kind="row", span=Span(20, 33))))
    assert [part.kind for part in parts_of(page, [])] == ["heading", "gap", "row", "gap"]


def test_pages_begin_within_blocks_and_between() -> None:
    page = Page(text=TEXT, passages=(Passage(kind="paragraph", span=Span(0, 18)),))
    parts = parts_of(page, [], starts={0: "1", 5: "2", 19: "iv"})
    found = [(piece.start, piece.page) for part in parts for piece in part.pieces]
    assert found == [(0, "1"), (5, "2"), (18, None), (19, "iv")]


def test_posts_open_where_somebody_elses_words_begin() -> None:
    ends = [(0, 4, None), (5, 9, "Ann"), (10, 12, None), (13, 18, "Ann"), (20, 26, None)]
    page = Page(
        text=TEXT,
        passages=tuple(
            Passage(kind="notice" if start == 10 else "paragraph", span=Span(start, end), author=author)
            for start, end, author in ends
        ),
    )
    opened = [(part.author, part.date) for part in parts_of(page, [], poster=("Eve", "1978")) if part.opens]
    assert opened == [("Eve", "1978"), ("Ann", "1978"), ("Eve", "1978")]
    assert [part.author for part in parts_of(page, []) if part.opens] == ["Ann"]


def test_claims_that_stand_go_before_those_that_do_not() -> None:
    page = Page(text=TEXT, passages=())
    old, new = replace(claim_at(5, 9), review="corrected"), claim_at(0, 18)
    (part,) = parts_of(page, [old, new])
    assert [piece.claims for piece in part.pieces] == [(1,), (1, 0), (1,), ()]
