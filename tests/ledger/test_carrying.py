"""Judgements outlive readings: they land on what says the same in the same words, or wait for a look."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.errors import JudgementError
from reftel.ledger.connect import writing
from reftel.ledger.records import Run
from reftel.ledger.standing import rebuild
from reftel.ledger.store import Store
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document
from tests.ledger.tables import contents

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
LATER = replace(RUN, vocabulary="v2")
DOCUMENT = plain_document("Minsk sold rifles. Minsk sold rifles. Lima paid late.", "note")
FIRST = plain_claim(DOCUMENT, "Minsk sold rifles")
SECOND = replace(FIRST, span=Span(19, 36))
PAID = plain_claim(DOCUMENT, "Lima paid", kind="financing")
ANN: dict[str, Any] = {"reviewer": "Ann"}
BEN: dict[str, Any] = {"reviewer": "Ben"}


def read(store: Store, *claims: Claim, document: Document = DOCUMENT, run: Run = RUN) -> None:
    assert store.add_document(document, claims, [], run, n_sentences=3) == []


def reviews(store: Store) -> dict[str, str]:
    return {claim.id: claim.review for claim in store.claims(review="all")}


def recovered(text: str) -> Document:
    """The same bytes, of which a better reader recovered another text."""
    return replace(plain_document(text, "note"), sha256=DOCUMENT.sha256)


def again(claim: Claim, document: Document, nth: int = 0, **slots: Any) -> Claim:
    """The claim where its quote stands in another text."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(claim.quote, start + 1)
    return replace(claim, span=Span(start, start + len(claim.quote)), **slots)


def test_another_rule_changes_nothing(store: Store) -> None:
    read(store, FIRST, SECOND)
    store.reject(SECOND.id, **ANN)
    renamed = [replace(claim, rule="en.renamed") for claim in (FIRST, SECOND)]
    read(store, *renamed, run=LATER)
    assert reviews(store) == {renamed[0].id: "unreviewed", renamed[1].id: "rejected"}
    assert store.looks() == []


def test_a_text_that_is_shifted_changes_nothing(store: Store) -> None:
    read(store, FIRST, SECOND, PAID)
    store.reject(SECOND.id, **ANN)
    store.accept(PAID.id, **ANN)
    better = recovered("A heading.\n" + DOCUMENT.text)
    first, second, paid = again(FIRST, better), again(SECOND, better, 1), again(PAID, better)
    read(store, first, second, paid, document=better)
    assert reviews(store) == {first.id: "unreviewed", second.id: "rejected", paid.id: "accepted"}


def test_one_that_stood_beside_it_is_another_claim(store: Store) -> None:
    """Of two that said the same one was thrown out: where only the other is left, it is not thrown out too."""
    read(store, FIRST, SECOND)
    store.reject(SECOND.id, **ANN)
    read(store, FIRST, run=LATER)
    assert reviews(store) == {FIRST.id: "unreviewed"}
    (look,) = store.looks()
    assert (look.claim.id, look.judgement.verdict) == (SECOND.id, "reject")


def test_where_fewer_are_left_the_first_stays_the_first(store: Store) -> None:
    read(store, FIRST, SECOND)
    store.accept(FIRST.id, **ANN)
    store.reject(SECOND.id, **ANN)
    better = recovered("A heading. Minsk sold rifles.")
    read(store, again(FIRST, better), document=better)
    assert list(reviews(store).values()) == ["accepted"]
    assert [look.claim.id for look in store.looks()] == [SECOND.id]


def test_what_says_something_else_waits_for_a_look(store: Store) -> None:
    read(store, FIRST, PAID)
    said = store.accept(FIRST.id, why="clear", **ANN)
    other = replace(FIRST, period="1973", rule="en.better")
    read(store, other, PAID, run=LATER)
    assert reviews(store) == {other.id: "unreviewed", PAID.id: "unreviewed"}
    (look,) = store.looks()
    assert (look.judgement, look.claim.id, look.is_moved) == (said, FIRST.id, False)
    assert [claim.id for claim in look.candidates] == [other.id]
    carried = store.carry(said.id, other.id, **BEN)
    assert (carried.verdict, carried.on, carried.after, carried.why) == ("accept", (other.id,), said.id, "clear")
    assert reviews(store)[other.id] == "accepted"
    assert store.looks() == []
    store.withdraw(carried.id, **BEN)
    assert [look.judgement for look in store.looks()] == [said]
    store.withdraw(said.id, **ANN)
    assert store.looks() == []
    assert len(store.judgements()) == 4


def test_the_old_reading_come_back_has_its_judgements(store: Store) -> None:
    read(store, FIRST)
    store.reject(FIRST.id, **ANN)
    read(store, PAID, run=LATER)
    assert reviews(store) == {PAID.id: "unreviewed"}
    read(store, FIRST, run=replace(RUN, started="2025-01-01T00:00:00+00:00"))
    assert reviews(store) == {FIRST.id: "rejected"}


def test_a_correction_outlives_the_claim_that_it_corrected(store: Store) -> None:
    read(store, FIRST)
    said = store.correct(FIRST.id, period="1973", **ANN)
    read(store, PAID, run=LATER)
    assert reviews(store) == {said.makes[0]: "hand", PAID.id: "unreviewed"}
    assert [look.judgement for look in store.looks()] == [said]
    other = replace(FIRST, period="1974", rule="en.better")
    read(store, other, run=replace(LATER, vocabulary="v3"))
    store.carry(said.id, other.id, **ANN)
    assert reviews(store) == {said.makes[0]: "hand", other.id: "corrected"}
    assert store.looks() == []


def test_a_claim_made_by_hand_is_put_where_a_better_text_has_its_words(store: Store) -> None:
    read(store, PAID)
    said = store.add("note", "Lima paid late", "financing", actor="PER", item="late", **ANN)
    better = recovered("A heading. " + DOCUMENT.text)
    read(store, again(PAID, better), document=better)
    (look,) = store.looks()
    assert (look.is_moved, look.claim.id) == (True, said.makes[0])
    assert store.page_of(look.claim).text == DOCUMENT.text
    (made,) = store.carry(said.id, **ANN).makes
    new = store.claim(made)
    assert better.text[new.span.start : new.span.end] == new.quote == "Lima paid late"
    assert new.slot_spans == {"item": (Span(59, 63),)}
    assert reviews(store)[made] == "hand"
    assert said.makes[0] not in reviews(store)
    assert store.looks() == []
    assert store.verify() == []


def test_what_two_claims_are_to_each_other_is_carried_too(store: Store) -> None:
    other = plain_document("Lima bought rifles.", "wire")
    bought = plain_claim(other, "Lima bought rifles")
    read(store, FIRST)
    read(store, bought, document=other)
    store.compare(FIRST.id, bought.id, "same", **ANN)
    renamed = replace(FIRST, rule="en.renamed")
    read(store, renamed, run=LATER)
    assert [(set(each.on), each.verdict) for each in store.verdicts()] == [({renamed.id, bought.id}, "same")]
    store.compare(renamed.id, bought.id, "rival", **BEN)
    assert [each.verdict for each in store.verdicts()] == ["same", "rival"]
    read(store, PAID, run=replace(LATER, vocabulary="v3"))
    assert store.verdicts() == []
    assert len(store.looks()) == 2


def test_carrying_needs_somewhere_to_go(store: Store) -> None:
    read(store, FIRST, PAID)
    said = store.accept(FIRST.id, **ANN)
    with pytest.raises(JudgementError, match="say on which claim"):
        store.carry(said.id, **ANN)
    with pytest.raises(JudgementError, match="need not be carried over"):
        store.carry(said.id, PAID.id, **ANN)
    store.withdraw(said.id, **ANN)
    with pytest.raises(JudgementError, match="was withdrawn"):
        store.carry(said.id, PAID.id, **ANN)


def test_disputes_and_agreement(store: Store) -> None:
    read(store, FIRST, SECOND, PAID)
    one = store.accept(FIRST.id, **ANN)
    two = store.correct(FIRST.id, period="1973", **BEN)
    for claim in (SECOND, PAID):
        store.accept(claim.id, **ANN)
        store.accept(claim.id, **BEN)
    (dispute,) = store.disputes()
    assert (dispute.claim.id, dispute.said) == (FIRST.id, (one, two))
    store.withdraw(one.id, **ANN)
    rejected = store.reject(two.makes[0], **ANN)
    (dispute,) = store.disputes()
    assert (dispute.claim.id, dispute.said) == (two.makes[0], (rejected, two))
    store.withdraw(rejected.id, **ANN)
    store.accept(FIRST.id, **ANN)
    found = {each.what: each for each in store.agreement("Ann", "Ben")}
    assert (found["verdict"].n, found["verdict"].kappa) == (3, 0)
    assert found["period"].observed == pytest.approx(2 / 3)
    assert (found["kind"].observed, found["kind"].kappa) == (1, 1)
    assert found["stage"].kappa is None
    with pytest.raises(JudgementError, match="'Zoe' judged nothing in this ledger; those who did are Ann, Ben"):
        store.agreement("Ann", "Zoe")


steps = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "correct", "split", "merge", "add", "withdraw", "read", "adjudicate"]),
        st.sampled_from(["Ann", "Ben", "Zoe"]), st.integers(0, 5),
    ),
    max_size=8,
)  # fmt: skip
READINGS = ((FIRST, SECOND, PAID), (replace(FIRST, rule="en.r"), PAID), (SECOND,), (replace(FIRST, period="1980"),))


def act(store: Store, what: str, who: str, n: int) -> None:
    """One step, on what stands then; a step that does not fit is left out."""
    claims = [claim.id for claim in store.claims(review="all")]
    said = store.judgements()
    claim = claims[n % len(claims)] if claims else "0"
    try:
        if what == "read":
            read(store, *READINGS[n % len(READINGS)], run=replace(RUN, vocabulary=f"v{n}-{len(said)}"))
        elif what == "withdraw" and said:
            store.withdraw(said[n % len(said)].id, reviewer=who)
        elif what == "correct":
            store.correct(claim, period=f"19{70 + n}", reviewer=who)
        elif what == "split":
            store.split(claim, [{"period": f"19{60 + n}"}, {"period": "1955"}], reviewer=who)
        elif what == "merge":
            store.merge(claims[:2], kind="transfer", period=None, reviewer=who)
        elif what == "add":
            store.add("note", "Lima paid late", "financing", period=f"199{n}", reviewer=who)
        else:
            verdict = store.accept if what == "accept" else store.reject
            verdict(claim, reviewer=who, adjudicates=what == "adjudicate")
    except JudgementError:
        pass


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_whatever_is_said_what_stands_is_what_follows_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str, int]]
) -> None:
    with Store(tmp_path_factory.mktemp("any") / "test.db") as store:
        read(store, *READINGS[0])
        before: list[Any] = []
        for what, who, n in said:
            act(store, what, who, n)
            now = store.judgements()
            assert now[: len(before)] == before
            before = now
        assert [each.time for each in before] == sorted({each.time for each in before})
        for each in before:
            assert [store.claim(claim).id for claim in (*each.on, *each.makes)] == [*each.on, *each.makes]
        kept = contents(store)
        with writing(store._engine) as connection:
            rebuild(connection)
        assert contents(store) == kept
        assert store.verify() == []
        standing = reviews(store)
        assert {claim.id for claim in READINGS[0]} <= standing.keys() or any(what == "read" for what, *_ in said)


verdicts = st.lists(st.tuples(st.sampled_from(["accept", "reject", "correct"]), st.integers(0, 2)), max_size=4)


@settings(max_examples=25, deadline=None)
@given(st.tuples(verdicts, verdicts), st.randoms())
def test_who_spoke_first_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, said: tuple[Any, Any], random: Any
) -> None:
    ends = []
    for shuffled in (False, True):
        queues = {"Ann": list(said[0]), "Ben": list(said[1])}
        with Store(tmp_path_factory.mktemp("order") / "test.db") as store:
            read(store, *READINGS[0])
            while any(queues.values()):
                waiting = [who for who, queue in queues.items() if queue]
                who = random.choice(waiting) if shuffled else waiting[0]
                what, n = queues[who].pop(0)
                claim = READINGS[0][n].id
                if what == "correct":
                    words = {} if who == "Ann" else {"period": "late"}
                    store.correct(claim, period=f"197{n}", quotes=words, reviewer=who)
                else:
                    getattr(store, what)(claim, reviewer=who)
            ends.append(reviews(store))
    assert ends[0] == ends[1]
