import re

from reftel.ledger.store import Store
from tests.filled import BROKE, LENT, SOLD
from tests.workbench.conftest import Browser


def test_judged_and_taken_back(browser: Browser, store: Store) -> None:
    told = browser.tell(f"/claims/{SOLD.id}/accept", reviewer=" Ana   Ruiz ")
    assert told["claims"] == {SOLD.id: "accepted"}
    assert [(said.verdict, said.reviewer) for said in store.judgements()] == [("accept", "Ana Ruiz")]
    back = browser.tell(f"/judgements/{told['judgement']}/withdraw")
    assert back["claims"] == {SOLD.id: "unreviewed"}
    panel = browser.get(f"/claims/{SOLD.id}?part=panel").text
    assert '<li class="gone">' in panel


def test_the_name_is_asked_once(browser: Browser, store: Store) -> None:
    asked = browser.tell(f"/claims/{SOLD.id}/reject")
    assert "a judgement is somebody's" in asked["error"]
    assert store.judgements() == []
    assert browser.post("/reviewer", reviewer="José Ñ", back="/claims").headers["location"] == "/claims"
    assert "José Ñ" in browser.get("/").text
    browser.post(f"/claims/{SOLD.id}/reject", back=f"/claims/{SOLD.id}")
    assert [(said.verdict, said.reviewer) for said in store.judgements()] == [("reject", "José Ñ")]


def test_a_name_with_signs_that_act_is_refused(browser: Browser, store: Store) -> None:
    assert "error" in browser.tell(f"/claims/{SOLD.id}/accept", reviewer="\u202eeve")
    assert "error" in browser.tell(f"/claims/{SOLD.id}/accept", reviewer="e" * 101)
    assert store.judgements() == []


def test_two_claims_are_compared(browser: Browser, store: Store) -> None:
    told = browser.tell("/events/compare", first=SOLD.id, second=LENT.id, verdict="same", reviewer="Ana")
    assert told["verdict"] == "same"
    assert "A person said: same event." in browser.get(f"/events/{SOLD.id}").text
    wrong = browser.post("/events/compare", first=SOLD.id, second=LENT.id, verdict="twins", reviewer="Ana")
    assert wrong.status_code == 400
    assert len(store.judgements()) == 1


def test_nobody_takes_back_what_another_said(browser: Browser, store: Store) -> None:
    said = store.accept(BROKE.id, reviewer="Ana")
    told = browser.tell(f"/judgements/{said.id}/withdraw", reviewer="Eve")
    assert "only an adjudicator withdraws it" in told["error"]
    assert len(store.judgements()) == 1


def test_a_rejected_claim_leaves_the_list_and_stays_in_the_text(browser: Browser) -> None:
    browser.tell(f"/claims/{LENT.id}/reject", reviewer="Ana")
    assert LENT.id not in {item["id"] for item in browser.get("/claims.json").json()["items"]}
    assert LENT.id in {item["id"] for item in browser.get("/claims.json?review=all").json()["items"]}
    assert 'data-review="rejected"' in browser.get(f"/documents/{LENT.document}").text


def test_a_source_is_graded_from_the_page_of_an_event(browser: Browser, store: Store) -> None:
    page = browser.get(f"/events/{SOLD.id}").text
    (source,) = re.findall(r'name="source" value="(.+?)"', page)
    assert "A – completely reliable" in page
    answer = browser.post("/sources/grade", source=source, reliability="B", reviewer="Ana", back=f"/events/{SOLD.id}")
    assert answer.headers["location"] == f"/events/{SOLD.id}"
    assert [(grade.source, grade.reliability, grade.grader) for grade in store.grades()] == [(source, "B", "Ana")]
    assert "<strong>B</strong>" in browser.get(f"/events/{SOLD.id}").text
    assert "error" in browser.tell("/sources/grade", source=source, reliability="G", reviewer="Ana")
