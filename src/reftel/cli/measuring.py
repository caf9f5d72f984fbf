"""`reftel measure`: a measure of what a ledger tells, or the claims under one of its rows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from inspect import getdoc
from typing import Any

import click
import polars as pl
from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from reftel.accounts.policy import load_policy, read_policy
from reftel.cli import records
from reftel.cli.listing import Listing, print_listing
from reftel.cli.records import Record
from reftel.cli.settings import settings_of
from reftel.cli.tables import SHORT_ID, claims_table
from reftel.cli.terminal import one_line
from reftel.ledger.store import Store
from reftel.measures.asked import ask, measure_names, options_of
from reftel.measures.catalogue import MEASURES
from reftel.measures.cells import EVIDENCE, MeasureError
from reftel.measures.ledgered import LedgerFacts, facts_in
from reftel.model.belief import Policy
from reftel.model.claim_record import claim_record

_SIDES = {"supplier": ("supplier", "iso1"), "recipient": ("recipient", "iso2", "iso", "state", "first", "second")}
_ASIDE = {*EVIDENCE, "claims", "documents", "basis"} - {"n_events"}
"""Columns that a table for people leaves out; the other formats have them."""
_LONGEST = 40
"""Characters of a cell in a table for people."""


def list_measures() -> None:
    """Print the names of all measures, and what each is."""
    for name in measure_names():
        first = (getdoc(MEASURES[name.replace("-", "_")]) or "").splitlines()[0]
        click.echo(f"{name:<22}{first}")


def run(
    name: str,
    *,
    ledger: str,
    kind: Sequence[str],
    stage: Sequence[str],
    unit: str | None,
    window: int | None,
    supplier: Sequence[str],
    recipient: Sequence[str],
    since: int | None,
    until: int | None,
    settings: Sequence[str],
    modality: Sequence[str],
    policy: str | None,
    row: int | None,
    unmatched: bool,
    form: str,
    output: str | None,
) -> None:
    """Print a measure, its rows that have no place in a panel, or the claims under its row number `row`."""
    options = settings_of(name, settings, kinds=kind, stages=stage)
    options |= {option: value for option, value in (("unit", unit), ("window", window)) if value is not None}
    takes, years = options_of(name), (since, until)
    only = {"supplier": supplier, "recipient": recipient}
    options |= {f"{side}s": list(ids) for side, ids in only.items() if ids and f"{side}s" in takes}
    with Store(ledger, create=False) as store:
        held = facts_in(store, policy=_policy(policy), modalities=modality or ("factual",))
        names = store.names()
    panel = ask(name, held.facts, **_with_years(options, takes, years))
    if not panel.unmatched.is_empty():
        reasons = panel.unmatched.group_by("reason").len("n").sort("n", "reason", descending=[True, False]).rows()
        told = ", ".join(f"{reason} {number:,}" for reason, number in reasons)
        click.echo(f"no place in the panel: {told}; --unmatched lists these rows", err=True)
    rows = _only(panel.unmatched if unmatched else panel.rows, only, years)
    if row is not None:
        _print_why(rows, row, held, names, form=form, output=output, ledger=ledger)
        return
    print_listing(_listing(rows), form=form, output=output, ledger=ledger)


def _policy(name: str | None) -> Policy | None:
    if name is None:
        return None
    return read_policy(name) if name.endswith(".toml") else load_policy(name)


def _with_years(
    options: dict[str, Any], takes: Mapping[str, Any], years: tuple[int | None, int | None]
) -> dict[str, Any]:
    """The years go to the measure where both are given, so that a panel has them all; else they choose its rows."""
    first, last = years
    return (
        options | {"years": (first, last)} if first is not None and last is not None and "years" in takes else options
    )


def _only(rows: pl.DataFrame, only: Mapping[str, Sequence[str]], years: tuple[int | None, int | None]) -> pl.DataFrame:
    """The rows of these suppliers, recipients and years."""
    for side, ids in only.items():
        columns = [column for column in _SIDES[side] if column in rows.columns and rows.schema[column] == pl.String]
        if ids and columns:
            rows = rows.filter(pl.any_horizontal(pl.col(column).is_in(list(ids)) for column in columns))
    first, last = years
    if "year" in rows.columns:
        rows = rows.filter(
            pl.lit(first is None) | (pl.col("year") >= (first or 0)),
            pl.lit(last is None) | (pl.col("year") <= (last or 0)),
        )
    return rows


def _listing(rows: pl.DataFrame) -> Listing:
    found = [{key: _plain(value) for key, value in row.items()} for row in rows.iter_rows(named=True)]
    return Listing(
        thing="row",
        tables=lambda width: _tables(rows, width),
        lines=found,
        cells=[{key: _joined(value) for key, value in row.items()} for row in found],
        columns=rows.columns,
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _joined(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _tables(rows: pl.DataFrame, width: int) -> Iterator[RenderableType]:
    """The rows with their numbers, and what of their columns has no room on a page of so many characters."""
    shown = [name for name in rows.columns if name not in _ASIDE and rows.get_column(name).null_count() < len(rows)]
    heads = list(dict.fromkeys(_thing(name, rows.columns) for name in shown))
    cells = {head: [_cell(head, row) for row in rows.iter_rows(named=True)] for head in heads}
    widths = {head: _least_width(head, cells[head]) for head in heads}
    number = len(str(len(rows))) + 3
    fitting = [head for at, head in enumerate(heads) if number + sum(widths[h] + 1 for h in heads[: at + 1]) <= width]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("row", justify="right", no_wrap=True)
    for head in fitting:
        is_text = head in rows.columns and rows.schema[head] in (pl.String, pl.List(pl.String))
        words = head.replace("_", " ")
        table.add_column(words, justify="left" if is_text else "right", overflow="fold", min_width=widths[head])
    for at, row in enumerate(zip(*(cells[head] for head in fitting), strict=True), 1):
        table.add_row(str(at), *row)
    yield table
    if rest := [head for head in heads if head not in fitting]:
        yield Text(f"no room for {', '.join(rest)}: a wider page or --format csv has them", style="dim")


def _least_width(head: str, cells: Sequence[str]) -> int:
    """The longest word of a column, so that none is broken; what is longer than most cells are may be."""
    words = (word for cell in (*cells, head.replace("_", " ")) for word in cell.split())
    return min(max(map(len, words), default=1), _LONGEST // 2)


def _thing(name: str, columns: Sequence[str]) -> str:
    """What a bound is a bound of: "hhi_low" of hhi, "low" of the measure itself."""
    for end, other in (("low", "high"), ("high", "low")):
        stem = name.removesuffix(end)
        if stem != name and stem + other in columns:
            return stem.rstrip("_") or "bounds"
    return name


def _cell(head: str, row: Record) -> str:
    stem = "" if head == "bounds" and "low" in row else f"{head}_"
    if f"{stem}low" not in row:
        return _word(row[head])
    low, high = row[f"{stem}low"], row[f"{stem}high"]
    if low == high:
        return _word(low)
    if low is None or high is None:
        return f"at most {_word(high)}" if low is None else f"{_word(low)} or more"
    return f"{_word(low)} to {_word(high)}"


def _word(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}"
    return one_line(str(_joined(_plain(value))), _LONGEST)


def _print_why(
    rows: pl.DataFrame,
    number: int,
    held: LedgerFacts,
    names: Mapping[str, str],
    *,
    form: str,
    output: str | None,
    ledger: str,
) -> None:
    """Print the claims under a row, event by event."""
    if not 1 <= number <= len(rows):
        raise MeasureError(f"there is no row {number}; the measure has {len(rows):,}")
    reasons = held.why(rows.row(number - 1, named=True))
    lines = [
        {"event": reason.event, "accounts": list(reason.accounts), "of_accounts": reason.n_accounts}
        | claim_record(reason.claim, names[reason.claim.document])
        for reason in reasons
    ]
    cells = [
        {"event": reason.event, "accounts": "; ".join(map(str, reason.accounts)), "of_accounts": reason.n_accounts}
        | records.claim_cells(reason.claim, names[reason.claim.document])
        for reason in reasons
    ]

    def tables(width: int) -> Iterator[RenderableType]:
        for at, reason in enumerate(reasons):
            accounts = ", ".join(map(str, reason.accounts))
            of = f"account {accounts} of {reason.n_accounts}"
            yield Text(f"event {reason.event[:SHORT_ID]}, {of}, {names[reason.claim.document]}", style="bold")
            yield claims_table([reason.claim], width=width, is_first=at == 0)
            yield Text(f"“{one_line(reason.claim.quote)}”")
            yield ""

    columns = ("event", "accounts", "of_accounts", *records.CLAIM_COLUMNS)
    listing = Listing(thing="claim", tables=tables, lines=lines, cells=cells, columns=columns)
    print_listing(listing, form=form, output=output, ledger=ledger)
