"""Claims as W3C Web Annotations: each claim is a note on the words that carry it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, Unpack

from reftel.exports.cells import json_text
from reftel.exports.tables import claim_row
from reftel.exports.wording import claim_words
from reftel.ledger.filters import Filters
from reftel.ledger.store import Store
from reftel.model.source import Page, Source
from reftel.version import VERSION

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quote by which it is found again where offsets have moved."""


def write_annotations(store: Store, path: Path, **filters: Unpack[Filters]) -> None:
    """One page of annotations (JSON-LD), an annotation for each claim that passes the filters.

    The target is the text of the document, by position (code points) and by quote with what stands around it; bodies
    are the claim in words, and all of its row as JSON.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        head = {"@context": CONTEXT, "type": "AnnotationPage", "generator": _generator()}
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [')
        between = "\n"
        for annotation in annotations(store, **filters):
            file.write(between + json.dumps(annotation, ensure_ascii=False))
            between = ",\n"
        file.write("\n]}\n")


def annotations(store: Store, **filters: Unpack[Filters]) -> Iterator[Mapping[str, Any]]:
    """The annotations, by document and place."""
    sources = {source.sha256: source for source in store.documents()}
    for sha256, claims in groupby(store.each_claim(**filters), key=lambda claim: claim["sha256"]):
        yield from _of_document(claims, sources[sha256], store.page(sha256))


def _of_document(claims: Iterable[Mapping[str, Any]], source: Source, page: Page) -> Iterator[Mapping[str, Any]]:
    for claim in claims:
        row = claim_row(claim, source)
        yield {
            "id": f"urn:reftel:claim:{row['id']}",
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": claim_words(row)},
                {"type": "TextualBody", "purpose": "linking", "format": "application/json", "value": _json(row)},
                {"type": "TextualBody", "purpose": "tagging", "value": row["kind"]},
            ],
            "target": {"source": _source(source, page), "selector": _selectors(row, page.text)},
        }  # fmt: skip


def _generator() -> Mapping[str, str]:
    return {"type": "Software", "name": f"reftel {VERSION}"}


def _source(source: Source, page: Page) -> Mapping[str, Any]:
    known = {"id": f"urn:reftel:document:{source.sha256}", "type": "Text", "format": page.media}
    return known | {"language": source.language}


def _selectors(row: Mapping[str, Any], text: str) -> list[Mapping[str, Any]]:
    start, end = row["start"], row["end"]
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND) : start],
         "suffix": text[end : end + AROUND]},
    ]  # fmt: skip


def _json(row: Mapping[str, Any]) -> str:
    days = {name: value.isoformat() for name in ("period_first", "period_last") if (value := row[name])}
    return json_text({**row, **days})
