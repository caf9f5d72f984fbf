"""Flow: readable text and the way back to the document."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.model.span import Flow, Span

ALPHABET = "abcZÉ -\n\r.,[1]9’"


def lines(text: str) -> list[Span]:
    """One span for each line with something on it."""
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            spans.append(Span(start, start + len(bare)))
        at += len(line)
    return spans


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and ascending stretches of it that do not overlap."""
    text = draw(st.text(ALPHABET, min_size=1, max_size=60))
    marks = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return text, [Span(a, b) for a, b in pairs]


@pytest.mark.parametrize(
    ("document", "flow"),
    [
        ("two lines\nof text", "two lines of text"),
        ("a coun-\ntry", "a country"),
        ("the COUNTER-\nPART SERVICES", "the COUNTERPART SERVICES"),
        ("T-\n55 tanks", "T-55 tanks"),
        ("the U-\nboat", "the U-boat"),
        ("Anglo-\nAmerican", "Anglo-American"),
        ("US-\nbacked", "US-backed"),
        ("MILITARY-TO-\nMILITARY TIES", "MILITARY-TO-MILITARY TIES"),
        ("1974-\n75", "1974-75"),
        ("a dash -\nand more", "a dash - and more"),
        ("long-\nrange guns", "long-range guns"),
    ],
)
def test_lines_are_joined_as_a_person_reads_them(document: str, flow: str) -> None:
    assert Flow.join(document, lines(document), compounds={"long-range"}).text == flow


def test_nothing_comes_between_pieces_that_touch() -> None:
    document = "Italy[1]'s offer [2] stood"
    pieces = [Span(0, 5), Span(8, 16), Span(21, 26)]
    assert Flow.join(document, pieces).text == "Italy's offer stood"


def test_the_cut_words_span_holds_its_hyphen() -> None:
    document = "the COUNTER-\nPART SERVICES"
    flow = Flow.join(document, lines(document))
    start = flow.text.index("COUNTERPART")
    span = flow.span(start, start + len("COUNTERPART"))
    assert document[span.start : span.end] == "COUNTER-\nPART"


def test_origin_in_glue_is_the_end_of_the_run_before() -> None:
    flow = Flow.join("ab\ncd", [Span(0, 2), Span(3, 5)])
    assert [flow.origin(n) for n in range(5)] == [0, 1, 2, 3, 4]


def test_an_empty_flow_has_no_span() -> None:
    flow = Flow.join("abc", [Span(1, 1)])
    assert flow.text == ""
    with pytest.raises(ValueError, match="outside the flow"):
        flow.span(0, 1)


@given(cuts())
def test_every_character_of_a_run_is_the_documents(case: tuple[str, list[Span]]) -> None:
    document, pieces = case
    flow = Flow.join(document, pieces)
    for at, origin, length in flow.runs:
        assert flow.text[at : at + length] == document[origin : origin + length]
    for at, character in enumerate(flow.text):
        inside = any(start <= at < start + length for start, _, length in flow.runs)
        assert document[flow.origin(at)] == character if inside else character == " "


@given(cuts())
def test_runs_ascend_and_do_not_overlap(case: tuple[str, list[Span]]) -> None:
    document, pieces = case
    runs = Flow.join(document, pieces).runs
    for (a, from_a, length), (b, from_b, _) in itertools.pairwise(runs):
        assert a + length <= b <= a + length + 1
        assert from_a + length <= from_b


@given(cuts(), st.data())
def test_a_span_of_the_flow_comes_back_to_its_own_characters(case: tuple[str, list[Span]], data: st.DataObject) -> None:
    document, pieces = case
    flow = Flow.join(document, pieces)
    if not flow.text:
        return
    start = data.draw(st.integers(0, len(flow.text) - 1))
    end = data.draw(st.integers(start + 1, len(flow.text)))
    span = flow.span(start, end)
    assert pieces[0].start <= span.start <= span.end <= pieces[-1].end
    wanted = [c for c in flow.text[start:end] if not c.isspace()]
    there = iter(document[span.start : span.end])
    assert all(character in there for character in wanted)


@given(st.integers(-3, 9), st.integers(-3, 9))
def test_a_span_is_in_order(start: int, end: int) -> None:
    if 0 <= start <= end:
        assert Span(start, end).cover(Span(start, end)) == Span(start, end)
    else:
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)
