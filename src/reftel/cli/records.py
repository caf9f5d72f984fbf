"""Claims, documents and refusals as plain records, as JSON Lines and as CSV."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from reftel.model.claim import Claim, content
from reftel.model.claim_record import GOLD_KEYS
from reftel.model.coverage import Opening, Unclaimed
from reftel.model.places import place_words
from reftel.model.refusal import Refusal
from reftel.model.source import Page, Source

Record = dict[str, Any]

CLAIM_COLUMNS = (
    "id", "document", "kind", "actor", "recipient", "item", "designators", "quantity_low", "quantity_high",
    "quantity_unit", "quantity_approx", "value_low", "value_high", "value_currency", "value_approx", "period",
    "place", "stage", "terms", "modality", "polarity", "said_by", "quote", "start", "end", "note", "rule",
    "probability", "review",
)  # fmt: skip
SOURCE_COLUMNS = (
    "document", "sha256", "path", "genre", "title", "author", "publisher", "date", "language", "sentences", "claims",
)  # fmt: skip
UNCLAIMED_COLUMNS = (
    "document", "place", "line", "word", "rule", "reason", "detail", "sentence", "start", "end", "sha256", "others",
)  # fmt: skip
REFUSAL_COLUMNS = ("document", "stage", "reason", "detail", "start", "end")


def claim_cells(claim: Claim, name: str) -> Record:
    """The claim as one row of a table: a cell for each value, lists joined with "; "."""
    parts = content(claim)
    cells: Record = {"id": claim.id, "document": name}
    for key in GOLD_KEYS:
        if key in ("quantity", "value"):
            cells |= _amount_cells(key, parts[key], "unit" if key == "quantity" else "currency")
        else:
            cells[key] = "; ".join(parts[key]) if isinstance(parts[key], list) else parts[key]
    made = {"note": claim.note, "rule": claim.rule, "probability": claim.probability}
    return cells | made | {"review": claim.review}


def _amount_cells(slot: str, amount: Mapping[str, Any] | None, measure: str) -> Record:
    cells = {f"{slot}_{part}": (amount or {}).get(part) for part in ("low", "high", measure)}
    return cells | {f"{slot}_approx": str(amount.get("approx", False)).lower() if amount else None}


def source_record(source: Source) -> Record:
    """What the ledger knows of a document."""
    values = (
        source.name, source.sha256, source.path, source.genre, source.title, source.author, source.publisher,
        source.date, source.language, source.n_sentences, source.n_claims,
    )  # fmt: skip
    return dict(zip(SOURCE_COLUMNS, values, strict=True))


def refusal_record(refusal: Refusal, names: Mapping[str, str]) -> Record:
    """A refusal with its document's name (a file that could not be read has its path instead)."""
    place = (refusal.span.start, refusal.span.end) if refusal.span else (None, None)
    name = names.get(refusal.document, refusal.document)
    values = (name, refusal.stage, refusal.reason, refusal.detail, *place)
    return dict(zip(REFUSAL_COLUMNS, values, strict=True))


def unclaimed_record(sentence: Unclaimed, name: str, page: Page) -> Record:
    """A sentence that gave no claim, with its place and its words; `others` has its further words."""
    first, *others = (_opening(opening, page) for opening in sentence.openings)
    words = " ".join(page.text[sentence.span.start : sentence.span.end].split())
    span = sentence.span
    where = (name, place_words(page, span), page.line_at(span.start))
    values = (*where, *first.values(), words, span.start, span.end, sentence.document, others)
    return dict(zip(UNCLAIMED_COLUMNS, values, strict=True))


def _opening(opening: Opening, page: Page) -> Record:
    word = page.text[opening.word.start : opening.word.end]
    return {"word": word, "rule": opening.frame, "reason": opening.reason, "detail": opening.detail}


def unclaimed_cells(record: Record) -> Record:
    """The sentence as one row of a table: the further words with their reasons in one cell."""
    others = "; ".join(f"{other['word']} ({other['rule']}, {other['reason']})" for other in record["others"])
    return {column: record[column] for column in UNCLAIMED_COLUMNS} | {"others": others}


def to_jsonl(records: Iterable[Record]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def to_csv(records: Iterable[Record], columns: Iterable[str]) -> str:
    """A header and one row for each record; what is missing is an empty cell."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()
