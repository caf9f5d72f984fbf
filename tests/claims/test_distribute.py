"""Things dealt out to parties in order, and sums that rise from one to another."""

from tests.reading import claims_in


def test_the_first_with_the_first() -> None:
    text = "In 1975 Norway and Italy delivered Leopard tanks and M113 carriers to Kenya, respectively."
    found = {(*c.actor, *c.designators) for c in claims_in(text) if c.kind == "transfer"}
    assert found == {("NOR", "Leopard"), ("ITA", "M113")}


def test_each_gives_all_where_nothing_is_dealt_out() -> None:
    text = "Norway and Italy delivered MB-326 trainers to Kenya."
    assert {c.actor for c in claims_in(text) if c.kind == "transfer"} == {("NOR",), ("ITA",)}


def test_a_sum_that_grew_is_what_it_grew_to() -> None:
    text = "American military aid to Togo grew from $5 million in 1979 to $90 million in 1982."
    (claim,) = [c for c in claims_in(text) if c.kind == "financing"]
    assert claim.value is not None
    assert (claim.value.low, claim.period) == (90_000_000, "1982")


def test_a_sum_behind_a_semicolon_is_not_the_price() -> None:
    text = "Bulgaria ordered 54 Krupp guns in Germany in 1886; the French loan of 100 million francs came later."
    assert [c.value for c in claims_in(text) if c.kind == "transfer"] == [None]
