"""What the ledger is asked, as SQL."""

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, func, or_, select, union_all

from reftel.ledger.filters import Filters, Wanted, conditions, is_document, values_of
from reftel.ledger.schema import (
    claims,
    coverage,
    documents,
    fetches,
    files,
    found,
    originals,
    readings,
    refusals,
    runs,
    unclaimed,
)

_FEWEST_DIGITS = 8
_CONTENT = ("id", "text", "blocks", "anchors", "declared")
"""Columns that the list of documents does not need."""
_OUTSIDE = func.json_extract(runs.c.options, "$.outside")
"""Whose claims a run brought, where they are not this program's own."""
_SOURCE = [column for column in documents.c if column.name not in _CONTENT]


def document_names() -> Any:
    """For each sha256 the name that it goes by: of several files with the same bytes the first by name."""
    read = select(files.c.sha256, func.min(files.c.name).label("name")).where(files.c.sha256.is_not(None))
    return read.group_by(files.c.sha256).subquery("document_names")


def own_readings() -> Select[Any]:
    """The latest reading of each document by this program."""
    query = select(func.max(readings.c.id)).join(runs, runs.c.id == readings.c.run)
    return query.where(_OUTSIDE.is_(None)).group_by(readings.c.sha256)


def current_readings() -> CompoundSelect[Any]:
    """The latest reading of each document, and beside it the latest of each outside file on its present text."""
    latest = select(readings.c.document).where(readings.c.id.in_(own_readings()))
    outside = select(func.max(readings.c.id)).join(runs, runs.c.id == readings.c.run)
    outside = outside.where(_OUTSIDE.is_not(None), readings.c.document.in_(latest))
    return union_all(own_readings(), outside.group_by(readings.c.sha256, _OUTSIDE))


def find_documents(sha256: str | None = None) -> Select[Any]:
    """All documents, or one, as they were last read, with name and counts, in the order of exports."""
    named = document_names()
    every = readings.alias("every")
    n_claims = (
        select(func.count(found.c.claim.distinct()))
        .join(every, every.c.id == found.c.reading)
        .where(every.c.sha256 == readings.c.sha256, every.c.id.in_(current_readings()))
        .correlate(readings)
        .scalar_subquery()
    )
    path = select(func.min(files.c.path)).where(files.c.sha256 == readings.c.sha256, files.c.name == named.c.name)
    query = (
        select(*_SOURCE, named.c.name, path.scalar_subquery().label("path"), readings.c.n_sentences)
        .add_columns(n_claims.label("n_claims"))
        .join(readings, readings.c.document == documents.c.id)
        .join(named, named.c.sha256 == documents.c.sha256)
        .where(readings.c.id.in_(own_readings()))
        .order_by(named.c.name, documents.c.sha256)
    )
    return query.where(documents.c.sha256 == sha256) if sha256 else query


def find_claims(filters: Filters) -> Select[Any]:
    """The current claims that pass the filters, in the order of exports."""
    named = document_names()
    # by document first: else SQLite tries each claim with each reading
    current = select(readings.c.sha256, readings.c.id.label("reading")).where(readings.c.id.in_(current_readings()))
    latest = current.subquery()
    query = (
        select(claims, found.c.probability, runs.c.vocabulary)
        .join(named, named.c.sha256 == claims.c.sha256)
        .join(latest, latest.c.sha256 == claims.c.sha256)
        .join(found, and_(found.c.claim == claims.c.id, found.c.reading == latest.c.reading))
        .join(readings, readings.c.id == latest.c.reading)
        .join(runs, runs.c.id == readings.c.run)
        .where(*conditions(filters, named))
        .group_by(claims.c.id)
        .order_by(named.c.name, claims.c.sha256, claims.c.start, claims.c.end, claims.c.kind, claims.c.id)
    )
    return query.limit(filters.get("limit"))


def find_claims_by_id(prefix: str) -> Select[Any]:
    """All claims, superseded ones too, whose id begins so; the latest finding of each first."""
    return (
        select(claims, found.c.probability, runs.c.vocabulary)
        .join(found, found.c.claim == claims.c.id)
        .join(readings, readings.c.id == found.c.reading)
        .join(runs, runs.c.id == readings.c.run)
        .where(claims.c.id.startswith(prefix, autoescape=True))
        .order_by(readings.c.id.desc(), claims.c.id)
    )


def find_page(sha256: str) -> Select[Any]:
    """Text and blocks of a document as it was last read, and where they stand in the original."""
    parts = (documents.c[name] for name in ("text", "blocks", "media", "anchors", "declared"))
    query = select(*parts).join(readings, readings.c.document == documents.c.id)
    return query.where(documents.c.sha256 == sha256, readings.c.id.in_(own_readings()))


def find_refusals() -> Select[Any]:
    """What the latest readings did not use, by document and place."""
    named = document_names()
    return (
        select(refusals, readings.c.sha256)
        .join(readings, readings.c.id == refusals.c.reading)
        .join(named, named.c.sha256 == readings.c.sha256)
        .where(readings.c.id.in_(current_readings()))
        .order_by(named.c.name, readings.c.sha256, refusals.c.start, refusals.c.end)
        .order_by(refusals.c.stage, refusals.c.reason, refusals.c.detail)
    )


def find_unclaimed(document: Wanted, reason: Wanted) -> Select[Any]:
    """The sentences that gave no claim in the latest readings, by document and place."""
    named = document_names()
    reasons = values_of(reason)
    query = (
        select(unclaimed, readings.c.sha256)
        .join(readings, readings.c.id == unclaimed.c.reading)
        .join(named, named.c.sha256 == readings.c.sha256)
        .where(readings.c.id.in_(own_readings()), *_of_documents(document, named))
        .order_by(named.c.name, readings.c.sha256, unclaimed.c.start, unclaimed.c.id)
    )
    return query.where(unclaimed.c.reason.in_(reasons)) if reasons else query


def count_unclaimed(document: Wanted) -> Select[Any]:
    """For each document, by name: its sentences, those with a word that opens a frame, and each reason with its number.

    A document that was read before reasons were kept has none in `n_opened`.
    """
    named = document_names()
    return (
        select(named.c.name, readings.c.sha256, readings.c.n_sentences, coverage.c.n_opened)
        .add_columns(unclaimed.c.reason, func.count(unclaimed.c.id).label("n"))
        .join(named, named.c.sha256 == readings.c.sha256)
        .outerjoin(coverage, coverage.c.reading == readings.c.id)
        .outerjoin(unclaimed, unclaimed.c.reading == readings.c.id)
        .where(readings.c.id.in_(own_readings()), *_of_documents(document, named))
        .group_by(readings.c.id, unclaimed.c.reason)
        .order_by(named.c.name, readings.c.sha256, func.count(unclaimed.c.id).desc(), unclaimed.c.reason)
    )


def _of_documents(document: Wanted, named: Any) -> list[ColumnElement[bool]]:
    wanted = values_of(document)
    return [or_(*(is_document(value, named) for value in wanted))] if wanted else []


def find_unreadable() -> Select[Any]:
    """The files that could not be read when they were last tried, by path."""
    latest = select(func.max(files.c.id)).group_by(files.c.path)
    return select(files).where(files.c.id.in_(latest), files.c.outcome == "unreadable").order_by(files.c.path)


def find_makers(sha256: str) -> Select[Any]:
    """The program's version and vocabulary of the latest reading of a document by this program, with its options."""
    query = select(runs.c.version, runs.c.vocabulary, runs.c.options).join(readings, readings.c.run == runs.c.id)
    own = query.where(readings.c.sha256 == sha256, _OUTSIDE.is_(None))
    return own.order_by(readings.c.id.desc()).limit(1)


def find_outside(sha256: str, outside: str) -> Select[Any]:
    """What the latest run of an outside file on a document was given; where it holds for the text that it has now."""
    latest = select(readings.c.document).where(readings.c.id.in_(own_readings()), readings.c.sha256 == sha256)
    query = select(func.json_extract(runs.c.options, "$.sha256")).join(readings, readings.c.run == runs.c.id)
    query = query.where(readings.c.sha256 == sha256, _OUTSIDE.in_([outside]), readings.c.document.in_(latest))
    return query.order_by(readings.c.id.desc()).limit(1)


def find_fetches(sha256: str) -> Select[Any]:
    """All fetches of an original, with its bytes, in order."""
    query = select(fetches, originals.c.data).join(originals, originals.c.sha256 == fetches.c.sha256)
    return query.where(fetches.c.sha256 == sha256).order_by(fetches.c.id)


def find_sha256(document: str) -> Select[Any]:
    """The documents that are called so: by name, path or the first digits of their sha256."""
    named = and_(files.c.sha256.is_not(None), or_(files.c.name == document, files.c.path == document))
    begun = and_(files.c.sha256.startswith(document, autoescape=True), func.length(document) >= _FEWEST_DIGITS)
    return select(files.c.sha256).where(or_(named, begun)).distinct()


def find_document_id(sha256: str) -> Select[Any]:
    """The row of the text that a document has now."""
    return select(readings.c.document).where(readings.c.id.in_(own_readings()), readings.c.sha256 == sha256)


def count_claims() -> Select[Any]:
    """The number of current claims of each kind."""
    query = select(claims.c.kind, func.count(claims.c.id.distinct()).label("n"))
    query = query.join(found, found.c.claim == claims.c.id)
    return query.where(found.c.reading.in_(current_readings())).group_by(claims.c.kind)


def count_all_unclaimed() -> Select[Any]:
    """The number of sentences that gave no claim though a rule knows a word of them."""
    return select(func.count(unclaimed.c.id)).where(unclaimed.c.reading.in_(own_readings()))


def count_sentences() -> Select[Any]:
    """The number of documents, and of sentences in them."""
    query = select(func.count(), func.coalesce(func.sum(readings.c.n_sentences), 0))
    return query.where(readings.c.id.in_(own_readings()))
