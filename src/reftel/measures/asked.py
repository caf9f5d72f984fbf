"""Measures asked for by name: what a measure is made from is made first, and options go where they belong."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from inspect import Parameter, signature
from typing import Any

import polars as pl

from reftel.measures.catalogue import MEASURES
from reftel.measures.cells import MeasureError
from reftel.measures.facts import Facts
from reftel.measures.network import ties
from reftel.measures.panels import Panel, state_years
from reftel.measures.presence import presence
from reftel.measures.records import record_of
from reftel.measures.shares import stated_shares, supplier_shares
from reftel.measures.volumes import check_unit

_MADE_FROM: Mapping[str, Callable[..., Any]] = {
    "shares": supplier_shares, "stated": stated_shares, "cells": presence, "tied": ties, "record": record_of,
}  # fmt: skip
"""What an argument of a measure is made by, where it is a frame."""


@dataclass(slots=True)
class _Asking:
    facts: Facts
    options: Mapping[str, Any]
    taken: set[str] = field(default_factory=set)

    def made(self, function: Callable[..., Any]) -> Any:
        """What a function gives, with everything that it is made from."""
        given: dict[str, Any] = {}
        for name, parameter in signature(function).parameters.items():
            if name == "facts":
                given[name] = self.facts
            elif name == "cells" and function is state_years:
                given[name] = self.made(_of_states(self.options.get("side", "recipient")))
            elif name in _MADE_FROM:
                given[name] = self.made(_MADE_FROM[name])
            elif name in self.options:
                self.taken.add(name)
                given[name] = self.options[name]
            elif name == "years" and parameter.default is Parameter.empty:
                given[name] = _years(self.facts)
            elif parameter.default is Parameter.empty:
                raise MeasureError(f"{_plain(function)} needs {name}{_hint(name, self.facts)}")
        return function(**given)


def ask(name: str, facts: Facts, **options: Any) -> Panel:
    """The measure of this name, and of a panel what has no place in it; of other measures that is empty.

    Names may be written with hyphens. Options are those of the measure and of what it is made from: the shares that
    `concentration` is of take `unit` and `window`. Where `years` are needed and not given, they are those of the facts.
    Raises MeasureError for a name or an option that is none, or one that lacks.
    """
    measure = _measure(name)
    asking = _Asking(facts, options)
    if "unit" in options:
        check_unit(facts, options["unit"])
    found = asking.made(measure)
    if unused := sorted(set(options) - asking.taken):
        raise MeasureError(f"{_plain(measure)} is not asked with {', '.join(unused)}")
    return found if isinstance(found, Panel) else Panel(rows=found, unmatched=pl.DataFrame())


def options_of(name: str) -> Mapping[str, Parameter]:
    """The options that a measure takes for itself and for what it is made from. Raises MeasureError as `ask` does."""
    found: dict[str, Parameter] = {}
    waiting: list[Callable[..., Any]] = [_measure(name)]
    while waiting:
        for option, parameter in signature(waiting.pop()).parameters.items():
            if option in _MADE_FROM:
                waiting.append(_MADE_FROM[option])
            elif option != "facts":
                found.setdefault(option, parameter)
    return found


def _measure(name: str) -> Callable[..., Any]:
    measure = MEASURES.get(name.replace("-", "_"))
    if measure is None:
        near = get_close_matches(name.replace("-", "_"), MEASURES, n=1)
        hint = f"did you mean {near[0].replace('_', '-')}?" if near else f"there are {', '.join(measure_names())}"
        raise MeasureError(f"there is no measure {name!r}; {hint}")
    return measure


def measure_names() -> list[str]:
    """The names under which measures are asked for."""
    return [name.replace("_", "-") for name in MEASURES]


def _of_states(side: str) -> Callable[..., pl.DataFrame]:
    """Presence on one side, whoever is on the other."""

    def presence_of(
        facts: Facts, *, kinds: Collection[str] | None = None, stages: Collection[str] | str = "done", window: int = 1
    ) -> pl.DataFrame:
        return presence(facts, kinds=kinds, stages=stages, by=(side,), window=window)

    return presence_of


def _plain(function: Callable[..., Any]) -> str:
    return function.__name__.replace("_", "-")


def _years(facts: Facts) -> tuple[int, int]:
    """The first and last year of any fact."""
    first, last = facts.rows.select(pl.col("first_year").min(), pl.col("last_year").max()).row(0)
    if first is None or last is None:
        raise MeasureError("no fact has a year; say which years are meant")
    return first, max(first, last)


def _hint(name: str, facts: Facts) -> str:
    if name != "unit":
        return ""
    told = facts.amounts.get_column("unit").value_counts(sort=True).get_column("unit").head(8).to_list()
    return f"; amounts are told in {', '.join(told)}" if told else "; no amounts are told"
