"""FollowTheMoney entities, read and checked by its own library where that is installed."""

import json
from pathlib import Path

import pytest

from reftel.exports.formats import export
from reftel.exports.ftm import party_id
from reftel.ledger.store import Store
from tests.exports.dossier import BROKE, CLAIMS, DELIVERED, DENIED, DOCUMENTS, PAGE, PLANNED


def written(store: Store, folder: Path) -> list[dict]:
    (path,) = export(store, "ftm", folder / "claims.ftm.json")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_claim_leads_to_its_words_its_document_and_its_parties(store: Store, tmp_path: Path) -> None:
    found = {entity["id"]: entity for entity in written(store, tmp_path)}
    for claim in CLAIMS:
        event = found[f"reftel-claim-{claim.id}"]["properties"]
        assert event["summary"] == [claim.quote]
        row = json.loads(event["notes"][0])
        assert (row["start"], row["end"]) == (claim.span.start, claim.span.end)
        assert event["proof"] == [f"reftel-document-{claim.document}"]
        assert event.get("organizer", []) == [party_id(actor) for actor in claim.actor]
        assert all(name in found for side in ("organizer", "involved", "proof") for name in event.get(side, []))
    assert sum(entity["schema"] == "Document" for entity in found.values()) == len(DOCUMENTS)


def test_doubt_stands_in_the_name(store: Store, tmp_path: Path) -> None:
    names = {entity["id"]: entity["properties"].get("name", [""])[0] for entity in written(store, tmp_path)}
    assert names[f"reftel-claim-{DENIED.id}"].startswith("denied: ")
    assert names[f"reftel-claim-{PLANNED.id}"].startswith("planned: ")
    assert names[f"reftel-claim-{DELIVERED.id}"].startswith("transfer, ")


def test_dates_are_as_precise_as_they_are_told(store: Store, tmp_path: Path) -> None:
    found = {entity["id"]: entity["properties"] for entity in written(store, tmp_path)}
    open_end = found[f"reftel-claim-{PLANNED.id}"]
    assert (open_end["startDate"], open_end.get("endDate")) == (["1973-07"], None)
    assert found[f"reftel-claim-{DELIVERED.id}"]["startDate"] == ["1977"]
    assert "startDate" not in found[f"reftel-claim-{BROKE.id}"]
    assert found[f"reftel-document-{PAGE.sha256}"]["retrievedAt"] == ["2024-03-05"]


def test_each_entity_is_told_once_and_before_it_is_pointed_to(store: Store, tmp_path: Path) -> None:
    entities = written(store, tmp_path)
    seen: set[str] = set()
    for entity in entities:
        for side in ("organizer", "involved", "proof"):
            assert set(entity["properties"].get(side, [])) <= seen
        assert entity["id"] not in seen
        seen.add(entity["id"])


def test_the_library_takes_them_as_they_are(store: Store, tmp_path: Path) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    for data in written(store, tmp_path):
        schema = followthemoney.model.get(data["schema"])
        assert schema is not None
        schema.validate(data)
        entity = followthemoney.EntityProxy.from_dict(data, cleaned=False)
        for name, values in data["properties"].items():
            assert sorted(entity.get(name)) == sorted(values), (data["id"], name)
