"""Designations and class nouns."""

import pytest

from reftel.mentions.materiel import find_materiel
from reftel.rules.materiel import load_materiel
from tests.parsed import sentence_of

_TABLE = load_materiel()


def _found(text: str) -> list[tuple[str, str | None, str]]:
    sentence = sentence_of(text)
    return [(sentence.words(m.first, m.last), m.designator, m.category) for m in find_materiel(sentence, table=_TABLE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru bought Su-22 bombers.", [("Su-22", "Su-22", "fighter"), ("bombers", None, "bomber")]),
        ("PERU BOUGHT SU-22'S.", [("SU-22", "Su-22", "fighter")]),
        ("They sent T-54s and MIG-21s.", [("T-54s", "T-54", "tank"), ("MIG-21s", "MiG-21", "fighter")]),
        ("A Grad battery fired.", [("Grad", "BM-21", "rocket-artillery")]),
        (
            "They ordered 24 Mi-17Sh helicopters.",
            [("Mi-17Sh", "Mi-17Sh", "helicopter"), ("helicopters", None, "helicopter")],
        ),
        ("The MiG-29SE arrived.", [("MiG-29SE", "MiG-29SE", "fighter")]),
        ("They sold armored personnel carriers.", [("armored personnel carriers", None, "armoured-vehicle")]),
        ("They sold spare parts.", [("spare parts", None, "spares")]),
        ("36 A-4M SKYHAWK WERE SOLD.", [("A-4M SKYHAWK", "A-4M", "fighter")]),
        ("They got Type 56 rifles and Bren guns.",
         [("Type 56 rifles", "Type 56", "small-arms"), ("Bren guns", "Bren", "small-arms")]),
        ("It bought Osa-class boats.", [("Osa-class", "Osa", "warship"), ("boats", None, "ship")]),
        ("It bought Super-Étendards.", [("Super-Étendards", "Super Etendard", "fighter")]),
        ("They flew He 111s.", [("He 111s", "He-111", "bomber")]),
        ("They asked for Pershing missiles.", [("Pershing missiles", "Pershing missile", "missile")]),
        ("Norway sent Leopard 2A4NOs.", [("Leopard 2A4NOs", "Leopard 2A4NO", "tank")]),
        ("Oslo sent eight tanks.", [("tanks", None, "tank")]),
        ("The Hunter jets were old.", [("Hunter", "Hunter", "fighter"), ("jets", None, "fighter")]),
    ],
)
def test_materiel_of_text(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["A hunter shot a fox.", "COVID-19 spread.", "He drove on the M-25 to work.", "The G-7 met.", "See file A1838."],
)
def test_what_is_no_materiel(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "designator"),
    [
        ("Chad bought six Lynxes.", "Lynx"),
        ("Chad bought six Osas.", "Osa"),
        ("Chad bought four Sea Furies.", "Sea Fury"),
        ("Chad bought six kilos of rice.", None),
        ("Osas is a village in Chad.", None),
        ("Oman bought Scorpions from Britain.", "Scorpion"),
        ("Scorpions were sold to Oman.", "Scorpion"),
        ("The keeper feared Scorpions.", None),
        ("Oman bought Scorpion from a dealer.", None),
        ("The boy bought scorpions.", None),
    ],
)
def test_plurals_of_nicknames(text: str, designator: str | None) -> None:
    assert next((found for _, found, _ in _found(text)), None) == designator
