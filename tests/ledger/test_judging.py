"""What reviewers say of claims, and what follows from it, in both stores."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reftel.errors import JudgedMeanwhileError, JudgementError, LedgerError
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.amount import Quantity
from reftel.model.claim import Claim
from reftel.model.span import Span
from reftel.review.words import Words
from tests.factories import plain_claim, plain_document
from tests.ledger.tables import contents

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
TEXT = "Minsk sold rifles to Lima in 1973.\nMinsk sold rifles to Lima again, and Lima paid for ten of them in 1974."
DOCUMENT = plain_document(TEXT, "note", title="A note", date="1975-03")
SOLD = plain_claim(
    DOCUMENT, "Minsk sold rifles to Lima in 1973", actor=("BLR",), period="1974", item="rifles",
    slot_spans={"period": (Span(29, 33),), "item": (Span(11, 17),)},
)  # fmt: skip
PAID = plain_claim(DOCUMENT, "Lima paid for ten of them in 1974", kind="financing", actor=("PER",), recipient=("BLR",))
ANN: dict[str, Any] = {"reviewer": "Ann"}
BEN: dict[str, Any] = {"reviewer": "Ben"}
EVE: dict[str, Any] = {"reviewer": "Eve", "adjudicates": True}


@pytest.fixture
def judged(store: Store) -> Store:
    """A ledger with two claims of one document."""
    store.add_document(DOCUMENT, [SOLD, PAID], [], RUN, n_sentences=2)
    return store


def reviews(store: Store) -> dict[str, str]:
    """The state of every claim that stands."""
    return {claim.id: claim.review for claim in store.claims(review="all")}


def listed(store: Store) -> list[str]:
    return [claim.id for claim in store.claims()]


def test_what_is_accepted_says_so(judged: Store) -> None:
    said = judged.accept(SOLD.id[:6], why="as it stands", **ANN)
    assert judged.claims()[0].review == "accepted"
    assert judged.judgements() == [said]
    assert (said.on, said.reviewer, said.why, said.adjudicates) == ((SOLD.id,), "Ann", "as it stands", False)


def test_what_is_rejected_is_no_longer_listed_and_stays(judged: Store) -> None:
    judged.reject(SOLD.id, **ANN)
    assert listed(judged) == [PAID.id]
    assert [claim.id for claim in judged.claims(review="rejected")] == [SOLD.id]
    assert judged.claim(SOLD.id).review == "rejected"
    assert judged.documents()[0].n_claims == 1
    assert judged.tally().claims == {"financing": 1}


def test_a_correction_stands_in_the_place_of_the_old_claim(judged: Store) -> None:
    said = judged.correct(SOLD.id, period="1973", quotes={"period": "in 1973"}, **ANN)
    (made,) = said.makes
    new = judged.claim(made)
    assert (new.period, new.rule, new.review, new.quote) == ("1973", "hand", "hand", SOLD.quote)
    assert new.slot_spans["period"] == (Span(26, 33),)
    assert new.slot_spans["item"] == SOLD.slot_spans["item"]
    assert judged.claim(SOLD.id).review == "corrected"
    assert listed(judged) == [made, PAID.id]
    assert judged.verify() == []


def test_a_slot_may_have_several_stretches_of_words(judged: Store) -> None:
    quotes = {"actor": [Words("Minsk", 0), Words("Minsk", 35)]}
    said = judged.correct(SOLD.id, actor=["BLR"], quotes=quotes, quote=TEXT, **ANN)
    assert judged.claim(said.makes[0]).slot_spans["actor"] == (Span(0, 5), Span(35, 40))


def test_a_correction_of_the_quote(judged: Store) -> None:
    (made,) = judged.correct(SOLD.id, quote="sold rifles to Lima in 1973", **ANN).makes
    assert judged.claim(made).span == Span(6, 33)


def test_a_missed_claim_is_added_by_its_words(judged: Store) -> None:
    said = judged.add("note", "Minsk sold rifles to Lima again", "transfer", actor=["BLR"], recipient="PER", **ANN)
    (made,) = said.makes
    assert said.on == ()
    assert (judged.claim(made).review, judged.claim(made).span.start) == ("hand", 35)
    assert judged.documents()[0].n_claims == 3


def test_words_that_stand_there_twice_need_a_place(judged: Store) -> None:
    with pytest.raises(JudgementError, match="stands in the document 2 times; say where it begins, at character 0 or"):
        judged.add("note", "Minsk sold rifles", "transfer", **ANN)
    (made,) = judged.add("note", Words("Minsk sold rifles", 35), "transfer", **ANN).makes
    assert judged.claim(made).span.start == 35


def test_a_claim_is_split_and_claims_are_merged(judged: Store) -> None:
    said = judged.split(SOLD.id, [{"period": "1973"}, {"stage": "ordered", "quotes": {"stage": "sold"}}], **ANN)
    assert len(said.makes) == 2
    assert reviews(judged)[SOLD.id] == "split"
    assert listed(judged) == [*sorted(said.makes), PAID.id]
    merged = judged.merge(said.makes, period="1973", stage="ordered", **BEN)
    assert {reviews(judged)[each] for each in said.makes} == {"disputed"}  # Ann made them, Ben would have one
    assert judged.claim(merged.makes[0]).review == "disputed"
    judged.merge(said.makes, period="1973", stage="ordered", **ANN)
    assert {reviews(judged)[each] for each in said.makes} == {"merged"}
    assert listed(judged) == [merged.makes[0], PAID.id]


def test_merging_asks_for_what_they_differ_on(judged: Store) -> None:
    with pytest.raises(JudgementError, match="the claims differ on kind: transfer or financing; say which"):
        judged.merge([SOLD.id, PAID.id], **ANN)


def test_repetitions_merge_into_one_that_says_the_same(judged: Store) -> None:
    again = replace(SOLD, rule="en.other")
    judged.add_document(DOCUMENT, [SOLD, again, PAID], [], replace(RUN, vocabulary="v2"), n_sentences=2)
    (made,) = judged.merge([SOLD.id, again.id], **ANN).makes
    assert listed(judged) == [made, PAID.id]


def test_a_withdrawn_judgement_counts_no_more_and_stays(judged: Store) -> None:
    said = judged.correct(SOLD.id, period="1973", **ANN)
    back = judged.withdraw(said.id[:8], why="misread", **ANN)
    assert listed(judged) == [SOLD.id, PAID.id]
    assert judged.judgements() == [said, back]
    assert back.after == said.id
    assert judged.claim(said.makes[0]).review == "superseded"


def test_only_one_s_own_judgements_are_withdrawn_save_by_an_adjudicator(judged: Store) -> None:
    said = judged.reject(SOLD.id, **ANN)
    with pytest.raises(JudgementError, match="is Ann's; only an adjudicator"):
        judged.withdraw(said.id, **BEN)
    back = judged.withdraw(said.id, **EVE)
    for again in (said.id, back.id):
        with pytest.raises(JudgementError, match=r"withdrawn already|itself a withdrawal"):
            judged.withdraw(again, **EVE)
    assert reviews(judged)[SOLD.id] == "unreviewed"


def test_where_reviewers_differ_it_is_disputed_until_it_is_settled(judged: Store) -> None:
    judged.accept(SOLD.id, **ANN)
    judged.reject(SOLD.id, **BEN)
    assert reviews(judged)[SOLD.id] == "disputed"
    assert SOLD.id in listed(judged)
    judged.accept(SOLD.id, **EVE)
    assert reviews(judged)[SOLD.id] == "accepted"
    judged.reject(SOLD.id, why="once more", **BEN)
    assert reviews(judged)[SOLD.id] == "accepted"


def test_a_correction_that_is_disputed_stands_beside_the_old_claim(judged: Store) -> None:
    (made,) = judged.correct(SOLD.id, period="1973", **ANN).makes
    judged.accept(SOLD.id, **BEN)
    assert {reviews(judged)[SOLD.id], reviews(judged)[made]} == {"disputed"}
    judged.accept(SOLD.id, **EVE)
    assert reviews(judged) == {SOLD.id: "accepted", PAID.id: "unreviewed"}


def test_two_who_correct_alike_agree(judged: Store) -> None:
    one = judged.correct(SOLD.id, period="1973", quotes={"period": "in 1973"}, **ANN).makes[0]
    two = judged.correct(SOLD.id, period="1973", quotes={"period": "1973"}, **BEN).makes[0]
    assert one != two
    assert reviews(judged) == {SOLD.id: "corrected", min(one, two): "hand", PAID.id: "unreviewed"}


def test_a_later_judgement_of_one_reviewer_replaces_the_earlier(judged: Store) -> None:
    first = judged.correct(SOLD.id, period="1973", **ANN).makes[0]
    second = judged.correct(SOLD.id, period="1972", **ANN).makes[0]
    assert reviews(judged) == {SOLD.id: "corrected", second: "hand", PAID.id: "unreviewed"}
    assert first != second


def test_a_claim_made_by_hand_is_judged_as_any_other(judged: Store) -> None:
    (made,) = judged.correct(SOLD.id, period="1973", **ANN).makes
    judged.accept(made, **BEN)
    assert reviews(judged)[made] == "accepted"
    (better,) = judged.correct(made, item=None, **ANN).makes
    assert (reviews(judged)[made], reviews(judged)[better]) == ("disputed", "disputed")
    judged.correct(made, item=None, **BEN)
    assert (reviews(judged)[made], reviews(judged)[better]) == ("corrected", "hand")


def test_the_same_said_twice_is_taken_down_once(judged: Store) -> None:
    first = judged.accept(SOLD.id, **ANN)
    assert judged.accept(SOLD.id, **ANN) == first
    judged.accept(PAID.id, **ANN)
    assert judged.accept(SOLD.id, **ANN) == first
    judged.accept(SOLD.id, **BEN)
    judged.reject(SOLD.id, **ANN)
    assert judged.accept(SOLD.id, **ANN) != first
    assert len(judged.judgements()) == 5


def test_judgements_by_claim_reviewer_and_time(judged: Store) -> None:
    one = judged.accept(SOLD.id, **ANN)
    two = judged.compare(SOLD.id, PAID.id, "same", **BEN)
    three = judged.withdraw(one.id, **ANN)
    assert judged.judgements(claim=SOLD.id) == [one, two, three]
    assert judged.judgements(claim=PAID.id) == [two]
    assert judged.judgements(reviewer="Ann") == [one, three]
    assert judged.judgements(since=two.time) == [two, three]
    assert judged.judgements(since="2999-01-01") == []
    with pytest.raises(JudgementError, match="is no time"):
        judged.judgements(since="yesterday")


FAULTS: dict[str, tuple[Callable[[Store], object], str]] = {
    "no reviewer": (lambda s: s.accept(SOLD.id, reviewer="  "), "name the reviewer"),
    "no such claim": (lambda s: s.accept("ffff", **ANN), "no claim in the ledger has an id that begins with 'ffff'"),
    "no code": (lambda s: s.correct(SOLD.id, kind="transfr", **ANN), "no kind 'transfr'; did you mean transfer?"),
    "no party": (lambda s: s.correct(SOLD.id, actor="Belarus", **ANN), "is no id; did you mean BLR?"),
    "no period": (lambda s: s.correct(SOLD.id, period="last year", **ANN), "'last year' is no date in EDTF"),
    "no amount": (lambda s: s.correct(SOLD.id, quantity="many", **ANN), "quantity: 'many' is no amount"),
    "no slot": (lambda s: s.correct(SOLD.id, colour="red", **ANN), "no slot is called 'colour'"),
    "no change": (lambda s: s.correct(SOLD.id, period="1974", quotes={"period": "1973"}, **ANN), "says that already"),
    "no words": (lambda s: s.correct(SOLD.id, period="1973", quotes={"period": "1999"}, **ANN), "no words “1999”"),
    "words without value": (lambda s: s.correct(PAID.id, quotes={"place": "Lima"}, **ANN), "would have no value"),
    "no document": (lambda s: s.add("memo", "Minsk", "transfer", **ANN), "no document 'memo'"),
    "said already": (
        lambda s: s.add("note", PAID.quote, "financing", actor="PER", recipient="BLR", **ANN), "says that already; acc",
    ),
    "split into one": (lambda s: s.split(SOLD.id, [{"period": "1973"}], **ANN), "split into two or more"),
    "split into twins": (lambda s: s.split(SOLD.id, [{"period": "1973"}] * 2, **ANN), "two of the parts say the same"),
    "merge of one": (lambda s: s.merge([SOLD.id], **ANN), "two or more claims are merged"),
    "one claim twice": (lambda s: s.compare(SOLD.id, SOLD.id[:8], "same", **ANN), "named twice"),
    "no verdict on two": (lambda s: s.compare(SOLD.id, PAID.id, "alike", **ANN), "not 'alike'; they are same,"),
    "no such judgement": (lambda s: s.withdraw("ffff", **ANN), "no judgement has an id that begins"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_fit_is_one_sentence_and_leaves_nothing(judged: Store, fault: str) -> None:
    say, words = FAULTS[fault]
    before = contents(judged)
    with pytest.raises((JudgementError, LedgerError), match=words.replace("(", r"\(").replace("?", r"\?")):
        say(judged)
    assert contents(judged) == before


def test_values_may_be_records(judged: Store) -> None:
    ten = Quantity(low=10, high=10, unit="rifles")
    (made,) = judged.correct(PAID.id, quantity=ten, quotes={"quantity": "ten of them"}, **ANN).makes
    assert judged.claim(made).quantity == ten


def test_a_reading_leaves_judgements_as_they_are(judged: Store) -> None:
    judged.correct(SOLD.id, period="1973", **ANN)
    judged.reject(PAID.id, **BEN)
    before = reviews(judged)
    judged.add_document(DOCUMENT, [SOLD, PAID], [], replace(RUN, vocabulary="v2"), n_sentences=2)
    assert reviews(judged) == before


def test_the_program_learns_to_say_what_a_reviewer_had_corrected(judged: Store) -> None:
    judged.correct(SOLD.id, period="1973", **ANN)
    learned: Claim = replace(SOLD, period="1973", rule="en.better", slot_spans={})
    judged.add_document(DOCUMENT, [learned, PAID], [], replace(RUN, vocabulary="v2"), n_sentences=2)
    assert reviews(judged) == {learned.id: "accepted", PAID.id: "unreviewed"}


def test_who_wants_to_be_first_is_told_who_was(judged: Store) -> None:
    judged.accept(SOLD.id, first=True, **ANN)
    with pytest.raises(JudgedMeanwhileError, match=r"Ann judged this claim meanwhile \(accept\)") as caught:
        judged.reject(SOLD.id, first=True, **BEN)
    assert caught.value.reviewers == ("Ann",)
    assert [said.reviewer for said in judged.judgements(claim=SOLD.id)] == ["Ann"]
    assert judged.reject(SOLD.id, **BEN).verdict == "reject"


def test_who_was_first_may_change_their_mind_and_a_judgement_taken_back_is_none(judged: Store) -> None:
    judged.accept(SOLD.id, first=True, **ANN)
    said = judged.reject(SOLD.id, first=True, **ANN)
    judged.withdraw(said.id, **ANN)
    for each in judged.judgements(claim=SOLD.id):
        if each.verdict == "accept":
            judged.withdraw(each.id, **ANN)
    judged.accept(SOLD.id, first=True, **BEN)
    assert reviews(judged)[SOLD.id] == "accepted"
