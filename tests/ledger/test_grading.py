"""Grades and policies: all versions are kept, the latest holds."""

import pytest

from reftel.errors import JudgementError, LedgerError
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from tests.filled import DOCUMENT, LENT, SOLD

RUN = Run(version="1", vocabulary="v1", started="2024-01-01T00:00:00+00:00")


@pytest.fixture
def filled(store: Store) -> Store:
    store.add_document(DOCUMENT, [SOLD, LENT], [], RUN, n_sentences=2)
    return store


def test_a_source_and_a_claim_are_graded(filled: Store) -> None:
    key = filled.source_keys()[0]
    one = filled.grade_source(key, "b", grader="Ann", why="an old paper")
    assert (one.source, one.reliability, one.credibility) == (key, "B", None)
    assert filled.grade_source(key, "B", grader="Ann", why="an old paper") == one
    two = filled.grade_claim(LENT.id[:8], "Speaker:Tass", "4", grader="Ben")
    assert filled.grades() == [one, two]
    assert filled.grades(claim=LENT.id) == [two]
    assert filled.grades(source="speaker:tass") == [two]
    assert filled.verify() == []


@pytest.mark.parametrize(("key", "grade", "words"), [
    ("speaker:tas", "A", r"did you mean speaker:tass"), ("speaker:tass", "G", "no reliability 'G'"),
])  # fmt: skip
def test_what_is_no_source_or_no_grade_is_said(filled: Store, key: str, grade: str, words: str) -> None:
    with pytest.raises(JudgementError, match=words):
        filled.grade_source(key, grade, grader="Ann")
    with pytest.raises(JudgementError, match="name the reviewer"):
        filled.grade_source("speaker:tass", "A", grader=" ")
    assert filled.grades() == []


def test_policies_have_versions(filled: Store) -> None:
    one = filled.add_policy("cautious", 'name = "cautious"', author="Ann")
    assert filled.add_policy("cautious", 'name = "cautious"', author="Ben") == one
    two = filled.add_policy("cautious", 'name = "bold"', author="Ben")
    assert (one.version, two.version) == (1, 2)
    assert filled.policies() == [one, two]
    assert (filled.policy("cautious"), filled.policy("cautious", 1)) == (two, one)
    for fault in (lambda: filled.policy("bold"), lambda: filled.policy("cautious", 3)):
        with pytest.raises(LedgerError, match="in the ledger"):
            fault()
    with pytest.raises(LedgerError, match="is not TOML"):
        filled.add_policy("broken", "name =", author="Ann")
