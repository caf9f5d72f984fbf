"""What a text is about, and who gives and gets in it where the words do not say."""

from collections import Counter
from dataclasses import replace

import pytest

from reftel.claims.setting import Setting, reconsidered
from tests.reading import claims_in

_PLAIN = Setting(sender=None, host=None, subject="TUR", partners=("TUR", "ETH"))


@pytest.mark.parametrize(
    ("givers", "takers", "subject", "giver"),
    [
        (["TUR", "TUR"], ["ETH", "ETH", "MAR"], "ETH", "TUR"),
        (["TUR", "TUR"], ["ETH", "MAR"], None, "TUR"),
        (["USA", "FRA"], ["TUR", "TUR"], "TUR", None),
        ([], [], "TUR", None),
        (["USA", "USA", "USA/congress", "FRA"], ["TUR"], "TUR", "USA"),
    ],
)
def test_who_gives_and_gets_by_name(
    givers: list[str], takers: list[str], subject: str | None, giver: str | None
) -> None:
    known = reconsidered(_PLAIN, [(g,) for g in givers], [(t,) for t in takers])
    assert (known.subject, known.giver) == (subject, giver)


def test_a_cables_host_stays_the_taker() -> None:
    cable = Setting(sender="USA", host="TUR", subject="TUR", partners=("USA", "TUR"))
    assert reconsidered(cable, [("TUR",), ("TUR",)], [("ETH",), ("ETH",)]).subject == "TUR"


_REPORT = """Report on military aid

Canada sent instructors to Ghana. Canada sold trucks to Ghana. Canada lent radios to Mali.

2. Niger

Two hundred rifles were delivered in 2016.
"""


def test_a_section_has_its_own_subject() -> None:
    found = Counter((c.actor, c.recipient) for c in claims_in(_REPORT) if c.item == "Two hundred rifles")
    assert found == {(("CAN",), ("NER",)): 1}


@pytest.mark.parametrize(
    ("title", "taker"),
    [
        ("Japan: the armed forces", ("JPN",)),
        ("Foreign military missions in Japan", ("JPN",)),
    ],
)
def test_a_title_of_one_country_says_what_the_text_is_about(title: str, taker: tuple[str, ...]) -> None:
    text = f"{title}\n\nA French military mission arrived in 1872. Britain sold two cruisers. Britain was far.\n"
    found = {c.recipient for c in claims_in(text) if c.kind == "mission"}
    assert found == {taker}


def test_a_study_is_of_the_country_in_its_title() -> None:
    known = reconsidered(replace(_PLAIN, firm=True), [("TUR",), ("TUR",)], [("ETH",), ("ETH",)])
    assert known.subject == "TUR"


def test_a_passage_that_opens_with_a_country_is_about_it() -> None:
    text = (
        "Chad: armed forces\n\nChad bought ten guns from Libya. Chad bought six trucks.\n\n"
        "In China, the emperor took the throne. Denmark sent thirty military advisers.\n"
    )
    assert {c.recipient for c in claims_in(text) if c.actor == ("DNK",)} == {("CHN",)}


def test_names_of_several_countries_at_the_head_of_passages_say_what_each_is_about() -> None:
    text = (
        "Arms for the lakes\n\n"
        "Rwanda. In 1990 Egypt sent howitzers and mortars to the army.\n\n"
        "Burundi. In 1991 China gave twenty armoured cars.\n\n"
        "Nothing else is known of either army's weapons.\n"
    )
    found = {claim.recipient for claim in claims_in(text) if claim.actor == ("CHN",)}
    assert found == {("BDI",)}
