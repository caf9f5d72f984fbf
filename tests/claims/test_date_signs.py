"""Which dates may be a claim's."""

from reftel.claims.choices import Option
from reftel.claims.date_signs import Told, dates_of
from reftel.claims.find import candidates, frames_by_lemma
from reftel.claims.roles import open_frames
from reftel.claims.times import period_of
from reftel.claims.trace import Trace
from reftel.mentions.find import find_all_mentions
from reftel.model.refusal import Refusal
from reftel.pipeline import read_document
from reftel.readers.files import read_bytes
from reftel.rules.weights import Weights, judged_by
from reftel.syntax.parser import load

NOTHING = {"dates": Weights.of(labels=("fits",), rows={"always": (0.0,)})}
BEFORE = {"dates": Weights.of(labels=("fits",), rows={"before of 0": (5.0,)})}
TEXT = "In 1971 a mission from Accra came to Sofia. Bulgaria then sold eight howitzers to Ghana."


def _options(text: str) -> list[Option]:
    """The options of the last sale in the text."""
    document = read_bytes(text.encode(), name="text", path="text.txt")
    sentences = [s for s in load(document.language).sentences(document) if not isinstance(s, Refusal)]
    trace = Trace()
    candidates(document, sentences, find_all_mentions(sentences, document=document), trace=trace)
    scene = trace.scenes[-1]
    filling = next(f for f in open_frames(scene, frames_by_lemma("en")) if f.frame.kind == "transfer")
    with judged_by(NOTHING):
        return dates_of(scene, filling, Told(stage="delivered", modality="factual", period=period_of(scene, filling)))


def test_dates_of_the_sentence_and_none_are_options() -> None:
    options = _options("In 1971 Bulgaria sold eight howitzers to Ghana, and it was paid in 1974.")
    assert [(option.value and option.value.edtf, option.ruled) for option in options] == [
        ("1971", True), ("1974", False), (None, False),
    ]  # fmt: skip


def test_the_date_of_the_sentence_before_is_one_too() -> None:
    options = _options(TEXT)
    assert [(option.value and option.value.edtf, option.ruled) for option in options] == [("1971", False), (None, True)]
    assert "before 1 True" in options[0].signs


def test_a_date_from_before_has_its_words_as_evidence_and_the_note_says_who_chose_it() -> None:
    document = read_bytes(TEXT.encode(), name="text", path="text.txt")
    with judged_by(BEFORE):
        claim = next(c for c in read_document(document).claims if c.kind == "transfer")
    assert claim.period == "1971"
    assert [document.text[s.start : s.end] for s in claim.slot_spans["period"]] == ["1971"]
    assert claim.note == "learned: period"
    with judged_by({}):
        plain = next(c for c in read_document(document).claims if c.kind == "transfer")
    assert (plain.period, plain.note) == (None, None)
