"""`reftel policies`."""

import json
from pathlib import Path

import pytest

from tests.filled import Invoke

MINE = 'name = "mine"\nversion = 2\nmeaning = "The earliest."\nrules = ["earliest"]\n'


def test_policies_are_those_of_reftel_and_those_that_somebody_added(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("policies").stdout.endswith("5 policies\n")
    (tmp_path / "mine.toml").write_text(MINE, encoding="utf-8")
    result = invoke("policies", "--add", str(tmp_path / "mine.toml"), "--reviewer", "eva", "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert records[-1] == {
        "policy": "mine", "version": 2, "from": "eva", "rules": ["earliest"], "meaning": "The earliest.",
    }  # fmt: skip
    assert {record["from"] for record in records[:-1]} == {"reftel"}


@pytest.mark.parametrize(
    ("text", "reviewer", "words"),
    [
        (MINE, None, "give --reviewer"),
        (MINE.replace("earliest", "erliest"), "eva", "did you mean 'earliest'?"),
        (None, "eva", "cannot be read as a policy"),
    ],
)
def test_what_is_no_policy_is_not_kept(
    invoke: Invoke, tmp_path: Path, text: str | None, reviewer: str | None, words: str
) -> None:
    path = tmp_path / "mine.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    result = invoke("policies", "--add", str(path), *(["--reviewer", reviewer] if reviewer else []))
    assert result.exit_code == 1
    assert words in result.stderr
    assert invoke("policies").stdout.endswith("5 policies\n")
