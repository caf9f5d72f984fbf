"""Lists in pages that stay right while others write, and permalinks."""

from collections.abc import Sequence
from typing import Any, Unpack

from sqlalchemy import ColumnElement, Select, select

from reftel.errors import LedgerError
from reftel.ledger import query, rows
from reftel.ledger.base import Base
from reftel.ledger.cursor import ListPage, cursor_of, key_of
from reftel.ledger.filters import Conditions
from reftel.ledger.known import check_known
from reftel.ledger.narrow import narrow_claims
from reftel.ledger.schema import documents, standing
from reftel.model.claim import Claim
from reftel.model.permalink import Excerpt, Permalink, parse_permalink
from reftel.model.source import Source

CLAIM_KEY = ("name", "sha256", "start", "end", "kind", "id")
_KINDS = (str, str, int, int, str, str)


class Paging(Base):
    """Claims and documents by the page, and records by their permalink."""

    def claims_page(
        self, *, after: str | None = None, limit: int = 100, **filters: Unpack[Conditions]
    ) -> ListPage[Claim]:
        """The claims that pass all filters after the place `after`, at most `limit` of them, in the order of exports.

        What is read meanwhile moves no claim from one page to another: a page begins where the last one ended.
        Raises LedgerError as `claims` does, and for an `after` that is no page's `next`.
        """
        with self._reading() as connection:
            check_known(connection, filters)
            narrow = narrow_claims(connection, filters)
            asked = query.find_claims(filters, narrow, *claims_after(after)).limit(limit + 1)
            found = connection.execute(asked).mappings().all()
        return page_of("claims", found, limit, CLAIM_KEY, rows.claim_of)

    def documents_page(
        self, *, after: str | None = None, limit: int = 100, words: str | None = None
    ) -> ListPage[Source]:
        """The documents after the place `after`, at most `limit` of them, by name. Raises LedgerError as above.

        With `words` those in whose name, title, author or publisher all of them stand, as whole words or in others;
        capitals of the Latin letters without accents do not count.
        """
        more = [query.after_document(*key_of("documents", after, (str, str)))] if after else []
        more += [query.is_named(word) for word in (words or "").replace('"', " ").split()]
        with self._reading() as connection:
            wanted = query.find_documents().where(*more).limit(limit + 1)
            found = connection.execute(wanted).mappings().all()
        return page_of("documents", found, limit, ("name", "sha256"), rows.source_of)

    def resolve(self, link: str) -> Claim | Source | Excerpt:
        """The claim, document or passage that a permalink names; of an event the claim that it is named after.

        Raises LedgerError where it is no permalink, or nothing in this ledger has this name.
        """
        named = parse_permalink(link)
        with self._reading() as connection:
            row = connection.execute(_find_named(named)).mappings().first()
        if row is None or (named.span and named.span.end > len(row["text"])):
            raise LedgerError(f"{self.address} has no {named.thing} {link.partition('/')[2]}")
        if named.thing == "document":
            return rows.source_of(row)
        if named.span is None:
            return rows.claim_of(row)
        text = row["text"][named.span.start : named.span.end]
        return Excerpt(document=row["sha256"], text_id=named.id, span=named.span, text=text)


def claims_after(after: str | None) -> list[ColumnElement[bool]]:
    """The condition that a claim comes after a place in the list of claims."""
    if not after:
        return []
    name, sha256, *place = key_of("claims", after, _KINDS)
    return [query.after_place(name, sha256, query.in_place(standing), place)]


def page_of(listing: str, found: Sequence[Any], limit: int, key: Sequence[str], record: Any) -> ListPage[Any]:
    """The first `limit` rows as records, and where the next page begins if there are more."""
    if limit < 1:
        raise LedgerError(f"a page has at least one row, not {limit}")
    shown = found[:limit]
    more = cursor_of(listing, [shown[-1][name] for name in key]) if len(found) > limit else None
    return ListPage(tuple(record(row) for row in shown), more)


def _find_named(named: Permalink) -> Select[Any]:
    if named.thing == "document":
        return query.find_documents(named.id)
    if named.thing == "passage":
        return select(documents.c.text, documents.c.sha256).where(documents.c.id == named.id)
    return query.find_claims_by_id(named.id)
