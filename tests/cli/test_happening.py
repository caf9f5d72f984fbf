"""`reftel events` and `reftel event`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.amount import Quantity
from tests.factories import plain_claim, plain_document
from tests.filled import SOLD, Invoke

RIVAL = plain_document("Moscow sold 50 Su-22 to the Peruvian Air Force in 1977.", "rival", publisher="A Press")
MORE = plain_claim(
    RIVAL, "Moscow sold 50 Su-22 to the Peruvian Air Force in 1977", recipient=("PER/air-force",), item="Su-22",
    designators=("Su-22",), period="1977", stage="ordered", said_by=("an officer",),
    quantity=Quantity(low=50, high=50, unit="aircraft"),
)  # fmt: skip


@pytest.fixture
def two_versions(ledger: Path) -> Path:
    with Store(ledger) as store:
        run = Run(version="1", vocabulary="v1", started="2024-05-05T00:00:00+00:00")
        store.add_document(RIVAL, [replace(MORE)], [], run, n_sentences=1)
    return ledger


@pytest.mark.usefixtures("two_versions")
def test_events_are_listed_with_what_is_contested(invoke: Invoke) -> None:
    table = invoke("events").stdout
    assert table.endswith("3 events\n")
    assert "ordered; 2 claims, 2" in table and "origins; rival" in table and "quantity" in table
    assert table.index(min(SOLD.id, MORE.id)[:8]) < table.index("POL"), "what is contested comes first"
    (event,) = map(json.loads, invoke("events", "--contested", "--format", "jsonl").stdout.splitlines())
    assert set(event["claims"]) == {SOLD.id, MORE.id}
    header, row = invoke("events", "--contested", "--format", "csv").stdout.splitlines()
    assert header.startswith("event,kind,actor,recipient,what") and ",quantity,2,2,2," in row


@pytest.mark.usefixtures("two_versions")
def test_an_event_is_shown_version_beside_version(invoke: Invoke) -> None:
    page = invoke("event", MORE.id[:8], "--why", "--policy", "cautious").stdout
    for words in (
        "transfer  SUN → PER/air-force", "2 claims, 2 documents, 2 independent origins; ordered",
        "account 1, 1 origin", "account 2, 1 origin", "says an officer", "about 36 aircraft", "50 aircraft",
        "by the policy cautious 1: accounts 1, 2", "points:", "publisher:a press",
    ):  # fmt: skip
        assert words in page, words


@pytest.mark.usefixtures("two_versions")
def test_an_event_as_json_has_its_claims_and_what_is_believed(invoke: Invoke) -> None:
    told = json.loads(invoke("event", SOLD.id, "--format", "jsonl", "--policy", "earliest").stdout)
    assert [claim["id"] for claim in told["told"]] == told["claims"]
    assert told["belief"]["policy"] == "earliest 1"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["event", "zz"], "no event or claim"), (["event", SOLD.id, "--policy", "cautius"], "did you mean 'cautious'?")],
)
def test_what_does_not_exist_is_an_error(invoke: Invoke, arguments: list[str], words: str) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 1
    assert words in result.stderr
