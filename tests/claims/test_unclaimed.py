"""Why a sentence gave no claim."""

from pathlib import Path

import pytest

from evals.corpora import ROOT
from reftel.claims.lacks import _of_need
from reftel.claims.roles import _NEEDS, Filling, Lack
from reftel.claims.unclaimed import _STEPS
from reftel.model.coverage import Coverage, Unclaimed
from reftel.pipeline import read_document
from reftel.readers.files import read_bytes, read_file
from reftel.rules.codes import reasons_by_nearness
from reftel.rules.frames import load_frames


def coverage(text: str) -> Coverage:
    found = read_document(read_bytes(text.encode(), name="text", path="text.txt"), covered=True).coverage
    assert found is not None
    return found


def unclaimed(text: str) -> list[Unclaimed]:
    return list(coverage(text).unclaimed)


@pytest.mark.parametrize(
    ("text", "word", "reason", "said"),
    [
        ("Chad sold cattle to Libya.", "sold", "other-thing", "here it is “cattle”"),
        ("The clerk bought paper.", "bought", "other-thing", "here it is “paper”"),
        ("The mission slept.", "mission", "condition-not-met", "unit must be of the class residents"),
        ("Somebody handed over the rifles.", "handed", "no-party", "neither side"),
        ("Kenya relies on.", "relies", "no-party", "KEN, and no"),
        ("Arms sales to Chad\n\nThe day was hot.", "sales", "heading", "name what follows"),
        ("The Peruvian Air Force waited.", "Air", "part-of-name", "belongs to the name of PER/air-force"),
    ],
)
def test_a_sentence_without_a_claim_has_a_reason(text: str, word: str, reason: str, said: str) -> None:
    (found,) = unclaimed(text)
    nearest = found.nearest
    assert (text[nearest.word.start : nearest.word.end], nearest.reason) == (word, reason), nearest
    assert said in nearest.detail


def test_what_was_said_before_is_not_missed() -> None:
    text = "In 1975 Sweden sold twelve rifles to Kenya. It rained. In 1975 Sweden sold twelve rifles to Kenya."
    (found,) = unclaimed(text)
    assert (found.nearest.reason, found.span.start) == ("said-before", text.rindex("In"))


def test_a_claim_that_was_refused_has_the_refusal_s_reason() -> None:
    other = "The roof of the hall leaks.\n\nPupils from Norway sang.\n\nThe choir meets on Mondays.\n\n"
    *_, found = unclaimed(other + "A contract was signed with Brazil.")
    assert found.nearest.reason == "civil-document"


def test_a_sentence_that_gives_a_claim_is_counted_and_not_listed() -> None:
    seen = coverage("Sweden sold twelve rifles to Kenya.\n\nThe day was hot.")
    assert (seen.n_opened, seen.unclaimed) == (1, ())


def test_all_words_that_open_rules_have_their_reasons() -> None:
    (found,) = unclaimed("Nobody had asked whether the cargo was delivered.")
    words = [opening.word.start for opening in found.openings]
    assert len(set(words)) == len(words) > 1
    assert words[1:] == sorted(words[1:])


@pytest.mark.parametrize("path", sorted((ROOT / "examples/peru").glob("*.txt")), ids=lambda path: path.stem)
def test_accounting_changes_no_claim(path: Path) -> None:
    document = read_file(path)
    plain, covered = read_document(document), read_document(document, covered=True)
    assert (plain.claims, plain.refusals, plain.coverage) == (covered.claims, covered.refusals, None)
    assert covered.coverage is not None
    spans = [claim.span for claim in covered.claims]
    for sentence in covered.coverage.unclaimed:
        assert not any(sentence.span.overlaps(span) for span in spans)
        assert {opening.reason for opening in sentence.openings} <= set(reasons_by_nearness())
        assert {opening.frame for opening in sentence.openings} <= {frame.id for frame in load_frames()}


def test_every_step_and_every_need_has_a_reason_of_the_list() -> None:
    assert {reason for reason, _ in _STEPS} <= set(reasons_by_nearness())
    empty = Filling(frame=load_frames()[0], unit=0, actors=(), recipients=(), items=(), reached=())
    reasons = {need: _of_need(Lack(what="need", name=need, filling=empty))[0] for need in _NEEDS}
    assert set(reasons.values()) <= set(reasons_by_nearness())
    assert (reasons["pair"], reasons["item"], reasons["military"]) == ("no-party", "slot-empty", "not-military")
