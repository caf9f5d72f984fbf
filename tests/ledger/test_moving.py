"""A ledger goes elsewhere and is the same there."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.errors import LedgerError
from reftel.ledger.moving import import_ledger
from reftel.ledger.records import Fetch, Run
from reftel.ledger.schema import DERIVED, KEPT, claims, passages
from reftel.ledger.store import Store
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD
from tests.ledger.plain import exported, read, write_texts
from tests.ledger.tables import contents, fill_every, tamper

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00", asked=("texts",))
LATER = Run(version="1", vocabulary="v2", started="2024-02-02T00:00:00+00:00")
DATA = b"\0\xffa page"
PAGE = Fetch(
    asked="https://a.test/x", url="https://a.test/y", time="2024-01-01T00:00:00+00:00", status=200, data=DATA,
    sha256=hashlib.sha256(DATA).hexdigest(), headers=(("etag", "1"),),
)  # fmt: skip
STORES = ["sqlite", "postgresql"]


@pytest.fixture
def new(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Where a new ledger may be made in a store."""
    numbers = iter(range(9))

    def make(kind: str) -> str:
        if kind == "sqlite":
            return str(tmp_path / f"new-{next(numbers)}.db")
        return str(request.getfixturevalue("new_database")())

    return make


def fill(address: str) -> None:
    """Two runs: claims that were superseded, a refusal, an original, a page, a file that could not be read."""
    refusal = Refusal(stage="syntax", reason="long", detail="“ünder” \\ \n", document=OTHER.sha256, span=Span(0, 4))
    with Store(address) as store:
        store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2, original=DOCUMENT.text.encode())
        store.add_document(OTHER, [BROKE], [refusal], RUN, n_sentences=1, original=OTHER.text.encode())
        store.add_fetch(PAGE, RUN)
        store.note_unreadable("photo.txt", "photo.txt is a JPEG image", RUN)
        store.end_run(RUN, "done", {"documents": 2})
        store.accept(SOLD.id, reviewer="Ann", why="“36”, says the cable")
        store.reject(SOLD.id, reviewer="Ben")
        store.correct(LENT.id, polarity="denied", reviewer="Ann")
        store.add_document(DOCUMENT, [SOLD], [], LATER, n_sentences=2)


def all_of(address: str) -> dict[str, list[tuple[object, ...]]]:
    with Store(address, create=False) as store:
        return contents(store)


def export(address: str, to: Path) -> bytes:
    with Store(address, create=False) as store:
        store.archive(to)
    return to.read_bytes()


@pytest.fixture(params=[(a, b) for a in STORES for b in STORES], ids=lambda pair: f"{pair[0]} to {pair[1]}")
def both(request: pytest.FixtureRequest, new: Callable[[str], str]) -> tuple[str, str]:
    """A filled ledger, and where a new one may be made: in each two stores."""
    here, there = map(new, request.param)
    fill(here)
    return here, there


def test_an_archive_makes_the_same_ledger(both: tuple[str, str], tmp_path: Path) -> None:
    here, there = both
    archive = export(here, tmp_path / "a.zip")
    manifest = import_ledger(tmp_path / "a.zip", there)
    assert all_of(there) == all_of(here)
    assert exported(there) == exported(here)
    assert export(there, tmp_path / "b.zip") == archive
    with Store(here) as one, Store(there) as other:
        assert one.digest() == other.digest() == manifest.digest
        assert one.verify() == other.verify() == []


def test_a_ledger_is_copied_into_another_without_an_archive(both: tuple[str, str]) -> None:
    here, there = both
    import_ledger(here, there)
    assert all_of(there) == all_of(here)
    assert exported(there) == exported(here)


def test_what_comes_later_is_numbered_sealed_and_found_as_in_the_first(
    both: tuple[str, str], tmp_path: Path
) -> None:
    here, there = both
    import_ledger(here, there)
    folder = write_texts(tmp_path / "texts", 3)
    before = all_of(there)
    read(there, folder)
    after = all_of(there)
    assert all(set(map(repr, before[t.name])) < set(map(repr, after[t.name])) for t in (claims, passages))
    with Store(there) as store:
        assert store.verify() == []
        with store._engine.connect() as connection:
            for name in ("claims", "passages"):
                indexed = connection.exec_driver_sql(
                    f"SELECT count(*) FROM {name}_fts{'' if store.address.url else '_docsize'}"
                ).scalar_one()
                assert indexed == len(after[name])


def test_every_table_goes_with_it(both: tuple[str, str], new: Callable[[str], str], tmp_path: Path) -> None:
    _, there = both
    for kind in STORES:
        with Store(new(kind)) as store:
            fill_every(store)
            manifest = store.archive(tmp_path / f"{kind}.zip")
            before = contents(store)
        assert {name: table.rows > 0 for name, table in manifest.tables.items()} == {t.name: True for t in KEPT}
    assert (tmp_path / "sqlite.zip").read_bytes() == (tmp_path / "postgresql.zip").read_bytes()
    import_ledger(tmp_path / "sqlite.zip", there)
    derived = {table.name for table in DERIVED}
    assert {k: v for k, v in all_of(there).items() if k not in derived} == {
        k: v for k, v in before.items() if k not in derived
    }


def test_what_was_altered_is_moved_as_it_is_and_still_found(both: tuple[str, str], tmp_path: Path) -> None:
    here, there = both
    with Store(here) as store:
        tamper(
            store,
            "UPDATE originals SET data = X'00'" if store.address.path else "UPDATE originals SET data = '\\x00'",
            f"UPDATE claims SET item = 'ships' WHERE id = '{BROKE.id}'",
            "INSERT INTO files (run, path, name, outcome) SELECT run, 'z', 'z', 'unreadable' FROM files WHERE id = 1",
        )
        faults = store.verify()
        store.archive(tmp_path / "a.zip")
    import_ledger(tmp_path / "a.zip", there)
    with Store(there) as store:
        assert store.verify() == faults
    assert {fault.what for fault in faults} >= {"original", "claim", "file"}


def test_the_digest_changes_with_every_entry(store: Store) -> None:
    digests = [store.digest()]
    store.add_document(DOCUMENT, [SOLD], [], RUN, n_sentences=2)
    digests.append(store.digest())
    store.add_document(DOCUMENT, [SOLD], [], LATER, n_sentences=2)
    digests.append(store.digest())
    store.end_run(LATER, "done", {})
    digests.append(store.digest())
    store.rebuild()
    assert store.digest() == digests[-1]
    assert len(set(digests)) == 4
    assert all(len(digest) == 64 for digest in digests)


def test_an_import_goes_into_an_empty_ledger_only(address: str, tmp_path: Path) -> None:
    fill(address)
    before = all_of(address)
    fill(str(tmp_path / "a.db"))
    for source in (tmp_path / "a.db", Path(address)) if "://" not in address else (tmp_path / "a.db",):
        with pytest.raises(LedgerError, match="holds runs already; an import goes into a new ledger"):
            import_ledger(source, address)
    assert all_of(address) == before


def test_a_ledger_that_is_there_and_empty_is_filled(address: str, tmp_path: Path) -> None:
    Store(address).close()
    fill(str(tmp_path / "a.db"))
    import_ledger(tmp_path / "a.db", address)
    assert all_of(address) == all_of(str(tmp_path / "a.db"))


@pytest.mark.parametrize("at", [0.1, 0.4, 0.6, 0.9])
def test_an_import_that_is_stopped_leaves_nothing(address: str, tmp_path: Path, at: float) -> None:
    fill(str(tmp_path / "a.db"))

    def stop(done: int, total: int) -> None:
        if done > at * total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_ledger(tmp_path / "a.db", address, progress=stop)
    assert not Path(address).exists()
    with Store(address) as store:
        assert all(rows == [] for rows in contents(store).values())
    import_ledger(tmp_path / "a.db", address)
    assert all_of(address) == all_of(str(tmp_path / "a.db"))


def test_progress_ends_where_it_says(store: Store, tmp_path: Path) -> None:
    fill_every(store)
    steps: list[tuple[int, int]] = []
    store.archive(tmp_path / "a.zip", progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (len(steps), len(steps))
    steps.clear()
    import_ledger(tmp_path / "a.zip", tmp_path / "b.db", progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (len(steps), len(steps))


def test_what_stands_there_is_not_written_over_unless_that_is_said(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "kept"
    file.write_text("mine")
    for write in (store.archive, store.backup):
        with pytest.raises(LedgerError, match="stands there already; name another file, or say --replace"):
            write(file)
        assert file.read_text() == "mine"
    store.backup(file, replace=True)
    assert file.read_bytes()[:2] in (b"PK", b"SQ")


def test_a_copy_that_fails_leaves_what_was_there(file_store: Store, tmp_path: Path) -> None:
    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    fill_every(file_store)
    (tmp_path / "kept").write_text("mine")
    for write in (file_store.archive, file_store.backup):
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path / "kept", replace=True, progress=stop)
        assert (tmp_path / "kept").read_text() == "mine"
        assert not list(tmp_path.glob("*.part*"))
    assert file_store.digest()


@pytest.mark.parametrize(
    ("name", "words"),
    [("test.db", "is the ledger itself"), (".", "is a folder"), ("no/a", "there is no folder")],
)
def test_where_nothing_can_be_written_is_said(file_store: Store, tmp_path: Path, name: str, words: str) -> None:
    for write in (file_store.archive, file_store.backup):
        with pytest.raises(LedgerError, match=words):
            write(tmp_path / name, replace=True)


def test_a_backup_is_whole_while_others_write(address: str, new: Callable[[str], str], tmp_path: Path) -> None:
    fill(address)
    done = threading.Event()
    written = 0

    def write() -> None:
        nonlocal written
        with Store(address) as store:
            while not done.is_set():
                document = plain_document(f"Bonn sold {written} tanks to Rome. " + "So it goes. " * 400)
                store.add_document(document, [plain_claim(document, "sold")], [], LATER, n_sentences=401)
                written += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with Store(address) as store:
            while written < 3:
                pass
            for number in range(3):
                store.backup(tmp_path / f"copy-{number}")
    finally:
        done.set()
        writer.join()
    numbers = []
    for number in range(3):
        copy = str(tmp_path / f"copy-{number}")
        if "://" in address:
            copy = new("postgresql")
            import_ledger(tmp_path / f"copy-{number}", copy)
        with Store(copy, create=False) as store:
            assert store.verify() == []
            numbers.append(len(store.documents()))
    assert numbers == sorted(numbers)
    assert numbers[0] >= 5
    assert numbers[-1] <= written + 2


text = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40)


@settings(max_examples=15)
@given(
    body=text,
    said_by=st.lists(text, max_size=3),
    note=st.none() | text,
    probability=st.none() | st.floats(0, 1),
    data=st.none() | st.binary(max_size=300),
    options=st.dictionaries(text, st.none() | text | st.booleans() | st.integers() | st.floats(allow_nan=False)),
)
def test_whatever_it_holds_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    body: str,
    said_by: list[str],
    note: str | None,
    probability: float | None,
    data: bytes | None,
    options: dict[str, object],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    document = plain_document(f"sold {body}", title=body)
    claim = plain_claim(document, "sold", said_by=tuple(said_by), note=note, probability=probability, item=body)
    run = Run(version="1", vocabulary=body, started="2024-01-01T00:00:00+00:00", options=options)
    with Store(folder / "a.db") as store:
        store.add_document(document, [claim], [], run, n_sentences=1, original=data)
        store.archive(folder / "a.zip")
        before = contents(store)
        assert store.digest() == import_ledger(folder / "a.zip", folder / "b.db").digest
    with Store(folder / "b.db") as store:
        assert contents(store) == before


def test_a_server_says_what_it_cannot_keep(new_database: Callable[[], str], tmp_path: Path) -> None:
    document = plain_document("sold \0.")
    with Store(tmp_path / "a.db") as store:
        store.add_document(document, [plain_claim(document, "sold")], [], RUN, n_sentences=1)
    with pytest.raises(LedgerError, match="NUL"):
        import_ledger(tmp_path / "a.db", new_database())
