"""Who writes an official paper, and from where."""

import pytest

from reftel.claims.correspondents import correspondents
from reftel.model.document import Document
from reftel.rules.actors import load_actors
from tests.reading import claims_in


def _paper(form: dict[str, str], text: str = "x") -> Document:
    return Document(name="x", path="x", sha256="", text=text, genre="letter", language="en", form=form, blocks=())


@pytest.mark.parametrize(
    ("form", "sides"),
    [
        ({"from": "The Secretary of State", "to": "the Ambassador in Bolivia (Hart)"}, ("USA", "BOL")),
        ({"from": "A. Rao, Ambassador of India, Rangoon", "to": "Foreign Secretary, New Delhi"}, ("IND", "MMR")),
        ({"from": "Embassy of Chile", "to": "the Department of State"}, ("CHL", "CHL")),
        ({"from": "Department of State", "to": "the Embassy of Chile"}, ("USA", "CHL")),
        ({"from": "Hill", "to": "Brown", "place": "Rangoon"}, (None, "MMR")),
        ({"from": "Hill", "to": "Brown", "place": "London"}, (None, None)),
        ({"medium": "MEMORANDUM OF CONVERSATION"}, ("USA", None)),
        ({"medium": "Minute"}, (None, None)),
    ],
)
def test_sender_and_host(form: dict[str, str], sides: tuple[str | None, str | None]) -> None:
    assert correspondents(_paper(form), load_actors()) == sides


def test_the_archive_tells_who_keeps_a_paper() -> None:
    assert correspondents(_paper({"medium": "Note"}, "So ordered.\n\n[NAA: A1838, 12/3]"), load_actors()) == (
        "AUS",
        None,
    )


def test_a_post_speaks_of_the_country_where_it_is() -> None:
    head = "From: The Embassy of Canada, Accra\nTo: Department of External Affairs\nSubject: Instructors\n\n"
    found = claims_in(head + "1. Pakistan has two officers attached, and Israel has lent a pilot.\n")
    assert {claim.recipient for claim in found if claim.kind == "mission"} <= {("GHA",)}
