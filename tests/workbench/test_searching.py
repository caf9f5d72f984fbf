"""One search for all: claims, passages, documents by name, parties by theirs."""

import re
from html import unescape
from typing import Any

import pytest

from reftel.ledger.store import Store
from tests.factories import plain_document
from tests.filled import DOCUMENT, OTHER
from tests.workbench.conftest import RUN, Browser


@pytest.fixture(autouse=True)
def named(store: Store) -> None:
    for n, title in enumerate(("Arms for Lima", "ARMS IN THE ANDES", "100% true_story")):
        document = plain_document(f"Text {n}.", f"paper-{n}", path=f"texts/{n}.txt", title=title, author="Ana Ruiz")
        store.add_document(document, [], [], RUN, n_sentences=1)


def besides(browser: Browser, words: str, **headers: str) -> str:
    page = browser.get(f"/search?q={words}", headers=headers).text
    found = re.findall(r'<dl class="besides">.*?</dl>', page, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", " ".join(found))).split())


@pytest.mark.parametrize(
    ("words", "names"),
    [("arms", ["paper-0", "paper-1"]), ("ARMS+lima", ["paper-0"]), ("paper-2", ["paper-2"]), ("arms+nowhere", []),
     ("%25", ["paper-2"]), ("e_s", ["paper-2"]), ("ruiz+arms", ["paper-0", "paper-1"]), ("and*", ["paper-1"]),
     ('"arms+in"', ["paper-1"])],
)  # fmt: skip
def test_documents_are_found_by_name_title_and_author(browser: Browser, words: str, names: list[str]) -> None:
    found: Any = browser.get(f"/search.json?in=documents&q={words}").json()
    assert [item["name"] for item in found["items"]] == names
    page = browser.get(f"/search?in=documents&q={words}").text
    assert all(f"<bdi>{name}</bdi>" in page for name in names)
    assert bool(names) != ("No document has these words" in page)


def test_documents_go_on_where_the_last_page_ended(browser: Browser) -> None:
    found, following = [], "/search.json?in=documents&q=ruiz&limit=1"
    while following:
        page = browser.get(following).json()
        found += [item["name"] for item in page["items"]]
        following = page["next"]
    assert found == ["paper-0", "paper-1", "paper-2"]


def test_a_search_shows_the_parties_and_documents_of_that_name(browser: Browser) -> None:
    assert besides(browser, "peru") == "Parties Peru ( its claims )"
    assert besides(browser, "Soviet+Union") == "Parties Soviet Union ( its claims )"
    assert besides(browser, "ussr+arms") == "Parties Soviet Union ( its claims )"
    assert besides(browser, "unión+soviética", **{"accept-language": "es"}).startswith("Partes Unión Soviética")
    assert besides(browser, "arms") == "Documents Arms for Lima ARMS IN THE ANDES"
    assert besides(browser, "chile") == ""  # the vocabulary knows it, this ledger does not
    assert 'href="/countries/PER"' in browser.get("/search?q=peru").text


def test_what_is_not_found_is_looked_for_elsewhere(browser: Browser) -> None:
    page = browser.get("/search?q=nowhere").text
    assert 'href="/search?q=nowhere&amp;in=passages"' in page and 'href="/search?q=nowhere&amp;in=documents"' in page
    assert browser.get("/search?q=x&in=elsewhere").status_code == 400
    assert browser.get("/search?in=documents").status_code == 200


def test_the_search_still_finds_claims(browser: Browser) -> None:
    assert {item["document"] for item in browser.get("/search.json?q=sold").json()["items"]} <= {
        DOCUMENT.sha256, OTHER.sha256,
    }  # fmt: skip
