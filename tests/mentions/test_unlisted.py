"""Types of arms that the catalogue lacks."""

import pytest

from reftel.mentions.unlisted import find_unlisted
from reftel.rules.materiel import load_materiel
from tests.parsed import sentence_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sold nineteen Zephyrins to Haiti.", ["Zephyrin"]),
        ("They sold 12 old Vespidas.", ["Vespida"]),
        ("They sold the Zephyrins.", []),
        ("They met three Catholics and two Nigerians.", []),
        ("They paid 300 Reichsmarks.", []),
        ("They bought 12 Zephyrins engines.", []),
        ("THEY SOLD NINETEEN ZEPHYRINS.", []),
    ],
)
def test_name_under_a_number(text: str, expected: list[str]) -> None:
    found = find_unlisted(sentence_of(text), set(), load_materiel())
    assert [m.designator for m in found] == expected
