"""What is a period in EDTF, and what is none."""

import json

import pytest

from evals.corpora import ROOT
from reftel.model.edtf_form import is_edtf

SOUND = ("1973", "1973-07", "1973-07-04", "197X", "19XX", "1975~", "1973-21", "1926/1930", "1973/..", "../1973",
         "1975~/198X", "1973-02/1973-04", "2024-02-29", "[1967, 1969]", "{1967..1969}", "1973-XX-XX")  # fmt: skip
NONE = ("", "..", "/", "last year", "73", "1973-13", "1973-1", "1974-06-31", "2023-02-29", "1973-21-01", "1980/1975",
        "1973 to 1975", "19X3", "[]", "1973/soon")  # fmt: skip


@pytest.mark.parametrize("text", SOUND)
def test_periods(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_period(text: str) -> None:
    assert not is_edtf(text)


def test_the_periods_of_the_gold_are_periods() -> None:
    paths = sorted((ROOT / "evals").rglob("*.jsonl"))
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    periods = {record["period"] for line in lines if (record := json.loads(line)).get("period")}
    assert len(periods) > 100
    assert [period for period in sorted(periods) if not is_edtf(period)] == []
