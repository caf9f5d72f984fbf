"""`reftel show`: the passage with its marks, the source, the speakers, the rule."""

import pytest

from reftel.cli.marks import bracketed, coloured
from reftel.model.span import Span
from tests.filled import LENT, SOLD, Invoke

TEXT = "Oslo sold 12 grey boats to Lima."
ALL = Span(0, len(TEXT))

MARKED = {
    "nothing": ([], TEXT),
    "quote": ([(Span(0, 23), "quote")], "«Oslo sold 12 grey boats» to Lima."),
    "slots in the quote": (
        [(Span(0, 23), "quote"), (Span(0, 4), "actor"), (Span(10, 23), "item"), (Span(10, 12), "quantity")],
        "«[actor: Oslo] sold [item: [quantity: 12] grey boats]» to Lima.",
    ),
    "two slots at one place": ([(Span(27, 31), "recipient, place")], TEXT[:27] + "[recipient, place: Lima]."),
    "the quote is a slot": ([(Span(0, 4), "quote, actor")], "«[actor: Oslo]» sold 12 grey boats to Lima."),
    "a slot outside the quote": (
        [(Span(0, 9), "quote"), (Span(27, 31), "recipient")], "«Oslo sold» 12 grey boats to [recipient: Lima].",
    ),
    "crossing": (
        [(Span(5, 12), "a"), (Span(10, 23), "b")], "Oslo [a: sold [b: 12]][b:  grey boats] to Lima.",
    ),
    "side by side": ([(Span(0, 4), "a"), (Span(4, 9), "b")], "[a: Oslo][b:  sold] 12 grey boats to Lima."),
    "to the end": ([(Span(27, 32), "a")], "Oslo sold 12 grey boats to [a: Lima.]"),
}  # fmt: skip


@pytest.mark.parametrize(("marks", "expected"), MARKED.values(), ids=MARKED)
def test_marks_in_brackets(marks: list[tuple[Span, str]], expected: str) -> None:
    assert bracketed(TEXT, ALL, marks) == expected


def test_marks_are_cut_at_the_passage() -> None:
    assert bracketed(TEXT, Span(5, 23), [(Span(0, 12), "a"), (Span(27, 31), "b")]) == "[a: sold 12] grey boats"


def test_colours_leave_the_text_as_it_is() -> None:
    shown = coloured(TEXT, ALL, [(Span(0, 23), "quote"), (Span(0, 4), "actor")])
    assert shown.plain == TEXT
    assert [(span.start, span.end) for span in shown.spans] == [(0, 23), (0, 4)]


def test_show_prints_all_that_is_known(invoke: Invoke) -> None:
    out = invoke("show", SOLD.id[:6]).stdout
    for words in (
        "«[quantity: Some [item: 36]", "[actor: Moscow]", "A dispatch", "texts/dispatch.txt, line 1, characters 0 to",
        "1978-02-01", SOLD.document, "en.transfer.sell", "vocabulary v1", "about 36 aircraft",
        "at most 250,000,000 USD", "two notes", SOLD.id,
    ):  # fmt: skip
        assert words in out, words


def test_show_prints_the_chain_of_speakers(invoke: Invoke) -> None:
    out = invoke("show", LENT.id).stdout
    assert "dispatch → Tass → a trader in Callao" in out
    assert "line 2" in out
    assert "alleged" in out


def test_a_current_claim_is_not_called_superseded(invoke: Invoke) -> None:
    assert "superseded" not in invoke("show", SOLD.id).stdout


@pytest.mark.parametrize("prefix", ["ffffffffffffffff", "nonsense", " "])
def test_an_id_that_is_no_claims_is_one_sentence(invoke: Invoke, prefix: str) -> None:
    result = invoke("show", prefix)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
