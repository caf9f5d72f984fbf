"""Claims that wait for a review, in an order, in both stores."""

from dataclasses import replace
from typing import Any

import pytest

from reftel.errors import LedgerError
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.stake import ORDERS, Order, Stake
from tests.factories import plain_claim, plain_document

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")
CHANCES = (0.95, 0.5, 0.1, 0.45, None, 0.8, 0.55)
WORDS = [f"Moscow sold tank {n} to Lima." for n in range(len(CHANCES))]
DOCUMENT = plain_document("\n".join(WORDS), "note")
CLAIMS = [
    replace(
        plain_claim(DOCUMENT, words, actor=("SUN",), recipient=("PER" if n % 2 else "PER/navy",), period=f"{1970 + n}"),
        probability=chance,
    )
    for n, (words, chance) in enumerate(zip(WORDS, CHANCES, strict=True))
]
IDS = [claim.id for claim in CLAIMS]


def stake(n: int, height: float, **cell: Any) -> Stake:
    return Stake(
        claim=IDS[n], stake=height, moved={"presence": 1.0}, n_cells=1, measure="presence", supplier="SUN",
        recipient="PER", kind="transfer", year=1970 + n, low=1.0, high=1.0, **cell,
    )  # fmt: skip


STAKES = [stake(2, 0.9), stake(0, 0.6), stake(3, 0.55), stake(6, 0.45)]


@pytest.fixture
def filled(store: Store) -> Store:
    store.add_document(DOCUMENT, CLAIMS, [], RUN, n_sentences=len(WORDS))
    store.keep_stakes(STAKES, "now")
    return store


def numbers(items: Any) -> list[int]:
    return [IDS.index(each.claim.id) for each in items]


def all_pages(store: Store, order: Order, limit: int, **filters: Any) -> list[int]:
    found, after = [], None
    while True:
        page = store.queue_page(order, after=after, limit=limit, **filters)
        found += numbers(page.items)
        after = page.next
        if after is None:
            return found


def test_by_influence_the_greatest_stake_comes_first_and_others_are_not_in_it(filled: Store) -> None:
    page = filled.queue_page("influence")
    assert [each.stake for each in page.items] == STAKES
    assert numbers(page.items) == [2, 0, 3, 6]


def test_by_doubt_the_nearest_to_one_half_comes_first_and_what_has_no_probability_last(filled: Store) -> None:
    found = numbers(filled.queue_page("doubt").items)
    assert (found[0], found[3:]) == (1, [5, 2, 0, 4])
    assert set(found[1:3]) == {3, 6}  # both a twentieth away: by id


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_pages_together_are_the_whole_queue(filled: Store, order: Order, limit: int) -> None:
    assert all_pages(filled, order, limit) == numbers(filled.queue_page(order).items)


@pytest.mark.parametrize("order", ORDERS)
def test_the_claim_after_one_is_the_next_of_the_list(filled: Store, order: Order) -> None:
    whole = numbers(filled.queue_page(order).items)
    for here, following in zip(whole, [*whole[1:], None], strict=True):
        found = filled.queue_after(order, IDS[here])
        assert (IDS.index(found.claim.id) if found else None) == following


def test_after_a_claim_that_is_in_no_place_comes_the_first(filled: Store) -> None:
    first = filled.queue_after("influence", IDS[4])
    assert first and first.claim.id == IDS[2]


def test_what_is_judged_leaves_the_queue_and_what_is_taken_back_returns_to_its_place(filled: Store) -> None:
    said = filled.accept(IDS[0], reviewer="Ana")
    assert numbers(filled.queue_page("influence").items) == [2, 3, 6]
    following = filled.queue_after("influence", IDS[0])
    assert following and following.claim.id == IDS[3]
    filled.withdraw(said.id, reviewer="Ana")
    assert numbers(filled.queue_page("influence").items) == [2, 0, 3, 6]


def test_filters_are_those_of_claims(filled: Store) -> None:
    assert all_pages(filled, "influence", 1, party="PER/navy") == [2, 0, 6]
    assert all_pages(filled, "influence", 2, since=1973) == [3, 6]
    assert set(all_pages(filled, "doubt", 2, recipient="PER", document="note")) == set(range(len(IDS)))
    assert all_pages(filled, "doubt", 2, kind="visit") == []
    with pytest.raises(LedgerError, match="transfr"):
        filled.queue_page("doubt", kind="transfr")


def test_there_is_no_third_order(filled: Store) -> None:
    with pytest.raises(LedgerError, match="there are influence, doubt"):
        filled.queue_page("fame")  # type: ignore[arg-type]


def test_a_place_of_another_list_is_none(filled: Store) -> None:
    place = filled.queue_page("doubt", limit=1).next
    with pytest.raises(LedgerError, match="no place"):
        filled.queue_page("influence", after=place)


def test_later_stakes_take_the_place_of_earlier_ones(filled: Store) -> None:
    filled.keep_stakes(STAKES[:1], "later")
    assert (numbers(filled.queue_page("influence").items), filled.weighed_stamp()) == ([2], "later")


def test_progress_counts_claims_and_for_each_reviewer_what_is_not_taken_back(filled: Store) -> None:
    filled.accept(IDS[0], reviewer="Ana")
    filled.reject(IDS[0], reviewer="Ben")
    filled.reject(IDS[1], reviewer="Ana")
    gone = filled.accept(IDS[2], reviewer="Ben")
    filled.withdraw(gone.id, reviewer="Ben")
    filled.compare(IDS[3], IDS[5], "same", reviewer="Eve")
    done = filled.reviewed()
    assert (done.n_judged, done.n_claims, dict(done.by_reviewer)) == (2, 7, {"Ana": 2, "Ben": 1})
    of_navy = filled.reviewed(party="PER/navy")
    assert (of_navy.n_judged, of_navy.n_claims) == (1, 4)


def test_lately_is_what_holds_of_what_was_said_the_latest_first(filled: Store) -> None:
    for n in range(3):
        filled.accept(IDS[n], reviewer="Ana")
    gone = filled.reject(IDS[4], reviewer="Ben")
    filled.withdraw(gone.id, reviewer="Ben")
    found = filled.lately(2)
    assert [(said.verdict, IDS.index(claim.id), claim.review) for said, claim in found] == [
        ("accept", 2, "accepted"), ("accept", 1, "accepted"),
    ]  # fmt: skip
