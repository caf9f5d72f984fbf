"""`reftel measure`."""

import json
from pathlib import Path

import pytest

import reftel
from reftel.ledger.records import Run
from reftel.ledger.store import Store
from reftel.measures.asked import measure_names
from reftel.model.amount import Quantity
from tests.factories import plain_claim, plain_document
from tests.filled import Invoke

STUDY = plain_document(
    "In 1975 Moscow delivered 10 tanks to Lima. In 1975 Paris delivered 5 to 8 tanks. France had a mission from "
    "1970 to 1972. NATO delivered 2 tanks in 1976.",
    "study", date="1980",
)  # fmt: skip


def tanks(low: float, high: float) -> Quantity:
    return Quantity(low=low, high=high, unit="tanks")


MADE = [
    plain_claim(STUDY, "In 1975 Moscow delivered 10 tanks", stage="delivered", period="1975", quantity=tanks(10, 10)),
    plain_claim(
        STUDY,
        "In 1975 Paris delivered 5 to 8 tanks",
        actor=("FRA",),
        stage="delivered",
        period="1975",
        quantity=tanks(5, 8),
    ),
    plain_claim(STUDY, "France had a mission", kind="mission", actor=("FRA",), stage="ongoing", period="1970/1972"),
    plain_claim(
        STUDY, "NATO delivered 2 tanks", actor=("NATO",), stage="delivered", period="1976", quantity=tanks(2, 2)
    ),
]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    with Store(tmp_path / "study.db") as store:
        run = Run(version="1", vocabulary="v1", started="2024-05-05T00:00:00+00:00")
        store.add_document(STUDY, MADE, [], run, n_sentences=4)
    return tmp_path / "study.db"


def test_without_a_name_all_measures_are_listed(invoke: Invoke) -> None:
    listed = [line.split()[0] for line in invoke("measure").stdout.splitlines()]
    assert listed == measure_names()


def test_a_measure_is_a_table_with_bounds_in_one_cell(invoke: Invoke) -> None:
    page = invoke("measure", "volumes", "--unit", "tanks", "--recipient", "PER", "--until", "1975").stdout
    lines = [line.split() for line in page.splitlines()]
    assert ["1", "FRA", "PER", "1975", "5", "to", "8", "no", "1", "0", "1"] in lines
    assert ["2", "SUN", "PER", "1975", "10", "no", "1", "0", "1"] in lines
    assert page.endswith("2 rows\n")


def test_no_word_is_broken_and_what_has_no_room_is_said(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("measure", "concentration", "--unit", "tanks", "--window", "1")
    monkeypatch.setenv("COLUMNS", "80")
    narrow = invoke(*asked).stdout
    assert "no room for " in narrow and "dependence, approx" in " ".join(narrow.split())
    assert all(len(line) <= 80 for line in narrow.splitlines() if "no room" not in line)
    monkeypatch.setenv("COLUMNS", "220")
    assert "no room" not in invoke(*asked).stdout


def test_a_measure_as_json_and_csv_has_all_columns_and_ids(invoke: Invoke) -> None:
    asked = ("measure", "concentration", "--unit", "tanks", "--window", "1", "--set", "sole=0.5", "--since", "1975")
    first = json.loads(invoke(*asked, "--format", "jsonl").stdout.splitlines()[0])
    assert first["hhi_low"] == pytest.approx((100 + 64) / 18**2) and len(first["ids"]) == 2
    assert first["dependence_high"] == "sole"
    header, row, *_ = invoke(*asked, "--format", "csv").stdout.splitlines()
    assert header.split(",")[:2] == ["recipient", "year"] and "; ".join(first["ids"]) in row


def test_why_leads_from_a_row_to_the_words(invoke: Invoke) -> None:
    asked = ("measure", "presence", "--kind", "mission", "--why", "2")
    page = invoke(*asked).stdout
    assert "account 1 of 1, study" in page and "“France had a mission”" in page and page.endswith("1 claim\n")
    told = json.loads(invoke(*asked, "--format", "jsonl").stdout)
    assert told["id"] == MADE[2].id and told["accounts"] == [1]
    assert MADE[2].id in invoke(*asked, "--format", "csv").stdout


def test_a_panel_says_what_has_no_place_in_it(invoke: Invoke) -> None:
    asked = ("measure", "dyad-years", "--kind", "transfer", "--recipient", "PER", "--since", "1974", "--until", "1976")
    found = invoke(*asked, "--supplier", "SUN", "--format", "jsonl")
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert [(row["ccode1"], row["year"], row["low"]) for row in rows] == [
        (365, 1974, None),
        (365, 1975, 1),
        (365, 1976, None),
    ]
    assert found.stderr.startswith("no place in the panel: ") and "no_state 1" in found.stderr
    assert '"NATO"' in invoke(*asked, "--unmatched", "--format", "jsonl").stdout


def test_a_measure_by_a_policy_and_with_a_table_of_one_s_own(invoke: Invoke, tmp_path: Path) -> None:
    table = tmp_path / "blocs.csv"
    table.write_text("bloc,supplier,from,to\nEast,SUN,1922,1991\nWest,FRA,,\n")
    asked = (
        "--set",
        f"blocs={table}",
        "--set",
        "first=West",
        "--set",
        "second=East",
        "--unit",
        "tanks",
        "--window",
        "1",
    )
    row = json.loads(
        invoke("measure", "bloc-balance", *asked, "--policy", "cautious", "--format", "jsonl").stdout.splitlines()[0]
    )
    assert (row["low"], row["high"]) == (pytest.approx(2 * 5 / 15), pytest.approx(2 * 8 / 18))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (["presense"], "did you mean presence"),
        (["volumes"], "volumes needs unit; amounts are told in tanks"),
        (["volumes", "--unit", "ships"], "no amount is told in 'ships'"),
        (["presence", "--set", "by"], "an option is NAME=VALUE"),
        (["presence", "--set", "carry=3"], "no option 'carry'; it has kinds, stages, by, window, years"),
        (["adviser-stock", "--set", "carry=long"], "'long' is no value for carry"),
        (["volumes", "--unit", "tanks", "--set", "spread=wide"], "one of bounds, split, start, end"),
        (["in-force", "--kind", "agreement", "--set", "mutual=perhaps"], "yes or no"),
        (["bloc-balance", "--set", "blocs=none.csv"], "no such file"),
        (["presence", "--why", "99"], "there is no row 99; the measure has"),
        (["presence", "--stage", "given"], "no stage 'given'"),
    ],
)
def test_what_cannot_be_measured_is_one_sentence(invoke: Invoke, asked: list[str], message: str) -> None:
    found = invoke("measure", *asked)
    assert found.exit_code == 1 and found.stdout == ""
    assert message in found.stderr and found.stderr.count("\n") == 1


def test_the_same_from_python(ledger: Path) -> None:
    with reftel.open(ledger) as held:
        frame = held.measure("volumes", unit="tanks", by=["recipient"])
        assert frame.filter(frame["year"] == 1975).select("low", "high").rows() == [(15, 18)]
