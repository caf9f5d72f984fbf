"""The review queue, asked as a browser asks it."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reftel.ledger.store import Store
from reftel.workbench.app import make_app
from reftel.workbench.queue import TABS
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD
from tests.workbench.conftest import RUN, SITE, Browser

DELIVERED = replace(SOLD, stage="delivered", probability=0.4)
DOUBTFUL = replace(LENT, probability=0.52)
SURE = replace(BROKE, probability=0.97)


@pytest.fixture
def store(tmp_path: Path):
    with Store(tmp_path / "test.db") as store:
        store.add_document(DOCUMENT, [DELIVERED, DOUBTFUL], [], RUN, n_sentences=2)
        store.add_document(OTHER, [SURE], [], RUN, n_sentences=1)
        yield store


def ids(browser: Browser, path: str) -> list[str]:
    return [item["id"] for item in browser.get(path).json()["items"]]


def test_by_influence_only_what_moves_something_waits_with_the_reason(browser: Browser) -> None:
    told = browser.get("/queue.json").json()
    (item,) = told["items"]
    assert (item["id"], told["fresh"], told["next"]) == (DELIVERED.id, True, None)
    assert item["why"].startswith("decides who is the top supplier of Peru (aircraft, 1973–1977): Soviet Union")
    assert item["stake"]["stake"] == pytest.approx(0.6 * sum(item["stake"]["moved"].values()))
    page = browser.get("/queue").text
    assert "decides who is the top supplier of Peru" in page
    assert f'data-claim="{DELIVERED.id}"' in page


def test_by_doubt_the_nearest_to_one_half_comes_first(browser: Browser) -> None:
    assert ids(browser, "/queue.json?order=doubt") == [DOUBTFUL.id, DELIVERED.id, SURE.id]
    assert ids(browser, "/queue.json?order=doubt&party=SUN") == [DELIVERED.id]
    following = browser.get("/queue.json?order=doubt&limit=2").json()["next"]
    assert ids(browser, following) == [SURE.id]


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_has_a_page_and_a_twin(browser: Browser, store: Store, tab: str) -> None:
    store.accept(SURE.id, reviewer="Ana")
    store.reject(SURE.id, reviewer="Ben", why="no such thing")
    page = browser.get(f"/queue?order={tab}")
    assert page.status_code == 200
    assert browser.get(f"/queue.json?order={tab}").json()["progress"]["judged"] == 1
    assert ("no such thing" in page.text) is (tab == "disputed")


def test_a_judgement_whose_claim_is_gone_is_to_be_looked_at(browser: Browser, store: Store) -> None:
    store.accept(DOUBTFUL.id, reviewer="Ana")
    store.add_document(DOCUMENT, [DELIVERED], [], replace(RUN, version="2"), n_sentences=2)
    (item,) = browser.get("/queue.json?order=looks").json()["items"]
    assert (item["id"], item["judgement"]["reviewer"]) == (DOUBTFUL.id, "Ana")
    assert "The claim that it was said of is gone." in browser.get("/queue?order=looks").text


def test_the_table_has_all_that_waits(browser: Browser) -> None:
    rows = list(csv.DictReader(io.StringIO(browser.get("/queue.csv?order=doubt").text)))
    assert [row["id"] for row in rows] == [DOUBTFUL.id, DELIVERED.id, SURE.id]
    assert [bool(row["why"]) for row in rows] == [False, False, False]


def test_progress_says_how_many_and_who(browser: Browser, store: Store) -> None:
    store.accept(DELIVERED.id, reviewer="Ana")
    store.reject(SURE.id, reviewer="Ben")
    page = browser.get("/queue?order=doubt&kind=transfer").text
    assert "2 of 3 claims are judged; with these filters 1 of 2" in page
    assert re.findall(r"<li><bdi>(.+?)</bdi> (\d+)</li>", page) == [("Ana", "1"), ("Ben", "1")]


def test_what_is_wrong_in_an_address_is_said(browser: Browser) -> None:
    assert "there is no order" in browser.get("/queue?order=fame").text
    assert browser.get("/queue?order=fame").status_code == 400
    assert browser.get("/queue?kind=").status_code == 303
    assert "did you mean transfer" in browser.get("/queue?order=doubt&kind=transfr").text


def test_the_next_one_is_opened_in_its_document_on_the_trail(browser: Browser) -> None:
    first = browser.get(f"/queue/next?order=doubt&after={DOUBTFUL.id}&party=SUN").headers["location"]
    assert first == f"/documents/{DOCUMENT.sha256}?claim={DELIVERED.id}&queue=doubt&party=SUN#claim-{DELIVERED.id}"
    page = browser.get(first).text
    assert f'href="/queue/next?order=doubt&amp;after={DELIVERED.id}&amp;party=SUN"' in page
    end = browser.get(f"/queue/next?order=doubt&after={DELIVERED.id}&party=SUN").headers["location"]
    assert end == "/queue?order=doubt&party=SUN"


def test_without_a_program_one_judges_in_the_list_and_takes_it_back(browser: Browser) -> None:
    answer = browser.post(f"/claims/{DOUBTFUL.id}/reject", reviewer="Ana", first="yes", back="/queue?order=doubt")
    assert answer.headers["location"] == "/queue?order=doubt"
    page = browser.get("/queue?order=doubt").text
    assert f'data-claim="{DOUBTFUL.id}"' not in page
    (undo,) = re.findall(r'action="(/judgements/\w+/withdraw)"', page)
    browser.post(undo, back="/queue?order=doubt")
    assert ids(browser, "/queue.json?order=doubt")[0] == DOUBTFUL.id


def test_two_workbenches_on_one_ledger_do_not_judge_one_claim_twice_in_silence(browser: Browser, store: Store) -> None:
    with Store(store.address.path, create=False) as same:
        other = Browser(TestClient(make_app(same), base_url=SITE, follow_redirects=False))
        assert other.tell(f"/claims/{DOUBTFUL.id}/accept", reviewer="Ben", first="yes")["verdict"] == "accept"
        answer = browser.post(
            f"/claims/{DOUBTFUL.id}/reject", headers={"accept": "application/json"}, reviewer="Ana", first="yes"
        )
        told = answer.json()
        assert (answer.status_code, told["reviewers"], told["claims"]) == (409, ["Ben"], {DOUBTFUL.id: "accepted"})
        plain = browser.post(f"/claims/{DOUBTFUL.id}/reject", reviewer="Ana", first="yes")
        assert (plain.status_code, "Ben judged this claim meanwhile" in plain.text) == (409, True)
        assert [said.reviewer for said in store.judgements()] == ["Ben"]
        assert browser.tell(f"/claims/{DOUBTFUL.id}/reject", reviewer="Ana")["claims"] == {DOUBTFUL.id: "disputed"}
        assert DOUBTFUL.id in ids(other, "/queue.json?order=disputed")


def test_a_large_ledger_is_weighed_when_somebody_asks(
    browser: Browser, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reftel.workbench.queue.PROMPT", 1)
    page = browser.get("/queue").text
    assert "is not worked out yet" in page
    assert browser.get("/queue.json").json()["fresh"] is False
    browser.post("/queue/weigh", back="/queue")
    assert ids(browser, "/queue.json") == [DELIVERED.id]
    store.reject(SURE.id, reviewer="Ana")
    page = browser.get("/queue").text
    assert "The ledger changed since this order was worked out" in page
    assert f'data-claim="{DELIVERED.id}"' in page
