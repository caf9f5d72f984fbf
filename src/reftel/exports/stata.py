"""Stata files with labels (format 118, Stata 14 and later)."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reftel.exports.cells import cell
from reftel.exports.columns import Column, ExportError, Row
from reftel.exports.tables import Table

LABEL = 80
"""Characters of a label of a variable or of the data."""
_FIXED = 2045
"""Bytes of a string of fixed length; longer ones are strL."""
_EPOCH = date(1960, 1, 1)
_MADE = datetime(1960, 1, 1)
"""The time that the file says it was made at: the same for the same ledger."""


def write_stata(table: Table, path: Path) -> None:
    """The rows as variables: codes and truth with value labels, days as %td, long text as strL; missing is missing.

    Lists and records are text as in CSV. All rows are held in memory. Raises ExportError where pandas is not there, or
    no row is.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ExportError("Stata files are written by pandas; install it with `pip install reftel[frames]`") from error
    rows, columns = list(table.rows), table.layout.columns
    if not rows:
        raise ExportError("nothing is there to be written: a Stata file cannot be without rows")
    frame = pd.DataFrame({_name(column): _variable(pd, column, rows) for column in columns})
    frame.to_stata(
        path,
        write_index=False,
        version=118,
        time_stamp=_MADE,
        data_label=table.layout.title[:LABEL],
        variable_labels={_name(column): column.label for column in columns},
        convert_strl=[name for name in frame if _is_long(frame[name])],
        convert_dates={_name(column): "td" for column in columns if column.type == "date"},
    )


def _name(column: Column) -> str:
    return column.variable or column.name


def _variable(pd: Any, column: Column, rows: Sequence[Row]) -> Any:
    values = [row[column.name] for row in rows]
    if column.codes:
        return pd.Series(pd.Categorical(values, categories=list(column.codes)))
    if column.type == "boolean":
        words = [None if value is None else "yes" if value else "no" for value in values]
        return pd.Series(pd.Categorical(words, categories=["no", "yes"]))
    if column.type in ("number", "integer"):
        is_whole = column.type == "integer" and None not in values
        return pd.Series(values, dtype="int32" if is_whole else "float64")
    if column.type == "date":
        return pd.Series(pd.to_datetime(values).astype("datetime64[s]"))
    return pd.Series(["" if (text := cell(value)) is None else str(text) for value in values], dtype=object)


def _is_long(variable: Any) -> bool:
    return variable.dtype == object and any(len(text.encode()) > _FIXED for text in variable)
