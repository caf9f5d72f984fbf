"""Pages of countries and dyads, on the ledger of tests.profiles."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reftel.events import bring_up
from reftel.ledger.store import Store
from reftel.workbench import grouping
from reftel.workbench import sheet as sheets
from reftel.workbench.app import make_app
from tests.factories import plain_claim, plain_document
from tests.profiles.conftest import fill, peru
from tests.workbench.conftest import RUN, SITE, Browser

__all__ = ["peru"]
MARK = re.compile(r'<a class="mark[^"]*" href="([^"]+)" aria-label="([^"]+)"')
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def browser(peru: Store) -> Browser:
    return Browser(TestClient(make_app(peru), base_url=SITE, follow_redirects=False))


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[Browser]:
    """Many missions at the same time, and a hostile bloc."""
    lines = [f"mission {n:02}" for n in range(40)]
    document = plain_document("\n".join(lines), "list", date="1990")
    claims = [
        plain_claim(document, line, kind="mission", stage="ongoing", period=f"{1930 + n}/1985",
                    item=HOSTILE if n == 39 else f"{chr(65 + n) * 3}{n}", actor=(HOSTILE,) if n == 39 else ("SUN",))
        for n, line in enumerate(lines)
    ]  # fmt: skip
    with Store(tmp_path / "crowded.db") as store:
        store.add_document(document, claims, [], RUN, n_sentences=40)
        bring_up(store)
        yield Browser(TestClient(make_app(store), base_url=SITE, follow_redirects=False))


def marks(text: str) -> list[tuple[str, str]]:
    return [(unescape(href), unescape(label)) for href, label in MARK.findall(text)]


def test_the_list_has_every_party_with_its_claims(browser: Browser, peru: Store) -> None:
    items = browser.get("/countries.json").json()["items"]
    assert [each["name"] for each in items] == sorted(each["name"] for each in items)
    by_party = {each["party"]: each for each in items}
    assert by_party["PER"]["claims"] == len(peru.claims(party="PER"))
    assert (by_party["SUN"]["given"], by_party["SUN"]["received"]) == (
        len(peru.claims(actor="SUN")), len(peru.claims(recipient="SUN")),
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(browser.get("/countries.csv?sort=claims").text)))
    assert rows[0]["party"] == "PER"
    page = browser.get("/countries?sort=received").text
    assert page.index('href="/countries/PER"') < page.index('href="/countries/CHL"')
    assert browser.get("/countries?sort=x").status_code == 400


def test_every_mark_opens_its_claims(browser: Browser, peru: Store) -> None:
    page = browser.get("/countries/PER").text
    found = marks(page)
    assert len(found) > 20
    for href, _ in found:
        answer = browser.get(href)
        assert answer.status_code == 200
        if href.startswith("/claims"):
            told = browser.get(href.replace("/claims?", "/claims.json?")).json()["items"]
            wanted = re.findall("event=([0-9a-f]+)", href)
            assert {each["id"] for each in told} == {claim.id for claim in peru.claims(event=wanted)}


def test_many_events_are_named_by_their_mark(crowded: Browser) -> None:
    page = crowded.get("/countries/PER").text
    (why,) = {href for href, label in marks(page) if label.startswith("mission, Soviet Union") and "why" in href}
    told = crowded.get(why.replace("/why?", "/why.json?")).json()
    assert len(told["items"]) == 39
    assert len(told["events"]) > 20
    rows = list(csv.DictReader(io.StringIO(crowded.get(why.replace("/why?", "/why.csv?")).text)))
    assert {row["id"] for row in rows} == {each["id"] for each in told["items"]}
    assert crowded.get(why).text.count("<li>") == 39
    assert crowded.get(f"{why}&page=2").status_code == 404
    gone = crowded.get("/countries/PER/why?under=0123456789abcdef")
    assert gone.status_code == 404
    assert "the ledger has changed since, or other filters are set" in gone.text


def test_hostile_names_stay_text(crowded: Browser) -> None:
    page = crowded.get("/countries/PER").text
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(1)" in page
    (bloc,) = [each for each in crowded.get("/countries.json").json()["items"] if "script" in each["party"]]
    assert crowded.get(bloc["url"]).status_code == 200


def test_filters_stand_in_the_address(browser: Browser) -> None:
    asked = browser.get("/countries/PER.json?since=1970&until=1975&kind=transfer&window=1&unit=tanks").json()
    assert asked["asked"] == {"since": 1970, "until": 1975, "kinds": ["transfer"], "window": 1, "review": []}
    assert asked["unit"] == "tanks"
    assert {row["kind"] for row in asked["charts"]["points"]["rows"]} == {"transfer"}
    page = browser.get("/countries/PER?since=1970&until=1975&unit=tanks").text
    assert '<option selected>tanks</option>' in page
    assert 'href="/dyads/FRA/PER?since=1970&amp;until=1975&amp;unit=tanks"' in page
    assert browser.get("/countries/PER?since=&until=1975").headers["location"] == "/countries/PER?until=1975"


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/countries/PER?since=x", 400, "since is a year, as 1973, not x"),
        ("/countries/PER?window=0", 400, "a window is a number of years, as 5, not 0"),
        ("/countries/PER?window=101", 400, "a window is of 1 to 100 years, not 101"),
        ("/countries/PER?kind=gift", 400, "there is no kind gift; there are transfer, financing"),
        ("/countries/PER?window=one", 400, "a window is a number of years, as 5, not one"),
        ("/countries/PER?unit=ships", 400, "no delivery to PER is told in &#39;ships&#39;; there are aircraft, tanks"),
        ("/countries/PER?since=1980&until=1970", 400, "no year is both 1980 or later and 1970 or earlier"),
        ("/countries/Atlantis", 404, "there is no party &#39;Atlantis&#39;"),
        ("/dyads/XXX/PER", 404, "there is no party &#39;XXX&#39;"),
        ("/countries/PER.csv?chart=pie", 404, "this page has no chart"),
        ("/claims?event=b1", 400, "there is no event &#39;b1&#39;"),
    ],
)  # fmt: skip
def test_what_there_is_not_is_said(browser: Browser, path: str, status: int, sentence: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == status
    assert sentence in answer.text


def test_a_party_has_one_address(browser: Browser) -> None:
    assert browser.get("/countries/per?since=1970").headers["location"] == "/countries/PER?since=1970"
    assert browser.get("/dyads/sun/per.json").headers["location"] == "/dyads/SUN/PER.json"


def test_a_dyad_leads_both_ways(browser: Browser) -> None:
    page = browser.get("/dyads/SUN/PER?since=1970").text
    assert 'href="/dyads/PER/SUN?since=1970"' in page
    assert {row["supplier"] for row in browser.get("/dyads/SUN/PER.json").json()["charts"]["shares"]["rows"]} == {"SUN"}
    assert browser.get("/dyads/PER/SUN").status_code == 200


@pytest.mark.parametrize("chart", ["spells", "points", "shares", "stated", "concentration", "network", "map"])
def test_each_chart_has_its_rows_as_csv(browser: Browser, chart: str) -> None:
    answer = browser.get(f"/countries/PER.csv?chart={chart}")
    assert answer.headers["content-disposition"] == f'attachment; filename="PER-{chart}.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    told = browser.get("/countries/PER.json").json()["charts"][chart]["rows"]
    assert len(rows) == len(told)
    assert list(rows[0]) == list(told[0])
    if chart == "spells":
        cubans = next(row for row in rows if row["supplier"] == "CUB")
        assert (cubans["first"], cubans["sure_first"], cubans["certain"]) == ("1976-01-01", "", "true")
        assert json.loads(cubans["amounts"]) == [{"approx": False, "high": 79.0, "low": None, "unit": "persons"}]


def test_nobody_and_nothing_have_pages_too(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.db") as store:
        browser = Browser(TestClient(make_app(store), base_url=SITE, follow_redirects=False))
        assert "No claim in this ledger names anybody yet." in browser.get("/countries").text
        assert "Nothing is told of it under these filters." in browser.get("/countries/PER").text
        assert browser.get("/countries/PER.json").json()["charts"]["shares"]["rows"] == []
        assert browser.get("/countries/PER.csv?chart=shares").text.startswith("recipient,year,supplier,low,high")


def test_what_is_drawn_is_kept_until_the_ledger_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []
    draw = sheets.charts_of
    monkeypatch.setattr(sheets, "charts_of", lambda *given: drawn.append(given) or draw(*given))
    with Store(tmp_path / "kept.db") as store:
        fill(store)
        browser = Browser(TestClient(make_app(store), base_url=SITE, follow_redirects=False))
        first = browser.get("/countries/PER").text
        assert browser.get("/countries/PER").text == first
        assert len(drawn) == 1
        browser.get("/countries/PER?lang=es")
        assert len(drawn) == 2
        store.reject(store.claims(actor="CUB", recipient="PER")[0].id, reviewer="Ana")
        assert "Cuba → Peru" not in browser.get("/countries/PER?lang=en").text


def test_claims_that_came_since_grouping_have_links_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "PROMPT", 0)
    with Store(tmp_path / "late.db") as store:
        fill(store)
        late = plain_document("Late, two came.\nLate, one came.", "late", date="1999")
        claims = [plain_claim(late, words, kind="mission", stage="ongoing", actor=("ITA",), period="1950")
                  for words in ("Late, two came", "Late, one came")]  # fmt: skip
        store.add_document(late, claims, [], RUN, n_sentences=2)
        browser = Browser(TestClient(make_app(store), base_url=SITE, follow_redirects=False))
        page = browser.get("/countries/PER").text
        assert "The ledger changed since its events were grouped" in page
        hrefs = {href for href, label in marks(page) if "Italy" in label}
        assert {f"/claims/{claim.id}" for claim in claims} < hrefs
        (both,) = [href for href in hrefs if href.startswith("/claims?event=")]
        assert {each["id"] for each in browser.get(both.replace("?", ".json?")).json()["items"]} == {
            claim.id for claim in claims
        }  # fmt: skip
        assert browser.get(f"/claims/{claims[0].id}").status_code in (200, 303)
