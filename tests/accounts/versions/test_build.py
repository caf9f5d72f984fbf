"""Claims of one event parted into accounts."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.accounts.versions import accounts_of
from reftel.accounts.versions.conflicts import Comparer
from reftel.model.claim import Claim
from reftel.model.event import Event, Group, Link
from tests.accounts.told import claim, event_of, sides

ALMOST = claim("cable", quantity="..100 aircraft")
EXACT = claim("study", quantity="99 aircraft")
ABOUT = claim("blog", quantity="~100 aircraft")
FEWER = claim("letter", quantity="60 aircraft")


def _accounts(event: Event) -> list[set[str]]:
    return [set(account.claims) for account in event.accounts]


def test_values_that_agree_within_their_vagueness_make_one_account() -> None:
    event = event_of(ALMOST, EXACT, ABOUT)
    assert event.rivalries == ()
    (account,) = event.accounts
    assert account.steps[0].values["quantity"] == [{"low": 99, "high": 99, "unit": "aircraft"}]
    assert (account.origins, account.shared) == (3, ())


def test_values_that_cannot_both_hold_make_two_and_a_vague_one_supports_both() -> None:
    event = event_of(ALMOST, EXACT, FEWER)
    assert _accounts(event) == [{ALMOST.id, EXACT.id}, {ALMOST.id, FEWER.id}]
    assert [account.shared for account in event.accounts] == [(ALMOST.id,), (ALMOST.id,)]
    assert [account.origins for account in event.accounts] == [1, 1]
    (rivalry,) = event.rivalries
    assert (rivalry.slot, rivalry.stage) == ("quantity", "delivered")
    assert [side.accounts for side in rivalry.sides] == [(1,), (2,)]
    assert [side.value[0]["low"] for side in rivalry.sides] == [99, 60]  # type: ignore[index]
    assert [side.claims for side in rivalry.sides] == [(EXACT.id,), (FEWER.id,)], "a vague number is on no side"


def test_a_document_s_other_claims_go_with_its_version() -> None:
    first = [claim("cable", quantity="36 tanks"), claim("cable", at=90, stage="ordered", period="1974")]
    second = [claim("study", quantity="24 tanks"), claim("study", at=90, stage="agreed", period="1973")]
    event = event_of(*first, *second)
    assert _accounts(event) == [{one.id for one in first}, {one.id for one in second}]
    assert event.stages == ("agreed", "ordered", "delivered")


def test_copies_count_once_and_the_better_supported_account_comes_first() -> None:
    copied = [claim(name, quantity="24 tanks") for name in ("daily", "evening", "weekly")]
    others = [claim(name, quantity="36 tanks") for name in ("cable", "study")]
    everyone = [*copied, *others]
    assert [account.origins for account in event_of(*everyone).accounts] == [3, 2]
    event = event_of(*everyone, origins={one.id: "agency" for one in copied})
    assert [(account.origins, len(account.claims)) for account in event.accounts] == [(2, 2), (1, 3)]
    assert event.origins == 3


def test_a_copy_gone_wrong_stands_apart_from_what_it_copies() -> None:
    right, wrong = claim("agency", value="350000000 USD"), claim("daily", value="25000000 USD")
    event = event_of(right, wrong, origins={right.id: "agency", wrong.id: "agency"}, corruptions={wrong.id})
    assert len(event.accounts) == 2
    assert (event.origins, event.corruptions) == (1, (wrong.id,))


def test_a_person_s_verdict_parts_what_nothing_else_does() -> None:
    one, other = sorted([claim("cable"), claim("study")], key=lambda told: told.id)
    third = claim("blog")
    assert len(event_of(one, other, third).accounts) == 1
    event = event_of(one, other, third, verdicts={(one.id, other.id): "rival"})
    assert _accounts(event) == [{one.id, third.id}, {other.id, third.id}]
    linked = Group(claims=(one.id, other.id), links=(Link(first=one.id, second=other.id, score=9, verdict="rival"),))
    assert len(accounts_of(linked, {one.id: one, other.id: other}, {}).accounts) == 2


def test_rivals_by_verdict_may_be_of_one_voice_and_their_slots_are_shown() -> None:
    one, other = claim(quantity="36 tanks", stage="ordered"), claim(at=90, quantity="24 tanks")
    pair = (min(one.id, other.id), max(one.id, other.id))
    event = event_of(one, other, verdicts={pair: "rival"})
    assert len(event.accounts) == 2
    assert list(sides(event)) == ["quantity"]
    assert event_of(one, other).rivalries == ()


@pytest.mark.parametrize("verdict", ["same", "unsure", "different"])
def test_other_verdicts_leave_rivals_rivals(verdict: Any) -> None:
    pair = (min(EXACT.id, FEWER.id), max(EXACT.id, FEWER.id))
    event = event_of(EXACT, FEWER, verdicts={pair: verdict})
    assert len(event.accounts) == 2
    assert list(sides(event)) == ["quantity"]


def test_a_silent_claim_goes_with_the_account_whose_words_it_shares() -> None:
    mine, theirs = claim("forum", actor=("CUB",), said_by=("A",)), claim("forum", at=50, actor=("USA",), said_by=("B",))
    tied, free = claim("forum", at=3, actor=(), item="a warning"), claim("blog", actor=(), item="a warning")
    event = event_of(mine, theirs, tied, free)
    assert _accounts(event) == [{mine.id, tied.id, free.id}, {theirs.id, free.id}]


def test_two_disputes_of_which_nobody_takes_both_sides_are_four_accounts() -> None:
    numbers = [claim("a", quantity="36 tanks"), claim("b", quantity="24 tanks")]
    dates = [claim("c", stage="ordered", period="1973"), claim("d", stage="ordered", period="1975")]
    event = event_of(*numbers, *dates)
    assert _accounts(event) == [{one.id} for one in (*numbers, *dates)]
    assert sides(event) == {
        "period": ["1973", "1975"],
        "quantity": [[{"low": number, "high": number, "unit": "tanks"}] for number in (36, 24)],
    }


def test_of_a_denial_only_those_are_shown_who_contradict_each_other() -> None:
    told = claim("cable"), claim("cable", at=50, polarity="denied", recipient=("CHL",), place=("Arica",))
    denial = claim("study", polarity="denied")
    (rivalry,) = event_of(*told, denial).rivalries
    assert [(side.value, side.claims) for side in rivalry.sides] == [
        (["affirmed"], (told[0].id,)), (["denied"], (denial.id,)),
    ]  # fmt: skip


@st.composite
def events(draw: st.DrawFn) -> list[Claim]:
    """Claims of one event, some of which contradict each other."""
    told: dict[str, Claim] = {}
    for at in range(draw(st.integers(1, 9))):
        one = claim(
            draw(st.sampled_from(["cable", "study", "blog", "letter"])),
            at=at * 10,
            said_by=tuple(draw(st.lists(st.sampled_from(["A", "B"]), max_size=1))),
            actor=tuple(draw(st.sampled_from([(), ("SUN",), ("CUB",)]))),
            quantity=draw(st.sampled_from([None, "24 tanks", "~30 tanks", "33 tanks", "..40 tanks", "36 tanks"])),
            period=draw(st.sampled_from([None, "1973", "1974", "1973/1976", "197X"])),
            stage=draw(st.sampled_from(["ordered", "delivered"])),
            polarity=draw(st.sampled_from(["affirmed", "affirmed", "denied"])),
        )
        told[one.id] = one
    return list(told.values())


@given(events())
def test_no_account_contradicts_itself_and_no_claim_is_lost(told: list[Claim]) -> None:
    event, comparer = event_of(*told), Comparer(told)
    by_id = {one.id: one for one in told}
    for account in event.accounts:
        assert not any(comparer.contested(by_id[one], by_id[other]) for one, other in combinations(account.claims, 2))
        assert {name for step in account.steps for name in step.claims} == set(account.claims)
        assert 1 <= account.origins <= event.origins
    assert {name for account in event.accounts for name in account.claims} == set(by_id)


@given(events())
def test_who_contradicts_another_is_found_on_another_side(told: list[Claim]) -> None:
    event, comparer = event_of(*told), Comparer(told)
    for one, other in combinations(told, 2):
        for slot in comparer.contested(one, other):
            found = [rivalry.sides for rivalry in event.rivalries if rivalry.slot == slot]
            assert any(
                one.id in side.claims and any(other.id in rival.claims for rival in several if rival is not side)
                for several in found
                for side in several
            )


@given(events(), st.randoms())
def test_the_order_of_groups_and_claims_as_given_is_all_that_orders(told: list[Claim], random: Any) -> None:
    group = Group(claims=tuple(sorted(one.id for one in told)))
    shuffled = list(told)
    random.shuffle(shuffled)
    events = [accounts_of(group, {one.id: one for one in several}, {}) for several in (told, shuffled)]
    assert events[0] == events[1]
    assert events[0].id == group.claims[0]
