"""What long work tells of how far it has got."""

from operator import itemgetter

from reftel.model.progress import part, watched


def test_items_come_as_they_are_and_each_hundredth_is_told_once() -> None:
    told: list[float] = []
    assert list(watched(range(1000), told.append, 1000)) == list(range(1000))
    assert told == [n / 100 for n in range(100)]


def test_few_items_are_told_one_by_one() -> None:
    told: list[float] = []
    assert list(watched("abcd", told.append, 4)) == [*"abcd"]
    assert told == [0.0, 0.25, 0.5, 0.75]


def test_an_item_can_say_itself_where_it_stands() -> None:
    told: list[float] = []
    pairs = [(0, 1), (0, 2), (5, 6), (5, 9)]
    assert list(watched(pairs, told.append, 10, at=itemgetter(0))) == pairs
    assert told == [0.0, 0.5]


def test_a_part_of_the_work_is_told_as_a_share_of_the_whole() -> None:
    told: list[float] = []
    tell = part(part(told.append, 0.5, 1.0), 0.2, 0.6)
    assert tell is not None
    tell(0.0)
    tell(0.5)
    tell(1.0)
    assert told == [0.6, 0.7, 0.8]


def test_nobody_who_listens_costs_nothing() -> None:
    assert part(None, 0.0, 0.5) is None
    assert list(watched(iter("ab"), None, 0)) == ["a", "b"]
