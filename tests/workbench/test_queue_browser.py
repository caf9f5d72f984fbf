"""The review queue in a real Chromium: from the keyboard, and by two reviewers at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reftel.ledger.store import Store
from reftel.workbench.app import make_app
from tests.factories import plain_claim, plain_document
from tests.workbench.conftest import RUN
from tests.workbench.served import served

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the package of axe is not installed")

YEARS = range(1970, 1974)
TEXT = "\n".join(f"Moscow delivered ten tanks to Lima in {year}." for year in YEARS)
DOCUMENT = plain_document(TEXT, "note")
CLAIMS = [
    replace(
        plain_claim(
            DOCUMENT, f"Moscow delivered ten tanks to Lima in {year}", actor=("SUN",), recipient=("PER",),
            stage="delivered", period=str(year),
        ),
        probability=0.5 + (year - 1970) / 10,
    )
    for year in YEARS
]  # fmt: skip
IDS = [claim.id for claim in CLAIMS]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "test.db"
    with Store(path) as store:
        store.add_document(DOCUMENT, CLAIMS, [], RUN, n_sentences=len(CLAIMS))
    yield path


@contextmanager
def opened(path: Path) -> Iterator[str]:
    with Store(path, create=False) as store, served(make_app(store), timeout_graceful_shutdown=2) as address:
        yield address


@contextmanager
def reviewer(chromium: Any, site: str, name: str, **settings: Any) -> Iterator[Any]:
    """A browser whose user has said who they are."""
    with chromium.new_context(**settings) as context:
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(f"{site}/queue?order=doubt")
        page.locator(".who summary").click()
        page.locator(".who input[name=reviewer]").fill(name)
        page.locator(".who button").click()
        page.wait_for_selector(f".who summary:has-text('{name}')")
        yield page


def said_in(path: Path) -> list[tuple[str, str, int]]:
    with Store(path, create=False) as store:
        return [(each.reviewer, each.verdict, IDS.index(each.on[0])) for each in store.judgements()]


def here(page: Any) -> int:
    return IDS.index(page.evaluate("document.activeElement.closest('[data-claim]').dataset.claim"))


def test_the_queue_is_worked_through_from_the_keyboard(chromium: Any, ledger: Path) -> None:
    with opened(ledger) as site, reviewer(chromium, site, "Ana") as page:
        page.keyboard.press("j")
        assert here(page) == 0
        page.keyboard.press("a")
        page.wait_for_selector("#status:has-text('Accepted.')")
        assert here(page) == 1
        page.keyboard.press("r")
        page.wait_for_selector("#status:has-text('Rejected.')")
        assert here(page) == 2
        page.keyboard.press("u")
        page.wait_for_selector("#status:has-text('Taken back.')")
        assert here(page) == 1
        assert page.get_attribute(f"[data-claim='{IDS[1]}']", "data-review") == "unreviewed"
        page.keyboard.press("k")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/documents/*?claim={IDS[1]}&queue=doubt*")
        page.keyboard.press("a")
        page.wait_for_selector(".panel .state-accepted")
        page.keyboard.press("n")
        page.wait_for_url(f"**claim={IDS[2]}&queue=doubt*")
        assert page.faults == []
    assert said_in(ledger) == [
        ("Ana", "accept", 0), ("Ana", "reject", 1), ("Ana", "withdraw", 1), ("Ana", "accept", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("n_servers", [1, 2])
def test_two_reviewers_at_once_do_not_collide(chromium: Any, ledger: Path, n_servers: int) -> None:
    with opened(ledger) as one, opened(ledger) as two:
        other = two if n_servers == 2 else one
        with reviewer(chromium, one, "Ana") as ana, reviewer(chromium, other, "Ben") as ben:
            ana.keyboard.press("j")
            ana.keyboard.press("a")
            ana.wait_for_selector("#status:has-text('Accepted.')")
            ben.keyboard.press("j")
            ben.keyboard.press("r")
            ben.wait_for_selector("#status:has-text('Ana judged this claim meanwhile (accept)')")
            assert ben.locator(f"[data-claim='{IDS[0]}'] .state-accepted").count() == 1
            ben.keyboard.press("j")
            ben.keyboard.press("r")
            ben.wait_for_selector("#status:has-text('Rejected.')")
            ana.reload()
            assert ana.locator("#queue > li").count() == 2
            assert "Ben 1" in ana.inner_text(".reviewers") and "Ana 1" in ana.inner_text(".reviewers")
            assert "Ben: reject" in " ".join(ana.inner_text("[aria-labelledby=lately]").split())
            assert said_in(ledger) == [("Ana", "accept", 0), ("Ben", "reject", 1)]
            ben.keyboard.press("k")
            ben.keyboard.press("k")
            ben.keyboard.press("k")
            ben.keyboard.press("r")
            ben.wait_for_selector(f"[data-claim='{IDS[0]}'][data-review=disputed]")
            ana.goto(f"{one}/queue?order=disputed")
            assert ana.locator("#queue > li").count() == 1
            assert ana.faults == ben.faults == []


def test_a_second_opinion_in_the_reading_room_is_asked_for_too(chromium: Any, ledger: Path) -> None:
    with opened(ledger) as site, reviewer(chromium, site, "Ben") as ben:
        ben.goto(f"{site}/documents/{DOCUMENT.sha256}?claim={IDS[0]}")
        with Store(ledger, create=False) as store:
            store.reject(IDS[0], reviewer="Ana")
        ben.keyboard.press("a")
        ben.wait_for_selector("#status:has-text('Ana judged this claim meanwhile')")
        ben.wait_for_selector(".panel .state-rejected")
        assert said_in(ledger) == [("Ana", "reject", 0)]
        ben.keyboard.press("a")
        ben.wait_for_selector(".panel .state-disputed")


def test_forms_do_without_the_program(chromium: Any, ledger: Path) -> None:
    with opened(ledger) as site, chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/queue?order=doubt")
        row = page.locator(f"[data-claim='{IDS[0]}']")
        row.get_by_label("Your name").first.fill("Ana")
        row.locator("button.accept").click()
        page.wait_for_selector("[aria-labelledby=lately] button")  # the page that follows has the same address
        assert page.locator("#queue > li").count() == len(IDS) - 1
        assert page.url == f"{site}/queue?order=doubt"
        page.locator("[aria-labelledby=lately] button").click()
        page.wait_for_selector(f"#queue > li >> nth={len(IDS) - 1}")
        assert page.locator("#queue > li").count() == len(IDS)
    assert said_in(ledger) == [("Ana", "accept", 0), ("Ana", "withdraw", 0)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_serious(chromium: Any, ledger: Path, scheme: str, width: int) -> None:
    with Store(ledger, create=False) as store:
        store.accept(IDS[3], reviewer="Ana")
        store.reject(IDS[3], reviewer="Ben")
    view = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    with opened(ledger) as site, reviewer(chromium, site, "Ana", **view) as page:
        for path in ("/queue", "/queue?order=disputed", f"/documents/{DOCUMENT.sha256}?claim={IDS[0]}&queue=influence"):
            page.goto(f"{site}{path}")
            found = axe.Axe().run(page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in _GRAVE] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


_GRAVE = ("serious", "critical")
