"""Full-text search: claims by their words, passages by theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Unpack, cast

from sqlalchemy import ColumnElement, or_

from reftel.errors import LedgerError
from reftel.ledger import query, rows
from reftel.ledger.base import Base
from reftel.ledger.cursor import ListPage, key_of
from reftel.ledger.filters import Conditions, Slots, is_document, values_of
from reftel.ledger.known import check_known
from reftel.ledger.narrow import narrow_claims, narrow_passages
from reftel.ledger.paging import CLAIM_KEY, claims_after, page_of
from reftel.ledger.schema import passages
from reftel.ledger.words import Phrase, asked_words, places
from reftel.model.claim import Claim
from reftel.model.span import Span

Where = Literal["claims", "passages"]
_PASSAGE_KEY = ("name", "sha256", "position")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What was found: a claim by its quote, or a passage.

    `document` is the sha256, `name` what the document goes by. `text` are the document's characters at `span`,
    `marks` those stretches of the document that matched (of a claim that was found by its item alone, where the item
    stands, if that is known). `claim` is None for a passage, `text_id` then says in which recovered text it stands.
    """

    document: str
    name: str
    span: Span
    text: str
    marks: tuple[Span, ...]
    claim: Claim | None = None
    text_id: str | None = None


class Searching(Base):
    """Claims and passages by their words."""

    def search(
        self,
        words: str,
        *,
        in_: Where = "claims",
        after: str | None = None,
        limit: int = 100,
        **filters: Unpack[Slots],
    ) -> ListPage[Hit]:
        """The claims, or the passages of documents, in which all words stand, by document and place.

        Capitals, accents and signs do not count: `Su-22s` is `su 22s` in a row. "words in quotation marks" stand in a
        row, a star stands for the rest of a word. Passages can be filtered by `document` alone. Raises LedgerError
        where there is no word, for filters as `claims` does, and for an `after` that is no page's `next`.
        """  # fmt: skip
        phrases = asked_words(words)
        if in_ == "claims":
            return self._search_claims(phrases, words, after, limit, filters)
        if in_ != "passages":
            raise LedgerError(f"claims and passages are searched, not {in_}")
        return self._search_passages(phrases, after, limit, filters)

    def _search_claims(
        self, phrases: tuple[Phrase, ...], words: str, after: str | None, limit: int, filters: Slots
    ) -> ListPage[Hit]:
        wanted = cast(Conditions, {**filters, "words": words})
        with self._reading() as connection:
            check_known(connection, wanted)
            narrow = narrow_claims(connection, wanted)
            asked = query.find_claims(wanted, narrow, *claims_after(after)).limit(limit + 1)
            found = connection.execute(asked).mappings().all()
        return page_of("claims", found, limit, CLAIM_KEY, lambda row: _claim_hit(row, phrases))

    def _search_passages(
        self, phrases: tuple[Phrase, ...], after: str | None, limit: int, filters: Slots
    ) -> ListPage[Hit]:
        others = [name for name, value in filters.items() if value and name != "document"]
        if others:
            raise LedgerError(f"passages are filtered by document, not by {', '.join(others)}; search claims for that")
        more: list[ColumnElement[bool]] = []
        if documents := values_of(filters.get("document")):
            more.append(or_(*(is_document(value) for value in documents)))
        if after:
            name, sha256, position = key_of("passages", after, (str, str, int))
            more.append(query.after_place(name, sha256, [passages.c.position], [position]))
        with self._reading() as connection:
            check_known(connection, cast(Conditions, filters))
            wanted = query.find_passages(narrow_passages(connection, phrases), *more).limit(limit + 1)
            found = connection.execute(wanted).mappings().all()
        return page_of("passages", found, limit, _PASSAGE_KEY, lambda row: _passage_hit(row, phrases))


def _claim_hit(row: Mapping[Any, Any], phrases: tuple[Phrase, ...]) -> Hit:
    claim = rows.claim_of(row)
    marks = _marks(claim.quote, claim.span.start, phrases) or claim.slot_spans.get("item", ())
    return Hit(
        document=claim.document, name=row["name"], span=claim.span, text=claim.quote, marks=tuple(marks), claim=claim
    )


def _passage_hit(row: Mapping[Any, Any], phrases: tuple[Phrase, ...]) -> Hit:
    return Hit(
        document=row["sha256"], name=row["name"], span=Span(row["start"], row["end"]), text=row["text"],
        marks=tuple(_marks(row["text"], row["start"], phrases)), text_id=row["document"],
    )  # fmt: skip


def _marks(text: str, start: int, phrases: tuple[Phrase, ...]) -> list[Span]:
    """The stretches of the document that matched, in order; those that overlap are one."""
    marks: list[Span] = []
    for span in sorted(span for phrase in phrases for span in places(text, phrase)):
        there = Span(start + span.start, start + span.end)
        if marks and marks[-1].overlaps(there):
            marks[-1] = marks[-1].cover(there)
        else:
            marks.append(there)
    return marks
