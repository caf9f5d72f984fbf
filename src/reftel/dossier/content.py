"""All that stands in a dossier, section by section, before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from reftel.dossier.brief import Point, by_kind, points
from reftel.dossier.contested import Matter, matters
from reftel.dossier.coverage import Coverage, coverage_of
from reftel.dossier.drawings import Drawings, drawings
from reftel.dossier.figures import Figure, Table, in_order
from reftel.dossier.gathering import Gathered
from reftel.dossier.lines import lines
from reftel.dossier.sources import Cited, Note, bibliography, notes_of
from reftel.dossier.supply import Shares, givers, partners, shares, stated, untimed
from reftel.ledger.store import Store
from reftel.model.finding import Finding
from reftel.strings import Say
from reftel.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding with those of its claims that the dossier cites, and the ids of the others."""

    finding: Finding
    claims: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The dossier. `lines` are the tables of events by name; `notes` are by the id of their claim.

    `ledger`, `digest` and `seal` say of which ledger it is, `vocabularies` by which words the claims were read.
    """

    gathered: Gathered
    ledger: str
    digest: str
    seal: str
    version: str
    vocabularies: tuple[str, ...]
    points: tuple[Point, ...]
    kinds: Table
    suppliers: Table
    recipients: Table
    shares: tuple[Shares, ...]
    stated: Table
    untimed: Figure | None
    lines: Mapping[str, Table]
    drawings: Drawings
    matters: tuple[Matter, ...]
    findings: tuple[Found, ...]
    coverage: Coverage
    cited: tuple[Cited, ...]
    notes: Mapping[str, Note]


def content_of(store: Store, gathered: Gathered, say: Say, *, digest: str) -> Content:
    """The content of a dossier on what was gathered."""
    cited = bibliography(store, gathered, say)
    return Content(
        gathered=gathered,
        ledger=store.address.path.name if store.address.path else str(store.address),
        digest=digest,
        seal=store.last_seal(),
        version=VERSION,
        vocabularies=tuple(sorted({claim.vocabulary for claim in gathered.claims.values() if claim.vocabulary})),
        points=tuple(points(gathered, say, givers(gathered, say))),
        kinds=by_kind(gathered, say),
        suppliers=partners(gathered, say),
        recipients=partners(gathered, say, gives=True),
        shares=tuple(shares(gathered, say)),
        stated=stated(gathered, say),
        untimed=untimed(gathered, say),
        lines=lines(gathered, say),
        drawings=drawings(gathered, say),
        matters=tuple(matters(gathered, say)),
        findings=tuple(_found(finding, gathered) for finding in gathered.findings),
        coverage=coverage_of(store, gathered),
        cited=tuple(cited),
        notes=notes_of(store, gathered, cited, say),
    )


def _found(finding: Finding, gathered: Gathered) -> Found:
    others = tuple(claim for claim in finding.claims if claim not in gathered.order)
    return Found(finding=finding, claims=in_order(finding.claims, gathered.order), others=others)
