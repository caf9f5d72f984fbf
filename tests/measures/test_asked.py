"""Measures by name."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from reftel.measures.asked import ask, measure_names
from reftel.measures.catalogue import MEASURES
from reftel.measures.cells import MeasureError
from reftel.measures.concentration import concentration
from reftel.measures.facts import facts
from reftel.measures.lineage import why
from reftel.measures.shares import supplier_shares
from tests.measures.told import PERU, claim, marked

BLOCS = pl.DataFrame({"bloc": ["W", "E"], "supplier": ["USA", "SUN"], "from": [None, None], "to": [None, 1991]})
NEEDED = {
    "unit": "USD", "kind": "agreement", "side": "supplier", "blocs": BLOCS, "first": "W", "second": "E",
}  # fmt: skip
NOT_IN_THE_DOSSIER = {"portfolio-similarity", "realignment", "shared-suppliers"}


def told():
    return facts((), [claim("SUN", "PER", "1975", n=6), claim("USA", "PER", "1977", n=2)])


@pytest.mark.parametrize("name", measure_names())
def test_every_measure_can_be_asked_of_the_sample_dossier(name) -> None:
    claims, sources = marked(PERU, PERU / "gold")
    dossier = facts((), claims, sources)
    options: dict = {}
    for _ in range(9):
        try:
            frame = ask(name, dossier, **options).rows
            break
        except MeasureError as error:
            lacking = next(key for key in NEEDED if f"needs {key}" in str(error))
            options[lacking] = NEEDED[lacking]
    assert "ids" in frame.columns
    told = frame.filter(pl.col("ids").list.len() > 0)
    for row in told.head(1).iter_rows(named=True):
        assert all(reason.claim.quote for reason in why(row, (), claims))
    assert told.is_empty() == (name in NOT_IN_THE_DOSSIER), name


def test_a_measure_is_made_from_what_it_needs_with_its_options() -> None:
    made = told()
    asked = ask("concentration", made, unit="aircraft", window=3, sole=0.5).rows
    assert_frame_equal(asked, concentration(supplier_shares(made, "aircraft", window=3), sole=0.5))


def test_a_panel_has_the_years_of_the_facts_and_says_what_it_leaves_out() -> None:
    made = facts((), [claim("SUN", "PER", "1975"), claim("NATO", "PER", "1977")])
    panel = ask("dyad-years", made, recipients=["PER"], kinds=["transfer"])
    assert panel.rows.get_column("year").unique().sort().to_list() == [1975, 1976, 1977]
    assert panel.rows.get_column("zero_basis").is_in(["covered", "spoken_of", "not_covered"]).any()
    assert panel.unmatched.get_column("reason").to_list() == ["no_state"]


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("presense", {}, "did you mean presence"),
        ("x", {}, "there are presence, counts"),
        ("volumes", {}, "volumes needs unit; amounts are told in aircraft"),
        ("volumes", {"unit": "tanks"}, "no amount is told in 'tanks'"),
        ("presence", {"unit": "aircraft"}, "presence is not asked with unit"),
        ("in-force", {}, "in-force needs kind"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(name, options, message) -> None:
    with pytest.raises(MeasureError, match=message):
        ask(name, told(), **options)


def test_facts_without_a_year_have_no_panel_of_their_own_years() -> None:
    with pytest.raises(MeasureError, match="no fact has a year"):
        ask("dyad-years", facts((), [claim("SUN", "PER", None)]))


def test_the_kinds_that_are_asked_for_are_not_those_that_break_the_silence() -> None:
    share = claim("FRA", "PER", "1975", kind="share", stage=None, n=7, unit="percent")
    made = facts((), [claim("SUN", "PER", "1975"), share])
    rows = ask("dyad-years", made, kinds=["transfer"], suppliers=["FRA"], recipients=["PER"]).rows
    assert rows.get_column("zero_basis").to_list() == ["spoken_of"]


def test_all_measures_have_a_name() -> None:
    assert len(measure_names()) == len(MEASURES)
