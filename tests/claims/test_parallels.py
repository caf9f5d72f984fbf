"""Lists of things with their parties, and clauses without a verb of their own."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        (
            "Oman bought two corvettes from Britain and twelve F-16s from the United States.",
            [("GBR", "OMN", "two corvettes", 2), ("USA", "OMN", "twelve F-16s", 12)],
        ),
        (
            "France sold 12 Mirages to Peru, six helicopters to Chile and two submarines to Ecuador.",
            [
                ("FRA", "PER", "12 Mirages", 12),
                ("FRA", "CHL", "six helicopters", 6),
                ("FRA", "ECU", "two submarines", 2),
            ],
        ),
        (
            "Russia sold 12 MiG-29s to Khartoum in 2004, Belarus six Su-25s and Iran drones.",
            [("RUS", "SDN", "12 MiG-29s", 12), ("BLR", "SDN", "six Su-25s", 6), ("IRN", "SDN", "drones", None)],
        ),
        (
            "Moscow gave Syria 300 tanks and Egypt 50 MiG-21 fighters.",
            [("RUS", "SYR", "300 tanks", 300), ("RUS", "EGY", "50 MiG-21 fighters", 50)],
        ),
        ("Kenya bought Soviet tanks, and Ghana wants peace.", [("SUN", "KEN", "Soviet tanks", None)]),
    ],
)
def test_each_thing_has_its_own_party(text: str, flows: list[tuple[str, str, str, int | None]]) -> None:
    found = [c for c in claims_in(text) if c.kind == "transfer"]
    assert [(c.actor[0], c.recipient[0], c.item, c.quantity.low if c.quantity else None) for c in found] == flows


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Sudan accused Libya of supplying weapons to Chad.", "LBY", "TCD"),
        ("The Gambia imposed a ban, accusing Senegal of sending rifles to Mali.", "SEN", "MLI"),
        ("Mali operates fighters from Russia and has been offered Chinese trainers.", "CHN", "MLI"),
        ("A Kuwaiti newspaper said Tunisia had paid for the French missiles.", "FRA", "TUN"),
        ("Congress was told of a possible sale to the Government of Morocco of 25 tanks.", None, "MAR/government"),
    ],
)
def test_who_sends(text: str, actor: str | None, recipient: str) -> None:
    found = [c for c in claims_in(text) if c.kind == "transfer"]
    assert [c.recipient for c in found] == [(recipient,)]
    assert actor is None or found[0].actor == (actor,)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The United States has supplied Egypt with 40 F-16s and gives it $3 million in aid.", [None]),
        ("Kenya ordered two corvettes from Italy for $28 million and ten tanks from Poland.", [28e6, None]),
        ("Kenya offered Chad rifles for $5 million, and Ghana is said to have proposed tanks.", [5e6, None]),
    ],
)
def test_a_sum_stays_with_its_thing(text: str, values: list[float | None]) -> None:
    found = [c for c in claims_in(text) if c.kind == "transfer"]
    assert [c.value.low if c.value else None for c in found] == values


def test_the_date_of_a_clause_is_not_that_of_the_next() -> None:
    found = claims_in("The European Union banned arms exports to Burma in 1990, and Washington has frozen all aid.")
    assert [(c.actor, c.period) for c in found] == [(("EU",), "1990"), (("USA",), None)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Tanks were sold to Kenya by Britain and to Uganda by Israel.", [("GBR", "KEN"), ("ISR", "UGA")]),
        ("Rifles went from Libya to Chad and from Sudan to Eritrea.", [("LBY", "TCD"), ("SDN", "ERI")]),
        (
            "Tanks were sold to Kenya and Uganda by Britain and Israel.",
            [("GBR", "KEN"), ("GBR", "UGA"), ("ISR", "KEN"), ("ISR", "UGA")],
        ),
    ],
)
def test_givers_and_takers_are_paired_as_the_words_pair_them(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(c.actor[0], c.recipient[0]) for c in claims_in(text) if c.kind == "transfer"] == pairs
