"""What the ledger is asked, as SQL."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)

from reftel.ledger.filters import FEWEST_DIGITS, Conditions, Wanted, conditions, is_document, listed, values_of
from reftel.ledger.narrow import Narrow
from reftel.ledger.schema import (
    claims,
    coverage,
    documents,
    fetches,
    files,
    found,
    originals,
    passages,
    readings,
    refusals,
    runs,
    shelf,
    standing,
    unclaimed,
)
from reftel.ledger.standing import OUTSIDE
from reftel.model.claim import Claim

_CONTENT = ("id", "text", "blocks", "anchors", "declared")
"""Columns that the list of documents does not need."""
_SOURCE = [column for column in documents.c if column.name not in _CONTENT]


def current_readings() -> CompoundSelect[Any]:
    """The latest reading of each document, and beside it the latest of each outside file on its present text."""
    outside = select(func.max(readings.c.id)).join(runs, runs.c.id == readings.c.run)
    outside = outside.where(OUTSIDE.is_not(None), readings.c.document.in_(select(shelf.c.document)))
    return union_all(select(shelf.c.reading), outside.group_by(readings.c.sha256, OUTSIDE))


def find_documents(sha256: str | None = None) -> Select[Any]:
    """All documents, or one, as they were last read, with name and counts, in the order of exports."""
    query = (
        select(*_SOURCE, shelf.c.name, shelf.c.path, readings.c.n_sentences, shelf.c.n_claims)
        .join(shelf, shelf.c.document == documents.c.id)
        .join(readings, readings.c.id == shelf.c.reading)
        .order_by(shelf.c.name, shelf.c.sha256)
    )
    return query.where(shelf.c.sha256 == sha256) if sha256 else query


def is_named(word: str) -> ColumnElement[bool]:
    """True where a word stands in a document's name, title, author or publisher."""
    facts = (shelf.c.name, documents.c.title, documents.c.author, documents.c.publisher)
    asked = word.rstrip("*")
    in_small = (func.lower(fact).contains(asked.lower(), autoescape=True) for fact in facts)
    return or_(*in_small, *(fact.contains(asked, autoescape=True) for fact in facts))


def find_claims(filters: Conditions, narrow: Narrow, *more: ColumnElement[bool]) -> Select[Any]:
    """The claims that stand and pass the filters, in the order of exports, with the name of their document.

    Where few claims can pass, they are looked up and sorted; else the list is walked in its order. Each way is the only
    one that indexes allow, as neither store finds it by itself.
    """
    by_claim = shelf.c.sha256 == func.coalesce(standing.c.sha256, "")
    by_document = standing.c.sha256 == func.coalesce(shelf.c.sha256, "")
    return (
        select(claims, standing.c.probability, standing.c.review, runs.c.vocabulary, shelf.c.name)
        .select_from(shelf)
        .join(standing, by_claim if narrow.to_claims else by_document)
        .join(claims, claims.c.id == standing.c.claim)
        .outerjoin(readings, readings.c.id == standing.c.reading)
        .outerjoin(runs, runs.c.id == readings.c.run)
        .where(*narrow.conditions, *conditions(filters), *more)
        .order_by(shelf.c.name, shelf.c.sha256, *in_place(standing))
    )


def find_passages(*conditions: ColumnElement[bool]) -> Select[Any]:
    """The passages of the documents as they were last read, by document and place."""
    return (
        select(passages, shelf.c.name, shelf.c.sha256)
        .select_from(shelf)
        .join(passages, passages.c.document == shelf.c.document)
        .where(*conditions)
        .order_by(shelf.c.name, shelf.c.sha256, passages.c.position)
    )


def after_document(name: str, sha256: str) -> ColumnElement[bool]:
    """That a document comes after this one in the list of documents."""
    return tuple_(shelf.c.name, shelf.c.sha256) > tuple_(literal(name), literal(sha256))


def after_place(name: str, sha256: str, columns: list[ColumnElement[Any]], place: list[Any]) -> ColumnElement[bool]:
    """That something comes after a place in this document, or in a later document."""
    here = tuple_(shelf.c.name, shelf.c.sha256), tuple_(literal(name), literal(sha256))
    later = tuple_(*columns) > tuple_(*(literal(value) for value in place))
    return and_(here[0] >= here[1], or_(here[0] > here[1], later))


def in_place(table: Any) -> list[ColumnElement[Any]]:
    """The order of claims in a document."""
    return [table.c.start, table.c.end, table.c.kind, table.c.claim]


def find_claims_by_id(prefix: str) -> Select[Any]:
    """All claims, superseded ones too, whose id begins so; the latest finding of each first."""
    return (
        select(claims, found.c.probability, standing.c.review, runs.c.vocabulary)
        .outerjoin(standing, standing.c.claim == claims.c.id)
        .outerjoin(found, found.c.claim == claims.c.id)
        .outerjoin(readings, readings.c.id == found.c.reading)
        .outerjoin(runs, runs.c.id == readings.c.run)
        .where(claims.c.id >= prefix, claims.c.id < f"{prefix}g")  # digits of a hexadecimal number
        .order_by(readings.c.id.desc(), claims.c.id)
    )


def find_page(sha256: str) -> Select[Any]:
    """Text and blocks of a document as it was last read, and where they stand in the original."""
    parts = (documents.c[name] for name in ("text", "blocks", "media", "anchors", "declared"))
    return select(*parts).join(shelf, shelf.c.document == documents.c.id).where(shelf.c.sha256 == sha256)


def find_text(claim: Claim) -> Select[Any]:
    """Text and blocks of the document in which a claim's words stand at their place: as last read, if it is there."""
    parts = (documents.c[name] for name in ("id", "text", "blocks", "media", "anchors", "declared"))
    words = func.substr(documents.c.text, claim.span.start + 1, claim.span.end - claim.span.start)
    query = select(*parts).outerjoin(shelf, shelf.c.document == documents.c.id)
    query = query.where(documents.c.sha256 == claim.document, words == claim.quote)
    return query.order_by(shelf.c.sha256.is_(None), documents.c.id).limit(1)


def find_refusals(sha256: str | None = None) -> Select[Any]:
    """What the latest readings did not use, of all documents or of one, by document and place."""
    found = (
        select(refusals, readings.c.sha256, shelf.c.name)
        .join(readings, readings.c.id == refusals.c.reading)
        .join(shelf, shelf.c.sha256 == readings.c.sha256)
        .where(readings.c.id.in_(current_readings()))
        .order_by(shelf.c.name, readings.c.sha256, refusals.c.start, refusals.c.end)
        .order_by(refusals.c.stage, refusals.c.reason, refusals.c.detail)
    )
    return found.where(readings.c.sha256 == sha256) if sha256 else found


def find_unclaimed(document: Wanted, reason: Wanted) -> Select[Any]:
    """The sentences that gave no claim in the latest readings, by document and place."""
    reasons = values_of(reason)
    query = (
        select(unclaimed, shelf.c.sha256)
        .join(shelf, shelf.c.reading == unclaimed.c.reading)
        .where(*_of_documents(document))
        .order_by(shelf.c.name, shelf.c.sha256, unclaimed.c.start, unclaimed.c.id)
    )
    return query.where(unclaimed.c.reason.in_(reasons)) if reasons else query


def count_unclaimed(document: Wanted) -> Select[Any]:
    """For each document, by name: its sentences, those with a word that opens a frame, and each reason with its number.

    A document that was read before reasons were kept has none in `n_opened`.
    """
    return (
        select(shelf.c.name, shelf.c.sha256, readings.c.n_sentences, coverage.c.n_opened)
        .add_columns(unclaimed.c.reason, func.count(unclaimed.c.id).label("n"))
        .join(readings, readings.c.id == shelf.c.reading)
        .outerjoin(coverage, coverage.c.reading == readings.c.id)
        .outerjoin(unclaimed, unclaimed.c.reading == readings.c.id)
        .where(*_of_documents(document))
        .group_by(shelf.c.name, shelf.c.sha256, readings.c.n_sentences, coverage.c.n_opened, unclaimed.c.reason)
        .order_by(shelf.c.name, shelf.c.sha256, func.count(unclaimed.c.id).desc(), unclaimed.c.reason)
    )


def _of_documents(document: Wanted) -> list[ColumnElement[bool]]:
    wanted = values_of(document)
    return [or_(*(is_document(value) for value in wanted))] if wanted else []


def find_unreadable() -> Select[Any]:
    """The files that could not be read when they were last tried, by path."""
    latest = select(func.max(files.c.id)).group_by(files.c.path)
    return select(files).where(files.c.id.in_(latest), files.c.outcome == "unreadable").order_by(files.c.path)


def find_makers(sha256: str) -> Select[Any]:
    """The program's version and vocabulary of the latest reading of a document by this program, with its options."""
    query = select(runs.c.version, runs.c.vocabulary, runs.c.options).join(readings, readings.c.run == runs.c.id)
    own = query.where(readings.c.sha256 == sha256, OUTSIDE.is_(None))
    return own.order_by(readings.c.id.desc()).limit(1)


def find_outside(sha256: str, outside: str) -> Select[Any]:
    """What the latest run of an outside file on a document was given; where it holds for the text that it has now."""
    query = select(runs.c.options["sha256"].as_string()).join(readings, readings.c.run == runs.c.id)
    query = query.join(shelf, shelf.c.document == readings.c.document)
    query = query.where(shelf.c.sha256 == sha256, outside == OUTSIDE)
    return query.order_by(readings.c.id.desc()).limit(1)


def find_fetches(sha256: str) -> Select[Any]:
    """All fetches of an original, with its bytes, in order."""
    query = select(fetches, originals.c.data).join(originals, originals.c.sha256 == fetches.c.sha256)
    return query.where(fetches.c.sha256 == sha256).order_by(fetches.c.id)


def find_sha256(document: str) -> Select[Any]:
    """The documents that are called so: by name, path or the first digits of their sha256."""
    named = and_(files.c.sha256.is_not(None), or_(files.c.name == document, files.c.path == document))
    begun = and_(files.c.sha256.startswith(document, autoescape=True), func.length(document) >= FEWEST_DIGITS)
    return select(files.c.sha256).where(or_(named, begun)).distinct()


def find_document_id(sha256: str) -> Select[Any]:
    """The row of the text that a document has now."""
    return select(shelf.c.document).where(shelf.c.sha256 == sha256)


def count_claims() -> Select[Any]:
    """The number of claims of each kind that lists have."""
    return select(standing.c.kind, func.count().label("n")).where(listed()).group_by(standing.c.kind)


def count_all_unclaimed() -> Select[Any]:
    """The number of sentences that gave no claim though a rule knows a word of them."""
    return select(func.count()).select_from(unclaimed).join(shelf, shelf.c.reading == unclaimed.c.reading)


def count_sentences() -> Select[Any]:
    """The number of documents, and of sentences in them."""
    query = select(func.count(), func.coalesce(func.sum(readings.c.n_sentences), 0)).select_from(shelf)
    return query.join(readings, readings.c.id == shelf.c.reading)
