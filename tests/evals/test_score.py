"""The scorer: what counts as found, as an equal slot, as a row."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evals.corpora import ROOT, SHARED
from evals.equal import is_equal
from evals.score import Tally, main, match_claims, read_records, render_score, score_documents

THEIRS = SHARED / "tools/score.py"


def claim(**slots: Any) -> dict[str, Any]:
    base = {
        "kind": "transfer", "actor": ["SUN"], "recipient": ["PER"], "item": "tanks", "designators": ["T-55"],
        "quantity": None, "value": None, "period": "1973", "stage": "delivered", "terms": None, "modality": "factual",
        "polarity": "affirmed", "said_by": [], "quote": "x" * 40, "start": 100, "end": 140,
    }  # fmt: skip
    return base | slots


def test_perfect_claims_score_one() -> None:
    claims = [claim(), claim(kind="visit", start=300, end=330)]
    score = score_documents({"a": claims}, {"a": claims})
    assert (score.found.f1, score.slots.f1, score.rows.f1) == (1.0, 1.0, 1.0)


def test_document_without_claims_is_missed_whole() -> None:
    score = score_documents({"a": [claim()]}, {})
    assert score.found == Tally(0, 0, 1)
    assert [document for document, _ in score.misses] == ["a"]


def test_wrong_kind_is_missed_and_spurious() -> None:
    score = score_documents({"a": [claim()]}, {"a": [claim(kind="holding")]})
    assert score.found == Tally(0, 1, 1)
    assert len(score.misses) == len(score.spurious) == 1


@pytest.mark.parametrize(("start", "found"), [(127, True), (128, True), (129, False), (200, False)])
def test_quotes_must_share_three_tenths_of_the_shorter(start: int, found: bool) -> None:
    match = match_claims([claim()], [claim(start=start, end=start + 40)])
    assert bool(match.pairs) is found


def test_repetition_is_no_error() -> None:
    score = score_documents({"a": [claim()]}, {"a": [claim(), claim(start=500, end=540)]})
    assert score.found == Tally(1, 1, 1)
    assert not score.spurious


def test_likest_claim_is_paired_first() -> None:
    marked = [claim(recipient=["CHL"], start=100), claim(start=100)]
    assert match_claims(marked, [claim()]).pairs == ((1, 0),)


def test_unmarked_values_count_as_empty() -> None:
    score = score_documents({"a": [claim()]}, {"a": [claim(polarity="denied")]})
    assert score.by_slot["polarity"] == Tally(0, 1, 0)
    assert score.rows.right == 0


EQUAL = [
    ("actor", ["PER/army"], ["PER"], True),
    ("actor", ["PER"], ["CHL"], False),
    ("designators", ["T-55"], ["T 55"], True),
    ("designators", ["T-55"], ["T-54"], False),
    ("item", "the Soviet tanks", "Soviet tanks", True),
    ("item", "Soviet tanks", "rocket launchers", False),
    ("quantity", {"low": None, "high": 79, "unit": "persons"}, {"low": None, "high": 79, "unit": "people"}, True),
    ("quantity", {"low": 79, "high": 79, "unit": "persons"}, {"low": None, "high": 79, "unit": "persons"}, False),
    ("quantity", None, {"low": 79, "high": 79, "unit": "persons"}, False),
    ("value", {"low": 150, "high": 150, "currency": "USD"}, {"low": 151, "high": 150, "currency": "usd"}, True),
    ("value", {"low": 1, "high": 1, "currency": "USD"}, {"low": 1, "high": 1, "currency": "EUR"}, False),
    ("period", "1975~/198X", "1975/1989", True),
    ("period", "1973-07", "1973", True),
    ("period", "1973-07", "1973-08", False),
    ("period", "../1973", "1973", False),
    ("period", None, "1973", False),
    ("said_by", ["Sputnik"], ["the Sputnik agency"], True),
    ("said_by", ["Sputnik"], [], False),
    ("said_by", ["Sputnik"], ["Vz.ru"], False),
    ("terms", "sale", None, False),
]


@pytest.mark.parametrize(("slot", "marked", "extracted", "expected"), EQUAL)
def test_slot_equality(slot: str, marked: Any, extracted: Any, expected: bool) -> None:
    assert is_equal(slot, claim(**{slot: marked}), claim(**{slot: extracted})) is expected


@pytest.mark.parametrize(("kind", "expected"), [("agreement", True), ("transfer", False)])
def test_parties_of_mutual_kinds_may_be_swapped(kind: str, expected: bool) -> None:
    left = claim(kind=kind, actor=["USA"], recipient=["PER"])
    right = claim(kind=kind, actor=["PER"], recipient=["USA"])
    assert is_equal("actor", left, right) is expected


def test_command_prints_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/a.jsonl").write_text(json.dumps(claim()) + "\n")
    (tmp_path / "claims.jsonl").write_text(json.dumps(claim(kind="visit") | {"document": "a"}) + "\n")
    assert main([str(tmp_path / "gold"), str(tmp_path / "claims.jsonl"), "--show", "1"]) == 0
    printed = capsys.readouterr().out
    assert "found" in printed
    assert "missed a transfer" in printed
    assert "spurious a visit" in printed


def test_short_form_leaves_details_out() -> None:
    score = score_documents({"a": [claim()]}, {"a": [claim()]})
    assert "by kind" not in render_score(score, details=False)


@pytest.mark.skipif(not THEIRS.is_file(), reason="../shared is absent: no second scorer to agree with")
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_the_shared_scorer(seed: int) -> None:
    marked = {f.stem: read_records(f) for f in sorted((ROOT / "evals/samples/gold").glob("*.jsonl"))}
    extracted = disturb(marked, random.Random(seed))
    theirs = load_their_scorer().score(marked, extracted)[0]
    ours = score_documents(marked, extracted)
    assert 0.2 < ours.found.f1 < 0.95, "the disturbed claims must be neither perfect nor hopeless"
    figures = {"found": ours.found, "slots": ours.slots, "rows": ours.rows}
    assert {name: theirs[name] for name in figures} == {name: plain(tally) for name, tally in figures.items()}
    assert theirs["by_kind"] == {kind: plain(tally) for kind, tally in ours.by_kind.items()}
    assert theirs["by_slot"] == {slot: plain(tally) for slot, tally in ours.by_slot.items()}


def plain(tally: Tally) -> dict[str, float]:
    ratios = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    counts = {"right": tally.right, "predicted": tally.predicted, "expected": tally.expected}
    return {name: round(value, 4) for name, value in ratios.items()} | counts


def load_their_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", THEIRS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturb(marked: dict[str, list[Any]], chance: random.Random) -> dict[str, list[Any]]:
    """Claims as a middling system might find them: some left out, some said twice, some slots of another claim."""
    pool = [claim for claims in marked.values() for claim in claims]
    extracted: dict[str, list[Any]] = {}
    for document, claims in marked.items():
        extracted[document] = []
        for original in claims:
            for _ in range(chance.choice((0, 1, 1, 1, 2))):
                found, other = dict(original), chance.choice(pool)
                for slot in chance.sample(sorted(original), chance.randrange(0, 5)):
                    if slot not in ("start", "end", "quote", "id", "note"):
                        found[slot] = other.get(slot)
                shift = chance.randrange(-30, 30)
                extracted[document].append(found | {"start": found["start"] + shift, "end": found["end"] + shift})
    return extracted
