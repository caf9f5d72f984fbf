"""What the dossier was made from: which documents were read, what gave no claim and why, which years are silent."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reftel.dossier.figures import ranges
from reftel.dossier.gathering import Gathered
from reftel.ledger.store import Store
from reftel.model.edtf import days_of
from reftel.model.source import Source

_WIDEST = 60
"""A period of more years than this says too little of any one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """`forms` counts the documents of each form and language, all and those used; `reasons` and `refusals` by code.

    `gaps` are years between the first and the last of which something is told, of which nothing is.
    """

    n_documents: int
    n_used: int
    n_sentences: int
    n_opened: int
    n_unclaimed: int
    forms: tuple[tuple[str, str, int, int], ...]
    reasons: tuple[tuple[str, int], ...]
    refusals: tuple[tuple[str, int], ...]
    n_unreadable: int
    first: str | None
    last: str | None
    gaps: tuple[tuple[int, int], ...]


def coverage_of(store: Store, gathered: Gathered) -> Coverage:
    """The coverage of the whole ledger, and of the years that the dossier is about."""
    documents, covered = store.documents(), store.coverage()
    refused = store.refusals()
    known = {source.sha256 for source in documents}
    reasons: Counter[str] = Counter()
    for each in covered:
        reasons.update(each.reasons)
    dates = sorted(source.date for source in gathered.sources.values() if source.date and days_of(source.date))
    return Coverage(
        n_documents=len(documents),
        n_used=len(gathered.sources),
        n_sentences=sum(source.n_sentences for source in documents),
        n_opened=sum(each.n_opened or 0 for each in covered),
        n_unclaimed=sum(reasons.values()),
        forms=_forms(documents, gathered.sources),
        reasons=_most_first(reasons),
        refusals=_most_first(Counter(refusal.reason for refusal in refused if refusal.document in known)),
        n_unreadable=sum(refusal.document not in known for refusal in refused),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        gaps=_gaps(gathered),
    )


def _forms(documents: Sequence[Source], used: Mapping[str, Source]) -> tuple[tuple[str, str, int, int], ...]:
    every = Counter((source.genre, source.language) for source in documents)
    own = Counter((source.genre, source.language) for source in used.values())
    return tuple((genre, language, number, own[genre, language]) for (genre, language), number in sorted(every.items()))


def _most_first(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _gaps(gathered: Gathered) -> tuple[tuple[int, int], ...]:
    """Runs of years in which no claim's period lies; an open period counts where it begins or ends."""
    told = sorted(_years(claim.period for claim in gathered.claims.values()))
    silent = set(range(told[0], told[-1])) - set(told) if told else set()
    return tuple(ranges(silent))


def _years(periods: Iterable[str | None]) -> set[int]:
    found: set[int] = set()
    for period in set(periods):
        days = days_of(period)
        first, last = (days.first or days.last, days.last or days.first) if days else (None, None)
        if first and last and last.year - first.year <= _WIDEST:
            found |= set(range(first.year, last.year + 1))
        elif first and last:
            found |= {first.year, last.year}
    return found
