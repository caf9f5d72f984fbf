from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from reftel.ledger.store import Store
from reftel.model.document import Document
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.pdf.read import read
from reftel.workbench.app import make_app
from tests.factories import plain_claim
from tests.filled import DOCUMENT
from tests.readers.pdf.made import MadePage, pdf
from tests.readers.pdf.test_picture import pixels, yellow
from tests.workbench.conftest import RUN, SITE, Browser

DATA = pdf(
    [
        MadePage(words=[(72, 700, 12, "In 1973 Peru bought jets from Moscow."), (72, 600, 12, "Lima paid.")]),
        MadePage(words=[(72, 700, 12, "Moscow sold ships to Cuba.")]),
    ]
)


def report_read() -> Document:
    (found,) = read(Original(data=DATA, name="report", path="report.pdf"), Watch("report.pdf"))
    assert isinstance(found, Document)
    return found


@pytest.fixture
def report(store: Store) -> Document:
    """A report of two pages, its original kept."""
    found = report_read()
    claims = [plain_claim(found, "Peru bought jets"), plain_claim(found, "Moscow sold ships")]
    store.add_document(found, claims, [], RUN, n_sentences=3, original=DATA)
    return found


def ids(store: Store, report: Document) -> list[str]:
    return [claim.id for claim in store.claims(document=report.sha256)]


def test_a_page_is_a_picture_that_is_sent_once(browser: Browser, report: Document) -> None:
    address = f"/documents/{report.sha256}/pages/1.png"
    first = browser.get(address)
    assert (first.status_code, first.headers["content-type"]) == (200, "image/png")
    assert max(pixels(first.content)[:2]) == 1600
    again = browser.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])


def test_the_lines_of_a_claim_are_marked_on_its_page(browser: Browser, store: Store, report: Document) -> None:
    bought, sold = ids(store, report)
    address = f"/documents/{report.sha256}/pages/1.png"
    assert yellow(browser.get(address).content) is None
    marked = yellow(browser.get(f"{address}?claim={bought}").content)
    assert marked is not None
    assert marked[:2] == pytest.approx((72 / 612, 1 - 710 / 792), abs=0.01)
    assert marked[3] < 1 - 690 / 792
    assert yellow(browser.get(f"{address}?claim={sold}").content) is None
    assert yellow(browser.get(f"/documents/{report.sha256}/pages/2.png?claim={sold}").content) is not None


def test_pages_stand_at_their_place_in_the_text(browser: Browser, store: Store, report: Document) -> None:
    bought, _ = ids(store, report)
    plain = browser.get(f"/documents/{report.sha256}").text
    assert "<img" not in plain
    assert plain.index(">page 1<") < plain.index("In 1973 ") < plain.index(">page 2<") < plain.index("ships")
    assert f'href="/documents/{report.sha256}?pages=yes">Show the pages' in plain
    shown = browser.get(f"/documents/{report.sha256}?pages=yes&claim={bought}").text
    assert f'src="/documents/{report.sha256}/pages/2.png?claim={bought}"' in shown
    assert "Hide the pages" in shown


@pytest.mark.parametrize(("page", "status"), [("0", 404), ("3", 404), ("999999999999", 404), ("one", 404), ("-1", 404)])
def test_pages_that_there_are_not(browser: Browser, report: Document, page: str, status: int) -> None:
    assert browser.get(f"/documents/{report.sha256}/pages/{page}.png").status_code == status


def test_no_picture_of_what_is_no_pdf_or_was_not_kept(browser: Browser, store: Store) -> None:
    assert browser.get(f"/documents/{DOCUMENT.sha256}/pages/1.png").status_code == 404
    found = report_read()
    store.add_document(found, [], [], RUN, n_sentences=3)
    assert not store.has_original(found.sha256)
    assert browser.get(f"/documents/{found.sha256}/pages/1.png").status_code == 404
    assert "The original was not kept" in browser.get(f"/documents/{found.sha256}").text


def test_a_pdf_that_cannot_be_drawn_is_one_sentence(tmp_path: Path) -> None:
    found = report_read()
    with Store(tmp_path / "broken.db") as store:
        store.add_document(found, [], [], RUN, n_sentences=3, original=b"%PDF-1.7 no more")
        answer = TestClient(make_app(store), base_url=SITE).get(f"/documents/{found.sha256}/pages/1.png")
        assert answer.status_code == 404
        assert "cannot be drawn" in answer.text


def test_pictures_follow_the_open_claim(store: Store, report: Document, site: str, tab: Any) -> None:
    bought, sold = ids(store, report)
    tab.goto(f"{site}/documents/{report.sha256}?pages=yes")
    marked = "all => all.map(each => new URL(each.src).search)"
    for key, claim, wanted in (("j", bought, [bought, ""]), ("j", sold, ["", sold]), ("k", bought, [bought, ""])):
        tab.keyboard.press(key)
        tab.wait_for_selector(f'.panel[data-claim="{claim}"]')
        assert tab.eval_on_selector_all(".original img", marked) == [each and f"?claim={each}" for each in wanted]
    assert tab.eval_on_selector(".original img", "each => each.decode().then(() => each.naturalHeight)") == 1600
    assert tab.url.endswith(f"?pages=yes&claim={bought}")
    assert tab.faults == []
