"""Registers of arms: a row to its claims, with the doubt that the register notes."""

import pytest

from reftel.model.amount import Quantity
from reftel.model.document import Document
from reftel.pipeline import read_document
from reftel.readers.files import read_bytes
from tests.readers.contract import check
from tests.readers.register.samples import SIPRI, SIPRI_DEALS, SIPRI_TABLE, UNROCA


def read(text: str, path: str = "register.csv") -> Document:
    document = read_bytes(text.encode(), name="register", path=path)
    check(document)
    return document


def rows(document: Document) -> list[tuple[object, ...]]:
    return [
        (c.rule.rpartition(".")[2], c.actor, c.recipient, c.designators,
         c.quantity and (c.quantity.low, c.quantity.high), bool(c.quantity and c.quantity.approx), c.period)
        for c in document.told or ()
    ]  # fmt: skip


def test_a_row_for_each_year_of_deliveries() -> None:
    document = read(SIPRI)
    assert (document.genre, document.date) == ("table", "2024-03-12")
    assert rows(document) == [
        ("order", ("SUN",), ("IRQ",), ("T-55",), None, False, "1970"),
        ("delivery", ("SUN",), ("IRQ",), ("T-55",), (40, 40), True, "1971"),
        ("delivery", ("SUN",), ("IRQ",), ("T-55",), (1, None), False, "1972~"),
        ("order", (), ("Hezbollah (Lebanon)",), ("Misagh-1, new",), None, False, "2004~"),
        ("delivery", (), ("Hezbollah (Lebanon)",), ("Misagh-1, new",), (20, 20), False, "2005"),
    ]
    assert [refusal.reason for refusal in document.refusals] == ["row-unread"]


def test_a_row_for_each_deal() -> None:
    assert rows(read(SIPRI_DEALS)) == [
        ("order", ("AUT",), ("AUS",), ("M16",), (1100, 1100), True, "2015"),
        ("order", ("FRA",), ("CHL",), ("AMX-13",), (20, 20), False, "1973~"),
        ("delivery", ("FRA",), ("CHL",), ("AMX-13",), (16, 16), True, "1974/1976"),
        ("order", ("FRA",), ("CHL",), ("AMX-13",), (20, 20), False, "1975"),
        ("delivery", ("FRA",), ("CHL",), ("AMX-13",), (1, 20), False, "1976"),
    ]


def test_brackets_are_estimates_in_the_printed_layout() -> None:
    assert rows(read(SIPRI_TABLE, "register.tsv")) == [
        ("order", ("DEU",), ("NGA",), ("Alpha Jet",), (12, 12), True, "1981~"),
        ("delivery", ("DEU",), ("NGA",), ("Alpha Jet",), (12, 12), False, "1982/1983"),
    ]


def test_a_return_is_what_its_state_says() -> None:
    document = read(UNROCA)
    assert rows(document) == [
        ("return", ("SVK",), ("IDN",), ("RM-70 122mm MRL",), (12, 12), False, "2003"),
        ("return", ("SVK",), ("IDN",), ("RM-70",), (9, 9), False, "2003"),
    ]
    assert [claim.said_by for claim in document.told or ()] == [("Slovakia",), ("Indonesia",)]
    assert (document.told or ())[0].note == (
        "made by Czechoslovakia; category III. Large-calibre artillery systems; Second-hand"
    )


@pytest.mark.parametrize("text", [SIPRI, SIPRI_DEALS, SIPRI_TABLE, UNROCA])
def test_a_row_is_its_own_quote_and_slots_stand_in_it(text: str) -> None:
    document = read(text)
    for claim in document.told or ():
        assert claim.quote in text.splitlines()
        for spans in claim.slot_spans.values():
            assert all(claim.span.start <= span.start < span.end <= claim.span.end for span in spans)
        if claim.item:
            (place,) = claim.slot_spans["item"]
            assert text[place.start : place.end] == claim.item


def test_the_language_of_a_register_is_not_read() -> None:
    reading = read_document(read(SIPRI))
    assert (len(reading.claims), reading.n_sentences) == (5, 0)


@pytest.mark.parametrize(
    ("description", "unit"),
    [
        ("Anti-tank missile", "missiles"),
        ("Diesel engine", "engines"),
        ("Tank destroyer", "vehicles"),
        ("Destroyer", "ships"),
        ("Air search radar", "systems"),
        ("Transport aircraft", "aircraft"),
        ("Howitzer of some kind", "guns"),
        ("Something", "items"),
    ],
)
def test_what_a_number_counts(description: str, unit: str) -> None:
    (claim, *_) = read(SIPRI_DEALS.replace("Diesel engine", description).replace(",EN,", ",XX,")).told or ()
    assert claim.quantity == Quantity(low=1100, high=1100, unit=unit, approx=True)


def test_a_table_that_is_no_register_is_read_as_text() -> None:
    document = read_bytes(b"name,age\nA,3\nB,4\n", name="people", path="people.csv")
    assert document.told is None
