"""Web Annotations, processed as JSON-LD with the terms of the W3C's context that they use."""

import json
from pathlib import Path

import rdflib

from reftel.exports.annotations import AROUND, CONTEXT
from reftel.exports.formats import export
from reftel.ledger.store import Store
from tests.exports.dossier import CLAIMS, DELIVERED, DENIED, DOCUMENTS, PLANNED

TERMS = json.loads((Path(__file__).parent / "anno.json").read_text(encoding="utf-8"))


def page(store: Store, folder: Path) -> dict:
    (path,) = export(store, "annotations", folder / "claims.jsonld")
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_claim_is_found_again_by_position_and_by_quote(store: Store, tmp_path: Path) -> None:
    texts = {f"urn:reftel:document:{document.sha256}": document.text for document in DOCUMENTS}
    items = {item["id"]: item for item in page(store, tmp_path)["items"]}
    assert set(items) == {f"urn:reftel:claim:{claim.id}" for claim in CLAIMS}
    for claim in CLAIMS:
        target = items[f"urn:reftel:claim:{claim.id}"]["target"]
        text, (position, quote) = texts[target["source"]["id"]], target["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] == claim.quote
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in text and max(len(quote["prefix"]), len(quote["suffix"])) <= AROUND


def test_bodies_say_what_is_doubted_first_and_hold_all(store: Store, tmp_path: Path) -> None:
    items = {item["id"].rpartition(":")[2]: item["body"] for item in page(store, tmp_path)["items"]}
    words = {claim: body[0]["value"] for claim, body in items.items()}
    assert words[PLANNED.id].startswith("planned: transfer, ? → PER")
    assert words[DENIED.id].startswith("denied: ")
    assert words[DENIED.id].endswith("says Lima ← a trader; of Callao ← Tass")
    assert "about 36 aircraft" in words[DELIVERED.id]
    assert json.loads(items[PLANNED.id][1]["value"])["period_first"] == "1973-07-01"


def test_a_processor_of_json_ld_reads_them(store: Store, tmp_path: Path) -> None:
    written = page(store, tmp_path)
    assert written["@context"] == CONTEXT
    graph = rdflib.Graph().parse(data=json.dumps(written | {"@context": TERMS}), format="json-ld")
    asked = """
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?claim ?start ?exact WHERE {
          ?claim a oa:Annotation; oa:hasTarget ?target; oa:motivatedBy oa:describing .
          ?target oa:hasSelector ?place, ?words . ?place oa:start ?start . ?words oa:exact ?exact }
    """
    found = {str(row.claim).rpartition(":")[2]: (int(row.start), str(row.exact)) for row in graph.query(asked)}
    assert found == {claim.id: (claim.span.start, claim.quote) for claim in CLAIMS}


def test_nothing_found_is_an_empty_page(store: Store, tmp_path: Path) -> None:
    (path,) = export(store, "annotations", tmp_path / "none", kind="mission")
    assert json.loads(path.read_text(encoding="utf-8"))["items"] == []
