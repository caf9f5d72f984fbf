"""Which years an EDTF period may touch: enough to ask for claims of a time."""

from reftel.model.edtf import days_of

BEFORE, AFTER = -9999, 9999
"""The ends of an open period."""


def year_bounds(edtf: str | None) -> tuple[int, int] | None:
    """The first and last year, both included; None where no year is known.

    >>> year_bounds("1975~/198X")
    (1975, 1989)
    >>> year_bounds("1973/..")
    (1973, 9999)
    """
    days = days_of(edtf)
    if days is None:
        return None
    return days.first.year if days.first else BEFORE, days.last.year if days.last else AFTER
