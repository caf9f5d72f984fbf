"""Stakes are kept with the state of the ledger that they are of."""

from dataclasses import replace
from pathlib import Path

import pytest

from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.measures.weighing import are_weighed, weigh
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


def test_stakes_are_of_the_ledger_as_it_is_until_something_is_added(tmp_path: Path) -> None:
    with Store(tmp_path / "test.db") as store:
        store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
        assert not are_weighed(store)
        weigh(store)
        assert are_weighed(store)
        first = store.weighed_stamp()
        store.add_document(OTHER, [BROKE], [], RUN, n_sentences=1)
        assert not are_weighed(store)
        weigh(store)
        assert store.weighed_stamp() != first


@pytest.mark.parametrize("chance", [0.9, None])
def test_the_only_claim_of_a_delivery_is_weighed(tmp_path: Path, chance: float | None) -> None:
    delivered = replace(SOLD, stage="delivered", probability=chance)
    with Store(tmp_path / "test.db") as store:
        store.add_document(DOCUMENT, [delivered, LENT], [], RUN, n_sentences=2)
        weigh(store)
        (queued,) = store.queue_page("influence").items
        assert queued.claim.id == delivered.id
        stake = queued.stake
    assert stake is not None
    assert (stake.measure, stake.top, stake.top_without, stake.kind) == ("top", "SUN", None, "transfer")
    assert stake.stake == pytest.approx((0.5 if chance is None else 1 - chance) * sum(stake.moved.values()))
