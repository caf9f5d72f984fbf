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
    return [point for point in _points(gathered, say, givers) if point.figures]


def _points(gathered: Gathered, say: Say, givers: tuple[Figure, ...]) -> Iterator[Point]:
    claims, every = gathered.claims, tuple(gathered.order)
    counts = {"claim": len(every), "event": len(gathered.events), "document": len(gathered.sources)}
    told = (Figure(say.count(thing, number), every) for thing, number in counts.items())
    yield Point(name="dossier.brief.told", figures=tuple(told))
    done = [name for name in every if _is_told_as_done(claims[name])]
    yield Point(name="dossier.brief.years", figures=years(done, gathered))
    yield Point(name="dossier.brief.suppliers", figures=givers, section="suppliers")
    rival = [event for event in gathered.events if event.rivalries]
    in_them = [name for event in rival for name in event.claims]
    yield _counted("dossier.brief.contested", "event", len(rival), in_them, gathered, say, "contested")
    for section, is_so in _APART.items():
        held = [name for name in every if is_so(claims[name])]
        yield _counted(f"dossier.brief.{section}", "claim", len(held), held, gathered, say, section)
    open_still = _unreviewed(every, gathered)
    yield _counted("dossier.brief.unreviewed", "claim", len(open_still), open_still, gathered, say)
    found = [name for finding in gathered.findings for name in finding.claims]
    yield _counted("dossier.brief.findings", "finding", len(gathered.findings), found, gathered, say, "findings")


def _unreviewed(names: Iterable[str], gathered: Gathered) -> list[str]:
    return [name for name in names if gathered.claims[name].review == "unreviewed"]


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


def years(names: Sequence[str], gathered: Gathered) -> tuple[Figure, ...]:
    """The first and the last year that a period of these claims touches; none where none of them tells a period."""
    found = []
    for end, choose in ((_first, min), (_last, max)):
        known = {name: year for name in names if (year := end(gathered.claims[name])) is not None}
        if known:
            year = choose(known.values())
            found.append(Figure(str(year), tuple(name for name, other in known.items() if other == year)))
    return tuple(found)


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
    kinds: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for name in gathered.order:
        kinds[gathered.claims[name].kind].append(name)
    rows = tuple(_kind_row(kind, tuple(names), gathered, say) for kind, names in kinds.items() if names)
    return Table(id="kinds", columns=_COLUMNS, rows=rows)


_COLUMNS = ("kind", "claims", "events", "rival", "done", "apart", "first", "last", "unreviewed")


def _kind_row(kind: str, names: tuple[str, ...], gathered: Gathered, say: Say) -> Row:
    own = set(names)
    events = [event for event in gathered.events if not own.isdisjoint(event.claims)]
    rival = [event for event in events if event.rivalries]
    in_them = in_order((name for event in rival for name in event.claims if name in own), gathered.order)
    done = [name for name in names if _is_told_as_done(gathered.claims[name])]
    apart = [name for name in names if not _is_told_as_done(gathered.claims[name])]
    unreviewed = _unreviewed(names, gathered)

    def count(number: int, of: Sequence[str]) -> Figure | str:
        return Figure(say.number(number), tuple(of)) if of else ""

    return Row(
        cells=(
            say.code("kind", kind), count(len(names), names), count(len(events), names), count(len(rival), in_them),
            count(len(done), done), count(len(apart), apart), *(years(done, gathered) or ("", "")),
            count(len(unreviewed), unreviewed),
        ),
        claims=names,
    )  # fmt: skip
