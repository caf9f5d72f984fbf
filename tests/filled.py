"""Two documents and three claims, with all that makes them awkward to print."""

from collections.abc import Callable

from click.testing import Result

from reftel.model.amount import Money, Quantity
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document

Invoke = Callable[..., Result]
"""Runs a command; `on` is the ledger's file, or None for none."""

TEXT = (
    "Some 36 Su-22 aircraft were sold to the Peruvian Air Force by Moscow in 1977.\n"
    "A trader \x1b[31min\x1b[0m Callao says, \u202ereports Tass, that Warsaw lent [bold]one[/bold] ship.\n"
)
DOCUMENT = plain_document(TEXT, "dispatch", path="texts/dispatch.txt", title="A dispatch", date="1978-02-01")
OTHER = plain_document("Lima broke with Minsk.", "wire")


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


SOLD = plain_claim(
    DOCUMENT, "Some 36 Su-22 aircraft were sold to the Peruvian Air Force by Moscow in 1977", actor=("SUN",),
    recipient=("PER/air-force",), item="36 Su-22 aircraft", designators=("Su-22",), period="1977", stage="ordered",
    quantity=Quantity(low=36, high=36, unit="aircraft", approx=True), terms="sale",
    value=Money(low=None, high=250_000_000, currency="USD"), place=("Lima", "Callao"), note="two notes",
    slot_spans={
        "actor": at("Moscow"), "recipient": at("the Peruvian Air Force"), "item": at("36 Su-22 aircraft"),
        "designators": at("Su-22"), "quantity": at("Some 36"), "period": at("1977"),
    },
)  # fmt: skip
LENT = plain_claim(
    DOCUMENT, "Warsaw lent [bold]one[/bold] ship", actor=("POL",), recipient=(), modality="alleged",
    said_by=("Tass", "a trader in Callao"), rule="en.transfer.lend",
    slot_spans={"actor": at("Warsaw"), "said_by": at("Tass") + at("A trader")},
)  # fmt: skip
BROKE = plain_claim(OTHER, "broke", kind="relation", actor=("PER",), recipient=("BLR",), polarity="denied")
