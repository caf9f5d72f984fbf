"""Which years an EDTF period may touch: enough to ask for claims of a time."""

import re

BEFORE, AFTER = -9999, 9999
"""The ends of an open period."""

_YEAR = re.compile(r"(?<![\dX-])-?\d[\dX]{3}(?![\dX])")


def year_bounds(edtf: str | None) -> tuple[int, int] | None:
    """The first and last year, both included; None where no year is known.

    >>> year_bounds("1975~/198X")
    (1975, 1989)
    >>> year_bounds("1973/..")
    (1973, 9999)
    """
    if not edtf:
        return None
    first, _, last = edtf.upper().partition("/")
    if "/" not in edtf:
        last = first
    lows, highs = _years(first, "0"), _years(last, "9")
    if not lows and not highs:
        return None
    low, high = min(lows, default=BEFORE), max(highs, default=AFTER)
    return min(low, high), max(low, high)


def _years(end: str, unknown: str) -> list[int]:
    return [int(year.replace("X", unknown)) for year in _YEAR.findall(end)]
