"""Eight reviewers judge while two reads run: nothing fails, no judgement is lost, none is doubled.

`python -m benchmarks.crowd` does the same for a minute on each store.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from reftel.ledger.store import Store
from tests.ledger.crowd import crowd

TURNS = 8

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def test_reviewers_and_reads_do_not_hinder_each_other(address: str, tmp_path: Path) -> None:
    outcome = crowd(address, tmp_path / "crowd", reviewers=8, readers=2, turns=TURNS)
    assert outcome.statuses == [0] * 10
    assert (len(outcome.told), outcome.n_read) == (8 * TURNS, 2 * TURNS * 2)
    with Store(address) as store:
        kept = Counter(judgement.id for judgement in store.judgements())
        assert kept == Counter(set(outcome.told))
        assert len(set(outcome.told)) == len(outcome.told)
        assert store.verify() == []
