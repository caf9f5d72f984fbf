"""Reads a folder into a ledger without a parser: what is tried here is the ledger, some hundreds of times."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from reftel import pipeline
from reftel.cli.records import to_jsonl
from reftel.ledger.store import Store
from reftel.model.claim_record import claim_record
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.model.span import Span
from reftel.pipeline import Reading, read_into
from tests.factories import plain_claim

NOW = datetime(2024, 1, 1, tzinfo=UTC)


def read_plainly(document: Document, *_: object, **__: object) -> Reading:
    """A claim for every "sold", a refusal for every "um"."""
    claims = [
        plain_claim(document, "sold", span=Span(*found.span())) for found in re.finditer("sold", document.text)
    ]  # fmt: skip
    refusals = [
        Refusal(stage="s", reason="r", detail="d", document=document.sha256, span=Span(*found.span()))
        for found in re.finditer("um", document.text)
    ]
    return Reading(claims=tuple(claims), refusals=tuple(refusals), n_sentences=document.text.count("."))


@contextmanager
def without_parser() -> Iterator[None]:
    with patch.object(pipeline, "read_document", read_plainly):
        yield


def write_texts(folder: Path, number: int, sold: int = 3) -> Path:
    """So many texts with so many claims each, and one file that cannot be read."""
    folder.mkdir()
    for n in range(number):
        parts = " ".join(f"Bonn sold {n * 10 + part} tanks, um, to Rome." for part in range(sold))
        (folder / f"note-{n:03}.txt").write_text(f"{parts}\n", encoding="utf-8")
    (folder / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    return folder


def read(address: str, folder: Path) -> None:
    with without_parser(), Store(address) as store:
        read_into(store, [str(folder)], now=NOW)


def exported(address: str) -> bytes:
    """All that the ledger says, as its exports do."""
    with Store(address, create=False) as store:
        names = store.names()
        claims = to_jsonl(claim_record(claim, names[claim.document]) for claim in store.claims())
        rest = [*map(str, store.documents()), *map(str, store.refusals())]
        return "\n".join([claims, *rest]).encode()
