"""The formats by name, and how a file of each is written."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Unpack

from reftel.errors import reason_of
from reftel.exports import FORMATS, TABLES
from reftel.exports.annotations import write_annotations
from reftel.exports.codebook import codebook_path, write_codebook
from reftel.exports.columns import ExportError
from reftel.exports.delimited import write_csv, write_jsonl
from reftel.exports.event_rows import events_table
from reftel.exports.ftm import write_ftm
from reftel.exports.panel import panel_table, unmatched_table
from reftel.exports.parquet import write_parquet
from reftel.exports.plover import plover_table
from reftel.exports.register import register_table
from reftel.exports.sources import write_bibtex, write_csl
from reftel.exports.stata import write_stata
from reftel.exports.tables import Table, claims_table, documents_table, sources_of
from reftel.ledger.filters import Filters
from reftel.ledger.store import Store
from reftel.model.progress import Progress, watched

_FIRST = "claims"
"""What is written where nobody says."""

_TABLES: Mapping[str, Callable[..., Table]] = {
    "claims": claims_table, "events": events_table, "documents": documents_table, "panel": panel_table,
    "unmatched": unmatched_table, "register": register_table, "plover": plover_table,
}  # fmt: skip


_TABULAR: Mapping[str, Callable[[Table, Path], None]] = {
    "csv": write_csv, "parquet": write_parquet, "jsonl": write_jsonl, "stata": write_stata,
}  # fmt: skip

_WHOLE: Mapping[str, Callable[..., None]] = {
    "bibtex": lambda store, path, **filters: write_bibtex(store, sources_of(store, **filters), path),
    "csl": lambda store, path, **filters: write_csl(store, sources_of(store, **filters), path),
    "annotations": write_annotations,
    "ftm": write_ftm,
}
"""Formats that say themselves what they hold."""


def export(
    store: Store,
    form: str,
    output: str | PathLike[str],
    *,
    what: str | None = None,
    progress: Progress | None = None,
    **filters: Unpack[Filters],
) -> list[Path]:
    """Write what the ledger holds, in a format, to a file; give the paths of the files that were written.

    Tables are of `what`: claims (if nothing is said), events (a row for each step of each account), documents, the
    panel of dyad-years, what is unmatched by it, register rows as SIPRI's, events as PLOVER codes them; a codebook is
    written beside them. The other formats hold what they are made for, and take no `what`. A file that stands there is
    replaced, once all is written. The filters are those of `Store.claims`; of events and documents, those are written
    of which a claim passes. `progress` hears how far the claims have got. Raises ExportError where there is no such
    format or table or the file cannot be written, LedgerError as `Store.claims` does.
    """
    path = Path(output)
    if form not in FORMATS:
        raise ExportError(f"there is no format {form!r}; there are {', '.join(FORMATS)}")
    if path.resolve() == Path(str(store.address)).resolve():
        raise ExportError(f"{output} is the ledger; name another file to write to")
    if form in _TABULAR:
        if (what or _FIRST) not in TABLES:
            raise ExportError(f"there is no table {what!r}; there are {', '.join(TABLES)}")
        table = _TABLES[what or _FIRST](store, **filters)
        return _write_table(_watched(table, store, progress), form, path)
    if what is not None:
        raise ExportError(f"{form} has no tables; leave {what} away")
    with _replacing(path) as fresh:
        _WHOLE[form](store, fresh, **filters)
    return [path]


def _watched(table: Table, store: Store, progress: Progress | None) -> Table:
    """The table of claims with somebody who hears how many of the ledger's claims were written."""
    if progress is None or table.layout.name != _FIRST:
        return table
    number = sum(store.tally().claims.values())
    rows = watched(table.rows, lambda share: progress(share * number, number, "writing claims"), max(number, 1))
    return replace(table, rows=rows)


def _write_table(table: Table, form: str, path: Path) -> list[Path]:
    described = codebook_path(path)
    with _replacing(path) as fresh:
        _TABULAR[form](table, fresh)
    with _replacing(described) as fresh:
        write_codebook(table.layout, fresh, of=path.name)
    return [path, described]


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file to write to, which takes the place of what stands at the path when it is whole, and leaves it else."""
    fresh = path.with_name(f".{path.name}.part")
    try:
        yield fresh
        fresh.replace(path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {reason_of(error)}") from error
    finally:
        fresh.unlink(missing_ok=True)
