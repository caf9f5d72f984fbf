"""Entries of a chronology: the date at the head holds for all that an entry tells."""

from tests.reading import claims_in

_TEXT = """Togo: a chronology

1963 January: Mutiny in Lomé.
1969 March 4: France sends six howitzers. Egypt donates ammunition.
1974 Fall: West German instructors arrive. North Korea sells 30 rifles.
1986 September-October: Mali lends four mortars.
"""


def test_each_claim_has_the_date_of_its_entry() -> None:
    found = {(claim.actor, claim.period) for claim in claims_in(_TEXT) if claim.kind == "transfer"}
    assert found == {
        (("FRA",), "1969-03-04"),
        (("EGY",), "1969-03-04"),
        (("PRK",), "1974-23"),
        (("MLI",), "1986-09/1986-10"),
    }


def test_two_dates_make_no_chronology() -> None:
    text = "Notes on Togo\n\nMarch 1969: France sends six howitzers. Egypt donates ammunition to Togo.\n"
    assert {c.period for c in claims_in(text) if c.actor == ("EGY",)} == {None}


def test_a_people_acts_without_an_article() -> None:
    found = [c for c in claims_in(_TEXT + "1990 May: French leave Togo.\n") if c.kind == "deployment"]
    assert [(c.actor, c.recipient, c.stage, c.period) for c in found] == [(("FRA",), ("TGO",), "ended", "1990-05")]
