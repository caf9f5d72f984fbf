from reftel.dossier.contested import Grading, matters
from reftel.dossier.figures import Figure
from reftel.dossier.gathering import Asked, gather
from reftel.events import policy_named
from reftel.ledger.store import Store
from reftel.strings import Say
from tests.exports.dossier import CABLE, DELIVERED, RIVAL, WIRE


def matter_of(store: Store, **asked):
    (found,) = matters(gather(store, Asked(party="PER", **asked), findings=[]), Say("en"))
    return found


def test_accounts_stand_side_by_side_and_none_is_picked(disputed_content) -> None:
    (matter,) = disputed_content.matters
    line = next(line for line in matter.lines if line.contested)
    assert (line.slot, [cell.words for cell in line.cells]) == ("recipient", ["Peru, navy", "Peru, air force"])
    one, other = (set(cell.claims) for cell in line.cells)
    assert all(cell.contested for cell in line.cells)
    assert len(one - other) == len(other - one) == 1  # what is left tells neither from the other
    assert matter.belief is None
    assert {told.claim.id for words in matter.words for told in words} == set(matter.event.claims)


def test_a_cell_rests_on_the_claims_of_its_account(disputed_content) -> None:
    (matter,) = disputed_content.matters
    for line in matter.lines:
        for cell, account in zip(line.cells, matter.event.accounts, strict=True):
            assert not isinstance(cell, Figure) or set(cell.claims) <= set(account.claims)


def test_silence_of_an_account_is_empty(disputed_content) -> None:
    (matter,) = disputed_content.matters
    when = next(line for line in matter.lines if line.slot == "period")
    assert when.cells[0] == "" and when.cells[1].words == "about 1978"


def test_a_policy_says_what_it_believes_and_why_not_the_other(disputed: Store) -> None:
    found = matter_of(disputed, policy=policy_named(disputed, "primary"))
    assert found.belief is not None and found.belief.policy.startswith("primary")
    assert found.belief.accounts


def test_grades_are_those_that_people_set_last(store: Store) -> None:
    source = store.document(WIRE.sha256)
    assert (Grading([]).reliability(source), Grading([]).credibility(DELIVERED, source)) == ("F", "6")
    key = "publisher:the daily {wire} & co_"
    for grade in ("B", "C"):
        store.grade_source(key, grade, grader="Ana")
    store.grade_claim(DELIVERED.id, key, "2", grader="Ana")
    graded = Grading(store.grades())
    assert (graded.reliability(source), graded.credibility(DELIVERED, source)) == ("C", "2")
    assert graded.credibility(RIVAL, store.document(CABLE.sha256)) == "6"
