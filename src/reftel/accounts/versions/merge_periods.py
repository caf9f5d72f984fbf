"""Periods of several claims that agree, as one."""

from collections.abc import Iterable, Sequence

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
        return from_first_to_last(told)
    narrowest = sorted(period for period, span in told.items() if span == (first, last))
    return narrowest[0] if narrowest else edtf_of(first, last)


def from_first_to_last(periods: Iterable[str]) -> str | None:
    """The earliest start and the latest end of several periods, each in its own words; None where none has days."""
    told = {period: span for period in sorted(periods) if (span := touched(period))}
    if not told:
        return None
    first = min(told, key=lambda period: told[period][0])
    last = max(told, key=lambda period: told[period][1])
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    return start if start == end else f"{start or '..'}/{end or '..'}"
