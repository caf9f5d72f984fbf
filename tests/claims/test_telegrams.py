"""Telegrams leave words out: what is read all the same."""

import pytest

from tests.reading import claims_in

_HEAD = "203. Telegram From the Embassy in Pakistan to the Department of State\n\nKarachi, March 4, 1955.\n\n"


@pytest.mark.parametrize(
    ("text", "stage", "actor", "recipient"),
    [
        ("Emb shld inform GOP that ships offered on loan basis.", "offered", ("USA",), ("PAK",)),
        ("Destroyers transferred Greece last year on same terms.", "delivered", ("USA",), ("GRC",)),
        ("Trucks already shipped.", "shipped", ("USA",), ("PAK",)),
    ],
)
def test_things_do_not_offer(text: str, stage: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    found = {(c.stage, c.actor, c.recipient, c.modality) for c in claims_in(_HEAD + text) if c.kind == "transfer"}
    assert (stage, actor, recipient, "factual") in found


def test_a_pilot_may_transfer() -> None:
    assert not [c for c in claims_in(_HEAD + "Pilot transferred Bogale last year.") if c.kind == "transfer"]


_CABLE = "R 090830Z SEP 75\nFM AMEMBASSY NAIROBI\nTO SECSTATE WASHDC 1123\n\nTAGS: MASS, KE\nSUBJECT: ARMS\n\n"


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("1. SOVIETS: TWELVE MIG-17S ARRIVED IN MAY.", ("SUN", "KEN")),
        ("1. UGANDA IS ARMING. CHINESE TANKS CAME.\n\n2. BRITISH: TEN TANKS ARRIVED IN MAY.", ("GBR", "KEN")),
    ],
)
def test_a_label_names_the_giver_of_its_passage(text: str, pair: tuple[str, str]) -> None:
    pairs = {(*c.actor, *c.recipient) for c in claims_in(_CABLE + text) if c.kind == "transfer"}
    assert pair in pairs
