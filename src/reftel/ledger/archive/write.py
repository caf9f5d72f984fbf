"""Writes a ledger into an archive, whose bytes are the same for the same ledger."""

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Connection, Table

from reftel.ledger.archive.lines import DATA, rows_of, sum_of
from reftel.ledger.archive.manifest import NAME, Manifest
from reftel.ledger.schema import KEPT
from reftel.ledger.schema_version import STEPS

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The time of all members: none that depends on when the archive was made."""
_BUFFER = 1024 * 1024


def table_member(name: str) -> str:
    """Where the lines of a table stand."""
    return f"tables/{name}.jsonl"


def data_member(sha256: str) -> str:
    """Where bytes stand that lines tell by their sha256."""
    return f"originals/{sha256}"


def write_archive(
    connection: Connection,
    to: Path,
    step: Callable[[], None],
    *,
    tables: Sequence[Table] = KEPT,
    schema: str = STEPS[-1],
) -> Manifest:
    """Write all tables that are kept, as one transaction sees them, into a new file."""
    sums = {}
    with ZipFile(to, "x") as archive:
        for table in tables:
            with _member(archive, table_member(table.name)) as file:
                sums[table.name] = sum_of(connection, table, step, file.write)
            if table.name in DATA:
                _write_data(archive, connection, table)
        manifest = Manifest(tables=sums, schema=schema)
        with _member(archive, NAME) as file:
            file.write(manifest.dumps().encode())
    return manifest


def _write_data(archive: ZipFile, connection: Connection, table: Table) -> None:
    """Each stretch of bytes once, under the name that its bytes give it."""
    for row in rows_of(connection, table):
        data = row[DATA[table.name]]
        name = data_member(hashlib.sha256(data).hexdigest())
        if name not in archive.NameToInfo:
            with _member(archive, name) as file:
                file.write(data)


@contextmanager
def _member(archive: ZipFile, name: str) -> Iterator[IO[bytes]]:
    info = ZipInfo(name, _WHEN)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    with archive.open(info, "w", force_zip64=True) as raw, io.BufferedWriter(cast(io.RawIOBase, raw), _BUFFER) as file:
        yield file
