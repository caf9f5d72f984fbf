"""Answers against the truth of a tiny world, figure by figure."""

from dataclasses import replace

import pytest

from evals.grouped import Answer, Rival, Tally, judge, true_groups
from evals.planted import CopiedClaim, World
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.span import Span

PAPERS = ("Courier", "Herald", "Echo")


def claim(at: int, paper: int) -> Claim:
    return Claim(
        document=PAPERS[paper], kind="transfer", actor=("SUN",), recipient=("PER",), span=Span(at, at + 3),
        quote=f"c{at:02}", rule="planted", vocabulary="planted",
    )  # fmt: skip


A, B, C, D = claim(1, 0), claim(2, 1), claim(3, 2), claim(4, 2)
AB, AC, BC = (tuple(sorted(pair)) for pair in ((A.id, B.id), (A.id, C.id), (B.id, C.id)))


@pytest.fixture
def world() -> World:
    """Three claims on one happening, of which A and B are rivals on the quantity and C copies A; D is on another."""
    documents = tuple(
        Document(name=name, path=name, sha256=name, text="", blocks=(), publisher=name) for name in PAPERS
    )
    return World(
        seed=0, level="archive", documents=documents, claims=(A, B, C, D), undecided={}, unclear=frozenset(), open={},
        corrupted={C.id: "zero dropped"},
        event_of={A.id: 1, B.id: 1, C.id: 1, D.id: 2}, rivals={(AB[0], AB[1]): frozenset({"quantity"})},
        copies=(CopiedClaim(copy=C.id, origin=A.id, how="edited"),),
    )  # fmt: skip


def alone(world: World) -> Answer:
    return Answer(groups=[[one.id] for one in world.claims])


def perfect(world: World) -> Answer:
    rivals = [Rival(slot="quantity", sides=((A.id,), (B.id,)))]
    return Answer(
        groups=true_groups(world), rivals=rivals, rivals_given_groups=rivals, corruptions={C.id},
        origins={A.id: "a", B.id: "b", C.id: "a", D.id: "a"},
    )  # fmt: skip


def test_the_truth_is_right_in_everything(world: World) -> None:
    assert {figure: verdict.tally.f1 for figure, verdict in judge(world, perfect(world)).items()} == dict.fromkeys(
        judge(world, perfect(world)), 1.0
    )


def test_who_says_nothing_is_never_right(world: World) -> None:
    verdicts = judge(world, alone(world))
    assert all(verdict.tally.f1 == 0 for verdict in verdicts.values())
    assert verdicts["grouping"].missed == {AB, AC, BC}


def test_one_heap_is_right_in_three_pairs_of_six(world: World) -> None:
    heap = judge(world, Answer(groups=[[one.id for one in world.claims]]))["grouping"].tally
    assert (heap.right, heap.wrong, heap.missed) == (3, 3, 0)


def test_pairs_that_nobody_could_decide_do_not_count(world: World) -> None:
    unclear = replace(world, undecided={D.id: frozenset({1, 2})})
    heap = judge(unclear, Answer(groups=[[one.id for one in world.claims]]))["grouping"].tally
    assert (heap.right, heap.wrong, heap.missed) == (3, 0, 0)


def test_a_copy_is_told_from_others_even_where_its_words_fit_them(world: World) -> None:
    unclear = replace(world, undecided={C.id: frozenset({1, 2})})
    assert judge(unclear, alone(world))["grouping"].missed == {AB, AC}


def test_a_rival_on_another_slot_is_wrong(world: World) -> None:
    answer = replace(perfect(world), rivals=[Rival(slot="period", sides=((A.id,), (B.id,)))])
    tally = judge(world, answer)["rivals"].tally
    assert (tally.right, tally.wrong, tally.missed) == (0, 1, 1)


def test_an_open_rival_counts_neither_way(world: World) -> None:
    arguable = replace(world, rivals={}, open=world.rivals)
    tally = judge(arguable, perfect(world))["rivals"].tally
    assert (tally.right, tally.wrong, tally.missed) == (0, 0, 0)


def test_rivals_of_two_happenings_are_wrong(world: World) -> None:
    answer = replace(perfect(world), rivals=[Rival(slot="quantity", sides=((A.id,), (D.id,)))])
    assert judge(world, answer)["rivals"].tally == Tally(right=0, wrong=1, missed=1)


def test_copies_of_claims_on_two_happenings_are_wrong(world: World) -> None:
    answer = replace(perfect(world), copies=[(D.id, B.id)])
    assert judge(world, answer)["copies"].tally == Tally(right=1, wrong=1, missed=0)


def test_a_tally_without_a_hit_is_zero() -> None:
    assert (Tally(0, 3, 4).precision, Tally(0, 3, 4).recall, Tally(0, 3, 4).f1) == (0, 0, 0)
    assert Tally(6, 2, 4).f1 == pytest.approx(12 / 18)
