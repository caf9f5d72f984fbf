"""In brief: what the ledger tells of the party, counted; each count with the claims that it counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reftel.dossier.figures import Figure, Row, Table, in_order
from reftel.dossier.gathering import Gathered
from reftel.model.claim import KINDS, Claim
from reftel.model.edtf import days_of
from reftel.strings import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One line of the summary: what it is of (the name of a string), its figures, and the section that tells more."""

    name: str
    figures: tuple[Figure, ...]
    section: str = ""


def points(gathered: Gathered, say: Say, givers: tuple[Figure, ...]) -> list[Point]:
    """The summary, line by line; what is not told has no line. `givers` are the suppliers by name."""
    claims = [gathered.claims[name] for name in gathered.order]
    return [point for point in _points(claims, gathered, say, givers) if point.figures]


def _points(
    claims: list[Claim], gathered: Gathered, say: Say, givers: tuple[Figure, ...]
) -> Iterator[Point]:
    everything = tuple(claim.id for claim in claims)
    counts = {"claim": len(claims), "event": len(gathered.events), "document": len({c.document for c in claims})}
    told = (Figure(say.count(thing, number), everything) for thing, number in counts.items())
    yield Point(name="dossier.brief.told", figures=tuple(told))
    yield Point(name="dossier.brief.years", figures=years([claim for claim in claims if _is_told_as_done(claim)]))
    yield Point(name="dossier.brief.suppliers", figures=givers, section="suppliers")
    rival = [event for event in gathered.events if event.rivalries]
    in_them = [name for event in rival for name in event.claims]
    yield _counted("dossier.brief.contested", "event", len(rival), in_them, gathered, say, "contested")
    for section, is_so in _APART.items():
        held = [claim.id for claim in claims if is_so(claim)]
        yield _counted(f"dossier.brief.{section}", "claim", len(held), held, gathered, say, section)
    open_still = [claim.id for claim in claims if claim.review == "unreviewed"]
    yield _counted("dossier.brief.unreviewed", "claim", len(open_still), open_still, gathered, say)
    found = [name for finding in gathered.findings for name in finding.claims]
    yield _counted("dossier.brief.findings", "finding", len(gathered.findings), found, gathered, say, "findings")


_APART: dict[str, Callable[[Claim], bool]] = {
    "planned": lambda claim: claim.polarity == "affirmed" and (claim.modality == "planned" or claim.stage == "planned"),
    "alleged": lambda claim: claim.polarity == "affirmed" and claim.modality in ("alleged", "possible"),
    "denied": lambda claim: claim.polarity == "denied",
}  # fmt: skip
"""What never enters a sum of what was done."""


def _is_told_as_done(claim: Claim) -> bool:
    return not any(is_so(claim) for is_so in _APART.values())


def _counted(
    name: str, thing: str, number: int, claims: Iterable[str], gathered: Gathered, say: Say, section: str = ""
) -> Point:
    held = in_order(claims, gathered.order)
    return Point(name=name, figures=(Figure(say.count(thing, number), held),) if held else (), section=section)


def years(claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """The first and the last year that a period of these claims touches; none where none of them tells a period."""
    return tuple(_ends(claims))


def _ends(claims: Sequence[Claim]) -> Iterator[Figure]:
    first, last = {claim.id: _first(claim) for claim in claims}, {claim.id: _last(claim) for claim in claims}
    for years, choose in ((first, min), (last, max)):
        known = {name: year for name, year in years.items() if year is not None}
        if known:
            year = choose(known.values())
            yield Figure(str(year), tuple(name for name, other in known.items() if other == year))


def _first(claim: Claim) -> int | None:
    days = days_of(claim.period)
    day = (days.first or days.last) if days else None
    return day.year if day else None


def _last(claim: Claim) -> int | None:
    days = days_of(claim.period)
    day = (days.last or days.first) if days else None
    return day.year if day else None


def by_kind(gathered: Gathered, say: Say) -> Table:
    """The claims and events of each kind, what of it is contested, apart or unreviewed, and of which years."""
    kinds = {kind: [gathered.claims[n] for n in gathered.order if gathered.claims[n].kind == kind] for kind in KINDS}
    rows = tuple(_kind_row(kind, claims, gathered, say) for kind, claims in kinds.items() if claims)
    return Table(id="kinds", columns=_COLUMNS, rows=rows)


_COLUMNS = ("kind", "claims", "events", "rival", "done", "apart", "first", "last", "unreviewed")


def _kind_row(kind: str, claims: list[Claim], gathered: Gathered, say: Say) -> Row:
    own = {claim.id for claim in claims}
    events = [event for event in gathered.events if own & set(event.claims)]
    rival = [event for event in events if event.rivalries]
    done = [claim for claim in claims if _is_told_as_done(claim)]
    apart = [claim.id for claim in claims if not _is_told_as_done(claim)]
    unreviewed = [claim.id for claim in claims if claim.review == "unreviewed"]

    def count(number: int, of: Iterable[str]) -> Figure | str:
        held = tuple(of)
        return Figure(say.number(number), held) if held else ""

    every = tuple(claim.id for claim in claims)
    first_last = years(done)
    return Row(
        cells=(
            say.code("kind", kind), count(len(claims), every), count(len(events), every),
            count(len(rival), in_order((n for e in rival for n in e.claims if n in own), gathered.order)),
            count(len(done), (claim.id for claim in done)), count(len(apart), apart),
            *(first_last or ("", "")), count(len(unreviewed), unreviewed),
        ),
        claims=every,
    )  # fmt: skip
