"""Claims, documents, judgements and refusals as data frames: Polars, and on request pandas or Arrow."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, Unpack

from sqlalchemy import Connection, select

from reftel.errors import LedgerError, reason_of
from reftel.ledger import query
from reftel.ledger.base import Base
from reftel.ledger.filters import Conditions
from reftel.ledger.known import check_known
from reftel.ledger.narrow import narrow_claims
from reftel.ledger.period import AFTER, BEFORE
from reftel.ledger.schema import judged, judgements

if TYPE_CHECKING:
    import polars as pl

Thing = Literal["claims", "documents", "judgements", "refusals"]
Library = Literal["polars", "pandas", "arrow"]

_BATCH = 20_000
"""Rows that are Python objects at once."""

_LISTS = ("actor", "recipient", "designators", "place", "said_by", "on", "makes")
_NUMBERS = ("quantity_low", "quantity_high", "value_low", "value_high", "probability")
_WHOLE = ("first_year", "last_year", "start", "end", "sentences", "claims")
_TRUTHS = ("quantity_approx", "value_approx", "adjudicates")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "claims": (
        "id", "document", "sha256", "kind", "actor", "recipient", "item", "designators", "quantity_low",
        "quantity_high", "quantity_unit", "quantity_approx", "value_low", "value_high", "value_currency",
        "value_approx", "period", "first_year", "last_year", "place", "stage", "terms", "modality", "polarity",
        "said_by", "quote", "start", "end", "note", "rule", "probability", "review",
    ),
    "documents": (
        "document", "sha256", "path", "genre", "title", "author", "publisher", "date", "language", "sentences",
        "claims",
    ),
    "judgements": ("id", "verdict", "on", "makes", "reviewer", "time", "why", "adjudicates", "after"),
    "refusals": ("document", "sha256", "stage", "reason", "detail", "start", "end"),
}  # fmt: skip
"""The columns of each frame, in order. Text but for lists of text, numbers, whole numbers and truth values."""


class Framing(Base):
    """The part of the ledger that gives data frames."""

    def frame(self, thing: Thing, *, as_: Library = "polars", **filters: Unpack[Conditions]) -> Any:
        """All claims, documents, judgements or refusals as one frame, in the order of exports; filters are of claims.

        Lists are lists, an amount is four columns (`quantity_low`, `_high`, `_unit`, `_approx`), a period is EDTF with
        the first and last year that it touches (null where it is open there). What a document does not say is null.
        `as_` is "polars" (a DataFrame), "pandas" (a DataFrame of Arrow types) or "arrow" (a Table); for the last two
        install `reftel[frames]`. Raises LedgerError where that is absent, and for filters as `claims` does.
        """
        if thing not in COLUMNS:
            raise LedgerError(f"there is no frame of {thing}; there are {', '.join(COLUMNS)}")
        if filters and thing != "claims":
            raise LedgerError(f"{thing} have no filters; ask for all of them and filter the frame")
        convert = _converter(as_)
        with self._reading() as connection:
            return convert(_collected(thing, _ROWS[thing](connection, filters)))

    def write_parquet(self, thing: Thing, path: str | PathLike[str], **filters: Unpack[Conditions]) -> None:
        """The same frame as a Parquet file. Raises LedgerError where it cannot be written."""
        frame = self.frame(thing, **filters)
        try:
            frame.write_parquet(path)
        except OSError as error:
            raise LedgerError(f"{path} cannot be written: {reason_of(error)}") from error


def _claims(connection: Connection, filters: Conditions) -> Iterator[Mapping[str, Any]]:
    check_known(connection, filters)
    wanted = query.find_claims(filters, narrow_claims(connection, filters))
    rows = connection.execution_options(yield_per=_BATCH).execute(wanted)
    for row in rows.mappings():
        cells = dict(row)
        for slot in ("quantity", "value"):
            cells |= _amount_cells(slot, row[slot])
        cells["document"] = row["name"]
        cells["first_year"] = None if row["first_year"] == BEFORE else row["first_year"]
        cells["last_year"] = None if row["last_year"] == AFTER else row["last_year"]
        yield cells


def _amount_cells(slot: str, amount: Mapping[str, Any] | None) -> dict[str, Any]:
    if amount is None:
        return {}
    return {f"{slot}_{part}": value for part, value in {"approx": False, **amount}.items()}


def _documents(connection: Connection, _: Conditions) -> Iterator[Mapping[str, Any]]:
    for row in connection.execute(query.find_documents()).mappings():
        yield {**row, "document": row["name"], "sentences": row["n_sentences"], "claims": row["n_claims"]}


def _judgements(connection: Connection, _: Conditions) -> Iterator[Mapping[str, Any]]:
    sides: dict[tuple[str, str], list[str]] = {}
    for row in connection.execute(select(judged).order_by(judged.c.judgement, judged.c.position)):
        sides.setdefault((row.judgement, row.role), []).append(row.claim)
    for row in connection.execute(select(judgements).order_by(judgements.c.number)):
        on_and_makes = {role: sides.get((row.id, role), []) for role in ("on", "makes")}
        yield {**row._mapping, **on_and_makes}


def _refusals(connection: Connection, _: Conditions) -> Iterator[Mapping[str, Any]]:
    for row in connection.execute(query.find_refusals()).mappings():
        yield {**row, "document": row["name"]}
    for row in connection.execute(query.find_unreadable()).mappings():
        yield {"document": row["path"], "stage": "readers", "reason": "file-unreadable", "detail": row["detail"]}


_ROWS: Mapping[str, Callable[[Connection, Conditions], Iterator[Mapping[str, Any]]]] = {
    "claims": _claims, "documents": _documents, "judgements": _judgements, "refusals": _refusals,
}  # fmt: skip


def _collected(thing: str, rows: Iterator[Mapping[str, Any]]) -> "pl.DataFrame":
    import polars as pl

    names = COLUMNS[thing]
    schema = {name: _type(name) for name in names}
    batches = [pl.DataFrame(schema=schema)]
    while some := list(islice(rows, _BATCH)):
        batches.append(pl.DataFrame({name: [row.get(name) for row in some] for name in names}, schema=schema))
    return pl.concat(batches)


def _type(name: str) -> Any:
    import polars as pl

    if name in _LISTS:
        return pl.List(pl.String)
    if name in _NUMBERS:
        return pl.Float64
    if name in _WHOLE:
        return pl.Int64
    return pl.Boolean if name in _TRUTHS else pl.String


def _converter(library: str) -> Callable[["pl.DataFrame"], Any]:
    if library == "polars":
        return lambda frame: frame
    if library not in ("pandas", "arrow"):
        raise LedgerError(f"a frame is of polars, pandas or arrow, not of {library}")
    try:
        import pyarrow  # noqa: F401 - Polars asks for it

        if library == "pandas":
            import pandas  # noqa: F401
    except ImportError:
        raise LedgerError(f"{library} is not installed; install it with `pip install 'reftel[frames]'`") from None
    return _to_arrow if library == "arrow" else _to_pandas


def _to_arrow(frame: "pl.DataFrame") -> Any:
    return frame.to_arrow()


def _to_pandas(frame: "pl.DataFrame") -> Any:
    return frame.to_pandas(use_pyarrow_extension_array=True)
