"""The words of reports."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reftel.exports.citing import date_words

Words = Mapping[str, str]
_OPEN = ("..", "")
_ABOUT = re.compile(r"[~%]$")


@cache
def report_words() -> Words:
    """The words of `report.toml`, by what they are for."""
    return tomllib.loads((files("reftel.exports") / "report.toml").read_text(encoding="utf-8"))


def period_words(edtf: str | None) -> str:
    """A period in words: "about 1978", "July 1973 – 1975", "until 1980"; what has none as its EDTF.

    >>> period_words("1973-07/1975~"), period_words("../1980"), period_words("197X")
    ('July 1973 – about 1975', 'until 1980', '197X')
    """
    words = report_words()
    if not edtf:
        return words["undated"]
    start, slash, end = edtf.partition("/")
    if not slash:
        return _date(start)
    if start in _OPEN:
        return words["until"].format(end=_date(end))
    if end in _OPEN:
        return words["from"].format(start=_date(start))
    return words["between"].format(start=_date(start), end=_date(end))


def _date(edtf: str) -> str:
    """One date: "about" for what is approximate; a question mark stays."""
    plain = _ABOUT.sub("", edtf)
    doubt = "?" if edtf.endswith(("?", "%")) else ""
    said = date_words(plain.rstrip("?")) + doubt
    return report_words()["about"].format(date=said) if plain != edtf else said
