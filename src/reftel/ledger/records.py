"""What the ledger gives back besides claims and documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One command: the program's version, the vocabulary's digest, when it started (ISO 8601), what it was asked."""

    version: str
    vocabulary: str
    started: str
    asked: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """What was fetched from an address: `asked` for, found at `url` after redirects, at a time (ISO 8601)."""

    asked: str
    url: str
    sha256: str
    time: str
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Of a document as it was last read: its sentences, those with a word that opens a frame, and what gave no claim.

    `reasons` gives each reason with the number of sentences, the greatest first. Where `n_opened` is None the document
    was read by a reftel that kept no reasons.
    """

    sha256: str
    name: str
    n_sentences: int
    n_opened: int | None
    reasons: Mapping[str, int]

    @property
    def n_unclaimed(self) -> int:
        """The sentences with a word that opens a frame, and no claim."""
        return sum(self.reasons.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the ledger holds: counts of documents and sentences, of claims by kind, of refusals by reason.

    `n_unclaimed` are the sentences that gave no claim though a rule knows a word of them.
    """

    n_documents: int
    n_sentences: int
    claims: Mapping[str, int]
    refusals: Mapping[str, int]
    n_unclaimed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRun:
    """A run as the ledger keeps it.

    `outcome` is "done", "stopped" or "failed", with the time when it `ended`; both are None where the run was killed,
    or is not over yet. What is counted is what it added: readings, claims that they found, refusals, files unread.
    """

    id: str
    version: str
    vocabulary: str
    started: str
    asked: list[str]
    options: Mapping[str, Any]
    ended: str | None
    outcome: str | None
    n_documents: int
    n_claims: int
    n_refusals: int
    n_unreadable: int
