"""A server's planner knows how much is in a ledger once a read has ended."""

from collections.abc import Callable

from sqlalchemy import text

from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.stake import Stake
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


def known(store: Store, *tables: str) -> list[int]:
    """How many rows the planner takes each table to have; -1 where it was never told."""
    with store._reading() as connection:
        query = text("SELECT reltuples FROM pg_class WHERE oid = to_regclass(:name)")
        return [int(connection.execute(query, {"name": table}).scalar_one()) for table in tables]


def test_at_the_end_of_a_read_the_server_counts_its_tables(new_database: Callable[[], str]) -> None:
    with Store(new_database()) as store:
        store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
        store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)
        assert known(store, "claims", "standing") == [-1, -1]
        store.end_run(RUN, "done", {})
        assert known(store, "claims", "standing", "shelf") == [3, 3, 2]
        stake = Stake(claim=SOLD.id, stake=1.0, moved={"presence": 1.0}, n_cells=1, measure="presence")
        store.keep_stakes([stake], "now")
        assert known(store, "stakes") == [1]


def test_a_file_is_left_as_it_is(file_store: Store) -> None:
    file_store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
    file_store.end_run(RUN, "done", {})
    with file_store._reading() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'")).all()
    assert tables == []
