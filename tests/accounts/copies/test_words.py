"""The parts: vocabulary, speakers, outlets, words, fingerprints, alignment."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.accounts.copies.align import runs_shared
from reftel.accounts.copies.dates import time_of
from reftel.accounts.copies.fingerprints import SHINGLE, WINDOW, candidate_pairs, crowd_pairs, fingerprints
from reftel.accounts.copies.outlets import outlet_of
from reftel.accounts.copies.speakers import is_one, name_of
from reftel.accounts.copies.vocabulary import load_copy_words
from reftel.accounts.copies.words import numbers_of

CREDITS = load_copy_words().credits


@pytest.mark.parametrize(
    ("line", "outlet"), [pair for one in CREDITS.values() for pair in one.finds], ids=lambda value: value
)
def test_a_line_of_credit_names_its_outlet(line: str, outlet: str) -> None:
    found = [match[match.lastgroup or 0] for match in load_copy_words().credit.finditer(f"Text.\n{line}\n")]
    assert [outlet_of(name) for name in found] == [outlet_of(outlet)]


@pytest.mark.parametrize("line", [line for one in CREDITS.values() for line in one.silent])
def test_other_lines_name_none(line: str) -> None:
    assert not load_copy_words().credit.search(f"Text.\n{line}\n")


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("General Carlos Tabernilla", {"carlos", "tabernilla"}), ("MR. PATEL", {"patel"}), ("Vz.ru", {"vz"}),
        ("pampero77", {"pampero77"}), ("Sputnik", {"sputnik"}),
        ("the Sudanese foreign minister", {"SDN", "foreign", "minister"}),
        ("Foreign Minister of Sudan", {"SDN", "foreign", "minister"}), ("Havana", {"CUB"}), ("Somalia", {"SOM"}),
        ("an official", set()), ("a Western diplomat", set()), ("American sources", set()),
        ("official in Khartoum", set()),
        ("unnamed source at the Russian Embassy", set()), ("the Minister", set()), ("King", set()), ("reports", set()),
        ("uncle in Lupane", set()), ("MALTESE ARMY SOURCE", set()), ("a Venezuelan attaché", set()),
        ("my father", set()),
        ("Saudi Ambassador", set()), ("источник в министерстве", set()),
    ],
)  # fmt: skip
def test_who_has_a_name(speaker: str, name: set[str]) -> None:
    assert name_of(speaker) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("General Tabernilla", "Carlos Tabernilla", True),
        ("Foreign Minister of Sudan", "the Sudanese foreign minister", True),
        ("the Sudanese foreign minister", "the Sudanese defence minister", False),
        ("Carlos Tabernilla", "Pedro Tabernilla", False),
        ("an official", "an official", False),
    ],
)
def test_who_is_one(one: str, other: str, same: bool) -> None:
    assert is_one(name_of(one), name_of(other)) is same


@pytest.mark.parametrize(
    ("first", "second", "is_before"),
    [("1974", "1975", True), ("1974", "1974-05-01", False), ("1973-12-31", "1974", True), ("197X", "1980", True),
     ("1980", "197X", False), (None, "1974", None), ("1970/1974", "1973", False)],
)  # fmt: skip
def test_which_comes_first(first: str | None, second: str, is_before: bool | None) -> None:
    time = time_of(first)
    assert (time.is_before(time_of(second)) if time else None) is is_before


WORDS = st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), max_size=40)


@given(before=WORDS, run=st.lists(st.integers(0, 10**6).map(lambda n: f"w{chr(97 + n % 26)}{'x' * (n % 97)}"),
       min_size=SHINGLE + WINDOW - 1, max_size=30), after=WORDS)  # fmt: skip
def test_texts_that_share_a_run_share_a_fingerprint(before: list[str], run: list[str], after: list[str]) -> None:
    words, bounds = numbers_of([[*before, *run], [*run, *after]])
    prints, owners = fingerprints(words, bounds)
    assert set(prints[owners == 0]) & set(prints[owners == 1])


@given(texts=st.lists(WORDS, min_size=1, max_size=5))
def test_fingerprints_hang_on_the_text_alone(texts: list[list[str]]) -> None:
    prints, owners = fingerprints(*numbers_of(texts))
    for at, text in enumerate(texts):
        assert set(prints[owners == at]) == set(fingerprints(*numbers_of([text]))[0])


def test_figures_do_not_hide_a_run() -> None:
    one = "in 1974 the Soviet Union sent 50 tanks of the type T-55 to Peru by sea".split()
    other = "in 1947 the Soviet Union sent 500 tanks of the type T-54 to Peru by sea".split()
    assert candidate_pairs(*numbers_of([one, other])).tolist() == [[0, 1]]


@given(size=st.integers(0, 60))
def test_pairs_of_a_crowd_grow_as_the_crowd_does_and_join_it(size: int) -> None:
    pairs = list(crowd_pairs([range(size)]))
    assert all(one < other for one, other in pairs)
    assert len(pairs) <= max(3 * size, 15)
    assert {n for pair in pairs for n in pair} == (set(range(size)) if size > 1 else set())


@given(here=WORDS, there=WORDS)
def test_runs_are_of_the_same_words_and_do_not_overlap(here: list[str], there: list[str]) -> None:
    end = 0, 0
    for run in (run for group in runs_shared(here, there) for run in group):
        first, other, size = run
        assert here[first : first + size] == there[other : other + size]
        assert size > 0
        assert (first >= end[0], other >= end[1]) == (True, True)
        end = first + size, other + size


def test_no_texts_have_no_words() -> None:
    words, bounds = numbers_of([])
    assert (len(words), bounds.tolist()) == (0, [0])
    assert candidate_pairs(words, bounds).dtype == np.int64
