"""Claims and judgements by the first digits of their ids, and the texts in which claims stand."""

from sqlalchemy import Connection, select

from reftel.errors import JudgementError, LedgerError
from reftel.ledger import query, rows
from reftel.ledger.review import judgements_in
from reftel.ledger.schema import bearings, judgements
from reftel.model.claim import Claim
from reftel.model.judgement import Judgement
from reftel.model.source import Page

_SHOWN = 5
"""How many of several an error names."""


def claims_named(connection: Connection, named: list[str]) -> list[Claim]:
    """Several claims by the first digits of their ids. Raises JudgementError where one is named twice."""
    found = [claim_named(connection, each) for each in named]
    if len({claim.id for claim in found}) < len(found):
        raise JudgementError("the same claim is named twice; name different ones")
    return found


def claim_named(connection: Connection, prefix: str) -> Claim:
    """The one claim whose id begins so, superseded or not. Raises LedgerError where there is none, or several."""
    prefix = prefix.strip().lower()
    if not prefix:
        raise LedgerError("a claim is named by its id, or by the first digits of it")
    hits = connection.execute(query.find_claims_by_id(prefix)).mappings().all()
    by_id = {row["id"]: row for row in reversed(hits)}
    if not by_id:
        raise LedgerError(f"no claim in the ledger has an id that begins with {prefix!r}")
    if len(by_id) > 1:
        some = ", ".join(sorted(by_id)[:_SHOWN]) + (", …" if len(by_id) > _SHOWN else "")
        raise LedgerError(f"{len(by_id)} claims have ids that begin with {prefix!r}: {some}; give more digits")
    (row,) = by_id.values()
    return rows.claim_of(row)


def page_under(connection: Connection, on: list[Claim]) -> Page:
    """The text in which the words of claims stand: that of now where it is, else the one that they were read from."""
    if len({claim.document for claim in on}) > 1:
        raise JudgementError("the claims are of several documents; only claims of one document are made into one")
    row = connection.execute(query.find_text(on[0])).mappings().first()
    if row is None or any(row["text"][claim.span.start : claim.span.end] != claim.quote for claim in on):
        raise JudgementError("the claims are of different texts of the document; name those of one reading")
    return rows.page_of(row)


def judgement_named(connection: Connection, prefix: str) -> Judgement:
    """The one judgement whose id begins so. Raises LedgerError where there is none, or several."""
    wanted = prefix.strip().lower()
    hits = judgements_in(connection, select(judgements.c.id).where(judgements.c.id.startswith(wanted, autoescape=True)))
    if not wanted or not hits:
        raise LedgerError(f"no judgement has an id that begins with {prefix!r}; `reftel judgements` lists them")
    if len(hits) > 1:
        some = ", ".join(each.id for each in hits[:_SHOWN])
        raise LedgerError(f"{len(hits)} judgements have ids that begin with {prefix!r}: {some}; give more digits")
    return hits[0]


def is_withdrawn(connection: Connection, judgement: str) -> bool:
    """True where a judgement was taken back."""
    taken_back = select(judgements.c.id).where(judgements.c.after == judgement, judgements.c.verdict == "withdraw")
    return connection.execute(taken_back).first() is not None


def moved_on(connection: Connection, told: Judgement, claim: Claim) -> tuple[str, ...]:
    """The claims that a judgement is on, with another in the place of the first that is gone."""
    bearing = select(bearings.c.claim).where(bearings.c.judgement == told.id)
    borne = set(connection.execute(bearing).scalars())
    gone = [each for each in told.on if each not in borne]
    if not gone:
        raise JudgementError(f"the claims of judgement {told.id[:8]} stand; it need not be carried over")
    if claim.document != claim_named(connection, gone[0]).document:
        raise JudgementError(f"claim {claim.id[:8]} is of another document than the one that is gone, {gone[0][:8]}")
    if claim.id in told.on:
        raise JudgementError(f"judgement {told.id[:8]} is on claim {claim.id[:8]} already")
    return tuple(claim.id if each == gone[0] else each for each in told.on)


def page_now(connection: Connection, sha256: str) -> Page:
    """The text of a document as it was last read."""
    return rows.page_of(connection.execute(query.find_page(sha256)).mappings().one())
