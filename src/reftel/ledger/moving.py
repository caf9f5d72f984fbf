"""Moves a ledger: into an archive, a copy, another store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

from sqlalchemy import Connection, select

from reftel.errors import LedgerError
from reftel.ledger.address import Address, address_of
from reftel.ledger.archive.ledger import Source, Standing, manifest_of
from reftel.ledger.archive.lines import count_rows
from reftel.ledger.archive.load import load
from reftel.ledger.archive.manifest import Manifest
from reftel.ledger.archive.read import Archive
from reftel.ledger.archive.write import write_archive
from reftel.ledger.base import Base
from reftel.ledger.connect import alone, at_one_moment, bring, engine_on, explained
from reftel.ledger.copy_file import copy_file
from reftel.ledger.new_file import new_file
from reftel.ledger.schema import KEPT, runs
from reftel.ledger.schema_version import STEPS, version_of
from reftel.ledger.verify import Progress, Steps

_PASSES = 3
"""How often an import goes over the rows: it proves them, keeps them, and reads back what is kept."""


class Moving(Base):
    """The part of the ledger that takes it elsewhere."""

    def digest(self, progress: Progress | None = None) -> str:
        """A SHA-256 over all that is kept: the same for the same content, whichever store holds it.

        It is another as soon as anything is added, a run or a judgement too.
        """
        with self._at_one_moment() as connection:
            return manifest_of(connection, _steps(connection, progress)).digest

    def archive(
        self, to: str | PathLike[str], *, replace: bool = False, progress: Progress | None = None
    ) -> Manifest:
        """Write all that is kept into an archive, as it is now; what stands there only if it may be replaced.

        The same ledger gives the same bytes, from either store. Raises LedgerError where the file cannot be written.
        """
        with self._new_file(to, replace=replace) as part, self._at_one_moment() as connection:
            return write_archive(connection, part, _steps(connection, progress))

    def backup(self, to: str | PathLike[str], *, replace: bool = False, progress: Progress | None = None) -> None:
        """Copy the ledger as it is now, while others use it: a file to a file, a database to an archive."""
        if self.address.url is not None:
            self.archive(to, replace=replace, progress=progress)
            return
        with self._new_file(to, replace=replace) as part, explained(self.address):
            copy_file(self._engine, part, progress)

    @contextmanager
    def _new_file(self, at: str | PathLike[str], *, replace: bool) -> Iterator[Path]:
        path = Path(at)
        if self.address.path is not None and path.resolve() == self.address.path.resolve():
            raise LedgerError(f"{path} is the ledger itself; name another file")
        with new_file(path, replace=replace) as part:
            yield part

    def _fill(self, source: Source, step: Callable[[], None]) -> None:
        """Take in all that the source holds, in one transaction, where this ledger is empty."""
        is_older = source.manifest.schema != STEPS[-1]
        with self._at_one_moment() as connection:
            _refuse_if_full(connection, self.address)
        if is_older:
            bring(self._engine, self.address, source.manifest.schema)
        try:
            with explained(self.address), alone(self._engine) as connection:
                if not is_older:  # somebody may have been faster
                    _refuse_if_full(connection, self.address)
                load(connection, source, step)
        finally:
            if is_older:
                bring(self._engine, self.address)

    @contextmanager
    def _at_one_moment(self) -> Iterator[Connection]:
        with explained(self.address), at_one_moment(self._engine) as connection:
            yield connection


def _steps(connection: Connection, progress: Progress | None) -> Callable[[], None]:
    return Steps(progress, sum(count_rows(connection, table) for table in KEPT) if progress else 0)


def import_ledger(
    source: str | PathLike[str], ledger: str | PathLike[str], *, progress: Progress | None = None
) -> Manifest:
    """Fill a new ledger from an archive, or from another ledger in either store. Gives what it holds now.

    All is kept as it was, numbers and seals too, and read back before it counts. Raises LedgerError where the source
    is not whole or the new ledger is not empty; then nothing is taken in.
    """
    to = address_of(ledger)
    is_new = to.path is not None and not to.path.exists()
    with _source(source) as given:
        if not is_new:
            _refuse_early(to)
        step = Steps(progress, _PASSES * given.n_rows)
        given.prove(step)
        try:
            with Moving(ledger) as new:
                new._fill(given, step)
        except BaseException:
            if is_new and to.path is not None:
                _take_away(to.path)
            raise
        return given.manifest


@contextmanager
def _source(given: str | PathLike[str]) -> Iterator[Source]:
    """The archive or the ledger that a path or a URL names."""
    address = address_of(given)
    if address.path is not None and not address.path.exists():
        raise LedgerError(f"there is no archive and no ledger at {address}")
    if address.path is not None and _is_archive(address.path):
        with Archive(address.path) as archive:
            yield archive
        return
    with Moving(given, create=False) as ledger, ledger._at_one_moment() as connection:
        yield Standing(connection, str(address))


def _is_archive(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:
        return False  # opening it as a ledger says why


def _refuse_early(address: Address) -> None:
    """Before anything is read: where the ledger that is to be filled has runs already."""
    engine = engine_on(address, create=True)
    try:
        with explained(address), engine.connect() as connection:
            if version_of(connection) and connection.execute(select(runs.c.id).limit(1)).first():
                raise _full(address, runs.name)
    finally:
        engine.dispose()


def _refuse_if_full(connection: Connection, address: Address) -> None:
    for table in KEPT:
        if connection.execute(select(*table.primary_key).limit(1)).first() is not None:
            raise _full(address, table.name)


def _full(address: Address, what: str) -> LedgerError:
    return LedgerError(f"{address} holds {what} already; an import goes into a new ledger")


def _take_away(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
