"""What of a review waits for a person, and how far reviewers agree."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, and_, select, union

from reftel.errors import JudgementError
from reftel.ledger.base import Base
from reftel.ledger.named import claim_named, page_now, page_under
from reftel.ledger.review import ground_of, said_of
from reftel.ledger.rows import claim_of
from reftel.ledger.schema import bearings, claims, judged, judgements, shelf, standing
from reftel.model.claim import Claim
from reftel.model.judgement import Judgement
from reftel.model.look import Dispute, Look
from reftel.model.source import Page
from reftel.review.agreement import agreement_on, pairs_of
from reftel.review.kappa import Kappa
from reftel.review.landing import Ground
from reftel.review.nearest import nearest
from reftel.review.settle import positions, settle, votes


class Looking(Base):
    """The part of the ledger that says what is to be looked at again."""

    def page_of(self, claim: Claim) -> Page:
        """The text in which a claim's words stand: the document as last read, or else as the claim was read from it."""
        with self._reading() as connection:
            return page_under(connection, [claim])

    def looks(self) -> list[Look]:
        """The judgements that bear on no claim any more, by document and in the order of coming.

        `carry` makes such a judgement anew on another claim, `withdraw` drops it. With them come the claims made by
        hand whose words do not stand at their place in a document's text as it was last read.
        """
        with self._reading() as connection:
            return [look for case in _cases(connection, _waiting()) for look in _looks(connection, *case)]

    def disputes(self) -> list[Dispute]:
        """The claims on which reviewers differ and that no adjudication has settled, in the order of exports.

        A claim that is disputed only since what it was made from is has no entry of its own.
        """
        found: list[Dispute] = []
        with self._reading() as connection:
            wanted = select(standing.c.sha256).where(standing.c.review == "disputed")
            for sha256, said, ground in _cases(connection, wanted):
                by = positions(said, ground)
                disputed = _standing(connection, sha256, "disputed")
                found += [_dispute(claim, by[claim.id]) for claim in disputed if len(by.get(claim.id, ())) > 1]
        return found

    def agreement(self, first: str, second: str) -> list[Kappa]:
        """How far two reviewers agree, on the verdict and slot by slot, over the claims that both judged.

        Adjudications are left out. Slots are compared where both took the claim as it is, or corrected it. Raises
        JudgementError for a reviewer who judged nothing.
        """
        both: list[tuple[Judgement, Judgement]] = []
        with self._reading() as connection:
            _known(connection, first, second)
            for _, said, ground in _cases(connection, _judged()):
                both += pairs_of(votes(said, ground), first, second)
            named = {claim for pair in both for each in pair for claim in (*each.on, *each.makes)}
            known = {claim: claim_named(connection, claim) for claim in sorted(named)}
        return agreement_on(both, known)


def _known(connection: Connection, *reviewers: str) -> None:
    known = connection.execute(select(judgements.c.reviewer).distinct().order_by(judgements.c.reviewer)).scalars().all()
    for name in reviewers:
        if name not in known:
            there = f"those who did are {', '.join(known)}" if known else "nobody did"
            raise JudgementError(f"{name!r} judged nothing in this ledger; {there}")


def _dispute(claim: Claim, by: Mapping[str, Judgement]) -> Dispute:
    return Dispute(claim=claim, said=tuple(by[reviewer] for reviewer in sorted(by)))


def _judged() -> Select[Any]:
    """The documents that were judged."""
    return select(claims.c.sha256).join(judged, judged.c.claim == claims.c.id)


def _waiting() -> CompoundSelect[Any]:
    """The documents in which a judgement bears on no claim, or a person made one: no other has anything to look at."""
    bearing = and_(bearings.c.judgement == judged.c.judgement, bearings.c.claim == judged.c.claim)
    lost = _judged().outerjoin(bearings, bearing).where(bearings.c.judgement.is_(None))
    return union(lost, select(standing.c.sha256).where(standing.c.reading.is_(None)))


def _cases(
    connection: Connection, documents: Select[Any] | CompoundSelect[Any]
) -> Iterator[tuple[str, list[Judgement], Ground]]:
    """Each of these documents, with what was said of it and what it holds, in the order of exports."""
    wanted = select(shelf.c.sha256).where(shelf.c.sha256.in_(documents)).order_by(shelf.c.name, shelf.c.sha256)
    for sha256 in connection.execute(wanted).scalars().all():
        said = said_of(connection, sha256)
        extracted = select(standing.c.claim).where(standing.c.sha256 == sha256, standing.c.reading.is_not(None))
        yield sha256, said, ground_of(connection, sha256, said, connection.execute(extracted).scalars())


def _looks(connection: Connection, sha256: str, said: list[Judgement], ground: Ground) -> Iterator[Look]:
    settled = settle(said, ground)
    by_id = {each.id: each for each in said}
    now = _standing(connection, sha256)
    for judgement, claim in settled.open:
        gone = claim_named(connection, claim)
        others = (each for each in now if each.id not in by_id[judgement].makes)
        yield Look(judgement=by_id[judgement], claim=gone, candidates=nearest(gone, others))
    page = page_now(connection, sha256)
    for made in (each for each in now if each.id in settled.made):
        if page.text[made.span.start : made.span.end] != made.quote:
            maker = [each for each in said if made.id in each.makes][-1]
            yield Look(judgement=maker, claim=made, is_moved=True)


def _standing(connection: Connection, sha256: str, review: str | None = None) -> list[Claim]:
    query = select(claims, standing.c.probability, standing.c.review).join(standing, standing.c.claim == claims.c.id)
    query = query.where(standing.c.sha256 == sha256)
    if review:
        query = query.where(standing.c.review == review)
    rows = connection.execute(query.order_by(standing.c.start, standing.c.end, standing.c.kind, standing.c.claim))
    return [claim_of({**row, "vocabulary": ""}) for row in rows.mappings()]
