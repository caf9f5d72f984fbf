"""Which claims of two states are the same, changed, gone or new."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reftel.ledger.changes import changes_between
from reftel.model.amount import Quantity
from reftel.model.claim import Claim
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document

TEXT = "Minsk sold 20 rifles to Lima in 1975, and Lima paid late. Later Minsk sold 20 rifles to Lima again."
NOTE = plain_document(TEXT)
SOLD = plain_claim(NOTE, "Minsk sold 20 rifles to Lima", actor=("BLR",), period="1975")
PAID = plain_claim(NOTE, "Lima paid late", kind="financing")


def told(before: list[Claim], after: list[Claim]) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.how, change.slots) for change in changes_between(before, after)]


def test_what_stays_is_no_change() -> None:
    assert told([SOLD, PAID], [PAID, SOLD]) == []


def test_what_says_something_else_in_overlapping_words_changed() -> None:
    counted = Quantity(low=20, high=20, unit="rifles")
    longer = replace(SOLD, span=Span(0, 36), quote=NOTE.text[:36], period="1976", quantity=counted)
    assert told([SOLD], [longer]) == [("changed", ("quantity", "period"))]


def test_another_rule_that_says_the_same_restates() -> None:
    assert told([SOLD], [replace(SOLD, rule="en.transfer.other")]) == [("restated", ())]
    assert changes_between([SOLD], [replace(SOLD, rule="en.transfer.other")])[0].rule == "en.transfer.other"


def test_another_kind_or_another_place_is_no_change_of_a_claim() -> None:
    assert told([SOLD], [PAID]) == [("lost", ()), ("gained", ())]
    again = replace(SOLD, span=Span(64, 92), period="1976")
    assert told([SOLD], [again]) == [("lost", ()), ("gained", ())]


def test_of_several_in_one_place_the_likest_is_the_one_that_changed() -> None:
    near, far = replace(SOLD, period="1976"), replace(SOLD, actor=("RUS",), recipient=(), period="1999")
    changes = changes_between([SOLD], [far, near])
    assert [(change.how, change.after) for change in changes if change.how == "changed"] == [("changed", near)]
    assert [change.after for change in changes if change.how == "gained"] == [far]


claims = st.builds(
    replace, st.sampled_from([SOLD, PAID]), period=st.sampled_from([None, "1975", "1976"]), rule=st.sampled_from("ab"),
    modality=st.sampled_from(["factual", "alleged"]),
)  # fmt: skip
states = st.lists(claims, max_size=8)


@given(states, states)
def test_changes_account_for_every_claim_once(before: list[Claim], after: list[Claim]) -> None:
    changes = changes_between(before, after)
    old, new = {claim.id for claim in before}, {claim.id for claim in after}
    assert sorted(c.before.id for c in changes if c.before) == sorted(old - new)
    assert sorted(c.after.id for c in changes if c.after) == sorted(new - old)
    assert len(changes_between(after, before)) == len(changes)
