"""Facts: what the believed accounts of events say together, one row for each event, pair, kind and stage."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any

import polars as pl

from reftel.measures.statements import ORDER, statements
from reftel.model.belief import Belief
from reftel.model.claim import MODALITIES, Claim
from reftel.model.event import Event
from reftel.model.source import Source

KEY = ("event", "supplier", "recipient", "kind", "stage")
_NEVER, _EVER = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What measures are made of.

    `rows`: one for each event, supplier, recipient, kind and stage (`KEY`), with
        `first`, `last`              the days within which it lies (null: open)
        `first_year`, `last_year`    the same in years
        `modality`                   the firmest of its claims
        `terms`                      all that are told, sorted: more than one are rivals
        `certain`                    no believed account denies it, and all of them that tell of such a thing at all
                                     have it between these parties; else the event may not be this fact
        `accounts`, `n_rivals`       those accounts of its event that have it, and how many tell of such a thing
        `denied`                     a believed account denies it
        `contested`                  the event has more than one believed account, or a denial
        `n_claims`, `n_documents`, `n_origins`, `n_accounts`; `documents`, `claims` (their ids, sorted)
    `amounts`: one for each of these and each `unit` (`measure` "count") or currency ("money"), with `low` and `high`
        (null: open), `approx`, and `certain` as above. Within an account claims narrow each other where they can, else
        they are taken together; over accounts the bounds are those of all of them.
    `by_account`: the same for each `account` by itself, an open end being 0 or infinite. `spans`: one for each of these
    and each period told of it, for what holds throughout its period: `first`, `last`,
        and `sure_first` to `sure_last`, the years in which it surely holds if the event is this fact.
    `denied`: one for each denied claim and pair: what is said not to be so, and when. `told`: the claims that entered,
    affirmed and of the modalities asked for; `statements`: all claims.
    """

    rows: pl.DataFrame
    amounts: pl.DataFrame
    by_account: pl.DataFrame
    spans: pl.DataFrame
    denied: pl.DataFrame
    told: pl.DataFrame
    statements: pl.DataFrame


def facts(
    events: Iterable[Event],
    claims: Iterable[Claim],
    sources: Iterable[Source] = (),
    *,
    beliefs: Iterable[Belief] | None = None,
    modalities: Collection[str] = ("factual",),
    about: float = 0.0,
    parts: bool = False,
) -> Facts:
    """The facts that events and their claims tell.

    Affirmed claims of the `modalities` enter; denials only take certainty away. `beliefs` say which accounts a policy
    believes; of an event without one all accounts count. An approximate amount ("some 40") is widened by the share
    `about` of itself either way; the default widens none, and `approx` tells. `parts` lets organs of states stand by
    themselves.
    """
    frame = statements(events, claims, sources, parts=parts)
    return facts_of(frame, beliefs=beliefs, modalities=modalities, about=about)


def facts_of(
    frame: pl.DataFrame,
    *,
    beliefs: Iterable[Belief] | None = None,
    modalities: Collection[str] = ("factual",),
    about: float = 0.0,
) -> Facts:
    """The same of a frame of statements."""
    held = frame if beliefs is None else _of_believed(frame, beliefs)
    told = held.filter(pl.col("polarity") == "affirmed", pl.col("modality").is_in(list(modalities)))
    denied = held.filter(pl.col("polarity") == "denied")
    rows = _rows(told, held, denied)
    amounts, by_account = _amounts(told, about)
    amounts = amounts.join(rows.select(*KEY, "certain"), on=KEY, nulls_equal=True, maintain_order="left")
    span = (*KEY, "first", "last", "sure_first", "sure_last")
    spans = told.select(span).unique().sort(span, nulls_last=True)
    return Facts(
        rows=rows, amounts=amounts, by_account=by_account, spans=spans, denied=denied, told=told, statements=held
    )


def _of_believed(frame: pl.DataFrame, beliefs: Iterable[Belief]) -> pl.DataFrame:
    believed = {belief.event: belief.accounts for belief in beliefs}
    pairs = [(event, number) for event, numbers in believed.items() for number in numbers]
    kept = pl.DataFrame(pairs, schema={"event": pl.String, "account": pl.Int32}, orient="row")
    chosen = frame.join(kept, on=("event", "account"), how="semi", maintain_order="left")
    return pl.concat([frame.filter(~pl.col("event").is_in(sorted(believed))), chosen]).sort(ORDER, nulls_last=True)


def _rows(told: pl.DataFrame, held: pl.DataFrame, denied: pl.DataFrame) -> pl.DataFrame:
    firmest = pl.col("modality").replace_strict(list(MODALITIES), range(len(MODALITIES)), return_dtype=pl.Int8).min()
    rows = told.group_by(KEY).agg(
        firmest,
        pl.col("terms").drop_nulls().unique().sort(),
        pl.col("account").n_unique().alias("n_accounts"),
        pl.col("claim").n_unique().alias("n_claims"), pl.col("document").n_unique().alias("n_documents"),
        pl.col("origins").max().alias("n_origins"),
        pl.col("document").unique().sort().alias("documents"), pl.col("claim").unique().sort().alias("claims"),
    )  # fmt: skip
    rows = rows.join(_dates(told), on=KEY, nulls_equal=True).join(_doubts(told, held, denied), on=KEY, nulls_equal=True)
    names = pl.col("modality").replace_strict(range(len(MODALITIES)), list(MODALITIES), return_dtype=pl.String)
    years = (pl.col(end).dt.year().alias(f"{end}_year") for end in ("first", "last"))
    return rows.with_columns(names, *years).sort(KEY, nulls_last=True)


def _dates(told: pl.DataFrame) -> pl.DataFrame:
    """The days within which each fact lies, over all accounts.

    An account that leaves an end open ("delivered", in a document of 1978) takes no date away from one that dates the
    same more closely: it counts only where it cannot be that date, or where no account has both ends.
    """
    first, last, ends = pl.col("first"), pl.col("last"), (_NEVER, _EVER)
    is_dated = (first > _NEVER) & (last < _EVER)
    within = _in_accounts(told, KEY, "first", "last", ends).with_columns(
        earliest=first.filter(is_dated).min().over(KEY), latest=last.filter(is_dated).max().over(KEY)
    )
    is_vaguer = ((first == _NEVER) | (last == _EVER)) & (first <= pl.col("earliest")) & (last >= pl.col("latest"))
    return _over_accounts(within.filter(~is_vaguer.fill_null(False)), KEY, "first", "last", ends)


def _doubts(told: pl.DataFrame, held: pl.DataFrame, denied: pl.DataFrame) -> pl.DataFrame:
    """Of each fact whether it is certain, and whether its event is contested."""
    pair = ("event", "supplier", "recipient", "kind")
    accounts = pl.col("account").n_unique()
    of_event = held.group_by("event").agg((accounts > 1).alias("rival"), (pl.col("polarity") == "denied").any())
    against = denied.select(KEY).unique().with_columns(against=True)
    return (
        told.select(KEY)
        .unique()
        .join(told.group_by("event", "kind").agg(accounts.alias("n_rivals")), on=("event", "kind"))
        .join(told.group_by(pair).agg(pl.col("account").unique().sort().alias("accounts")), on=pair, nulls_equal=True)
        .join(of_event, on="event")
        .join(against, on=KEY, how="left", nulls_equal=True)
        .select(
            *KEY,
            "accounts",
            "n_rivals",
            denied=pl.col("against").fill_null(False),
            certain=pl.col("against").is_null() & (pl.col("accounts").list.len() == pl.col("n_rivals")),
            contested=pl.col("rival") | pl.col("polarity"),
        )
    )


def _amounts(told: pl.DataFrame, about: float) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The amounts over all accounts, and account by account."""

    def part(measure: str, unit: str, low: str, high: str, approx: str) -> pl.DataFrame:
        rough = pl.when(pl.col(approx)).then(about).otherwise(0.0)
        return told.filter(pl.col(unit).is_not_null()).select(
            *KEY, "account", measure=pl.lit(measure), unit=pl.col(unit), approx=pl.col(approx),
            low=pl.when(pl.col("n_pairs") == 1).then(pl.col(low) * (1 - rough)), high=pl.col(high) * (1 + rough),
        )  # fmt: skip

    told_of = pl.concat([
        part("count", "unit", "low", "high", "approx"),
        part("money", "currency", "money_low", "money_high", "money_approx"),
    ])  # fmt: skip
    key = (*KEY, "measure", "unit")
    within = _in_accounts(told_of, key, "low", "high", (0.0, inf))
    approx = told_of.group_by(*key, "account").agg(pl.col("approx").any())
    within = within.join(approx, on=[*key, "account"], nulls_equal=True).sort(*key, "account", nulls_last=True)
    bounds = _over_accounts(within, key, "low", "high", (0.0, inf))
    any_approx = within.group_by(key).agg(pl.col("approx").any())
    return bounds.join(any_approx, on=key, nulls_equal=True).sort(key, nulls_last=True), within


def _in_accounts(frame: pl.DataFrame, key: tuple[str, ...], low: str, high: str, ends: tuple[Any, Any]) -> pl.DataFrame:
    """Bounds that the claims of each account tell: what they share, or all of it where they share nothing.

    `ends` stand for open bounds.
    """
    least, most = pl.col(low).fill_null(ends[0]), pl.col(high).fill_null(ends[1])
    clash = least.max() > most.min()
    return frame.group_by(*key, "account").agg(
        pl.when(clash).then(least.min()).otherwise(least.max()).alias(low),
        pl.when(clash).then(most.max()).otherwise(most.min()).alias(high),
    )


def _over_accounts(
    within: pl.DataFrame, key: tuple[str, ...], low: str, high: str, ends: tuple[Any, Any]
) -> pl.DataFrame:
    """The bounds over all accounts; open ones are null again."""
    bounds = within.group_by(key).agg(pl.col(low).min(), pl.col(high).max())
    return bounds.with_columns(
        pl.when(pl.col(end) != value).then(pl.col(end)).alias(end) for end, value in zip((low, high), ends, strict=True)
    )
