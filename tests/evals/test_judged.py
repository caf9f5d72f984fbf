"""The pairs that people judged: they can be found, are balanced, and none is from a text whose errors nobody reads."""

import json
from collections import Counter
from pathlib import Path

import pytest

from evals.corpora import CORPORA, ROOT
from evals.judged import RELATIONS, confusion, load_pairs, marked_claims, readable, render_confusion, shipped


def test_there_are_some_fifteen_of_each() -> None:
    counts = Counter(pair.relation for pair in load_pairs())
    assert set(counts) == set(RELATIONS)
    assert all(14 <= n <= 18 for n in counts.values())


def test_each_says_why_and_none_stands_twice() -> None:
    pairs = load_pairs()
    assert all(len(pair.why.split()) > 3 for pair in pairs)
    assert len({frozenset((pair.one, pair.two)) for pair in pairs}) == len(pairs)


def test_none_is_of_a_text_that_is_held_out() -> None:
    held = [line for line in (ROOT / "evals/held_out.txt").read_text().splitlines() if line and line[0] != "#"]
    documents = {place.document for pair in load_pairs() for place in (pair.one, pair.two)}
    assert [name for name in sorted(documents) if any(name.startswith(stem) for stem in held)] == []


def test_all_that_are_here_can_be_found_and_stages_differ_where_they_are_judged_to() -> None:
    corpora = {corpus.name: corpus for corpus in CORPORA}
    pairs = readable(load_pairs())
    assert len(pairs) >= 50
    for pair in pairs:
        one, two = (marked_claims(corpora[at.corpus], at.document)[1][at.line] for at in (pair.one, pair.two))
        assert one.kind == two.kind
        if pair.relation == "stage":
            assert one.stage != two.stage, pair.why


def test_an_unknown_relation_is_an_error(tmp_path: Path) -> None:
    record = {"relation": "kin", "one": ["written", "a", 0], "two": ["written", "b", 0], "why": "they look alike"}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(record) + "\n")
    with pytest.raises(ValueError, match="kin"):
        load_pairs(tmp_path / "pairs.jsonl")


def test_what_cannot_be_read_is_counted() -> None:
    found = confusion(corpora=shipped())
    assert sum(found.counts.values()) + found.unread == len(load_pairs())
    assert found.unread > 0
    assert "not read" in render_confusion(found)
    assert 0.5 < found.agreement <= 1
