"""`reftel judge` and the lists of what was said."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from reftel.cli import main
from tests.filled import BROKE, LENT, SOLD, Invoke


@pytest.fixture(autouse=True)
def ann(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFTEL_REVIEWER", "Ann")


def test_the_claim_may_come_first(invoke: Invoke) -> None:
    out = invoke("judge", SOLD.id[:8], "accept").stdout
    assert f"claim {SOLD.id[:8]}: accepted" in out
    assert invoke("judge", "accept", SOLD.id[:8]).stdout == out


def test_nobody_is_guessed(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REFTEL_REVIEWER")
    result = invoke("judge", SOLD.id, "accept")
    assert result.exit_code == 2
    assert "missing option '--reviewer'; `export REFTEL_REVIEWER=…` says it once" in result.stderr


def test_a_correction_with_its_words(invoke: Invoke) -> None:
    result = invoke("judge", SOLD.id[:8], "correct", "--period", "1978", "--words", "period=in 1977", "--why", "slip")
    assert result.exit_code == 0, result.stderr
    assert f"claim {SOLD.id[:8]}: corrected" in result.stdout
    made = json.loads(invoke("claims", "--review", "hand", "--format", "jsonl").stdout)
    assert (made["period"], made["rule"], made["review"]) == ("1978", "hand", "hand")
    assert made["quote"] == SOLD.quote
    shown = invoke("show", made["id"]).stdout
    assert "a person made this claim" in shown
    assert f"Ann: correct with {SOLD.id[:8]} → {made['id'][:8]} “slip”" in shown


def test_without_a_verdict_there_is_help() -> None:
    result = CliRunner().invoke(main, ["judge"])
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ") and "Commands:\n  accept  " in result.stderr


def test_a_verdict_on_a_pair_says_nothing_of_either(invoke: Invoke) -> None:
    first, second, *_ = invoke("judge", "rival", SOLD.id, LENT.id).stdout.splitlines()
    assert first.startswith("claims ") and first.endswith(": rival") and second.startswith("rival by Ann")


def test_all_verdicts_can_be_typed(invoke: Invoke) -> None:
    said = (
        ("reject", BROKE.id), ("same", SOLD.id, LENT.id), ("withdraw-me",),
        ("split", LENT.id, "--part", "stage=delivered", "--part", "stage=ordered; period=1976"),
        ("add", "wire", "--quote", "Lima", "--kind", "relation", "--actor", "PER"),
    )  # fmt: skip
    for words in said:
        result = invoke("judge", *words)
        assert result.exit_code == (2 if words == ("withdraw-me",) else 0), result.stderr
    listed = [json.loads(line) for line in invoke("judgements", "--format", "jsonl").stdout.splitlines()]
    assert [each["verdict"] for each in listed] == ["reject", "same", "split", "add"]
    assert invoke("judge", "withdraw", listed[0]["id"][:8]).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(invoke("judgements", "--format", "csv").stdout, newline="")))
    assert [row["withdrawn"] for row in rows] == ["true", "false", "false", "false", "false"]
    made = listed[2]["makes"]
    assert invoke("judge", "merge", *made, "--stage", "ordered", "--period", "1976").exit_code == 0


@pytest.mark.parametrize(
    ("words", "message", "status"),
    [
        (("judge", "0", "frobnicate"), "there is no verdict 'frobnicate'; there are accept, add,", 2),
        (("judge", "frobnicate", "0"), "there is no verdict 'frobnicate'; there are accept, add,", 2),
        (("judge", "6ed3"), "no verdict is given; there are accept, add,", 2),
        (("agreement", "Ann", "Ben"), "'Ann' judged nothing in this ledger; nobody did", 1),
        (("judge", SOLD.id, "correct", "--words", "1977"), "should be SLOT=WORDS", 1),
        (("judge", SOLD.id, "correct", "--at", "3"), "--at says where the quote begins; give --quote too", 1),
        (("judge", SOLD.id, "split", "--part", "1977"), "should be SLOT=VALUE", 1),
        (("judge", SOLD.id, "correct", "--period", "soon"), "'soon' is no date in EDTF", 1),
        (("judgements", "--since", "soon"), "'soon' is no time", 1),
        (("grade", "publisher:nobody", "B"), "no source of the ledger has the key 'publisher:nobody'", 1),
    ],
)
def test_faults_are_one_sentence(invoke: Invoke, words: tuple[str, ...], message: str, status: int) -> None:
    result = invoke(*words)
    assert (result.exit_code, result.stderr.count("\n")) == (status, 1)
    assert message in result.stderr


def test_where_reviewers_differ_it_is_listed(invoke: Invoke) -> None:
    invoke("judge", SOLD.id, "accept")
    invoke("judge", SOLD.id, "correct", "--period", "1978", "--reviewer", "Ben")
    rows = [json.loads(line) for line in invoke("disputes", "--format", "jsonl").stdout.splitlines()]
    assert [(row["reviewer"], row["differs"]) for row in rows] == [("Ann", None), ("Ben", "period: 1977 → 1978")]
    assert "period: 1977" in invoke("disputes").stdout
    out = invoke("agreement", "Ann", "Ben").stdout
    assert "not defined: both gave one and the same answer" in " ".join(out.split())
    assert "no looks" in invoke("looks").stdout


def test_grades_are_given_and_listed(invoke: Invoke) -> None:
    assert invoke("grade", "speaker:tass", "e").exit_code == 0
    assert invoke("grade", "speaker:tass", "5", "--claim", LENT.id).exit_code == 0
    rows = [json.loads(line) for line in invoke("grade", "--format", "jsonl").stdout.splitlines()]
    assert [(row["source"], row["grade"], row["axis"]) for row in rows] == [
        ("speaker:tass", "E", "reliability"), ("speaker:tass", "5", "credibility"),
    ]  # fmt: skip
