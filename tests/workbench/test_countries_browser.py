"""In a real Chromium: marks open their claims, by mouse and by keyboard, and nothing serious is in a reader's way."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from reftel.ledger.store import Store
from reftel.workbench.app import make_app
from tests.profiles.conftest import peru
from tests.workbench.served import served

__all__ = ["peru"]
MIDDLE = """curve => {
    const path = document.querySelector(curve);
    const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
    return {x: at.x, y: at.y};
}"""


@pytest.fixture(scope="module")
def site(peru: Store) -> Iterator[str]:
    with served(make_app(peru)) as address:
        yield address


def test_a_click_on_a_mark_opens_its_claims(peru: Store, site: str, tab: Any) -> None:
    tab.goto(f"{site}/countries/PER?since=1900")
    (cubans,) = peru.claims(kind="mission", actor="CUB", recipient="PER")
    tab.click(".chart-spells a[aria-label^='mission, Cuba']")
    tab.wait_for_url(f"{site}/events/{peru.event_named(cubans.id)}")
    assert cubans.quote in tab.inner_text("main")
    tab.go_back()
    tab.wait_for_url(f"{site}/countries/PER?since=1900")
    tab.locator(".chart-map").scroll_into_view_if_needed()
    middle = tab.evaluate(MIDDLE, ".chart-map a[aria-label^='France → Peru'] .may")
    tab.mouse.click(middle["x"], middle["y"])
    tab.wait_for_url(re.compile(r"/claims\?event="))
    assert tab.locator(".claims > li").count() == 2
    assert tab.faults == []


@pytest.mark.parametrize("chart", ["spells", "points", "shares", "stated", "concentration", "network", "map"])
def test_marks_are_reached_and_opened_by_keyboard(site: str, tab: Any, chart: str) -> None:
    tab.goto(f"{site}/countries/PER")
    mark = tab.locator(f".chart-{chart} a").first
    href = mark.get_attribute("href")
    mark.focus()
    assert tab.evaluate("document.activeElement.getAttribute('href')") == href
    lit = "getComputedStyle(document.activeElement.querySelector('.hit')).stroke"
    assert tab.evaluate(lit) not in ("none", "rgba(0, 0, 0, 0)", "transparent")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{site}{href}")
    assert tab.faults == []


def test_filters_are_set_by_the_form_and_stay_in_the_address(site: str, tab: Any) -> None:
    tab.goto(f"{site}/countries/PER")
    tab.click("summary:has-text('Filters')")
    tab.get_by_label("From year").fill("1970")
    tab.get_by_label("Shares in").select_option("tanks")
    tab.get_by_role("button", name="Show").click()
    tab.wait_for_url(f"{site}/countries/PER?since=1970&unit=tanks")
    assert tab.locator(".chart-shares a").count() == 5
    tab.get_by_role("link", name="Soviet Union → Peru", exact=True).click()
    tab.wait_for_url(f"{site}/dyads/SUN/PER?since=1970&unit=tanks")
    tab.get_by_role("link", name="The other way round").click()
    tab.wait_for_url(f"{site}/dyads/PER/SUN?since=1970")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/countries", "/countries/PER", "/dyads/SUN/PER"])
def test_pages_fit_and_texts_can_be_read(site: str, tab: Any, path: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{site}{path}")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    sizes = tab.evaluate(
        """[...document.querySelectorAll('.chart:not(.sample) text')].map(text => {
            const svg = text.ownerSVGElement;
            return parseFloat(getComputedStyle(text).fontSize) * svg.clientWidth / svg.viewBox.baseVal.width;
        })"""
    )
    assert all(size >= 10.5 for size in sizes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/countries", "/countries/PER", "/dyads/SUN/PER"])
def test_axe_finds_nothing_serious(site: str, tab: Any, path: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab.emulate_media(color_scheme=scheme)
    tab.goto(f"{site}{path}")
    tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found = [each for each in axe.run(tab).response["violations"] if each["impact"] in ("serious", "critical")]
    assert [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found] == []


def test_a_page_without_a_program_is_whole(site: str, chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/countries/PER")
    assert page.locator(".chart a").count() > 20
    context.close()
