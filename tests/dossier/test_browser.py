"""In a real Chromium: nothing acts, nothing is asked for, nothing overflows, and a screen reader is served."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reftel.dossier.writing import write_dossier
from reftel.ledger.store import Store
from tests.dossier.test_page import hostile_store

playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with playwright.sync_playwright() as started:
        try:
            browser = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        except playwright.Error:
            pytest.skip("there is no Chromium here")
        yield browser
        browser.close()


def opened(chromium: Any, page: Path, **context: Any) -> Any:
    """The page in a tab that notes every complaint and everything that is asked for."""
    tab = chromium.new_context(**context).new_page()
    tab.faults = []
    tab.on("console", lambda message: tab.faults.append(message.text))
    tab.on("pageerror", lambda error: tab.faults.append(str(error)))
    own = page.as_uri()
    tab.on("request", lambda asked: tab.faults.append(asked.url) if asked.url.partition("#")[0] != own else None)
    tab.goto(page.as_uri())
    return tab


@pytest.fixture(scope="module")
def page(peru: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dossier(peru, tmp_path_factory.mktemp("page") / "peru.html", "PER")


def test_hostile_words_do_nothing(chromium: Any, tmp_path: Path) -> None:
    with hostile_store(tmp_path / "hostile.db") as store:
        written = write_dossier(store, tmp_path / "hostile.html", "PER")
    tab = opened(chromium, written)
    assert tab.evaluate("window.hacked") is None
    assert tab.evaluate("getComputedStyle(document.body).display") == "block"
    assert tab.faults == []


@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_the_window_and_a_note_leads_there_and_back(chromium: Any, page: Path, width: int) -> None:
    tab = opened(chromium, page, viewport={"width": width, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.click("sup.note[id] a >> nth=0")
    number = tab.evaluate("location.hash")
    assert number.startswith("#n")
    tab.click(f"{number} .back >> nth=0")
    assert tab.evaluate("location.hash").startswith("#m")
    assert tab.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(chromium: Any, page: Path, scheme: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = opened(chromium, page, color_scheme=scheme, bypass_csp=True)
    tab.add_style_tag(content="main > section { content-visibility: visible !important }")
    found = [each for each in axe.run(tab).response["violations"] if each["impact"] in ("serious", "critical")]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
