"""Rows of tables of arms."""

from reftel.model.claim import Claim
from tests.reading import claims_in

_REGISTER = """Deliveries of major weapons to Bolivia, 1970-1985

Year   Supplier        No.   Item                     Remarks
1973   Brazil           18   AT-26 Xavante            licence
1974   USA              12   V-100 Commando           Grant
                         2   C-130H
1985   France           ..   T-33SF                   Credit from Paris
"""

_ORDERS = """Kenya: arms imports

Supplier        Item              Number   Year of   Years of
                                  ordered  order     delivery
Britain         Hunter fighter        4     1974     1974-75
                Vickers tank       (80)     1977     1979-82
"""


def _shown(claim: Claim) -> tuple[object, ...]:
    number = claim.quantity.low if claim.quantity else None
    return claim.actor, claim.recipient, claim.item, number, claim.period, claim.stage, claim.terms


def test_a_row_is_a_claim_with_its_cells_for_slots() -> None:
    assert [_shown(claim) for claim in claims_in(_REGISTER)] == [
        (("BRA",), ("BOL",), "AT-26 Xavante", 18, "1973", "delivered", None),
        (("USA",), ("BOL",), "V-100 Commando", 12, "1974", "delivered", "grant"),
        (("USA",), ("BOL",), "C-130H", 2, None, "delivered", None),
        (("FRA",), ("BOL",), "T-33SF", None, "1985", "delivered", "credit"),
    ]


def test_orders_and_deliveries_are_a_claim_each() -> None:
    assert [_shown(claim) for claim in claims_in(_ORDERS)] == [
        (("GBR",), ("KEN",), "Hunter fighter", 4, "1974", "ordered", None),
        (("GBR",), ("KEN",), "Hunter fighter", 4, "1974/1975", "delivered", None),
        (("GBR",), ("KEN",), "Vickers tank", 80, "1977", "ordered", None),
        (("GBR",), ("KEN",), "Vickers tank", 80, "1979/1982", "delivered", None),
    ]


def test_the_quote_is_the_row_and_each_slot_its_cell() -> None:
    claim = claims_in(_REGISTER)[0]
    assert claim.quote == "1973   Brazil           18   AT-26 Xavante            licence"
    assert {name: [_REGISTER[s.start : s.end] for s in spans] for name, spans in claim.slot_spans.items()} == {
        "actor": ["Brazil"],
        "recipient": ["Bolivia"],
        "item": ["AT-26 Xavante"],
        "period": ["1973"],
        "quantity": ["18"],
        "designators": ["AT-26 Xavante"],
    }


def test_other_tables_are_left_alone() -> None:
    text = "Rainfall in Bolivia\n\nYear   Station   No.   Total\n1973   Sucre   18   700\n1974   Oruro   12   400\n"
    assert claims_in(text) == []


_PIPED = """Deliveries by Sweden

| Recipient | Item | No. | Year |
|---|---|---|---|
| Finland | J-35 | 12 | 1972 |
| Austria | J-29 | | 1961 |
| Ethiopia | MFI-9 | 20 | 1968 |
"""

_TABBED = """Arms imports of Zambia

Supplier\tWeapon\tQty\tYear of delivery\tComment
China\tK-8\t8\t2000\tcredit
Italy\tSF-260\t\t1991\t
Yugoslavia\tGaleb\t6\t1971\t
"""

_PAIRS = """Arms deliveries, 1960-1990

Supplier | Recipient | Equipment | Qty | Year
France | Chad | AML-90 | 10 | 1985
Libya | Benin | An-26 | 2 | 1987

Supplier | Recipient | Qty | Equipment | Year
Israel | Cameroon | 2 | Arava | 1997
Italy | Somalia | 6 | SF-260 | 1962
"""


def test_delimited_cells_go_by_their_number_not_their_place() -> None:
    assert [_shown(claim)[:5] for claim in claims_in(_PIPED)] == [
        (("SWE",), ("FIN",), "J-35", 12, "1972"),
        (("SWE",), ("AUT",), "J-29", None, "1961"),
        (("SWE",), ("ETH",), "MFI-9", 20, "1968"),
    ]
    assert [_shown(claim)[:5] for claim in claims_in(_TABBED)] == [
        (("CHN",), ("ZMB",), "K-8", 8, "2000"),
        (("ITA",), ("ZMB",), "SF-260", None, "1991"),
        (("YUG",), ("ZMB",), "Galeb", 6, "1971"),
    ]


def test_a_row_may_name_both_sides_and_new_heads_begin_a_new_table() -> None:
    assert [_shown(claim)[:5] for claim in claims_in(_PAIRS)] == [
        (("FRA",), ("TCD",), "AML-90", 10, "1985"),
        (("LBY",), ("BEN",), "An-26", 2, "1987"),
        (("ISR",), ("CMR",), "Arava", 2, "1997"),
        (("ITA",), ("SOM",), "SF-260", 6, "1962"),
    ]


def test_a_table_of_holdings_tells_what_stands_there() -> None:
    text = """ARMOUR OF THE HORN: SOURCES AND HOLDINGS

Army of Djibouti

Vehicles, as counted on 1 March 1991:

Type        Qty   Origin           Remarks
AML-60      14    France           four unserviceable
BTR-60      11    USSR, Yemen      gift
BRDM-2      3     Iraq             ditto
"""
    found = {(c.item, c.actor, c.quantity.low if c.quantity else None, c.period) for c in claims_in(text)}
    assert found == {
        ("AML-60", ("FRA",), 14, "1991-03-01"),
        ("BTR-60", ("SUN", "YEM"), 11, "1991-03-01"),
        ("BRDM-2", ("IRQ",), 3, "1991-03-01"),
    }
    assert {(c.kind, c.stage) for c in claims_in(text)} == {("holding", None)}
