"""Lists of arms under a lead-in."""

import pytest

from tests.reading import claims_in

_ABOUT = "Notes on arms\n\n{}\n\nThese notes will be mended as more is found out about the trade.\n"


def _shown(text: str) -> list[tuple[str, str, str | None, float | None, str | None]]:
    return [
        (
            "+".join(claim.actor),
            "+".join(claim.recipient),
            claim.item,
            claim.quantity.low if claim.quantity else None,
            claim.period,
        )
        for claim in claims_in(_ABOUT.format(text))
    ]


_LISTS = [
    (
        "Deliveries to Mali: 4 L-39 (Czech Republic, 2003); 20 BTR-60 (Bulgaria, 2007)",
        [("CZE", "MLI", "L-39", 4, "2003"), ("BGR", "MLI", "BTR-60", 20, "2007")],
    ),
    (
        "Who sold what to Angola:\n- Brazil: 6 EMB-314, 12 Tucano\n- Slovakia: 205 D-30 howitzers",
        [("BRA", "AGO", "EMB-314", 6, None), ("BRA", "AGO", "Tucano", 12, None),
         ("SVK", "AGO", "D-30 howitzers", 205, None)],
    ),
    (
        "Imports of Chad, 2006-2009\n• 3 x Su-25 from Ukraine\n• AML-90 x 82 from Belgium",
        [("UKR", "TCD", "Su-25", 3, "2006/2009"), ("BEL", "TCD", "AML-90", 82, "2006/2009")],
    ),
    (
        "Exports of South Africa:\n1. Rwanda - 20 Ratel\n2. Uganda - 31 Buffel and 6 Mamba",
        [("ZAF", "RWA", "Ratel", 20, None), ("ZAF", "UGA", "Buffel", 31, None), ("ZAF", "UGA", "Mamba", 6, None)],
    ),
    (
        "Soviet deliveries to Iraq, 1970-75: 12 Tu-22, 400 T-62 and 40 MiG-21",
        [("SUN", "IRQ", "Tu-22", 12, "1970/1975"), ("SUN", "IRQ", "T-62", 400, "1970/1975"),
         ("SUN", "IRQ", "MiG-21", 40, "1970/1975")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _LISTS)
def test_an_item_of_a_list_is_a_claim(text: str, expected: list[tuple[object, ...]]) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Losses of Iraq: 12 Tu-22, 100 T-62",
        "Sudan's army parade: 12 T-55, 100 BTR-60",
        "Deliveries to Chad: 12 AML-90 were lost in 1987",
        "Deliveries to Chad: 12 AML-90 (cancelled)",
    ],
)
def test_other_lists_pass_nothing(text: str) -> None:
    assert not [claim for claim in claims_in(_ABOUT.format(text)) if claim.rule == "en.transfer.list"]
