"""What people said of pairs of claims always wins."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reftel.accounts.grouping import group
from reftel.accounts.grouping.verdicts import settle
from reftel.model.claim import Claim
from reftel.model.event import Group
from reftel.model.judgement import Judgement, Verdict
from tests.accounts.told import claim, source

YEARS = {"a": "1970", "b": "1972", "c": "1974", "d": "1976"}
A, B, C, D = (claim(name, designators=("T-55",), period=year) for name, year in YEARS.items())
TWIN = claim("e", designators=("T-55",), period="1970", quantity="30 tanks")


def said(verdict: Verdict, *on: Claim | str, time: int = 1, reviewer: str = "ada", **facts: Any) -> Judgement:
    ids = tuple(one if isinstance(one, str) else one.id for one in on)
    name = f"{verdict} {'+'.join(sorted(ids))} {reviewer} {time}"
    return Judgement(
        id=facts.pop("id", name), verdict=verdict, on=ids, makes=(), reviewer=reviewer,
        time=f"2026-01-{time:02}T00:00:00Z", **facts,
    )  # fmt: skip


def grouped(*verdicts: Judgement, claims: tuple[Claim, ...] = (A, B, C, D, TWIN)) -> tuple[Group, ...]:
    sources = [source(name) for name in "abcde"]
    return group(claims, {one.sha256: one for one in sources}, verdicts)


def together(groups: tuple[Group, ...], *claims: Claim) -> bool:
    return any({one.id for one in claims} <= set(several.claims) for several in groups)


def labels(groups: tuple[Group, ...]) -> dict[tuple[str, str], str | None]:
    return {(link.first, link.second): link.verdict for several in groups for link in several.links}


def pair(one: Claim, other: Claim) -> tuple[str, str]:
    first, second = sorted((one.id, other.id))
    return first, second


def test_without_verdicts_scores_decide() -> None:
    groups = grouped()
    assert together(groups, A, TWIN)
    assert len(groups) == 4


def test_same_and_rival_join_and_say_so() -> None:
    groups = grouped(said("same", A, C), said("rival", B, D))
    assert together(groups, A, C, TWIN)
    assert together(groups, B, D)
    assert labels(groups)[pair(A, C)] == "same"
    assert labels(groups)[pair(B, D)] == "rival"


def test_different_parts_what_scores_would_join() -> None:
    assert not together(grouped(said("different", TWIN, A)), A, TWIN)


def test_unsure_keeps_apart_what_only_scores_would_join() -> None:
    assert not together(grouped(said("unsure", A, TWIN)), A, TWIN)
    assert together(grouped(said("unsure", A, TWIN), said("same", A, B), said("same", B, TWIN)), A, TWIN)


def test_kinds_can_be_joined_by_a_person() -> None:
    credit = claim("f", kind="financing", period="1970")
    assert together(grouped(said("same", A, credit), claims=(A, credit)), A, credit)


def test_what_is_withdrawn_does_not_count_and_a_withdrawal_can_be_withdrawn() -> None:
    first = said("same", A, B, id="first")
    gone = said("withdraw", after="first", time=2, id="gone")
    assert together(grouped(first), A, B)
    assert not together(grouped(first, gone), A, B)
    assert not together(grouped(first, said("withdraw", after="gone", reviewer="bob", time=3), gone), A, B)
    assert together(grouped(first, gone, said("withdraw", after="gone", time=3)), A, B)


def test_of_each_reviewer_the_latest_counts() -> None:
    assert not together(grouped(said("same", A, B), said("different", A, B, time=2)), A, B)
    assert together(grouped(said("same", A, B, time=3), said("different", A, B, time=2)), A, B)


def test_where_reviewers_differ_nothing_is_joined_until_somebody_adjudicates() -> None:
    differ = said("same", A, TWIN), said("different", A, TWIN, reviewer="bob", time=2)
    assert not together(grouped(*differ), A, TWIN)
    assert together(grouped(*differ, said("same", A, TWIN, reviewer="eve", adjudicates=True)), A, TWIN)
    assert not together(grouped(said("same", A, B), said("different", A, B, adjudicates=True, reviewer="eve")), A, B)


def test_a_reviewer_who_cannot_tell_does_not_outweigh_one_who_can() -> None:
    assert together(grouped(said("same", A, B), said("unsure", A, B, reviewer="bob", time=2)), A, B)


def test_of_verdicts_that_contradict_each_other_the_latest_hold_and_the_rest_are_reported() -> None:
    groups = grouped(said("same", A, B, time=3), said("same", B, C, time=2), said("different", A, C, time=1))
    assert together(groups, A, B, C)
    assert labels(groups)[pair(A, C)] == "different, overruled"
    groups = grouped(said("same", A, B, time=2), said("same", B, C, time=1), said("different", A, C, time=3))
    assert together(groups, A, B)
    assert not together(groups, B, C)
    assert labels(groups)[pair(B, C)] == "same, overruled"


def test_an_adjudication_outweighs_later_verdicts() -> None:
    parted = said("different", A, C, time=1, adjudicates=True)
    assert not together(grouped(said("same", A, B, time=3), said("same", B, C, time=2), parted), A, C)


def test_a_verdict_holds_through_a_claim_that_is_gone() -> None:
    assert together(grouped(said("same", A, "gone"), said("same", "gone", B)), A, B)
    assert not together(grouped(said("same", A, "gone"), said("different", "gone", TWIN)), A, TWIN)


def test_verdicts_of_one_claim_and_of_other_claims_are_passed_over() -> None:
    assert grouped(said("accept", A), said("same", A, A), said("same", "gone", "away")) == grouped()


CLAIMS = (A, B, C, D, TWIN)
VERDICTS = st.builds(
    lambda verdict, pair, time, reviewer, adjudicates: said(
        verdict, CLAIMS[pair[0]], CLAIMS[pair[1]], time=time, reviewer=reviewer, adjudicates=adjudicates
    ),
    st.sampled_from(["same", "different", "rival", "unsure"]),
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    st.integers(1, 28),
    st.sampled_from(["ada", "bob"]),
    st.booleans(),
)


@given(st.lists(VERDICTS, max_size=12), st.randoms(use_true_random=False))
def test_all_that_is_not_overruled_holds_in_any_order(verdicts: list[Judgement], rng: Any) -> None:
    groups = grouped(*verdicts)
    shuffled = list(verdicts)
    rng.shuffle(shuffled)
    assert grouped(*shuffled) == groups
    held = settle(verdicts)
    of = {one: number for number, several in enumerate(groups) for one in several.claims}
    assert sorted(of) == sorted(one.id for one in CLAIMS)
    assert all(of[first] == of[second] for first, second in held.joined)
    assert all(of[first] != of[second] for first, second in held.parted)
    assert not {*held.joined, *held.parted} & set(held.overruled)
