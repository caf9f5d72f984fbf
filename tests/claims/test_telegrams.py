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
        ("1. ISRAELI SALES: FOUR TRANSPORTS ORDERED IN APRIL.", ("ISR", "KEN")),
        ("1. UGANDA IS ARMING. CHINESE TANKS CAME.\n\n2. BRITISH: TEN TANKS ARRIVED IN MAY.", ("GBR", "KEN")),
    ],
)
def test_a_label_names_the_giver_of_its_passage(text: str, pair: tuple[str, str]) -> None:
    pairs = {(*c.actor, *c.recipient) for c in claims_in(_CABLE + text) if c.kind == "transfer"}
    assert pair in pairs


@pytest.mark.parametrize(
    ("text", "kind", "pair"),
    [
        ("1. UGANDAN FORCES: SOVIETS HAVE SUPPLIED UGANDA WITH 20 T-54 TANKS.", "transfer", ("SUN", "UGA")),
        ("1. UGANDAN FORCES: ABOUT 90 SOVIET ADVISERS ARE IN COUNTRY.", "mission", ("SUN", "UGA")),
        ("1. FOREIGN ADVISERS WERE FEW. CHINESE INSTRUCTORS WERE EXPELLED IN 1968.", "restriction", ("KEN", "CHN")),
        ("1. FMS CREDITS CAME TO $5 MILLION.", "financing", ("USA", "KEN")),
    ],
)
def test_whom_a_cable_leaves_unsaid(text: str, kind: str, pair: tuple[str, str]) -> None:
    assert {(*c.actor, *c.recipient) for c in claims_in(_CABLE + text) if c.kind == kind} == {pair}


_RECORD = "118. Memorandum of Conversation\n\nWashington, October 12, 1961.\n\nSUBJECT\nArms for Nepal\n\n"


def test_a_record_speaks_for_the_state_that_keeps_it() -> None:
    text = "The Ambassador of Nepal was told that Nepal should wait. We will furnish rifles next year."
    found = {(*c.actor, *c.recipient) for c in claims_in(_RECORD + text) if c.kind == "transfer"}
    assert found == {("USA", "NPL")}


def test_an_empty_it_is_nobody() -> None:
    text = "It will be recalled that Nepal bought rifles from India."
    assert {c.kind for c in claims_in(_RECORD + text)} == {"transfer"}


def test_what_a_condition_opens_with_should() -> None:
    text = "Should Nepal buy tanks, India will stop the sale of rifles to Nepal."
    assert "possible" in {c.modality for c in claims_in(_RECORD + text) if c.kind == "transfer"}


@pytest.mark.parametrize(
    ("text", "kind", "pair"),
    [
        ("1. THE EMBASSY WILL GIVE RIFLES TO THE KENYAN ARMY.", "transfer", "USA/embassy"),
        ("1. LIBYAN REGULARS WITHDREW THEIR TROOPS FROM CHAD IN MAY.", "deployment", "LBY"),
    ],
)
def test_who_acts_in_a_cable(text: str, kind: str, pair: str) -> None:
    assert pair in {a for c in claims_in(_CABLE + text) if c.kind == kind for a in c.actor}


def test_a_months_year_after_a_short_auxiliary() -> None:
    found = claims_in(_HEAD.replace("March 4", "July 4") + "Aircraft wld be delivered Pakistan by December.")
    assert {c.period for c in found} == {"../1955-12"}


def test_what_the_department_may_approve_is_its_own() -> None:
    text = "1. ISRAEL SOLD TEN RIFLES. ISRAEL DELIVERED TANKS.\n\n2. RECOMMEND DEPARTMENT APPROVE SALE OF FOUR TRUCKS."
    found = {(*c.actor, *c.recipient) for c in claims_in(_CABLE + text) if c.item and "TRUCKS" in c.item}
    assert found == {("USA", "KEN")}
