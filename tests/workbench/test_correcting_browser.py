"""In a real Chromium: claims corrected and told by mouse, by keyboard, and without the page's program."""

from typing import Any

import pytest

from reftel.ledger.store import Store
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document
from tests.filled import DOCUMENT, LENT, SOLD
from tests.workbench.conftest import RUN
from tests.workbench.test_browser import HOSTILE

PAGE = f"/documents/{DOCUMENT.sha256}"
SELECT = """([start, end]) => import("/static/selection.js").then(({rangeOf}) => {
    getSelection().removeAllRanges();
    getSelection().addRange(rangeOf(start, end));
})"""

RELEASE = """(shiftKey) => new Promise((done) => {
    document.querySelector(".text").dispatchEvent(new MouseEvent("mouseup", {bubbles: true, shiftKey}));
    setTimeout(done);
})"""


def select(tab: Any, words: str, text: str = DOCUMENT.text, *, more: bool = False) -> None:
    """Select words as with the mouse, whose button goes up at their end."""
    tab.evaluate(SELECT, [text.index(words), text.index(words) + len(words)])
    tab.evaluate(RELEASE, more)


def named(tab: Any, name: str = "Ana Ruiz") -> None:
    tab.get_by_role("dialog").get_by_label("Your name").fill(name)
    tab.keyboard.press("Enter")


def test_a_claim_is_corrected_with_the_mouse(store: Store, site: str, tab: Any) -> None:
    tab.goto(f"{site}{PAGE}?claim={SOLD.id}")
    tab.get_by_role("link", name="Correct").click()
    tab.get_by_label("When", exact=True).fill("1976")
    assert tab.locator("[data-entry=period] .still").is_visible()
    select(tab, "in 1977")
    tab.wait_for_selector("#status:has-text('The selected words were taken.')")
    assert tab.input_value("[name='words.period']") == "in 1977"
    assert not tab.locator("[data-entry=period] .still").is_visible()
    tab.wait_for_selector(".understood:has-text('1976-01-01 – 1976-12-31')")
    tab.get_by_label("Actor", exact=True).fill("Peru; per/nav")
    tab.wait_for_selector(".understood.wrong:has-text('did you mean PER/navy?')")
    tab.get_by_label("Actor", exact=True).fill("Peru; per/navy")
    tab.wait_for_selector(".understood:has-text('Peru; Peru/navy')")
    top = tab.evaluate("scrollY")
    tab.get_by_role("button", name="Keep it").click()
    named(tab)
    tab.wait_for_selector("#status:has-text('Taken down.')")
    (said,) = store.judgements()
    made = store.claim(said.makes[0])
    assert (made.period, made.actor) == ("1976", ("PER", "PER/navy"))
    assert made.slot_spans["period"] == (Span(DOCUMENT.text.index("in 1977"), DOCUMENT.text.index("1977") + 4),)
    assert made.slot_spans["recipient"] == SOLD.slot_spans["recipient"]
    assert tab.evaluate("scrollY") == top
    assert tab.evaluate("document.activeElement.dataset.claim") == made.id
    tab.wait_for_url(f"{site}{PAGE}?claim={made.id}")
    assert tab.get_attribute(f"#claim-{SOLD.id}", "data-review") == "corrected"
    tab.locator(".to-claim").click()
    tab.wait_for_selector(f'.panel[data-claim="{SOLD.id}"]')
    tab.locator(".to-claim").click()
    tab.wait_for_selector(f'.panel[data-claim="{made.id}"]')
    assert tab.faults == []


def test_the_same_from_the_keyboard_and_taken_back(store: Store, site: str, tab: Any) -> None:
    tab.goto(site + PAGE)
    tab.keyboard.press("j")
    tab.wait_for_selector(f'.panel[data-claim="{SOLD.id}"]')
    tab.keyboard.press("c")
    tab.wait_for_selector(".claim-form")
    assert tab.evaluate("document.activeElement.name") == "words.quote"
    tab.keyboard.press("Tab")
    while tab.evaluate("document.activeElement.name") != "period":
        tab.keyboard.press("Tab")
    tab.keyboard.type("1973-13")
    tab.keyboard.press("Enter")
    named(tab)
    tab.wait_for_selector("[role=alert]")
    assert tab.evaluate("[document.activeElement.name, document.activeElement.value]") == ["period", "1973-13"]
    assert "no date in EDTF" in tab.inner_text("#x-period")
    tab.keyboard.press("Control+a")
    tab.keyboard.type("1976")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".panel .state-hand")
    tab.keyboard.press("j")
    tab.wait_for_selector(f'.panel[data-claim="{LENT.id}"]')
    tab.keyboard.press("k")
    tab.wait_for_selector(".panel .state-hand")  # what was corrected is passed over
    tab.keyboard.press("u")
    tab.wait_for_selector("#status:has-text('Taken back.')")
    tab.wait_for_selector(f'.panel[data-claim="{SOLD.id}"]')
    assert tab.get_attribute(f"#claim-{SOLD.id}", "data-review") == "unreviewed"
    assert tab.locator("a.ref").count() == 2
    assert [said.verdict for said in store.judgements()] == ["correct", "withdraw"]
    assert tab.faults == []


def test_a_missed_claim_is_told_by_selecting_its_words(store: Store, site: str, tab: Any) -> None:
    tab.goto(site + PAGE)
    select(tab, "a trader".capitalize())
    tab.keyboard.press("m")
    tab.wait_for_selector(".claim-form")
    assert tab.input_value("[name='words.quote']") == "A trader"
    assert tab.evaluate("document.activeElement.name") == "kind"
    select(tab, "reports Tass")  # the words of the claim are chosen anew
    assert tab.input_value("[name='words.quote']") == "reports Tass"
    tab.get_by_label("Kind").select_option("visit")
    tab.get_by_label("Speaker", exact=True).fill("Tass")
    tab.evaluate(SELECT, [DOCUMENT.text.index("Tass"), DOCUMENT.text.index("Tass") + 4])
    tab.locator("[data-entry=said_by]").get_by_role("button", name="Take the selected words").click()
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("j")  # says no more than that the form is not finished
    tab.wait_for_selector("#status:has-text('not finished')")
    tab.get_by_role("button", name="Keep it").click()
    named(tab)
    tab.wait_for_selector(".panel .state-hand")
    made = store.claim(store.judgements()[0].makes[0])
    assert (made.kind, made.quote, made.said_by) == ("visit", "reports Tass", ("Tass",))
    assert tab.locator(f"#claim-{made.id}").count() == 1
    tab.keyboard.press("u")
    tab.wait_for_selector("#status:has-text('Taken back.')")
    assert tab.locator(f"#claim-{made.id}").count() == 0
    assert tab.faults == []


def test_words_are_selected_by_touch(chromium: Any, site: str) -> None:
    context = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 760})
    page = context.new_page()
    page.goto(site + PAGE)
    page.evaluate(SELECT, [DOCUMENT.text.index("reports"), DOCUMENT.text.index("reports") + 12])
    page.get_by_role("button", name="Claim these words").tap()
    page.wait_for_selector(".claim-form")
    assert page.input_value("[name='words.quote']") == "reports Tass"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_words_are_added_to_others_and_the_form_is_left(store: Store, site: str, tab: Any) -> None:
    tab.goto(f"{site}{PAGE}?claim={LENT.id}&edit=correct")
    tab.focus("[name='words.actor']")
    select(tab, "Tass")
    select(tab, "trader", more=True)
    assert tab.input_value("[name='words.actor']") == "Tass\ntrader"
    tab.get_by_role("link", name="Cancel").click()
    tab.wait_for_selector(f'.panel[data-claim="{LENT.id}"] .verdicts button.accept')
    tab.wait_for_url(f"{site}{PAGE}?claim={LENT.id}")
    assert store.judgements() == []
    assert tab.faults == []


def test_without_the_network_nothing_typed_is_lost(store: Store, site: str, tab: Any) -> None:
    tab.goto(f"{site}{PAGE}?claim={SOLD.id}&edit=correct")
    tab.get_by_label("When", exact=True).fill("1976")
    tab.wait_for_timeout(500)
    tab.context.set_offline(True)
    tab.get_by_role("button", name="Keep it").click()
    named(tab)
    tab.wait_for_selector("#status:has-text('does not answer')")
    assert tab.input_value("[name='period']") == "1976"
    tab.context.set_offline(False)
    tab.get_by_role("button", name="Keep it").click()
    tab.wait_for_selector(".panel .state-hand")
    assert len(store.judgements()) == 1


def test_forms_do_without_the_program(chromium: Any, store: Store, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}{PAGE}?claim={SOLD.id}")
    page.get_by_role("link", name="Correct").click()
    page.get_by_label("When", exact=True).fill("soon")
    page.locator(".claim-form").get_by_label("Your name").fill("Ana")
    page.get_by_role("button", name="Keep it").click()
    assert page.get_by_label("When", exact=True).input_value() == "soon"
    page.get_by_label("When", exact=True).fill("1976")
    page.locator(".claim-form").get_by_label("Your name").fill("Ana")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_selector(".panel .state-hand")
    page.get_by_role("link", name="Tell a missed claim").click()
    page.get_by_label("The words that carry the claim").fill("in")
    page.get_by_label("Kind").select_option("visit")
    page.get_by_role("button", name="Keep it").click()
    page.locator("input[name='pick.quote']").nth(1).check()
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_selector(".panel .state-hand")
    assert [(said.verdict, said.reviewer) for said in store.judgements()] == [("correct", "Ana"), ("add", "Ana")]
    context.close()


def test_hostile_values_stay_text(store: Store, site: str, tab: Any) -> None:
    for number, words in enumerate(HOSTILE):
        text = f"Moscow sold {words} to Lima. {words} was late."
        document = plain_document(text, f"hostile {words}", path=f"texts/{number}.txt")
        claim = plain_claim(document, text.partition(" to ")[0], item=words, said_by=(words,), place=(words,))
        store.add_document(document, [claim], [], RUN, n_sentences=1)
        tab.goto(f"{site}/documents/{document.sha256}?claim={claim.id}&edit=correct")
        assert tab.input_value("[name=item]") == words
        select(tab, words, text)
        tab.fill("[name=item]", f"{words}!")
        tab.fill("[name=period]", words)
        tab.get_by_role("button", name="Keep it").click()
        if number == 0:
            named(tab, words)
        tab.wait_for_selector("[role=alert]")
        assert (tab.input_value("[name=item]"), tab.input_value("[name=period]")) == (f"{words}!", words)
        tab.fill("[name=period]", "1976")
        tab.get_by_role("button", name="Keep it").click()
        tab.wait_for_selector(".panel .state-hand")
        assert f"{words}!" in tab.inner_text("#panel")
        tab.goto(f"{site}/documents/{document.sha256}?edit=add")
        tab.fill("[name='words.quote']", words)
        tab.get_by_role("button", name="Keep it").click()
        tab.wait_for_selector("[role=alert]")
        assert tab.locator(".choices mark").all_inner_texts() == [words, words]
    assert tab.evaluate("window.hacked") is None
    assert tab.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_form_can_be_used_by_all(store: Store, site: str, tab: Any, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 800})
    store.correct(LENT.id, period="1977", reviewer="Ana")
    for path in (f"{PAGE}?claim={SOLD.id}&edit=correct", f"{PAGE}?edit=add", f"{PAGE}?claim={LENT.id}"):
        tab.goto(site + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
        if "edit" in path:
            tab.fill("[name=period]", "soon")
            tab.fill("[name='words.quote']", "in")
            tab.get_by_role("button", name="Keep it").click()
            if tab.get_by_role("dialog").is_visible():
                named(tab)
            tab.wait_for_selector("[role=alert]")
        serious = [
            (found["id"], [node["html"][:120] for node in found["nodes"]])
            for found in axe.run(tab).response["violations"]
            if found["impact"] in ("serious", "critical")
        ]
        assert serious == [], path
    assert tab.faults == []
