"""Floors: read and written as they are, raised by themselves, lowered only with leave."""

from pathlib import Path

import pytest

from evals.corpora import Extraction
from evals.floors import Baseline, RegressionError, find_failures, load_baseline, raise_floors, write_baseline
from evals.measure import Measurement
from evals.score import score_documents

CLAIM = {"kind": "visit", "actor": ["FRA"], "recipient": ["KEN"], "start": 0, "end": 9}
LOW = Baseline(digest="d", floors={"found": 0.1, "slots": 0.1, "rows": 0.1})


def measured(*, right: bool) -> Measurement:
    claims = {"a": [CLAIM] if right else []}
    score = score_documents({"a": [CLAIM]}, claims)
    return Measurement(corpus="tiny", digest="d", score=score, extraction=Extraction(claims=claims, faults=()))


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, {"tiny": LOW})
    assert load_baseline(path) == {"tiny": LOW}


def test_there_are_none_without_a_file(tmp_path: Path) -> None:
    assert load_baseline(tmp_path / "none.json") == {}


def test_floors_rise_to_what_was_measured() -> None:
    assert raise_floors([measured(right=True)], {"tiny": LOW})["tiny"].floors["found"] == 1.0


def test_floors_are_lowered_only_with_leave() -> None:
    with pytest.raises(RegressionError, match="--allow-regression"):
        raise_floors([measured(right=False)], {"tiny": LOW})
    lowered = raise_floors([measured(right=False)], {"tiny": LOW}, allow_regression=True)
    assert lowered["tiny"].floors["found"] == 0.0


def test_what_is_below_its_floor_is_named() -> None:
    found = list(find_failures([measured(right=False)], {"tiny": LOW}))
    assert "tiny: found F1 is 0.0000, below its floor 0.1000" in found
