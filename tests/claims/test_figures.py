"""Tables with a column for each year."""

from tests.reading import claims_in

_MEN = """GABON: MILITARY ASSISTANCE

Cuba offered a credit of $5 million in 1979, which was not used by the army.

TABLE. Foreign training of Gabonese officers, 1971-2005 (persons; incomplete)
                 1971-80   1981-90   1991-2005
France             610       840       1,750
Morocco             --       122         160
Source: Army Headquarters.
"""

_MONEY = """TOGO: MILITARY ASSISTANCE

Table 2. Military aid to Togo by donor, fiscal years 1980 to 1982 (in thousands of U.S. dollars)

Donor            1980     1981     1982
United States     750    1,200      900
France         12,000        -   14,000
"""


def test_men_by_year() -> None:
    found = {(c.actor, c.recipient, c.period, c.quantity.low if c.quantity else None)
             for c in claims_in(_MEN) if c.kind == "training"}  # fmt: skip
    assert found == {
        (("FRA",), ("GAB",), "1971/1980", 610),
        (("FRA",), ("GAB",), "1981/1990", 840),
        (("FRA",), ("GAB",), "1991/2005", 1750),
        (("MAR",), ("GAB",), "1981/1990", 122),
        (("MAR",), ("GAB",), "1991/2005", 160),
    }


def test_money_by_year_in_the_unit_of_the_caption() -> None:
    found = {(c.actor, c.period, c.value.low if c.value else None) for c in claims_in(_MONEY) if c.kind == "financing"}
    assert found == {
        (("USA",), "1980", 750_000),
        (("USA",), "1981", 1_200_000),
        (("USA",), "1982", 900_000),
        (("FRA",), "1980", 12_000_000),
        (("FRA",), "1982", 14_000_000),
    }


def test_figures_of_what_nobody_says_are_no_claims() -> None:
    text = _MONEY.replace("Military aid to Togo by donor", "Rainfall near the barracks of Togo")
    assert [c for c in claims_in(text) if c.rule == "en.figures.row"] == []
