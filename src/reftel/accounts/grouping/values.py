"""Periods as whole days, and comparisons of values kept: the same values come up again and again."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from reftel.accounts.agreement.amounts import moneys, quantities
from reftel.accounts.agreement.parties import parties
from reftel.accounts.agreement.periods import touched

BEFORE, AFTER = date.min.toordinal(), date.max.toordinal()
"""The ends of an open period."""

_KEPT = 100_000


class Days(NamedTuple):
    """Days since the first of year 1, both ends included; an open end is BEFORE or AFTER."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """How many days."""
        return self.last - self.first + 1


@lru_cache(maxsize=_KEPT)
def days_of(edtf: str | None) -> Days | None:
    """The days that a period may touch, vague ends widened; None where no date can be read.

    >>> days_of("1973-07").width
    31
    """
    found = touched(edtf)
    return Days(found[0].toordinal(), found[1].toordinal()) if found else None


compared_parties = lru_cache(maxsize=_KEPT)(parties)
compared_quantities = lru_cache(maxsize=_KEPT)(quantities)
compared_moneys = lru_cache(maxsize=_KEPT)(moneys)
