"""A claim and its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.claims import find
from reftel.pipeline import read_document
from reftel.readers.files import read_bytes
from tests.reading import claims_in

_CABLE = """Message Text

R 312244Z JAN 78
FM AMEMBASSY NAIROBI
TO SECSTATE WASHDC 8508

C O N F I D E N T I A L NAIROBI 0921

SUBJECT: MILITARY ASSISTANCE

1. WE HAVE OFFERED TRAINING TO THE ARMY.

Message Attributes

From: NAIROBI
"""


def test_the_quote_is_the_documents_own_words() -> None:
    text = "In 1974 Mali bought\n40 T-54 tanks from the So-\nviet Union."
    document = read_bytes(text.encode(), name="t", path="t.txt")
    [claim] = read_document(document).claims
    assert claim.quote == text[claim.span.start : claim.span.end]
    assert (claim.actor, claim.recipient, claim.designators) == (("SUN",), ("MLI",), ("T-54",))
    assert [text[s.start : s.end] for s in claim.slot_spans["period"]] == ["1974"]


def test_counted_items_are_a_claim_each() -> None:
    found = claims_in("Italy sold four frigates and six corvettes to Ecuador.")
    assert sorted((c.item, c.quantity.low) for c in found if c.quantity) == [("four frigates", 4), ("six corvettes", 6)]


def test_a_cable_speaks_for_its_government_about_its_host() -> None:
    found = claims_in(_CABLE)
    assert ("training", ("USA",), ("KEN",)) in {(c.kind, c.actor, tuple(i[:3] for i in c.recipient)) for c in found}


def test_a_page_of_menus_claims_nothing() -> None:
    assert claims_in("Home\nAbout us\nContact\n\nAccept all cookies\n\nSubscribe to our newsletter\n") == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from("Peru Egypt sold tanks to the navy of 1974 , . ( not will said by".split()), max_size=25)
)
def test_any_words_give_verbatim_quotes(words: list[str]) -> None:
    document = read_bytes((" ".join(words) + ".").encode(), name="t", path="t.txt")
    for claim in read_document(document).claims:
        assert claim.quote == document.text[claim.span.start : claim.span.end]


@pytest.mark.parametrize(("dense", "reasons"), [(0.01, set()), (9.0, {"civil-document"})])
def test_a_document_full_of_likely_claims_is_none_about_other_things(
    dense: float, reasons: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "The roof of the hall leaks.\n\nPupils from Norway sang.\n\nThe choir meets on Mondays.\n\n"
    text = other + "A contract was signed with Brazil."
    monkeypatch.setattr(find, "_DENSE", dense)
    monkeypatch.setattr(find, "_MANY", 0.0)
    reading = read_document(read_bytes(text.encode(), name="t", path="t.txt"))
    found = {refusal.reason for refusal in reading.refusals} - {"improbable"}
    assert found == reasons
    assert bool(reading.claims) == (not reasons)
