import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.model.amount import Money, Quantity
from reftel.model.written import money_in, quantity_in
from reftel.strings import Say
from reftel.workbench.amounts import AmountError, Entered, number_in


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("36", 36, 36), ("1500000", 1_500_000, 1_500_000), ("1,500,000", 1_500_000, None),
        ("1.500.000", None, 1_500_000),
        ("1 500 000", 1_500_000, 1_500_000), ("1\u202f500", 1500, 1500), ("2.5", 2.5, None), ("2,5", None, 2.5),
        ("1,500", 1500, 1.5), ("1,500.25", 1500.25, None), ("0", 0, 0), ("1,50,000", None, None), ("1 5", None, None),
        ("15,00", None, 15), ("1,500 000", None, None), ("-3", None, None), ("1e9", None, None), ("٣", None, None),
        ("about 3", None, None), ("9" * 16, None, None), ("inf", None, None), (".5", None, None),
    ],
)  # fmt: skip
def test_numbers_are_those_of_the_readers_language(text: str, english: float | None, spanish: float | None) -> None:
    for language, wanted in (("en", english), ("es", spanish)):
        if wanted is None:
            with pytest.raises(AmountError):
                number_in(text, Say(language))
        else:
            assert number_in(text, Say(language)) == wanted


@pytest.mark.parametrize(
    ("entered", "comes_to"),
    [
        (Entered(low="36", measure="aircraft"), {"low": 36, "high": 36, "unit": "aircraft", "approx": False}),
        (Entered(how="least", low="100", measure="men"), {"low": 100, "high": None, "unit": "men", "approx": False}),
        (Entered(how="most", low="79", measure="men"), {"low": None, "high": 79, "unit": "men", "approx": False}),
        (
            Entered(how="between", low="1,000", high="2,000", about="yes", measure="men"),
            {"low": 1000, "high": 2000, "unit": "men", "approx": True},
        ),
        (Entered(), None),
        (Entered(how="between"), None),
    ],
)
def test_what_the_fields_come_to(entered: Entered, comes_to: dict[str, object] | None) -> None:
    assert entered.record("quantity", Say("en")) == comes_to


@pytest.mark.parametrize(
    ("slot", "entered", "fault"),
    [
        ("quantity", Entered(low="36"), "unit"),
        ("quantity", Entered(measure="men"), "unnumbered"),
        ("quantity", Entered(about="yes"), "unnumbered"),
        ("quantity", Entered(low="1", high="2", measure="men"), "bounds"),
        ("quantity", Entered(how="between", low="1", measure="men"), "bounds"),
        ("quantity", Entered(how="rather", low="1", measure="men"), "bounds"),
        ("quantity", Entered(how="between", low="2", high="1", measure="men"), "order"),
        ("quantity", Entered(low="many", measure="men"), "number"),
        ("value", Entered(low="36", measure="pounds"), "currency"),
        ("value", Entered(low="36"), "currency"),
    ],
)
def test_fields_that_do_not_make_one_amount(slot: str, entered: Entered, fault: str) -> None:
    with pytest.raises(AmountError, match=f"^correct.fault.{fault}$"):
        entered.record(slot, Say("en"))


def test_a_currency_may_be_written_small() -> None:
    assert (Entered(low="5", measure="usd").record("value", Say("en")) or {})["currency"] == "USD"


bounds = st.one_of(st.none(), st.integers(0, 10**15 - 1), st.integers(0, 10**9).map(lambda n: n / 100))
amounts = st.tuples(bounds, bounds, st.booleans()).filter(lambda a: (a[0], a[1]) != (None, None))


@given(amounts, st.sampled_from(["en", "es"]))
def test_every_amount_is_shown_as_it_is_read(amount: tuple[float | None, float | None, bool], language: str) -> None:
    low, high, approx = amount
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    say = Say(language)
    quantity = Quantity(low=low, high=high, unit="tanks", approx=approx)
    assert quantity_in(Entered.of(quantity, say).record("quantity", say)) == quantity
    money = Money(low=low, high=high, currency="PEN", approx=approx)
    assert money_in(Entered.of(money, say).record("value", say)) == money
