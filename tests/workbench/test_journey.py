"""The whole way of a newcomer in a real Chromium: from an empty ledger to a dossier that quotes a corrected claim."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from evals.corpora import ROOT
from reftel.ledger.store import Store
from reftel.workbench.app import make_app
from tests.workbench.served import served

PERU = ROOT / "examples/peru"
EXAMPLES = ("cable-lima-services.txt", "study-foreign-missions.txt")
LETTERS = {
    "letter-from-lima.txt": "In 1977 the Soviet Union delivered 36 Su-22 fighters to the Peruvian Air Force.\n",
    "an-officer-writes.txt": "The Soviet Union delivered 52 Su-22 fighters to the Peruvian Air Force in 1977.\n",
}
BOUGHT = "IT BOUGHT\nSU-22 FIGHTERS FROM THE SOVIET UNION"
MISSED = "HOSTED THE FIRST U.S. MISSION"

DROP = """(files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    document.querySelector("main").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
}"""
SELECT = """([start, end]) => import("/static/selection.js").then(({rangeOf}) => {
    getSelection().removeAllRanges();
    getSelection().addRange(rangeOf(start, end));
    document.querySelector(".text").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
})"""


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[Store, str]]:
    """A workbench on a ledger that was just started, as `reftel serve --create` does."""
    with Store(tmp_path / "new.db") as store, served(make_app(store), lifespan="on") as address:
        yield store, address


def test_a_newcomer_gets_from_documents_to_a_dossier(started: tuple[Store, str], tab: Any, tmp_path: Path) -> None:
    store, site = started
    tab.goto(site)
    _documents_are_dropped(tab)
    _a_contested_event_is_settled(store, tab, site)
    read_first, corrected = _a_claim_is_corrected(store, tab, site)
    _a_missed_claim_is_told(store, tab)
    text = _the_country_has_a_dossier(tab, site, tmp_path / "dossier.html")
    assert corrected in text and read_first not in text
    assert tab.faults == []


def _documents_are_dropped(tab: Any) -> None:
    assert tab.get_by_text("This ledger is empty: start here").is_visible()
    texts = {name: (PERU / name).read_text(encoding="utf-8") for name in EXAMPLES} | LETTERS
    tab.evaluate(DROP, list(texts.items()))
    tab.wait_for_selector("#upload-status:has-text('Done. Files: 4.')", timeout=120_000)
    tab.wait_for_selector(".figures")
    assert tab.locator("li.upload.is-done").count() == 4


def _a_contested_event_is_settled(store: Store, tab: Any, site: str) -> None:
    tab.get_by_role("link", name="Contested events").click()
    tab.wait_for_url(f"{site}/events?contested=yes")
    tab.locator("tr:has-text('Su-22') a[href^='/events/']").first.click()
    tab.wait_for_url(f"{site}/events/*")
    row = tab.locator("tr.rival").inner_text()
    assert "36" in row and "52" in row
    form = tab.locator("form.compare").first
    if form.get_by_label("Your name").count():
        form.get_by_label("Your name").fill("Ana Ruiz")
    form.get_by_role("button", name="rival accounts").click()
    tab.wait_for_selector(".pairs:has-text('A person said: rival accounts.')")
    (said,) = store.judgements()
    assert (said.verdict, said.reviewer) == ("rival", "Ana Ruiz")


def _a_claim_is_corrected(store: Store, tab: Any, site: str) -> tuple[str, str]:
    tab.get_by_role("link", name="Documents", exact=True).click()
    tab.get_by_role("link", name="cable-lima-services").click()
    tab.wait_for_url(f"{site}/documents/*")
    tab.locator(".piece.q", has_text="SOVIET UNION").first.click()
    tab.wait_for_selector(".panel[data-claim]:has-text('Su-22')")
    tab.go_back()
    tab.wait_for_url(f"{site}/documents")
    tab.go_forward()
    tab.wait_for_selector(".panel[data-claim]:has-text('Su-22')")
    tab.get_by_role("link", name="Correct").click()
    tab.get_by_label("Recipient", exact=True).fill("PER/air-force")
    tab.get_by_label("When", exact=True).fill("1976")
    tab.get_by_role("button", name="Keep it").click()
    tab.wait_for_selector(".panel .state-hand")
    said = store.judgements()[-1]
    made = store.claim(said.makes[0])
    assert (made.quote, made.recipient, made.period) == (BOUGHT, ("PER/air-force",), "1976")
    return said.on[0], made.id


def _a_missed_claim_is_told(store: Store, tab: Any) -> None:
    sha256 = next(source.sha256 for source in store.documents() if source.name == "cable-lima-services")
    at = store.page(sha256).text.index(MISSED)
    tab.evaluate(SELECT, [at, at + len(MISSED)])
    tab.keyboard.press("m")
    tab.wait_for_selector(".claim-form")
    tab.get_by_label("Kind").select_option("access")
    tab.get_by_label("Actor", exact=True).fill("PER/navy")
    tab.get_by_label("Recipient", exact=True).fill("USA")
    tab.get_by_role("button", name="Keep it").click()
    tab.wait_for_selector(".panel .state-hand")
    made = store.claim(store.judgements()[-1].makes[0])
    assert (made.kind, made.quote) == ("access", MISSED)


def _the_country_has_a_dossier(tab: Any, site: str, path: Path) -> str:
    tab.get_by_label("Search").first.fill("peru")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Peru", exact=True).click()
    tab.wait_for_url(f"{site}/countries/PER")
    assert tab.locator("section.figure svg").count() > 0
    with tab.expect_download() as download:
        tab.locator("a[href*='dossier.html']").click()
    download.value.save_as(path)
    text = path.read_text(encoding="utf-8")
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
    for quote in (BOUGHT, MISSED, "delivered 36 Su-22 fighters", "delivered 52 Su-22 fighters"):
        assert " ".join(quote.split()) in words
    return text
