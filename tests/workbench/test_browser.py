"""In a real Chromium: what needs a keyboard, a program in the page, or a policy that somebody enforces."""

from typing import Any

import pytest

from reftel.ledger.store import Store
from reftel.model.span import Span
from tests.factories import plain_claim, plain_document
from tests.filled import BROKE, DOCUMENT, LENT, OTHER, SOLD
from tests.workbench.conftest import RUN

HOSTILE = (
    "<script>window.hacked = 1</script>", "<img src=x onerror='window.hacked=1'>", '"><svg onload="window.hacked=1">',
    "</span></div></textarea><script>window.hacked=1</script>", "{{ 7 * 7 }}", "<a href='javascript:hacked=1'>a</a>",
    "<iframe srcdoc='<script>parent.hacked=1</script>'>", "<style>*{display:none}</style>", "&lt;script&gt;",
    "<form action='https://evil.example'><button>go</button></form>", "' onfocus='window.hacked=1' autofocus='",
)  # fmt: skip


def test_a_document_is_judged_by_keyboard(store: Store, site: str, tab: Any) -> None:
    tab.goto(f"{site}/documents/{DOCUMENT.sha256}")
    tab.keyboard.press("j")
    tab.wait_for_selector(f'.panel[data-claim="{SOLD.id}"]')
    assert tab.evaluate("document.activeElement.dataset.claim") == SOLD.id
    lit = tab.eval_on_selector_all(".piece.lit-designators", "all => all.map(each => each.textContent)")
    assert lit == ["Su-22"]
    tab.keyboard.press("a")
    tab.get_by_role("dialog").get_by_label("Your name").fill("Ana Ruiz")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#status:has-text('Accepted.')")
    tab.keyboard.press("j")
    tab.wait_for_selector(f'.panel[data-claim="{LENT.id}"]')
    tab.keyboard.press("r")
    tab.wait_for_selector("#status:has-text('Rejected.')")
    assert tab.get_attribute(f"#claim-{LENT.id}", "data-review") == "rejected"
    tab.keyboard.press("u")
    tab.wait_for_selector("#status:has-text('Taken back.')")
    tab.keyboard.press("k")
    tab.wait_for_selector(f'.panel[data-claim="{SOLD.id}"]')
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".panel .state-accepted")
    assert tab.url.endswith(f"?claim={SOLD.id}")
    said = [(each.verdict, each.reviewer) for each in store.judgements()]
    assert said == [("accept", "Ana Ruiz"), ("reject", "Ana Ruiz"), ("withdraw", "Ana Ruiz")]
    assert tab.faults == []


def test_words_are_clicked_and_the_back_button_leads_back(site: str, tab: Any) -> None:
    tab.goto(f"{site}/documents")
    tab.get_by_role("link", name="dispatch").click()
    tab.wait_for_url(f"{site}/documents/{DOCUMENT.sha256}")
    tab.click(".piece.q >> nth=0")
    tab.wait_for_selector(".panel[data-claim]")
    assert tab.evaluate("document.querySelectorAll('.piece.open').length") > 0
    tab.go_back()
    tab.wait_for_url(f"{site}/documents")
    tab.go_forward()
    tab.wait_for_selector(".panel[data-claim]")
    assert tab.faults == []


def test_without_the_network_nothing_is_said_to_be_done(store: Store, site: str, tab: Any) -> None:
    tab.goto(f"{site}/documents/{DOCUMENT.sha256}?claim={SOLD.id}")
    tab.keyboard.press("a")
    tab.get_by_role("dialog").get_by_label("Your name").fill("Ana")
    tab.context.set_offline(True)
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#status:has-text('does not answer')")
    assert store.judgements() == []
    tab.context.set_offline(False)
    tab.keyboard.press("a")
    tab.wait_for_selector("#status:has-text('Accepted.')")
    assert len(store.judgements()) == 1


def test_forms_do_without_the_program(chromium: Any, store: Store, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/documents/{DOCUMENT.sha256}")
    page.click(f"#claim-{SOLD.id}")
    page.locator(".verdicts form").first.get_by_label("Your name").fill("Ana")
    page.locator("button.accept").click()
    page.wait_for_selector(".panel .state-accepted")
    assert [said.reviewer for said in store.judgements()] == ["Ana"]
    context.close()


def test_hostile_documents_stay_text(store: Store, site: str, tab: Any) -> None:
    for number, words in enumerate(HOSTILE):
        text = f"Moscow sold {words} to Lima."
        facts = {"title": words, "author": words, "publisher": words, "form": {"subject": words}}
        document = plain_document(text, f"hostile {words}", path=f"texts/{number}.txt", **facts)
        spans = {"item": (Span(12, 12 + len(words)),)}
        claim = plain_claim(document, text[:-1], item=words, said_by=(words,), note=words, slot_spans=spans)
        store.add_document(document, [claim], [], RUN, n_sentences=1)
        store.reject(claim.id, reviewer=words, why=words)
        tab.goto(f"{site}/documents/{document.sha256}?claim={claim.id}")
        assert words in tab.inner_text("article") and words in tab.inner_text("#panel")
        tab.goto(f"{site}/documents/{document.sha256}")
        tab.keyboard.press("j")
        tab.wait_for_selector(".panel[data-claim]")
        assert words in tab.inner_text("#panel")
    live = "document.querySelectorAll('main script, main iframe, main style, main img, main svg').length"
    lists = ("/", "/documents", "/claims?review=all", "/events", "/check", "/search?q=sold", "/search?in=passages&q=s*")
    for path in (*lists, "/search?q=script+%3Cscript%3E"):
        tab.goto(site + path)
        assert tab.evaluate(live) == 0
    assert tab.evaluate("window.hacked") is None
    assert tab.faults == []


@pytest.mark.parametrize("width", [360, 1600])
def test_no_page_is_wider_than_its_window(site: str, tab: Any, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    document = f"/documents/{DOCUMENT.sha256}?claim={SOLD.id}"
    event = f"/events/{SOLD.id}"
    for path in ("/", "/documents", "/claims?kind=transfer", "/events", event, "/check", "/search", document):
        tab.goto(site + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
    assert tab.faults == []


def test_all_that_can_be_done_has_a_name(site: str, tab: Any) -> None:
    nameless = """[...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')].filter(each =>
        !(each.ariaLabel || each.textContent.trim() || each.labels?.length || each.closest('label'))).length"""
    for path in ("/", "/claims?kind=transfer", f"/events/{BROKE.id}", f"/documents/{OTHER.sha256}?claim={BROKE.id}"):
        tab.goto(site + path)
        assert tab.evaluate("document.querySelectorAll('h1').length") == 1
        assert tab.evaluate(nameless) == 0, path
