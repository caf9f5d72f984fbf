"""What the record itself is like: how well each event is told, and how well each state and year is covered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import polars as pl

from reftel.measures.facts import Facts
from reftel.model.grade import UNGRADED

_EVENT = "event"


def event_evidence(facts: Facts, *, grades: Mapping[str, str] | None = None) -> pl.DataFrame:
    """Evidence of each event: how many reports, from how many origins, how late, how good, how far apart.

    Formulae: `n_claims`, `n_documents`, `n_accounts`; `n_origins` counts copies of one report once; `lag_low` to
    `lag_high` are the days from the event to the first report of it (null where either has no date); `grade` is the
    best credibility that people gave to one of its claims (`grades` by id of claim, "1" to "6"; "6" until then);
    `width` is the greatest relative range of an amount, (high - low) / ((high + low) / 2), null where an end is open or
    nothing is quantified; `contested` tells of rival accounts or denials.
    Source: reftel's own; grades are the Admiralty axis of NATO STANAG 2511.
    """
    held = facts.statements
    first_report = pl.col("reported").min()
    graded = pl.col("claim").replace_strict(dict(grades or {}), default=UNGRADED[1], return_dtype=pl.String)
    events = held.group_by(_EVENT).agg(
        pl.col("kind").first(), pl.col("claim").n_unique().alias("n_claims"),
        pl.col("document").n_unique().alias("n_documents"),
        pl.col("account").n_unique().alias("n_accounts"), pl.col("origins").max().alias("n_origins"),
        (first_report - pl.col("last").min()).dt.total_days().alias("lag_low"),
        (first_report - pl.col("first").max()).dt.total_days().alias("lag_high"),
        graded.min().alias("grade"), pl.col("claim").unique().sort().alias("claims"),
        ((pl.col("account").n_unique() > 1) | (pl.col("polarity") == "denied").any()).alias("contested"),
    )  # fmt: skip
    width = (pl.col("high") - pl.col("low")) / ((pl.col("high") + pl.col("low")) / 2)
    widths = facts.amounts.group_by(_EVENT).agg(width.fill_nan(0.0).max().alias("width"))
    return events.join(widths, on=_EVENT, how="left").with_columns(ids=pl.concat_list(_EVENT)).sort(_EVENT)


@dataclass(frozen=True, slots=True)
class Record:
    """How far silence says something, for panels.

    `documents`: `state`, `year`, `n_documents`: how many documents cover a state in a year. `spoken`: `supplier`,
    `recipient`, `first_year`, `last_year`: of which pairs something is told, and when (null: at no told time).
    """

    documents: pl.DataFrame
    spoken: pl.DataFrame


def coverage(facts: Facts, *, side: str = "recipient") -> pl.DataFrame:
    """How well each state is covered in each year: how many documents and claims speak of it.

    Formula: `state`, `year`, `n_documents`, `n_claims`: those whose time touches the year and that have the state on
    this side, whatever they claim, what is denied or planned included. A time that is open covers nothing.
    Source: reftel's own, so that silence is told from ignorance. Who is named as a supplier is not covered by that as a
    recipient.
    """
    years = pl.int_ranges(pl.col("first").dt.year(), pl.col("last").dt.year() + 1, dtype=pl.Int32)
    held = facts.statements.drop_nulls(["first", "last", side]).with_columns(year=years).explode("year")
    return (
        held.group_by("year", state=side)
        .agg(
            pl.col("document").n_unique().alias("n_documents"),
            pl.col("claim").n_unique().alias("n_claims"),
            pl.col("event").unique().sort().alias("ids"),
        )
        .select("state", "year", "n_documents", "n_claims", "ids")
        .sort("state", "year")
    )


def record_of(facts: Facts, *, side: str = "recipient", breaking: Collection[str] | None = None) -> Record:
    """The record that facts are made of: `coverage`, and the pairs of which something of these kinds is said.

    Of any kind where none is named. Everything that is not denied counts as said: plans, hearsay and shares too, so
    that no zero stands beside them.
    """
    said = facts.statements.filter(pl.col("polarity") != "denied")
    if breaking is not None:
        said = said.filter(pl.col("kind").is_in(list(breaking)))
    years = (pl.col(end).dt.year().alias(f"{end}_year") for end in ("first", "last"))
    pairs = said.select("supplier", "recipient", *years).unique()
    return Record(documents=coverage(facts, side=side), spoken=pairs.sort(pairs.columns, nulls_last=True))
