"""Periods of several claims that agree, as one."""

from collections.abc import Sequence
from datetime import date

from reftel.accounts.agreement.periods import touched
from reftel.accounts.versions.steps import is_lasting
from reftel.model.claim import Claim
from reftel.model.edtf import edtf_of


def merged_period(claims: Sequence[Claim]) -> str | None:
    """When, as EDTF: the days that all claims may mean, as one of them tells it if it is no wider.

    Of what lasts, and where no day is common to all (parts of a whole), from the first to the last.
    """
    told = {claim.period: span for claim in claims if claim.period and (span := touched(claim.period))}
    if len(told) < 2:
        return next(iter(told), None)
    first, last = max(span[0] for span in told.values()), min(span[1] for span in told.values())
    if first > last or any(is_lasting(claim) for claim in claims):
        return _from_first_to_last(told)
    narrowest = sorted(period for period, span in told.items() if span == (first, last))
    return narrowest[0] if narrowest else edtf_of(first, last)


def _from_first_to_last(told: dict[str, tuple[date, date]]) -> str:
    """The earliest start and the latest end, each with its own words."""
    first = min(sorted(told), key=lambda period: told[period][0])
    last = max(sorted(told), key=lambda period: told[period][1])
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    return start if start == end else f"{start or '..'}/{end or '..'}"
