"""The ledger: documents and claims are added, never changed; what is current follows from the latest reading."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, Unpack

from sqlalchemy import Connection, Select, select

from reftel.errors import LedgerError
from reftel.ledger import query, rows, write
from reftel.ledger.check import find_fault
from reftel.ledger.counting import Counting
from reftel.ledger.event_paging import EventPaging
from reftel.ledger.eventing import Eventing
from reftel.ledger.filters import Filters, Wanted, values_of
from reftel.ledger.frames import Framing
from reftel.ledger.grading import Grading
from reftel.ledger.history import History
from reftel.ledger.judging import Judging
from reftel.ledger.known import check_known, check_reasons
from reftel.ledger.looking import Looking
from reftel.ledger.moving import Moving
from reftel.ledger.named import claim_named
from reftel.ledger.narrow import narrow_claims
from reftel.ledger.paging import Paging
from reftel.ledger.parties import Parties
from reftel.ledger.queueing import Queueing
from reftel.ledger.records import Covered, Fetch, Run, Tally
from reftel.ledger.schema import originals, shelf
from reftel.ledger.searching import Searching
from reftel.ledger.standing import refresh
from reftel.ledger.streaming import Streaming
from reftel.ledger.verify import Verifying
from reftel.model.claim import Claim
from reftel.model.coverage import Coverage, Unclaimed
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.model.source import Page, Source


class Store(
    Judging, Looking, Grading, Eventing, Searching, Paging, Framing, History, Verifying, Moving, Streaming,
    Counting, EventPaging, Parties, Queueing,
):  # fmt: skip
    """A ledger in a SQLite file, or in a PostgreSQL database.

    Each `add_…` is one transaction: a process killed at any moment loses no more.
    """

    def add_document(
        self,
        document: Document,
        proposed: Iterable[Claim],
        refused: Iterable[Refusal],
        run: Run,
        *,
        n_sentences: int,
        coverage: Coverage | None = None,
        original: bytes | None = None,
    ) -> list[Refusal]:
        """Add one reading of a document: the claims that pass the check of their words, all refusals, the coverage.

        Gives back the refusals of this check. What is there already is not added a second time. The `original`, where
        it is given, is kept as it is.
        """
        kept, faults = _checked(proposed, document)
        with self._writing() as connection:
            write.add_file(connection, run, path=document.path, name=document.name, sha256=document.sha256)
            reading = write.add_reading(connection, run, document, n_sentences)
            write.add_claims(connection, reading, kept)
            write.add_refusals(connection, reading, [*refused, *faults])
            if coverage is not None:
                write.add_coverage(connection, reading, coverage)
            if original is not None:
                write.add_original(connection, document.sha256, original)
            refresh(connection, document.sha256)
        return faults

    def add_outside(self, sha256: str, proposed: Iterable[Claim], refused: Iterable[Refusal], run: Run) -> int:
        """Add claims that something outside makes on a document of the ledger; gives how many were refused.

        `run.options` name the outside file (`outside`) and its content (`sha256`). They stand beside the program's own
        claims, pass the same check of their words, and are replaced when that file is read with another content.
        """
        with self._reading() as connection:
            page = rows.page_of(self._one(connection, query.find_page(sha256), sha256))
            document = connection.execute(query.find_document_id(sha256)).scalar_one()
        text = Document(name="", path="", sha256=sha256, text=page.text, blocks=())
        kept, faults = _checked(proposed, text)
        faults = [*refused, *faults]
        with self._writing() as connection:
            reading = write.add_outside_reading(connection, run, document, sha256)
            write.add_claims(connection, reading, kept)
            write.add_refusals(connection, reading, faults)
            refresh(connection, sha256)
        return len(faults)

    def has_outside(self, sha256: str, outside: str, content: str) -> bool:
        """True where the claims of an outside file with this content are the current ones on a document."""
        with self._reading() as connection:
            return connection.execute(query.find_outside(sha256, outside)).scalar() == content

    def find(self, document: str) -> str | None:
        """The sha256 of the one document with this name, path or beginning of its sha256; None where it is not one."""
        with self._reading() as connection:
            hits = connection.execute(query.find_sha256(document)).scalars().all()
        return hits[0] if len(hits) == 1 else None

    def add_fetch(self, fetch: Fetch, run: Run) -> None:
        """Keep what was fetched, with what the server said of it."""
        with self._writing() as connection:
            write.add_fetch(connection, run, fetch)

    def fetches(self, sha256: str) -> list[Fetch]:
        """When and where the bytes of a document were fetched, in order; none where they came from a file."""
        with self._reading() as connection:
            return [rows.fetch_of(row) for row in connection.execute(query.find_fetches(sha256)).mappings()]

    def original(self, sha256: str) -> bytes | None:
        """The bytes that a document was read from; None where they were not kept."""
        with self._reading() as connection:
            data = connection.execute(select(originals.c.data).where(originals.c.sha256 == sha256)).scalar()
        return None if data is None else bytes(data)

    def has_original(self, sha256: str) -> bool:
        """True where the bytes that a document was read from are kept."""
        with self._reading() as connection:
            found = connection.execute(select(originals.c.sha256).where(originals.c.sha256 == sha256))
            return found.first() is not None

    def note_file(self, document: Document, run: Run) -> None:
        """Keep that a document already read stands at this path, under this name."""
        with self._reading() as connection:
            is_known = write.is_latest(connection, path=document.path, sha256=document.sha256, detail=None)
        if not is_known:
            with self._writing() as connection:
                write.add_file(connection, run, path=document.path, name=document.name, sha256=document.sha256)
                refresh(connection, document.sha256)

    def note_unreadable(self, path: str, detail: str, run: Run) -> None:
        """Keep that the file at this path could not be read, and why."""
        with self._reading() as connection:
            is_known = write.is_latest(connection, path=path, sha256=None, detail=detail)
        if not is_known:
            with self._writing() as connection:
                write.add_file(connection, run, path=path, name=Path(path).stem, sha256=None, detail=detail)

    def has_reading(self, sha256: str, *, version: str, vocabulary: str) -> bool:
        """True where the latest reading of the document was made by this program with this vocabulary."""
        with self._reading() as connection:
            row = connection.execute(query.find_makers(sha256)).first()
        return row is not None and (row.version, row.vocabulary) == (version, vocabulary)

    def folder_of(self, sha256: str) -> str | None:
        """The folder of a user's own rules and names that the latest reading of the document was made with, if any."""
        with self._reading() as connection:
            row = connection.execute(query.find_makers(sha256)).first()
        return row.options.get("vocabulary") if row else None

    def claims(self, **filters: Unpack[Filters]) -> list[Claim]:
        """The current claims that pass all filters, by document and place. See `Filters` for what can be asked.

        Raises LedgerError where a filter asks for a code, a party or a document that does not exist.
        """
        with self._reading() as connection:
            check_known(connection, filters)
            wanted = query.find_claims(filters, narrow_claims(connection, filters)).limit(filters.get("limit"))
            return [rows.claim_of(row) for row in connection.execute(wanted).mappings()]

    def claim(self, prefix: str) -> Claim:
        """The one claim whose id begins so, superseded or not. Raises LedgerError where there is none, or several."""
        with self._reading() as connection:
            return claim_named(connection, prefix)

    def documents(self) -> list[Source]:
        """All documents as they were last read, by name."""
        with self._reading() as connection:
            return [rows.source_of(row) for row in connection.execute(query.find_documents()).mappings()]

    def document(self, sha256: str) -> Source:
        """The document with this sha256, as it was last read. Raises LedgerError where there is none."""
        with self._reading() as connection:
            return rows.source_of(self._one(connection, query.find_documents(sha256), sha256))

    def page(self, sha256: str) -> Page:
        """The text and blocks of the document with this sha256. Raises LedgerError where there is none."""
        with self._reading() as connection:
            return rows.page_of(self._one(connection, query.find_page(sha256), sha256))

    def _one(self, connection: Connection, wanted: Select[Any], sha256: str) -> Mapping[Any, Any]:
        row = connection.execute(wanted).mappings().first()
        if row is None:
            raise LedgerError(f"no document in {self.address} has the sha256 {sha256}")
        return row

    def names(self) -> dict[str, str]:
        """For each document's sha256 the name that it goes by."""
        with self._reading() as connection:
            return {row.sha256: row.name for row in connection.execute(select(shelf.c.sha256, shelf.c.name))}

    def refusals(self, document: str | None = None) -> list[Refusal]:
        """What the latest readings did not use, by document and place; then the files that could not be read.

        The `document` of an unreadable file is its path. With a `document`'s sha256 only what was not used of it.
        """
        with self._reading() as connection:
            inside = [rows.refusal_of(row) for row in connection.execute(query.find_refusals(document)).mappings()]
            if document:
                return inside
            outside = [rows.unreadable_of(row) for row in connection.execute(query.find_unreadable()).mappings()]
        return inside + outside

    def unclaimed(self, *, document: Wanted = None, reason: Wanted = None) -> list[Unclaimed]:
        """The sentences that held a word which opens a frame and gave no claim, by document and place.

        Raises LedgerError where a document or a reason is asked for that does not exist.
        """
        check_reasons(values_of(reason))
        with self._covered(document) as connection:
            wanted = query.find_unclaimed(document, reason)
            return [rows.unclaimed_of(row) for row in connection.execute(wanted).mappings()]

    def coverage(self, *, document: Wanted = None) -> list[Covered]:
        """For each document how much was seen in it and not claimed, and why, by name."""
        with self._covered(document) as connection:
            counted = list(connection.execute(query.count_unclaimed(document)))
        return [
            Covered(
                sha256=first.sha256,
                name=first.name,
                n_sentences=first.n_sentences,
                n_opened=first.n_opened,
                reasons={row.reason: row.n for row in (first, *rest) if row.reason},
            )
            for _, (first, *rest) in groupby(counted, key=lambda row: row.sha256)
        ]

    @contextmanager
    def _covered(self, document: Wanted) -> Iterator[Connection]:
        with self._reading() as connection:
            check_known(connection, {"document": document})
            yield connection

    def tally(self) -> Tally:
        """How much of what the ledger holds."""
        reasons = Counter(refusal.reason for refusal in self.refusals())
        with self._reading() as connection:
            n_documents, n_sentences = connection.execute(query.count_sentences()).one()
            kinds = {row.kind: row.n for row in connection.execute(query.count_claims())}
            n_unclaimed = connection.execute(query.count_all_unclaimed()).scalar_one()
        return Tally(
            n_documents=n_documents,
            n_sentences=n_sentences,
            claims=kinds,
            refusals=reasons,
            n_unclaimed=n_unclaimed,
        )


def _checked(proposed: Iterable[Claim], document: Document) -> tuple[dict[str, Claim], list[Refusal]]:
    """The claims whose words are the document's, by id, each once; and a refusal for each of the others."""
    kept: dict[str, Claim] = {}
    faults: list[Refusal] = []
    for claim in proposed:
        fault = find_fault(claim, document)
        if fault:
            faults.append(fault)
        else:
            kept.setdefault(claim.id, claim)
    return kept, faults
