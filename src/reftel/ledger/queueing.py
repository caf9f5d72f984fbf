"""Claims that wait for a review, in the order in which it is worth most; and how far reviewers have come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Unpack, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Select,
    delete,
    distinct,
    func,
    insert,
    literal,
    literal_column,
    select,
    tuple_,
)

from reftel.errors import LedgerError
from reftel.ledger.base import Base
from reftel.ledger.cursor import ListPage, cursor_of, key_of
from reftel.ledger.filters import Conditions, conditions
from reftel.ledger.known import check_known
from reftel.ledger.named import claim_named
from reftel.ledger.narrow import narrow_claims
from reftel.ledger.review import judgements_in
from reftel.ledger.rows import claim_of
from reftel.ledger.schema import claims, judged, judgements, shelf, stakes, standing, weighings
from reftel.ledger.statistics import gather
from reftel.model.claim import Claim
from reftel.model.judgement import PAIR_VERDICTS, Judgement
from reftel.model.stake import ORDERS, Order, Stake, stake_of, stake_record

WAITING = "unreviewed"
"""The state of claims that are in the queue."""

_BATCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A claim in the queue; `stake` is None where it moves no measure by itself, or was not weighed."""

    claim: Claim
    stake: Stake | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """How many claims that pass the filters were judged, of how many, and how many are disputed.

    `by_reviewer` says how many of all claims each reviewer judged.

    A claim that two judged is counted for both. Claims that lost their ground since are not counted.
    """

    n_judged: int
    n_claims: int
    n_disputed: int
    by_reviewer: Mapping[str, int]


class Queueing(Base):
    """The part of the ledger that says what to review first."""

    def keep_stakes(self, found: Iterable[Stake], stamp: str) -> None:
        """Keep the stakes of a state of the ledger, which `stamp` names, in their order and in the place of earlier."""
        with self._writing() as connection:
            for table in (weighings, stakes):
                connection.execute(delete(table))
            rows = ({"rank": n, "claim": s.claim, "stake": s.stake, "record": stake_record(s)}
                    for n, s in enumerate(found, 1))  # fmt: skip
            while some := list(islice(rows, _BATCH)):
                connection.execute(insert(stakes), some)
            connection.execute(insert(weighings), {"stamp": stamp})
            gather(connection, (stakes,))

    def weighed_stamp(self) -> str | None:
        """The state of the ledger that the kept stakes are of; None where none are kept."""
        with self._reading() as connection:
            return connection.execute(select(weighings.c.stamp)).scalar()

    def stake(self, claim: str) -> Stake | None:
        """The kept stake of a claim; None where it has none."""
        with self._reading() as connection:
            record = connection.execute(select(stakes.c.record).where(stakes.c.claim == claim)).scalar()
        return stake_of(record) if record else None

    def queue_page(
        self, order: Order, *, after: str | None = None, limit: int = 50, **filters: Unpack[Conditions]
    ) -> ListPage[Queued]:
        """The unreviewed claims that pass the filters after the place `after`, at most `limit`, in an order.

        "influence": by the kept stakes, the greatest first; claims without one are not in it. "doubt": by how near the
        probability is to 0.5, those without a probability last, else by id. Raises LedgerError as `claims_page` does.
        """
        listing, keys = f"queue by {_known(order)}", _KEYS[order]
        with self._reading() as connection:
            wanted = _queue(connection, order, filters)
            if after:
                key = key_of(listing, after, _TYPES[order])
                wanted = wanted.where(tuple_(*keys) > tuple_(*(literal(value) for value in key)))
            found = connection.execute(wanted.limit(limit + 1)).all()
            queued = _queued(connection, [row.claim for row in found[:limit]])
        more = cursor_of(listing, [*found[limit - 1]][: len(keys)]) if len(found) > limit else None
        return ListPage(tuple(queued), more)

    def queue_after(self, order: Order, claim: str, **filters: Unpack[Conditions]) -> Queued | None:
        """The next unreviewed claim after one's place in an order; the first where that has none. None at the end."""
        with self._reading() as connection:
            wanted = _queue(connection, _known(order), filters)
            place = connection.execute(_place(order, claim)).first()
            later = wanted.where(standing.c.claim != claim)
            if place is not None:
                later = later.where(tuple_(*_KEYS[order]) > tuple_(*(literal(value) for value in place)))
            row = connection.execute(later.limit(1)).first()
            return _queued(connection, [row.claim])[0] if row else None

    def reviewed(self, **filters: Unpack[Conditions]) -> Reviewed:
        """How far the review has come. Raises LedgerError as `claims_page` does."""
        wanted: Conditions = {**filters, "review": "all"}
        n = func.count().label("n")
        with self._reading() as connection:
            check_known(connection, wanted)
            counted = _narrowed(connection, select(standing.c.review, n).select_from(standing), wanted)
            states = {row.review: row.n for row in connection.execute(counted.group_by(standing.c.review))}
            by = {row.reviewer: row.n for row in connection.execute(_by_reviewer())}
        waiting = states.pop(WAITING, 0)
        judged_by_hand = sum(states.values())
        return Reviewed(
            n_judged=judged_by_hand, n_claims=judged_by_hand + waiting, n_disputed=states.get("disputed", 0),
            by_reviewer=by,
        )  # fmt: skip

    def lately(self, limit: int = 5) -> list[tuple[Judgement, Claim]]:
        """What was said last and not taken back, the latest first, each with the claim that it was said of."""
        said = select(judgements.c.id).where(*_said_of_one()).order_by(judgements.c.number.desc()).limit(limit)
        with self._reading() as connection:
            ids = connection.execute(said).scalars().all()
            found = judgements_in(connection, select(judgements.c.id).where(judgements.c.id.in_(ids)))
            return [(each, claim_named(connection, (each.on or each.makes)[0])) for each in reversed(found)]


_DOUBT = literal_column("coalesce(abs(standing.probability - 0.5), 1.0)", Float)
"""How far a probability is from one half; a claim without any comes last. Written as in the index of that order."""
_KEYS: Mapping[Order, list[ColumnElement[Any]]] = {
    "influence": [stakes.c.rank], "doubt": [_DOUBT, standing.c.claim],
}  # fmt: skip
_TYPES: Mapping[Order, list[type]] = {"influence": [int], "doubt": [float, str]}


def _known(order: Order) -> Order:
    if order not in ORDERS:
        raise LedgerError(f"there is no order {order!r} of the queue; there are {', '.join(ORDERS)}")
    return order


def _queue(connection: Connection, order: Order, filters: Conditions) -> Select[Any]:
    """The keys of the unreviewed claims that pass, and the claims, in order."""
    waiting: Conditions = {**filters, "review": WAITING}
    check_known(connection, waiting)
    keys = _KEYS[order]
    base = select(*keys, standing.c.claim).select_from(standing)
    if order == "influence":
        base = select(*keys, standing.c.claim).select_from(stakes)  # the list is walked in its order, until enough pass
        base = base.join(standing, standing.c.claim == func.coalesce(stakes.c.claim, ""))
    return _narrowed(connection, base, waiting).order_by(*keys)


def _narrowed(connection: Connection, base: Select[Any], filters: Conditions) -> Select[Any]:
    """The query with the filters; only with tables that they need, as it may walk all claims."""
    asked = {name for name, value in cast(Mapping[str, Any], filters).items() if value not in (None, (), [], "")}
    if asked <= {"kind", "review"}:
        return base.where(*conditions(filters))
    narrow = narrow_claims(connection, filters)
    joined = base.join(claims, claims.c.id == standing.c.claim).join(shelf, shelf.c.sha256 == standing.c.sha256)
    return joined.where(*narrow.conditions, *conditions(filters))


def _place(order: Order, claim: str) -> Select[Any]:
    if order == "influence":
        return select(stakes.c.rank).where(stakes.c.claim == claim)
    return select(_DOUBT, standing.c.claim).where(standing.c.claim == claim)


def _queued(connection: Connection, ids: Sequence[str]) -> list[Queued]:
    """The claims with these ids, with their stakes, in the order of the ids."""
    columns = (claims, standing.c.probability, standing.c.review, stakes.c.record)
    query = select(*columns).join(standing, standing.c.claim == claims.c.id)
    query = query.outerjoin(stakes, stakes.c.claim == claims.c.id).where(claims.c.id.in_(ids))
    found = {row["id"]: row for row in connection.execute(query).mappings()}
    return [
        Queued(claim=claim_of({**row, "vocabulary": ""}), stake=stake_of(row["record"]) if row["record"] else None)
        for row in (found[claim] for claim in ids)
    ]


def _by_reviewer() -> Select[Any]:
    """How many claims that stand each reviewer judged, the most first."""
    n = func.count(distinct(judged.c.claim)).label("n")
    query = select(judgements.c.reviewer, n).join(judged, judged.c.judgement == judgements.c.id)
    query = query.join(standing, standing.c.claim == judged.c.claim)
    query = query.where(judged.c.role == "on", *_said_of_one())
    return query.group_by(judgements.c.reviewer).order_by(n.desc(), judgements.c.reviewer)


def _said_of_one() -> list[ColumnElement[bool]]:
    """That a judgement is of one claim, or puts others in its place, and was not taken back."""
    taken_back = select(judgements.c.after).where(judgements.c.verdict == "withdraw", judgements.c.after.is_not(None))
    return [judgements.c.verdict.not_in([*PAIR_VERDICTS, "withdraw"]), judgements.c.id.not_in(taken_back)]
