"""What the tables hold of the review of one document, for `reftel.review` to say what follows from it."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from reftel.ledger.schema import claims, found, judged, judgements
from reftel.model.judgement import Judgement
from reftel.review.landing import Ground, Place

_PLACE = (claims.c.id.label("claim"), claims.c.statement, claims.c.start, claims.c.end)


def judgements_in(connection: Connection, wanted: Select[Any]) -> list[Judgement]:
    """The judgements whose ids `wanted` gives, in the order of coming."""
    rows = connection.execute(select(judgements).where(judgements.c.id.in_(wanted)).order_by(judgements.c.number)).all()
    if not rows:
        return []
    parts = connection.execute(
        select(judged).where(judged.c.judgement.in_(wanted)).order_by(judged.c.judgement, judged.c.position)
    )
    named: dict[tuple[str, str], list[str]] = {}
    for part in parts:
        named.setdefault((part.judgement, part.role), []).append(part.claim)
    return [_judgement(row, named) for row in rows]


def _judgement(row: Row[Any], named: Mapping[tuple[str, str], list[str]]) -> Judgement:
    return Judgement(
        id=row.id,
        verdict=row.verdict,
        on=tuple(named.get((row.id, "on"), ())),
        makes=tuple(named.get((row.id, "makes"), ())),
        reviewer=row.reviewer,
        time=row.time,
        why=row.why,
        adjudicates=row.adjudicates,
        after=row.after,
    )


def said_of(connection: Connection, sha256: str) -> list[Judgement]:
    """All judgements that name a claim of a document, in the order of coming."""
    named = select(judged.c.judgement).join(claims, claims.c.id == judged.c.claim).where(claims.c.sha256 == sha256)
    return judgements_in(connection, named)


def ground_of(connection: Connection, sha256: str, said: Iterable[Judgement], now: Iterable[str]) -> Ground:
    """What a document holds, for judgements on it: `now` are the ids of the claims that are extracted."""
    named = {claim for each in said for claim in (*each.on, *each.makes)}
    mine = claims.c.sha256 == sha256
    extracted = set(now)
    places = {
        row.claim: Place(claim=row.claim, statement=row.statement, start=row.start, end=row.end)
        for row in connection.execute(select(*_PLACE).where(mine))
        if row.claim in named or row.claim in extracted
    }
    judged_here = {claim: places[claim] for claim in named if claim in places}
    gone = [claim for claim in sorted(judged_here) if claim not in extracted]
    return Ground(
        now={claim: places[claim] for claim in sorted(extracted)},
        judged=judged_here,
        beside={claim: _beside(connection, judged_here[claim]) for claim in gone},
    )


def _beside(connection: Connection, claim: Place) -> tuple[Place, ...]:
    """The claims with the statement of one that is gone, in the last reading that made it."""
    last = select(found.c.reading).where(found.c.claim == claim.claim).order_by(found.c.reading.desc()).limit(1)
    same = select(*_PLACE).join(found, found.c.claim == claims.c.id)
    same = same.where(found.c.reading == last.scalar_subquery(), claims.c.statement == claim.statement)
    rows = connection.execute(same.order_by(claims.c.id)).all()
    return tuple(Place(claim=row.claim, statement=row.statement, start=row.start, end=row.end) for row in rows)
