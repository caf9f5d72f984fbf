"""When something was written, and which of two times is surely the earlier one."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reftel.model.edtf import days_of


@dataclass(frozen=True, slots=True)
class Time:
    """The first and the last day that a date can mean, both included."""

    first: date
    last: date

    def is_before(self, other: "Time | None") -> bool:
        """True where this is surely the earlier one."""
        return other is not None and self.last < other.first


@lru_cache(maxsize=65536)
def time_of(edtf: str | None) -> Time | None:
    """The days that a date can mean; None where it has no year, and of open ends those of the calendar."""
    days = days_of(edtf)
    return Time(days.first or date.min, days.last or date.max) if days else None
