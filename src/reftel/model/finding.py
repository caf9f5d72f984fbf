"""Findings: what does not fit together in what documents claim."""

from dataclasses import dataclass
from typing import Literal, get_args

Severity = Literal["impossible", "unlikely", "note"]
"""`impossible`: as they stand, not all of it can be right; `unlikely`: it can, but look; `note`: worth knowing."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not fit.

    `check` is the code of the check that found it, `claims` the ids of the claims that it speaks of, in the order of
    exports, `documents` the sha256 of what they are in (or of a document whose own dates do not fit: it has no claim to
    name); `sentence` says in words whose claims they are, what does not fit, and what may explain it.
    """

    check: str
    severity: Severity
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    sentence: str
