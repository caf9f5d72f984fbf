"""Files of outside claims: which documents they are on, and the records of each."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.proposal import Proposal
from reftel.model.refusal import Refusal
from reftel.readers import plain
from reftel.readers.decode import decode
from reftel.readers.limits import LimitError, Watch
from reftel.readers.original import Original

OWN, LANGEXTRACT = "outside.claims", "outside.langextract"
_INTERVAL = ("start_pos", "end_pos")
_SAYS_DOCUMENT = ("sha256", "document")


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal | Proposal]:
    """Reads a file of claims, a line a claim or a document. Raises InputError where it is neither."""
    watch.check("text", len(original.data), "split it into its documents")
    text, _ = decode(original.data, original.shown)
    own: dict[str, list[Mapping[str, Any]]] = {}
    found = False
    for number, line in enumerate(text.splitlines(), 1):
        watch.check("entries", number)
        watch.tick()
        if not line.strip():
            continue
        record = _record(line, number, original)
        if isinstance(record.get("extractions"), list):
            found = True
            yield from _langextract(original, watch, record, number)
        elif "kind" in record and "quote" in record:
            own.setdefault(_document_of(record, original, number), []).append(record)
        else:
            raise InputError(
                f"{original.shown}, line {number}, is no claim: it has neither `kind` and `quote` nor `extractions`"
            )
    for wanted, records in own.items():
        yield _proposal(original, OWN, wanted, None, records)
    if not own and not found:
        raise InputError(f"{original.shown} holds no claims; there is nothing to read")


def _record(line: str, number: int, original: Original) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
        json.dumps(record, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise InputError(f"{original.shown}, line {number}, is not JSON: {error}; write it anew") from error
    if not isinstance(record, dict):
        raise InputError(f"{original.shown}, line {number}, is no object of JSON; write it anew")
    return record


def _document_of(record: Mapping[str, Any], original: Original, number: int) -> str:
    """What a claim calls its document: its sha256, or its name in the ledger."""
    for key in _SAYS_DOCUMENT:
        if isinstance(wanted := record.get(key), str) and wanted:
            return wanted
    raise InputError(f"{original.shown}, line {number}, does not say on which document it is: give `document` its name")


def _proposal(
    original: Original, rule: str, wanted: str, document: Document | None, records: list[Mapping[str, Any]]
) -> Proposal:
    return Proposal(
        outside=original.name,
        sha256=original.sha256,
        path=original.path,
        rule=rule,
        wanted=wanted,
        document=document,
        records=tuple(records),
    )


def _langextract(
    original: Original, watch: Watch, record: Mapping[str, Any], number: int
) -> Iterator[Document | Refusal | Proposal]:
    """What LangExtract found in one document, whose text the line holds."""
    text, name = record.get("text"), record.get("document_id")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{original.shown}, line {number}, has extractions and no text that they are on")
    name = name if isinstance(name, str) and name else f"{original.name}-{number}"
    part = Original(data=text.encode("utf-8", "replace"), name=name, path=f"{original.path}/{name}")
    records = [_slots(each) for each in record["extractions"] if isinstance(each, dict)]
    try:
        documents = [item for item in plain.read(part, watch.within(part.path)) if isinstance(item, Document)]
    except LimitError:
        raise
    except InputError as error:
        yield Refusal(stage="readers", reason="file-unreadable", detail=str(error), document=part.path)
        return
    for document in documents:
        yield _proposal(original, LANGEXTRACT, name, document, records)


def _slots(extraction: Mapping[str, Any]) -> Mapping[str, Any]:
    """An extraction by the names of slots: its class is the kind, its text the quote, its attributes the others."""
    attributes = extraction.get("attributes")
    slots = dict(attributes) if isinstance(attributes, dict) else {}
    slots |= {"kind": extraction.get("extraction_class"), "quote": extraction.get("extraction_text")}
    interval = extraction.get("char_interval")
    start, end = (interval.get(name) for name in _INTERVAL) if isinstance(interval, dict) else (None, None)
    return slots | {"start": start, "end": end, "aligned": extraction.get("alignment_status")}
