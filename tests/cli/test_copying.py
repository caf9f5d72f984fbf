"""`reftel copies`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.model.amount import Quantity
from tests.factories import plain_claim, plain_document
from tests.filled import Invoke

RUN = Run(version="1", vocabulary="v1", started="2024-05-05T00:00:00+00:00")
SAID = (
    "The ministry in Jakarta confirmed on Tuesday that twelve of the {n} fighters ordered from Prague two years ago "
    "had been handed over at the air base near Madiun, in the presence of both attachés."
)
FIRST = plain_document(SAID.format(n=48), "agency", publisher="The Agency", date="1960-05-03")
REPRINT = f"Reprinted from the Agency.\n{SAID.format(n=84)}"
AGAIN = plain_document(REPRINT, "paper", publisher="A Paper", date="1960-05-07")


@pytest.fixture
def copied(ledger: Path) -> None:
    with Store(ledger) as store:
        for document, number in ((FIRST, 48), (AGAIN, 84)):
            quote = f"the {number} fighters ordered from Prague"
            claim = plain_claim(document, quote, actor=("CSK",), recipient=("IDN",), stage="ordered")
            counted = replace(claim, quantity=Quantity(low=number, high=number, unit="aircraft"))
            store.add_document(document, [counted], [], RUN, n_sentences=1)


@pytest.mark.usefixtures("copied")
def test_a_reprint_leads_back_to_its_origin_and_what_went_wrong_is_told(invoke: Invoke) -> None:
    found = [json.loads(line) for line in invoke("copies", "--format", "jsonl").stdout.splitlines()]
    assert {(record["copy"], record["origin"]) for record in found} == {("paper", "agency")}
    (garbled,) = [record for record in found if record["what"] == "corruption"]
    assert (garbled["words"], garbled["origin_words"]) == ("84", "48")
    page = invoke("copies").stdout
    assert "paper ← agency" in page and "“" in page
    assert invoke("copies", "--corrupted").stdout.endswith("1 sign\n")


def test_documents_that_have_nothing_of_each_other_show_nothing(invoke: Invoke) -> None:
    assert invoke("copies").stdout == "no signs\n"
