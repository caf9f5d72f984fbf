"""All checks, in one order."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from reftel.checks import documents, existence, order, prices, shares, stocks, totals
from reftel.checks.case import Case
from reftel.model.claim import Claim
from reftel.model.event import Event
from reftel.model.finding import SEVERITIES, Finding
from reftel.model.source import Page, Source

_CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    shares.over_whole, totals.parts_over_totals, order.out_of_order, order.backwards, existence.before_first_flight,
    existence.outside_its_time, stocks.headcounts, stocks.holdings, totals.rates_against_totals, documents.told_later,
    documents.declared_dates, prices.differing, prices.for_one,
)  # fmt: skip


def run_checks(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    events: Sequence[Event] = (),
    pages: Mapping[str, Page] | None = None,
) -> list[Finding]:
    """All that does not fit together in claims, the gravest first, then by check, sentence and claims.

    `sources` are the documents by sha256. With `events`, stages are also held against each other within an event; with
    `pages` (by sha256), what is told in a passage with a date of its own is held against that date. The same findings
    come of the same claims in any order.
    """
    case = Case(claims, sources, events, pages or {})
    found = {finding: None for check in _CHECKS for finding in check(case)}
    return sorted(found, key=_rank)


def _rank(finding: Finding) -> tuple[int, str, str, tuple[str, ...], tuple[str, ...]]:
    return SEVERITIES.index(finding.severity), finding.check, finding.sentence, finding.claims, finding.documents
