from typing import Any

import lxml.html
import pytest

from reftel.ledger.store import Store
from reftel.model.amount import Quantity
from tests.filled import BROKE, DOCUMENT, LENT, SOLD
from tests.workbench.conftest import Browser

FORM = f"/claims/{SOLD.id}/correct"
ADD = f"/documents/{DOCUMENT.sha256}/add"


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the form on a page if nobody touched it."""
    forms = lxml.html.fromstring(page).forms
    (form,) = (form for form in forms if (form.action or "").split("?")[0].endswith(("/correct", "/add")))
    return {name: value.removeprefix("\n") for name, value in form.form_values()}


def typed(browser: Browser, address: str, **changes: str) -> dict[str, str]:
    fields = fields_of(browser.get(f"{address}?part=panel").text)
    return {"reviewer": "Ana", **fields, **{name.replace("__", "."): value for name, value in changes.items()}}


def send(browser: Browser, address: str, **changes: str) -> Any:
    fields = typed(browser, address, **changes)
    return browser.post(address, **fields)


def test_a_correction_by_the_form_is_that_of_the_command(browser: Browser, store: Store) -> None:
    sent = send(browser, FORM, period="1976", words__period="in 1977", quantity__low="40", actor="Peru", why="a slip")
    (said,) = store.judgements()
    assert (said.verdict, said.on, said.reviewer, said.why) == ("correct", (SOLD.id,), "Ana", "a slip")
    assert sent.headers["location"] == f"/documents/{SOLD.document}?claim={said.makes[0]}#claim-{said.makes[0]}"
    by_command = store.correct(
        SOLD.id, period="1976", actor="PER", quantity="~40 aircraft", reviewer="Ben",
        quotes={"period": "in 1977", "actor": "Moscow", "quantity": "Some 36"},
    )  # fmt: skip
    assert by_command.makes == said.makes
    made = store.claim(said.makes[0])
    assert made.quantity == Quantity(low=40, high=40, unit="aircraft", approx=True)
    assert made.slot_spans["item"] == SOLD.slot_spans["item"]


def test_a_missed_claim_by_the_form_is_that_of_the_command(browser: Browser, store: Store) -> None:
    start = DOCUMENT.text.index("A trader")
    told = {"kind": "visit", "actor": "USSR", "words__quote": "A trader", "at__quote": f"{start}-{start + 8}"}
    assert send(browser, ADD, **told).status_code == 303
    (said,) = store.judgements()
    assert (said.verdict, said.on) == ("add", ())
    by_command = store.add("dispatch", "A trader", "visit", actor="SUN", reviewer="Ben")
    assert by_command.makes == said.makes


def test_in_the_text_the_old_claim_leads_to_the_new_one(browser: Browser, store: Store) -> None:
    send(browser, FORM, period="1976")
    (new,) = store.judgements()[0].makes
    page = browser.get(f"/documents/{DOCUMENT.sha256}?claim={SOLD.id}").text
    assert f'id="claim-{new}"' in page and f'id="claim-{SOLD.id}"' in page
    assert "In its place stands" in page and f'class="to-claim" href="/documents/{DOCUMENT.sha256}?claim={new}' in page
    assert "It was put in the place of" in browser.get(f"/claims/{new}?part=panel").text
    store.withdraw(store.judgements()[0].id, reviewer="Ana")
    assert "In its place stands" not in browser.get(f"/claims/{SOLD.id}?part=panel").text
    assert "Nothing makes this claim any more" in browser.get(f"/claims/{new}?part=panel").text


def test_faults_stand_beside_their_fields_and_nothing_typed_is_lost(browser: Browser, store: Store) -> None:
    typed_in = {"period": "1973-13", "actor": "<b>PRE</b>", "words__item": "forty <i>tanks</i>", "why": '"because"'}
    sent = send(browser, FORM, **typed_in)
    assert sent.status_code == 400
    again = fields_of(sent.text)
    assert {name: again[name.replace("__", ".")] for name in typed_in} == typed_in
    tree = lxml.html.fromstring(sent.text)
    told = {each.get("id"): each.text_content() for each in tree.xpath("//p[@class='fault']")}
    assert sorted(told) == ["x-actor", "x-item", "x-period"]
    assert told["x-period"].startswith("'1973-13' is no date in EDTF")
    assert tree.get_element_by_id("f-period").get("aria-describedby") == "x-period"
    assert [each.get("href") for each in tree.xpath("//div[@role='alert']//a")] == ["#f-actor", "#f-item", "#f-period"]
    assert store.judgements() == []


def test_words_that_stand_there_twice_can_be_chosen(browser: Browser, store: Store) -> None:
    sent = send(browser, ADD, kind="visit", words__quote="in")
    choices = lxml.html.fromstring(sent.text).xpath("//input[@name='pick.quote']/@value")
    assert len(choices) == DOCUMENT.text.count("in") > 1
    chosen = browser.post(ADD, **{"reviewer": "Ana", **fields_of(sent.text), "pick.quote": choices[1]})
    assert chosen.status_code == 303
    made = store.claim(store.judgements()[0].makes[0])
    assert f"{made.span.start}-{made.span.end}" == choices[1]


@pytest.mark.parametrize(
    ("address", "changes", "fault"),
    [
        (FORM, {}, f"claim {SOLD.id[:8]} says that already"),
        (FORM, {"note": "only a note"}, f"claim {SOLD.id[:8]} says that already"),
        (FORM, {"period": "1976", "reviewer": ""}, "give a name"),
        (FORM, {"period": "1976", "reviewer": "\u202eeve"}, "give a name"),
    ],
)
def test_a_fault_of_the_whole_stands_above(
    browser: Browser, store: Store, address: str, changes: dict[str, str], fault: str
) -> None:
    sent = send(browser, address, **changes)
    assert sent.status_code == 400
    assert fault in lxml.html.fromstring(sent.text).xpath("//div[@role='alert']")[0].text_content()
    assert store.judgements() == []


def test_the_same_in_the_forms_for_programs(browser: Browser, store: Store) -> None:
    wrong = browser.tell(FORM, **typed(browser, FORM, period="soon"))
    assert sorted(wrong["faults"]) == ["period"]
    told = browser.tell(FORM, **typed(browser, FORM, period="1976"))
    assert told["claims"] == {SOLD.id: "corrected"} and store.claim(told["makes"][0]).period == "1976"
    part = browser.post(FORM, part="panel", **typed(browser, FORM, period="1975")).text
    said = store.judgements()[-1]
    assert f'data-claim="{said.makes[0]}" data-judgement="{said.id}"' in part


def test_forms_have_addresses_that_can_be_kept(browser: Browser) -> None:
    assert browser.get(FORM).headers["location"] == f"/documents/{SOLD.document}?claim={SOLD.id}&edit=correct#panel"
    assert browser.get(ADD).headers["location"] == f"/documents/{SOLD.document}?edit=add#panel"
    shown = browser.get(f"/documents/{SOLD.document}?claim={SOLD.id}&edit=correct&lang=es").text
    assert "Corregir la afirmación" in shown
    assert fields_of(shown)["value.low"] == "250.000.000"
    assert "A missed claim" in browser.get(f"/documents/{SOLD.document}?edit=add&lang=en").text


def test_in_spanish_numbers_are_read_as_they_are_shown(browser: Browser, store: Store) -> None:
    fields = fields_of(browser.get(f"{FORM}?part=panel&lang=es").text)
    browser.post(f"{FORM}?lang=es", reviewer="Ana", **{**fields, "quantity.low": "1.500"})
    made = store.claim(store.judgements()[0].makes[0])
    assert (made.quantity, made.value) == (Quantity(low=1500, high=1500, unit="aircraft", approx=True), SOLD.value)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("period?period=1973-07", {"words": "1973-07-01 – 1973-07-31"}),
        ("period?period=1973-07-04", {"words": "1973-07-04"}),
        ("period?period=1973/..", {"words": "1973-01-01 – …"}),
        ("actor?actor=Peru;+sun/navy", {"words": "Peru; Soviet Union/navy"}),
        ("quantity?quantity.how=least&quantity.low=100&quantity.measure=men", {"words": "at least 100 men"}),
        ("quantity?quantity.low=100", {"fault": "Say of what: aircraft, persons, tonnes."}),
        ("item?item=x", {"words": ""}),
        ("period?period=", {"words": ""}),
        ("actor?actor=PRE", {"fault": "no party has the id 'PRE'"}),
        ("colour?colour=red", {"error": "there is no slot colour"}),
    ],
)
def test_what_is_being_typed_is_told_in_other_words(browser: Browser, asked: str, told: dict[str, str]) -> None:
    found = browser.get(f"/slots/{asked}", headers={"accept": "application/json"}).json()
    assert list(found) == list(told)
    assert all(found[name].startswith(words) for name, words in told.items())


def test_claims_of_other_documents_and_none(browser: Browser) -> None:
    assert browser.get("/claims/ffff/correct").status_code == 404
    assert browser.post("/documents/ffffffff/add", kind="visit").status_code == 404
    assert browser.get(f"/documents/{DOCUMENT.sha256}?claim={BROKE.id}&edit=correct").status_code == 404


def test_of_several_speakers_each_keeps_its_words(browser: Browser, store: Store) -> None:
    address = f"/claims/{LENT.id}/correct"
    send(browser, address, said_by="Tass; a trader")
    made = store.claim(store.judgements()[0].makes[0])
    assert made.said_by == ("Tass", "a trader")
    assert sorted(made.slot_spans["said_by"]) == sorted(LENT.slot_spans["said_by"])
