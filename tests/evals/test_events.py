"""The floors of events: trivial systems fall below them, and they are never lowered unasked."""

import json
from pathlib import Path

import pytest

from evals.events import FLOORS, SEEDS, Floors, digest, failures, load_floors, main, measure, raised, render
from evals.grouped import FIGURES
from evals.planted import plant
from evals.trivial import BASELINES


@pytest.mark.parametrize("name", BASELINES)
def test_a_trivial_system_passes_no_floor(name: str) -> None:
    floors = load_floors(FLOORS)
    assert floors is not None
    reached, _ = measure(BASELINES[name], [plant(seed) for seed in SEEDS[:3]])
    for figure in FIGURES:
        assert reached[figure].total.f1 < floors.figures[figure] - 0.05, figure


def test_what_is_below_its_floor_is_named() -> None:
    floors = Floors(digest=digest(), figures={"grouping": 0.9, "copies": 0.5})
    assert failures({"grouping": 0.8, "copies": 0.8}, floors) == ["events: grouping is 0.8000, below its floor 0.9000"]


def test_other_worlds_need_new_floors() -> None:
    assert "changed" in failures({"grouping": 1.0}, Floors(digest="other", figures={"grouping": 0.5}))[0]
    assert "no floors yet" in failures({"grouping": 1.0}, None)[0]


def test_floors_rise_by_themselves_and_fall_only_with_leave() -> None:
    floors = Floors(digest="d", figures={"grouping": 0.9})
    assert raised({"grouping": 0.8}, floors, allow_regression=False).figures == {"grouping": 0.9}
    assert raised({"grouping": 0.95}, floors, allow_regression=False).figures == {"grouping": 0.94}
    assert raised({"grouping": 0.8}, floors, allow_regression=True).figures == {"grouping": 0.79}


def test_another_level_has_no_floors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--level", "easy", "--seeds", "1", "--json", "--errors", "1"]
    assert main(arguments, system=BASELINES["dyad and thing"], floors_file=tmp_path / "floors.json") == 0
    printed = capsys.readouterr()
    record = json.loads(printed.out)
    assert record["level"] == "easy"
    assert 0 < record["reftel"]["grouping"]["f1"] < 1
    assert "missed in world 1" in printed.err


def test_the_table_has_a_row_for_each_figure() -> None:
    reached, _ = measure(BASELINES["each alone"], [plant(1)])
    table = render("each alone", reached)
    assert all(figure in table for figure in FIGURES)
