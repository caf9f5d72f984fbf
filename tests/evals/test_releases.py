"""Where the last release found claims, and what was gained and lost since."""

from pathlib import Path

from evals.corpora import Extraction
from evals.measure import Measurement
from evals.releases import load_places, render_changes, update_places, write_places
from evals.score import score_documents

CLAIM = {"kind": "visit", "actor": ["FRA"], "recipient": ["KEN"], "start": 0, "end": 9}
PLACE = ("a", "visit", 0, 9)
OLD = ("a", "visit", 20, 30)
OTHER = ("z", "visit", 1, 2)


def measured() -> Measurement:
    score = score_documents({"a": [CLAIM]}, {"a": [CLAIM]})
    return Measurement(corpus="tiny", digest="d", score=score, extraction=Extraction(claims={"a": [CLAIM]}, faults=()))


def test_places_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "last.jsonl"
    write_places(path, {PLACE, OTHER})
    assert load_places(path) == {PLACE, OTHER}


def test_documents_that_were_not_read_keep_their_claims(tmp_path: Path) -> None:
    path = tmp_path / "last.jsonl"
    write_places(path, {OLD, OTHER})
    update_places(path, [measured()])
    assert load_places(path) == {PLACE, OTHER}


def test_gained_and_lost() -> None:
    printed = render_changes([measured()], {OLD, OTHER})
    assert "tiny: 1 gained (1 of them right), 1 lost" in printed
    assert "lost a visit 20-30" in printed


def test_nothing_to_compare_with() -> None:
    assert "nothing to compare with" in render_changes([measured()], set())
