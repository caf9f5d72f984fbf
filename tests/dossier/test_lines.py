from pathlib import Path
from typing import Any

import pytest

import reftel
from reftel.dossier.content import Content, content_of
from reftel.dossier.figures import Figure
from reftel.dossier.gathering import Asked, gather
from reftel.dossier.lines import TABLES, table_of
from reftel.model.event import Event, Step
from reftel.strings import Say


def step(**told: Any) -> Step:
    values = {"modality": told.pop("modality", ["factual"])}
    return Step(**{"stage": None, "planned": False, "denied": False, "claims": ("a",), "values": values, **told})


@pytest.mark.parametrize(
    ("kind", "told", "table"),
    [
        ("transfer", step(stage="delivered"), "deliveries"),
        ("transfer", step(stage="ordered"), "agreements"),
        ("transfer", step(stage="offered"), "agreements"),
        ("transfer", step(), "agreements"),
        ("transfer", step(stage="delivered", planned=True), "planned"),
        ("transfer", step(stage="delivered", modality=["planned"]), "planned"),
        ("transfer", step(stage="delivered", denied=True, planned=True), "denied"),
        ("transfer", step(stage="delivered", modality=["alleged"]), "alleged"),
        ("transfer", step(stage="delivered", modality=["alleged", "factual"]), "deliveries"),
        ("transfer", step(stage="refused"), "refusals"),
        ("mission", step(stage="ongoing"), "missions"),
        ("mission", step(stage="requested"), "sought"),
        ("mission", step(stage="ended"), "missions"),
        ("restriction", step(stage="ended"), "refusals"),
        ("holding", step(), "holdings"),
        ("share", step(), "shares"),
        ("agreement", step(stage="agreed"), "agreements"),
        ("upheaval", step(), "ties"),
    ],
)
def test_what_is_done_promised_alleged_and_denied_never_stands_together(kind: Any, told: Step, table: str) -> None:
    event = Event(id="a", kind=kind, claims=("a",), accounts=())
    assert table_of(event, told) == table


def test_every_claim_of_an_account_stands_in_a_row(content: Content) -> None:
    told = {name for event in content.gathered.events for account in event.accounts for name in account.claims}
    rows = [row for table in content.lines.values() for row in table.rows]
    assert {name for row in rows for name in row.claims} == told
    assert tuple(content.lines) == TABLES


def test_a_figure_in_a_row_rests_on_claims_that_tell_it(content: Content) -> None:
    claims = content.gathered.claims
    slots = {"when": "period", "many": "quantity", "much": "value"}
    told = [
        (slots[column], cell)
        for table in content.lines.values()
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column in slots and isinstance(cell, Figure)
    ]
    assert len(told) > 40
    assert all(getattr(claims[name], slot) is not None for slot, cell in told for name in cell.claims)


def test_a_denial_is_marked_on_both_sides(tmp_path: Path) -> None:
    told = {"wire": "Soviet advisers trained the Peruvian army in 1985.",
            "note": "No Soviet advisers trained the Peruvian army in 1985, the embassy says."}  # fmt: skip
    for name, text in told.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with reftel.open(tmp_path / "denied.db") as store:
        store.read(sorted(tmp_path.glob("*.txt")))
        content = content_of(store, gather(store, Asked(party="PER")), Say("en"), digest="0")
    marks = [(name, mark) for name, table in content.lines.items() for row in table.rows for mark in row.marks]
    assert ("missions", "denied by others") in marks and ("denied", "told as done by others") in marks


def test_a_contested_step_is_marked_wherever_it_stands(disputed_content: Content) -> None:
    rival = {event.id for event in disputed_content.gathered.events if event.rivalries}
    rows = [row for table in disputed_content.lines.values() for row in table.rows if row.anchor in rival]
    assert len(rows) > 1
    assert all(any(mark.startswith("contested") for mark in row.marks) for row in rows)


def test_nobody_named_is_a_question_mark_and_nothing_told_is_empty(content: Content) -> None:
    shares = content.lines["shares"]
    total = next(row for row in shares.rows if str(row.cells[1]).startswith("? →"))
    assert total.cells[shares.columns.index("many")] == ""
