from collections.abc import Mapping
from dataclasses import replace

import pytest

from reftel.model.claim import Claim
from reftel.model.source import Page, Passage
from reftel.model.span import Span
from reftel.review.words import Words
from reftel.strings import LANGUAGES, Say
from reftel.workbench.claim_form import AMOUNTS, ENTRIES, QUOTE, ClaimForm, Told, filled, read_form
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD

SAY = Say("en")
PAGE = Page(text=DOCUMENT.text, passages=tuple(Passage(kind="paragraph", span=block.span) for block in DOCUMENT.blocks))
ELSEWHERE = Page(text=OTHER.text, passages=())


WIDE = replace(LENT, span=Span(131, 164), quote=PAGE.text[131:164], slot_spans={"actor": (Span(131, 139), Span(1, 1))})
"""Words with white space around them, and words that are none."""


def posted(form: ClaimForm, **changes: str) -> dict[str, str]:
    """What a browser sends of a form, with some fields typed anew (`words_period` is that of its words)."""
    fields: dict[str, str] = {}
    for name, entry in form.entries.items():
        fields |= {f"words.{name}": entry.words.replace("\n", "\r\n"), f"at.{name}": entry.at}
        if name in AMOUNTS:
            amount = entry.amount
            fields |= {f"{name}.how": amount.how, f"{name}.low": amount.low, f"{name}.high": amount.high}
            fields |= {f"{name}.measure": amount.measure} | ({f"{name}.about": "yes"} if amount.about else {})
        else:
            fields[name] = entry.value
    return fields | {name.replace("__", "."): value for name, value in changes.items()}


def told(claim: Claim | None, **changes: str) -> Told:
    page = ELSEWHERE if claim is BROKE else PAGE
    return read_form(posted(filled(claim, page, SAY), **changes), claim, page, SAY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "claim", [SOLD, LENT, BROKE, replace(LENT, said_by=("Tass; Moscow",)), replace(SOLD, rule="hand"), WIDE]
)
def test_a_form_that_nobody_touched_changes_nothing(claim: Claim, language: str) -> None:
    page, say = ELSEWHERE if claim is BROKE else PAGE, Say(language)
    read = read_form(posted(filled(claim, page, say)), claim, page, say)
    assert read.form.faults == {}
    assert (dict(read.quotes), read.quote) == ({}, None)
    assert dict(read.slots) == ({"note": "two notes"} if claim.rule == "hand" else {})


@pytest.mark.parametrize(
    ("changes", "slots"),
    [
        ({"period": "1976"}, {"period": "1976"}),
        ({"period": ""}, {"period": None}),
        ({"actor": "Peru; sun/navy"}, {"actor": ("PER", "SUN/navy")}),
        ({"actor": " ; SUN ;; "}, {"actor": ("SUN",)}),
        ({"kind": "training", "stage": ""}, {"kind": "training", "stage": None}),
        ({"modality": "alleged", "polarity": "denied"}, {"modality": "alleged", "polarity": "denied"}),
        ({"designators": "Su-22; MiG-21 "}, {"designators": ("Su-22", "MiG-21")}),
        ({"place": "Callao"}, {"place": ("Callao",)}),
        ({"note": "seen twice"}, {"note": "seen twice"}),
        ({"words__recipient": "", "at__recipient": ""}, {"recipient": ("PER/air-force",)}),
    ],
)
def test_what_is_changed_is_told_and_nothing_else(changes: dict[str, str], slots: Mapping[str, object]) -> None:
    read = told(SOLD, **changes)
    assert read.form.faults == {}
    assert dict(read.slots) == slots
    assert read.quote is None


def test_amounts_are_read_as_they_are_shown() -> None:
    read = told(SOLD, quantity__how="between", quantity__low="30", quantity__high="1,000")
    assert (read.slots["quantity"].low, read.slots["quantity"].high, read.slots["quantity"].approx) == (30, 1000, True)
    assert list(read.slots) == ["quantity"]
    emptied = told(SOLD, value__low="", value__measure="", value__how="exactly")
    assert dict(emptied.slots) == {"value": None}


def test_words_that_are_left_standing_stay_the_slots_words() -> None:
    start = DOCUMENT.text.index("1977")
    assert told(SOLD, period="1976").quotes == {"period": [Words("1977", start)]}


def test_other_words_for_a_value_that_stays() -> None:
    read = told(SOLD, words__period="in 1977")
    assert (dict(read.slots), list(read.quotes["period"])) == ({}, [Words("in 1977", DOCUMENT.text.index("in 1977"))])


def test_a_slot_may_have_words_in_several_places() -> None:
    read = told(SOLD, words__actor="Moscow\r\nTass")
    assert [words.text for words in read.quotes["actor"]] == ["Moscow", "Tass"]


def test_another_quote() -> None:
    read = told(SOLD, words__quote="36 Su-22 aircraft were sold")
    assert read.quote == Words("36 Su-22 aircraft were sold", DOCUMENT.text.index("36 Su-22"))
    assert (dict(read.slots), dict(read.quotes)) == ({}, {})


@pytest.mark.parametrize(
    ("changes", "slot", "fault"),
    [
        ({"period": "1973-13"}, "period", "'1973-13' is no date in EDTF; write for instance 1973-07, 1974/1978"),
        ({"actor": "PRE"}, "actor", "no party has the id 'PRE'; parties are named by codes: PER, PER/navy, NATO"),
        ({"actor": "Russia"}, "actor", "'Russia' is no id; did you mean RUS or SUN?"),
        ({"kind": ""}, "kind", "Choose what the claim is about."),
        ({"stage": "stolen"}, "stage", "there is no stage 'stolen'"),
        ({"quantity__low": "many"}, "quantity", "Write the number as 1,500,000 or 2.5."),
        ({"quantity__measure": ""}, "quantity", "Say of what: aircraft, persons, tonnes."),
        ({"value__measure": "dollars"}, "value", "Name the currency by its three letters (ISO 4217): USD."),
        ({"item": "x" * 2001}, "item", "a text of 2,001 characters is too long; give at most 2,000"),
        ({"words__item": "forty tanks"}, "item", "the document has no words “forty tanks”; give them as it"),
        ({"words__terms": "sold", "terms": ""}, "terms", "Words are given, and no value"),
        ({"words__quote": ""}, QUOTE, "A claim needs words of the document that carry it"),
        ({"words__quote": "Moscow\r\nTass"}, QUOTE, "The words of a claim are one stretch of the document"),
    ],
)
def test_each_fault_is_one_sentence_beside_its_field(changes: dict[str, str], slot: str, fault: str) -> None:
    read = told(SOLD, **changes)
    assert list(read.form.faults) == [slot]
    assert read.form.faults[slot].startswith(fault)
    again = posted(read.form)
    assert {name: again[name.replace("__", ".")].replace("\r", "") for name in changes} == {
        name: value.replace("\r", "") for name, value in changes.items()
    }


def test_what_is_not_posted_stays_but_for_the_words_of_a_value_that_changes() -> None:
    read = read_form({"period": "1976", "quantity.low": "40", "quantity.measure": "jets"}, SOLD, PAGE, SAY)
    assert read.form.faults == {}
    assert (sorted(read.slots), dict(read.quotes), read.quote) == (["period", "quantity"], {}, None)
    assert read_form({}, SOLD, PAGE, SAY).slots == {}
    assert sorted(read_form({}, None, PAGE, SAY).form.faults) == ["kind", QUOTE]


def test_a_missed_claim_needs_words_and_a_kind() -> None:
    assert list(told(None).form.faults) == [QUOTE, "kind"]
    read = told(None, kind="visit", actor="SUN", words__quote="reports Tass", words__actor="Tass")
    assert read.form.faults == {}
    assert (dict(read.slots), read.quote) == (
        {"kind": "visit", "actor": ("SUN",)}, Words("reports Tass", DOCUMENT.text.index("reports Tass")),
    )  # fmt: skip
    assert read.quotes == {"actor": [Words("Tass", DOCUMENT.text.index("Tass"))]}


def test_every_slot_is_in_the_form() -> None:
    from reftel.review.slots import SLOTS

    assert sorted(ENTRIES) == sorted(SLOTS)
    assert Span(0, 1) not in SOLD.slot_spans.values()
