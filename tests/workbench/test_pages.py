import csv
import io
import re
from html import unescape
from typing import Any

import pytest

from reftel.ledger.store import Store
from reftel.model.amount import Quantity
from reftel.model.claim import Claim
from reftel.model.document import Document
from reftel.model.visible import visible
from tests.factories import plain_claim, plain_document
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD, TEXT
from tests.workbench.conftest import RUN, Browser

PAGES = [
    "/", "/documents", "/claims", "/events", "/check", "/search?q=sold", "/search?q=sold&in=passages",
    f"/documents/{DOCUMENT.sha256}", f"/documents/{DOCUMENT.sha256}?claim={SOLD.id}", f"/events/{SOLD.id}",
    f"/claims/{SOLD.id}?part=panel",
]  # fmt: skip


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_stands_in_each_language(browser: Browser, path: str, language: str) -> None:
    answer = browser.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert "part=panel" in path or f'<html lang="{language}">' in answer.text
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=|javascript:|https?://", answer.text)


@pytest.mark.parametrize("path", ["/documents", "/claims", "/events"])
def test_lists_have_their_twins(browser: Browser, path: str) -> None:
    twin: Any = browser.get(f"{path}.json").json()
    assert twin == browser.get(f"{path}?format=json").json()
    assert twin["items"]
    answer = browser.get(f"{path}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize(
    ("path", "column", "values"),
    [(f"/documents/{DOCUMENT.sha256}", "id", [SOLD.id, LENT.id]), (f"/events/{BROKE.id}", "id", [BROKE.id]),
     ("/check", "severity", [])],
)  # fmt: skip
def test_what_a_page_shows_is_a_table_too(browser: Browser, path: str, column: str, values: list[str]) -> None:
    assert f'href="{path}.csv"' in browser.get(path).text
    table = csv.DictReader(io.StringIO(browser.get(f"{path}.csv").text))
    assert column in (table.fieldnames or ())
    assert [row[column] for row in table] == values


def test_home_counts(browser: Browser, store: Store) -> None:
    store.reject(LENT.id, reviewer="Ana")
    assert browser.get("/?format=json").json() == {
        "documents": 2, "claims": 2, "kinds": {"relation": 1, "transfer": 1},
        "reviews": {"rejected": 1, "unreviewed": 2}, "events": 2, "contested": 0,
    }  # fmt: skip


def test_the_text_is_all_there_and_the_claim_beside_it(browser: Browser) -> None:
    page = browser.get(f"/documents/{DOCUMENT.sha256}?claim={SOLD.id}").text
    text = page[page.index('<div class="text"') : page.index("</div>\n</article>")]
    assert unescape(re.sub(r"<[^>]+>", "", text)) == visible(TEXT)
    assert re.findall(r'lit-designators[^>]*>([^<]+)<', text) == ["Su-22"]
    panel = words_of(page[page.index('id="panel"') :])
    for said in ("SUN → to PER/air-force", "about 36 aircraft", "at most 250,000,000 USD", "two notes", "unreviewed"):
        assert said in panel


def test_the_chain_of_speakers_and_doubt_are_told(browser: Browser) -> None:
    panel = words_of(browser.get(f"/claims/{LENT.id}?part=panel").text)
    assert "dispatch → Tass → a trader in Callao" in panel
    assert "alleged, affirmed" in panel
    assert "POL → to ?" in panel


def test_a_claim_leads_to_its_place(browser: Browser) -> None:
    answer = browser.get(f"/claims/{SOLD.id}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/documents/{DOCUMENT.sha256}?claim={SOLD.id}#claim-{SOLD.id}"
    assert f'id="claim-{SOLD.id}"' in browser.get(answer.headers["location"]).text


def test_filters_stand_in_the_address_and_forms_leave_no_empty_ones(browser: Browser) -> None:
    assert browser.get("/claims?kind=relation&party=&since=").headers["location"] == "/claims?kind=relation"
    items = browser.get("/claims.json?kind=relation&kind=transfer&actor=PER").json()["items"]
    assert [item["id"] for item in items] == [BROKE.id]


@pytest.mark.parametrize(
    ("path", "words"),
    [("/claims?kind=transfr", "did you mean transfer?"), ("/claims?since=abc", "since is a year"),
     ("/claims?after=zz", "is no place in the list"), ("/claims?limit=0", "a page has 1 to 500 rows"),
     ("/events?kind=transfr", "did you mean transfer?"), ("/search?q=%2B", "no word")],
)  # fmt: skip
def test_a_filter_that_cannot_be_is_answered_in_a_sentence(browser: Browser, path: str, words: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 400
    assert words in words_of(answer.text)
    where, _, query = path.partition("?")
    assert words in browser.get(f"{where}.json?{query}").json()["error"]


@pytest.mark.parametrize(
    "path", ["/claims/0000", "/claims/%00", "/documents/abc", "/documents/ffffffffffff", "/events/zz", "/nowhere",
             f"/documents/{OTHER.sha256}?claim={SOLD.id}"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text


def test_pages_go_on_where_the_last_one_ended(browser: Browser) -> None:
    found, following = [], "/claims.json?limit=1"
    while following:
        page = browser.get(following).json()
        found += [item["id"] for item in page["items"]]
        following = page["next"]
    assert found == [item["id"] for item in browser.get("/claims.json").json()["items"]]
    assert len(found) == 3


def test_events_go_on_where_the_last_page_ended(browser: Browser) -> None:
    found, following = [], "/events.json?limit=1"
    while following:
        page = browser.get(following).json()
        found += [item["id"] for item in page["items"]]
        following = page["next"]
    assert len(found) == len(set(found)) == 3


def test_an_event_shows_rival_accounts_side_by_side(browser: Browser, store: Store) -> None:
    text = "Moscow delivered 36 Su-22 aircraft to Peru in 1977."
    other = "Moscow delivered 52 Su-22 aircraft to Peru in 1977."
    first, second = plain_document(text, "one", publisher="Tass"), plain_document(other, "two", publisher="Reuter")
    for document, n in ((first, 36), (second, 52)):
        claim = _delivered(document, n)
        store.add_document(document, [claim], [], RUN, n_sentences=1)
    (event,) = browser.get("/events.json?contested=yes").json()["items"]
    page = browser.get(f"/events/{event['id']}").text
    row = words_of(re.findall(r'<tr class="rival">.*?</tr>', page, re.DOTALL)[0])
    assert "36 aircraft" in row and "52 aircraft" in row and "accounts cannot both be right" in row
    assert "not graded" in page
    store.grade_source("publisher:tass", "B", grader="Ana")
    assert "<strong>B</strong>" in browser.get(f"/events/{event['id']}").text


def _delivered(document: Document, n: int) -> Claim:
    return plain_claim(
        document, document.text[:-1], actor=("SUN",), recipient=("PER",), designators=("Su-22",), stage="delivered",
        period="1977", item="Su-22 aircraft", quantity=Quantity(low=n, high=n, unit="aircraft"),
    )  # fmt: skip


def test_a_large_ledger_is_grouped_when_somebody_asks(
    browser: Browser, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reftel.workbench.grouping.PROMPT", 0)
    assert browser.get("/events.json").json() == {"items": [], "next": None, "grouped": False}
    assert "Group anew" in browser.get("/events").text
    assert "–" in words_of(browser.get("/").text)
    assert "Check now" in browser.get("/check").text
    assert browser.get("/check.json").json() == {"items": None, "fresh": False}
    assert browser.post("/events/group", back="/events").headers["location"] == "/events"
    assert browser.post("/check/again", back="/check").headers["location"] == "/check"
    assert len(browser.get("/events.json").json()["items"]) == 3
    assert browser.get("/check.json").json()["fresh"] is True
    store.accept(SOLD.id, reviewer="Ana")
    assert browser.get("/events.json").json()["grouped"] is False
    assert browser.get("/check.json").json()["fresh"] is False


def test_a_chosen_language_stays(browser: Browser) -> None:
    browser.get("/?lang=es")
    assert '<html lang="es">' in browser.get("/claims").text
    browser.get("/?lang=xx")
    assert '<html lang="es">' in browser.get("/claims").text
