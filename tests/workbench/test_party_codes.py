import pytest

from reftel.strings import Say
from reftel.workbench.party_codes import choices, code_of


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Peru", "PER"), ("peru", "PER"), ("PER", "PER"), ("per", "PER"), ("Soviet Union", "SUN"), ("USSR", "SUN"),
        ("PER/navy", "PER/navy"), ("NATO", "NATO"), ("Latin America", "Latin America"),
        ("Russia", "Russia"),  # of several meanings none is taken
        ("Perru", "Perru"), ("a trader in Callao", "a trader in Callao"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_is_the_code_that_it_stands_for(written: str, code: str) -> None:
    assert code_of(written, Say("en")) == code


def test_the_ledgers_own_come_first_and_all_states_are_there() -> None:
    found = choices(["per/navy", "nato", "the neighbours", "per"], Say("es"))
    assert [code for code, _ in found[:3]] == ["NATO", "PER", "PER/navy"]
    codes = [code for code, _ in found]
    assert len(codes) == len(set(codes)) > 200
    assert dict(found)["PER/navy"] == "Perú/navy"


def test_states_are_named_in_the_language_of_the_page() -> None:
    assert (code_of("Alemania", Say("es")), code_of("Alemania", Say("en"))) == ("DEU", "Alemania")
