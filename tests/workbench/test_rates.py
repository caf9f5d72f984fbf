from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.workbench import rates as module
from reftel.workbench.rates import Rates, asker


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_one_by_one() -> None:
    clock = Clock()
    rates = Rates(burst=3, per_minute=6, clock=clock)
    assert [rates.take("a") for _ in range(4)] == [0, 0, 0, 10]
    clock.now += 9
    assert rates.take("a") == pytest.approx(1)
    clock.now += 1
    assert [rates.take("a"), rates.take("a")] == pytest.approx([0, 10])


def test_each_name_has_its_own() -> None:
    rates = Rates(burst=1, per_minute=1, clock=Clock())
    assert [rates.take("a"), rates.take("b"), rates.take("a")] == [0, 0, 60]


def test_what_did_not_count_is_given_back_and_no_more() -> None:
    rates = Rates(burst=1, per_minute=1, clock=Clock())
    rates.take("a")
    rates.give_back("a")
    rates.give_back("a")
    assert [rates.take("a"), rates.take("a")] == [0, 60]


def test_what_costs_more_than_all_waits_for_all_and_is_paid_off() -> None:
    clock = Clock()
    rates = Rates(burst=10, per_minute=60, clock=clock)
    assert rates.take("a", 30) == 0
    assert rates.take("a") == 21
    clock.now += 21
    assert rates.take("a") == 0


def test_names_without_end_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_NAMES", 3)
    rates = Rates(burst=1, per_minute=1, clock=Clock())
    assert [rates.take(name) for name in "abcd"] == [0, 0, 0, 0]
    assert [rates.take(name) for name in "dcba"] == [60, 60, 60, 0]


@given(st.lists(st.floats(0, 100), min_size=1), st.integers(1, 20), st.floats(1, 600))
def test_nobody_gets_more_than_the_burst_and_the_rate(waits: list[float], burst: int, per_minute: float) -> None:
    clock = Clock()
    rates = Rates(burst=burst, per_minute=per_minute, clock=clock)
    taken = 0
    for wait in waits:
        clock.now += wait
        taken += sum(rates.take("a") == 0 for _ in range(3))
    assert taken <= burst + sum(waits[1:]) * per_minute / 60 + 1e-6


def addresses() -> Iterator[tuple[str | None, str]]:
    yield "192.0.2.7", "192.0.2.7"
    yield "::ffff:192.0.2.7", "192.0.2.7"
    yield "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"
    yield "fe80::1%eth0", "fe80::/64"
    yield "::1", "::1"
    yield "testclient", "testclient"
    yield None, ""


@pytest.mark.parametrize(("host", "name"), list(addresses()))
def test_who_asks(host: str | None, name: str) -> None:
    assert asker({"client": (host, 1) if host else None}) == name
