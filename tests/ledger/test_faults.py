"""Whatever happens to a read, the ledger proves whole, and the finished read is as one that nothing disturbed."""

import os
import random
import resource
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reftel.errors import LedgerError
from reftel.ledger.store import Store
from tests.children import after_seconds, after_statements, forked, status_of
from tests.ledger.plain import NOW, exported, read, read_into, without_parser, write_texts

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

N_TEXTS = 6
KILLS = {"sqlite": 200, "postgresql": 30}
LONGEST_S = 0.12
"""Longer than reading the texts takes: a read that is over before its death is begun anew in a new ledger."""


@pytest.fixture
def addresses(address: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes places for ledgers in the same kind of store as `address`."""
    if "://" in address:
        return request.getfixturevalue("new_database")  # type: ignore[no-any-return]
    numbers = iter(range(10_000))
    return lambda: str(tmp_path / f"ledger-{next(numbers)}.db")


def faults(address: str) -> list[str]:
    with Store(address) as store:
        return [fault.detail for fault in store.verify()]


def test_a_read_that_is_killed_again_and_again_comes_to_the_same(addresses: Callable[[], str], tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "texts", N_TEXTS)
    whole = addresses()
    read(whole, folder)
    expected, chance = exported(whole), random.Random(1978)
    n_wanted = KILLS["postgresql" if "://" in whole else "sqlite"]
    n_killed = n_finished = 0
    while n_killed < n_wanted:
        address = addresses()
        while True:
            by_clock = chance.random() < 0.5
            moment = chance.uniform(0.005, LONGEST_S) if by_clock else chance.randint(1, 300)

            def work(address: str = address, by_clock: bool = by_clock, moment: float = moment) -> None:
                after_seconds(moment) if by_clock else after_statements(int(moment))
                read(address, folder)

            status = status_of(forked(work))
            assert status in (0, -signal.SIGKILL)
            n_killed += status != 0
            assert faults(address) == []
            if status == 0:
                break
        n_finished += 1
        assert exported(address) == expected
    assert n_finished >= 2


@pytest.mark.parametrize("room", [20_000, 60_000, 150_000, 300_000])
def test_a_disk_that_is_full_costs_only_what_did_not_fit(tmp_path: Path, room: int) -> None:
    folder = write_texts(tmp_path / "texts", 40)
    address, whole = str(tmp_path / "full.db"), str(tmp_path / "whole.db")
    read(whole, folder)

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        try:
            read(address, folder)
        except LedgerError as error:
            assert "\n" not in str(error) and "full" in str(error), error
            os._exit(3)

    assert status_of(forked(work)) == 3
    assert faults(address) == []
    read(address, folder)
    assert exported(address) == exported(whole)
    assert faults(address) == []


def test_two_processes_read_into_one_ledger(addresses: Callable[[], str], tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "texts", 30)
    whole, shared = addresses(), addresses()
    read(whole, folder)
    children = [forked(lambda: read(shared, folder)) for _ in range(2)]
    assert [status_of(child) for child in children] == [0, 0]
    assert faults(shared) == []
    assert exported(shared) == exported(whole)


def test_one_who_reads_while_another_writes_sees_whole_documents(addresses: Callable[[], str], tmp_path: Path) -> None:
    folder, address, sold = write_texts(tmp_path / "texts", 40, sold=5), addresses(), 5
    Store(address).close()
    done = threading.Event()

    def write() -> None:
        try:
            read(address, folder)
        finally:
            done.set()

    writer = threading.Thread(target=write)
    with without_parser():
        writer.start()
        seen = set()
        with Store(address, create=False) as store:
            while not done.is_set():
                claims = store.claims()
                assert len(claims) % sold == 0
                seen.add(len(claims))
        writer.join()
    assert len(seen) > 2
    assert faults(address) == []


def test_a_read_that_is_stopped_keeps_what_is_done_and_says_that_it_was_stopped(
    addresses: Callable[[], str], tmp_path: Path
) -> None:
    folder, address, whole = write_texts(tmp_path / "texts", 4), addresses(), addresses()
    read(whole, folder)

    def stop(done: float, _: int, __: str) -> None:
        if done >= 2:
            raise KeyboardInterrupt

    with without_parser(), Store(address) as store:
        with pytest.raises(KeyboardInterrupt):
            read_into(store, [str(folder)], now=NOW, progress=stop)
        assert [(run.outcome, run.n_documents) for run in store.runs()] == [("stopped", 2)]
    read(address, folder)
    assert exported(address) == exported(whole)
