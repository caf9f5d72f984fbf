"""Weights are learned from marked texts: which words carry a claim, on which side parties stand, at what stage."""

import json
from pathlib import Path

import pytest

from evals import learn
from evals.equal import Record
from evals.readings import Reading, folds, reading_of
from reftel.rules.weights import Weights

TEXT = "{giver} sold {n} tanks to {taker} in {year}.\n\nThe minister opened a school in {year}.\n"
STATES = ("Sweden", "SWE", "Chad", "TCD"), ("Brazil", "BRA", "Mali", "MLI"), ("Israel", "ISR", "Togo", "TGO")


def _readings(folder: Path) -> list[Reading]:
    made = []
    for n, (giver, actor, taker, recipient) in enumerate(STATES * 4):
        text = TEXT.format(giver=giver, n=n + 10, taker=taker, year=1970 + n)
        path = folder / f"text{n}.txt"
        path.write_text(text, encoding="utf-8")
        quote = text.partition(".")[0]
        claim: Record = {"kind": "transfer", "actor": [actor], "recipient": [recipient], "stage": "ordered",
                         "terms": "sale", "quote": quote, "start": 0, "end": len(quote)}  # fmt: skip
        made.append(reading_of(path, "made", [claim]))
    return made


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Weights]:
    read = _readings(tmp_path_factory.mktemp("texts"))
    return learn.fit([learn.lesson_of(reading) for reading in read])


def test_the_word_that_carries_the_claim_is_likelier_than_others(tables: dict[str, Weights]) -> None:
    kinds = tables["kinds"]
    sell, school = (kinds.chances(["always", *signs]) for signs in (["word sell VERB", "word sell"], ["word school"]))
    assert sell["transfer"] > school["transfer"]
    assert sell["visit"] < 0.01


def test_sides_are_learned_from_paths(tables: dict[str, Weights]) -> None:
    giver = tables["sides"].chances(["always", "path >nsubj", "before 1"])
    taker = tables["sides"].chances(["always", "path >obl:to", "after 2"])
    assert giver["actor"] > giver["recipient"]
    assert taker["recipient"] > taker["actor"]


def test_tables_are_written_and_read_back(
    tables: dict[str, Weights], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learn, "TABLES", tmp_path)
    learn.write(tables)
    lines = (tmp_path / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    first, *rows = [line for line in lines if not line.startswith("#")]
    assert first.split("\t") == ["sign", *tables["kinds"].labels]
    assert {row.split("\t")[0] for row in rows} == set(tables["kinds"].rows)
    assert json.dumps(rows) == json.dumps(sorted(rows, key=lambda row: row.split("\t")[0]))


def test_folds_part_all_readings(tmp_path: Path) -> None:
    read = _readings(tmp_path)
    parts = folds(read, 5)
    assert sorted(reading.name for part in parts for reading in part) == sorted(reading.name for reading in read)
    assert {len(part) for part in parts} == {2, 3}


def test_what_fits_in_a_slot_is_learned_from_texts_that_the_weights_do_not_know(tmp_path: Path) -> None:
    read = _readings(tmp_path)
    course = learn.course(read, [None] * 3)
    assert sorted(reading.name for group in course.groups for reading in group.held) == sorted(r.name for r in read)
    assert set(course.tables) == {"kinds", "sides", "stages", "terms", "seats", "numbers", "dates", "status"}
    assert not course.tables["status"].rows  # no network read these texts: there was nothing to choose among
    # Marked claims of these texts have no period, though rules give them the sentence's year.
    dates = course.tables["dates"]
    assert dates.totals(["always", "none"])["fits"] > dates.totals(["always", "ruled True had True"])["fits"]
