"""Options of measures as they are typed: NAME=VALUE."""

from collections.abc import Mapping, Sequence
from inspect import Parameter
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import polars as pl

from reftel.measures.asked import options_of
from reftel.measures.cells import MeasureError

_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")


def settings_of(measure: str, given: Sequence[str], *, kinds: Sequence[str], stages: Sequence[str]) -> dict[str, Any]:
    """The options of a measure by name: `given` as NAME=VALUE, and the kinds and stages that were named.

    Raises MeasureError for an option that the measure has not, or a value that is none.
    """
    takes = options_of(measure)
    found = {name: _value(name, text, takes) for name, text in map(_split, given)}
    if kinds:
        found |= {"kinds": list(kinds)} if "kinds" in takes else {"kind": kinds[0]}
    if stages:
        alone = len(stages) == 1 and stages[0] in ("done", "promised", "ends")
        found["stages"] = stages[0] if alone else list(stages)
    return found


def _split(setting: str) -> tuple[str, str]:
    name, equals, text = setting.partition("=")
    if not equals or not text:
        raise MeasureError(f"an option is NAME=VALUE, not {setting!r}")
    return name.strip().replace("-", "_"), text.strip()


def _value(name: str, text: str, takes: Mapping[str, Parameter]) -> Any:
    if name not in takes:
        known = ", ".join(option.replace("_", "-") for option in takes)
        raise MeasureError(f"the measure has no option {name.replace('_', '-')!r}; it has {known}")
    wanted = takes[name].annotation
    try:
        return _read(text, wanted)
    except ValueError as error:
        raise MeasureError(f"{text!r} is no value for {name.replace('_', '-')}: {error}") from error


def _read(text: str, wanted: Any) -> Any:
    if wanted is bool:
        if text.lower() not in (*_YES, *_NO):
            raise ValueError("yes or no")
        return text.lower() in _YES
    if wanted in (int, float, str):
        return wanted(text)
    if wanted is pl.DataFrame:
        return _table(text)
    if get_origin(wanted) is Literal:
        if text not in get_args(wanted):
            raise ValueError(f"one of {', '.join(get_args(wanted))}")
        return text
    return tuple(part.strip() for part in text.split(","))


def _table(path: str) -> pl.DataFrame:
    if not Path(path).is_file():
        raise ValueError("no such file")
    try:
        return pl.read_csv(path)
    except pl.exceptions.PolarsError as error:
        raise ValueError(f"no table in CSV: {str(error).splitlines()[0]}") from error
