"""Every released schema comes up to the present one with all that it held, and goes back where that loses nothing."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reftel.errors import LedgerError
from reftel.ledger.connect import bring
from reftel.ledger.migrate import steps
from reftel.ledger.schema import metadata
from reftel.ledger.schema_version import STEPS, version_of
from reftel.ledger.store import Store
from tests.filled import BROKE, SOLD
from tests.ledger.tables import contents, fill_every

RELEASED = sorted((Path(__file__).parent / "released").glob("schema-*.sql"))


def restore(script: Path, path: Path) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(script.read_text(encoding="utf-8"))
    connection.close()
    return path


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that an old ledger has, without the columns that came later.

    What tells of the schema itself, or is written anew when a ledger is opened, is left out.
    """
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for table in (name for name in tables if name not in ("schema_version", "descriptions")):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        kept = ", ".join(f'"{name}"' for name in columns if name not in ("number", "statement"))
        found[table] = sorted(connection.execute(f"SELECT {kept} FROM {table}").fetchall(), key=repr)
    connection.close()
    return found


def schema_of(path: Path) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    made = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    connection.close()
    return sorted((kind, name, " ".join((sql or "").split())) for kind, name, sql in made)


def test_there_is_a_ledger_of_every_released_schema() -> None:
    assert [path.stem for path in RELEASED] == [f"schema-{n}" for n in range(1, len(STEPS))]


@pytest.mark.parametrize("script", RELEASED, ids=lambda path: path.stem)
def test_a_released_ledger_comes_up_with_all_that_it_held(script: Path, tmp_path: Path) -> None:
    path = restore(script, tmp_path / "old.db")
    before = rows_of(path)
    with Store(path, create=False) as store:
        ids = {claim.id for claim in store.claims()}
        assert {SOLD.id, BROKE.id} < ids
        assert len(ids) == 3  # the outside file's; the second reading did not find LENT again
        assert [source.n_claims for source in store.documents()] == [1, 2]
        assert store.claim(SOLD.id).probability == 0.7
    after = rows_of(path)
    assert {table: after[table] for table in before} == before
    assert sqlite3.connect(path).execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("script", RELEASED, ids=lambda path: path.stem)
def test_a_ledger_brought_up_is_made_as_a_new_one(script: Path, tmp_path: Path) -> None:
    path = restore(script, tmp_path / "old.db")
    Store(path).close()
    Store(tmp_path / "new.db").close()
    assert schema_of(path) == schema_of(tmp_path / "new.db")


@pytest.mark.parametrize("script", RELEASED, ids=lambda path: path.stem)
def test_there_is_a_way_back_that_loses_nothing(script: Path, tmp_path: Path) -> None:
    path = restore(script, tmp_path / "old.db")
    before = rows_of(path)
    number = int(script.stem[-1])
    with Store(path) as store:
        bring(store._engine, store.address, STEPS[number - 1])
    assert rows_of(path) == before


def test_the_way_back_is_refused_where_something_would_be_lost(store: Store) -> None:
    fill_every(store)
    before = contents(store)
    with pytest.raises(LedgerError, match="1 rows of it would be lost"):
        bring(store._engine, store.address, "v3_originals")
    assert contents(store) == before


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_migrations_and_tables_say_the_same(store: Store) -> None:
    def is_ours(name: str | None, kind: str, _: object) -> bool:
        return kind != "table" or name in metadata.tables

    with store._engine.connect() as connection:
        assert version_of(connection) == len(STEPS)
        context = MigrationContext.configure(connection, opts={"include_name": is_ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_each_step_says_what_it_adds() -> None:
    assert [name for name, _ in steps()] == list(STEPS)
    assert all(words.endswith(".") for _, words in steps())


def test_an_older_ledger_that_cannot_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = restore(RELEASED[0], tmp_path / "old.db")
    monkeypatch.setattr("reftel.ledger.connect.can_write", lambda _: False)
    with pytest.raises(LedgerError, match="copy it to where it can"):
        Store(path, create=False)


def test_another_database_is_left_alone(new_database: object) -> None:
    from tests.server import execute

    url = new_database()  # type: ignore[operator]
    execute(url, "CREATE TABLE claims (id int)")
    with pytest.raises(LedgerError, match="not a ledger of reftel"):
        Store(url)
    assert execute(url, "SELECT count(*) FROM claims") == [[0]]
