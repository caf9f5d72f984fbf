"""The events of a ledger as they were last grouped, kept until something changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, select

from reftel.errors import LedgerError
from reftel.ledger.base import Base
from reftel.ledger.review import judgements_in
from reftel.ledger.schema import bearings, claims, events, groupings, judged, judgements, members, seals, standing
from reftel.ledger.statistics import gather
from reftel.model.event import Event
from reftel.model.event_record import event_of, event_record
from reftel.model.judgement import PAIR_VERDICTS, Judgement

_BATCH = 1000
_SHOWN = 5
_REPLACING = {"correct": "corrected", "merge": "merged"}
"""Verdicts that put one claim in the place of others, and what these are then."""


class Eventing(Base):
    """The part of the ledger that keeps events."""

    def verdicts(self) -> list[Judgement]:
        """What people said of pairs of claims and did not take back, in the order of coming.

        Each names the claims that stand for those now which it was said of; where one was corrected or merged, the
        claim in its place. One of which a claim is gone, with none to stand for it, is left out: it waits for a look.
        """
        of_pairs = select(judgements.c.id).where(judgements.c.verdict.in_(PAIR_VERDICTS))
        with self._reading() as connection:
            rows = connection.execute(select(bearings).where(bearings.c.judgement.in_(of_pairs))).all()
            said = judgements_in(connection, of_pairs)
            places = _replaced(connection)
        now = {(row.judgement, row.claim): _in_place(row.stands, places) for row in rows}
        found = [
            replace(judgement, on=tuple(now[judgement.id, claim] for claim in judgement.on))
            for judgement in said
            if all((judgement.id, claim) in now for claim in judgement.on)
        ]
        return [judgement for judgement in found if len(set(judgement.on)) == len(judgement.on)]

    def last_seal(self) -> str:
        """The seal of the latest entry: it changes with everything that is added; "" in an empty ledger."""
        with self._reading() as connection:
            query = select(seals.c.digest).order_by(seals.c.number.desc()).limit(1)
            return connection.execute(query).scalar() or ""

    def keep_events(self, found: Iterable[Event], stamp: str) -> None:
        """Keep the events of a state of the ledger, which `stamp` names, in the place of earlier ones."""
        with self._writing() as connection:
            for table in (groupings, members, events):
                connection.execute(delete(table))
            for some in _batches(found):
                connection.execute(insert(events), [_row(event) for event in some])
                rows = [{"claim": claim, "event": event.id} for event in some for claim in event.claims]
                connection.execute(insert(members), rows)
            connection.execute(insert(groupings), {"stamp": stamp})
            gather(connection, (events, members))

    def kept_stamp(self) -> str | None:
        """The state of the ledger that the kept events are of; None where none are kept."""
        with self._reading() as connection:
            return connection.execute(select(groupings.c.stamp)).scalar()

    def kept_events(self, ids: Sequence[str] | None = None) -> list[Event]:
        """The kept events, or those of them with these ids, by id."""
        with self._reading() as connection:
            if ids is None:
                return [event_of(record) for record in connection.execute(_find()).scalars()]
            return [
                event_of(record)
                for start in range(0, len(ids), _BATCH)
                for record in connection.execute(_find().where(events.c.id.in_(ids[start : start + _BATCH]))).scalars()
            ]

    def event_ids(self, wanted: Iterable[str]) -> list[str]:
        """The ids of the kept events that these claims speak of, each once, in the order of the claims."""
        named = list(wanted)
        found: dict[str, str] = {}
        with self._reading() as connection:
            for start in range(0, len(named), _BATCH):
                query = select(members).where(members.c.claim.in_(named[start : start + _BATCH]))
                found |= {row.claim: row.event for row in connection.execute(query)}
        return list(dict.fromkeys(found[claim] for claim in named if claim in found))

    def event_named(self, prefix: str) -> str:
        """The id of the one kept event whose id, or that of one of whose claims, begins so.

        Raises LedgerError where there is none, or several.
        """
        digits = prefix.strip().lower()
        with self._reading() as connection:
            query = select(members.c.event).where(members.c.claim.startswith(digits, autoescape=True)).distinct()
            hits = sorted(connection.execute(query).scalars()) if digits else []
            is_claim = bool(digits) and not hits and connection.execute(
                select(claims.c.id).where(claims.c.id.startswith(digits, autoescape=True)).limit(1)
            ).first() is not None
        if is_claim:
            raise LedgerError(f"the claim {prefix!r} does not stand any more: no event has it; see `reftel show`")
        if not hits:
            raise LedgerError(f"no event or claim in {self.address} has an id that begins with {prefix!r}")
        if len(hits) > 1:
            some = ", ".join(hits[:_SHOWN]) + (", …" if len(hits) > _SHOWN else "")
            raise LedgerError(f"{prefix!r} begins the ids of claims of {len(hits)} events: {some}; give more digits")
        return str(hits[0])


def _find() -> Select[Any]:
    return select(events.c.record).order_by(events.c.id)


def _row(event: Event) -> dict[str, Any]:
    return {
        "id": event.id, "kind": event.kind, "n_claims": len(event.claims), "origins": event.origins,
        "is_contested": bool(event.rivalries), "record": event_record(event),
    }  # fmt: skip


def _batches(found: Iterable[Event]) -> Iterator[list[Event]]:
    several = iter(found)
    while some := list(islice(several, _BATCH)):
        yield some


def _replaced(connection: Connection) -> dict[str, str]:
    """Claims that were corrected or merged, each with the claim in its place; an adjudication has the last word."""
    made, stands = bearings.alias(), standing.alias()
    query = (
        select(bearings.c.stands, func.coalesce(made.c.stands, judged.c.claim))
        .join(judgements, judgements.c.id == bearings.c.judgement)
        .join(judged, and_(judged.c.judgement == judgements.c.id, judged.c.role == "makes"))
        .outerjoin(made, and_(made.c.judgement == judgements.c.id, made.c.claim == judged.c.claim))
        .join(standing, standing.c.claim == bearings.c.stands)
        .join(stands, stands.c.claim == func.coalesce(made.c.stands, judged.c.claim))
        .where(judgements.c.verdict.in_(_REPLACING), standing.c.review.in_(_REPLACING.values()))
        .order_by(judgements.c.adjudicates, judgements.c.number)
    )
    return {old: new for old, new in connection.execute(query) if old != new}


def _in_place(claim: str, places: Mapping[str, str]) -> str:
    """The claim that stands in the place of one, however often it was replaced."""
    seen: set[str] = set()
    while claim in places and claim not in seen:
        seen.add(claim)
        claim = places[claim]
    return claim
