"""What a document says again is one claim; an upheaval is told once, at its fullest."""

from tests.reading import claims_in


def _upheavals(text: str) -> list[str | None]:
    return [claim.period for claim in claims_in(text) if claim.kind == "upheaval"]


def test_a_poorer_account_of_an_upheaval_is_left_out() -> None:
    assert _upheavals("There was a coup in Chile in 1973. After the coup in Chile the arms stopped.") == ["1973"]


def test_two_upheavals_of_two_years_both_stay() -> None:
    assert _upheavals("There was a coup in Chad in 1975. There was a coup in Chad in 1982.") == ["1975", "1982"]


def test_the_same_words_again_are_one_claim() -> None:
    sold = [c for c in claims_in("Egypt sold tanks to Iraq. Egypt sold tanks to Iraq.") if c.kind == "transfer"]
    assert len(sold) == 1
