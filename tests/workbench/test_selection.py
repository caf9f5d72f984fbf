"""In a real Chromium: what is selected in the text is what the ledger is told, to the character."""

import random
from typing import Any

import pytest

from reftel.ledger.store import Store
from reftel.model.document import Block, Document
from reftel.model.original import Anchor
from reftel.model.source import Page
from reftel.model.span import Flow, Span
from reftel.workbench.quoted import located, shown, trimmed
from tests.factories import plain_claim, plain_document
from tests.workbench.conftest import RUN

TEXT = (
    "\ufeff  Some 🚀🚀 rockets\u202e were sold\x07 to Lima.\r\n"
    "Moscow\rsold\u00a0more\ufeffof them: e\u0301migre\u0301s, "
    "\u2028 MiG\u200b-21\t\t𝕏 jets & <b>tanks</b>.\n\n\n  A &amp; B \x1c\x85 sold\x00 🇵🇪 flags\u2029, 👩‍✈️ pilots  \n\n"
    "Lima paid in 1973.\u3000\n"
)
SPAN_OF = """async ([start, end]) => {
    const {spanOf, rangeOf} = await import("/static/selection.js");
    return spanOf(rangeOf(start, end));
}"""


@pytest.fixture
def nasty(store: Store) -> Document:
    """A text with signs of all sorts, in blocks with gaps between, cut by claims and pages."""
    plain = plain_document(TEXT, "nasty")
    ends = [(3, 41), (43, 100), (112, 150), (TEXT.index("Lima paid"), len(TEXT) - 1)]
    blocks = tuple(Block(kind="paragraph", flow=Flow.join(TEXT, [Span(*each)])) for each in ends)
    anchors = tuple(Anchor(span=Span(*each), page=str(n)) for n, each in enumerate([(0, 20), (20, 75), (90, 160)]))
    document = Document(
        name=plain.name, path=plain.path, sha256=plain.sha256, text=TEXT, blocks=blocks, anchors=anchors,
        media="application/pdf",
    )  # fmt: skip
    quotes = ["🚀 rockets\u202e were", "🚀🚀", "sold\x07 to Lima.\r\nMoscow", "\r", "𝕏 jets", "🇵🇪", "✈️ pilots"]
    claims = [plain_claim(document, quote, item=str(n)) for n, quote in enumerate(quotes)]
    store.add_document(document, claims, [], RUN, n_sentences=1)
    return document


def test_every_stretch_leads_back_to_its_characters(store: Store, site: str, tab: Any, nasty: Document) -> None:
    page = store.page(nasty.sha256)
    tab.goto(f"{site}/documents/{nasty.sha256}")
    drawn = random.Random(8)
    pairs = [sorted(drawn.sample(range(len(TEXT) + 1), 2)) for _ in range(150)]
    pairs += [[0, len(TEXT)], *([at, at + 1] for at in range(len(TEXT)))]
    for start, end in pairs:
        found = tab.evaluate(SPAN_OF, [start, end])
        wanted = trimmed(page, Span(start, end))
        if not shown(page, wanted):
            assert found is None or found["words"].strip("\ufffd ") == "", (start, end)
            continue
        place = located(page, found["words"], f"{found['start']}-{found['end']}", None)
        assert place.spans == (wanted,), (start, end, found, place)
    assert tab.faults == []


def selected_by(tab: Any, script: str) -> Any:
    """What is taken after a script in the page has selected something."""
    return tab.evaluate(
        f"""async () => {{
            const {{selected}} = await import("/static/selection.js");
            const text = document.querySelector(".text"), now = getSelection();
            now.removeAllRanges();
            {script}
            return selected();
        }}"""
    )


def words_of(page: Page, start: int, end: int) -> dict[str, object]:
    span = trimmed(page, Span(start, end))
    return {"start": span.start, "end": span.end, "words": shown(page, span)}


def test_numbers_of_claims_and_marks_of_pages_do_not_count(
    store: Store, site: str, tab: Any, nasty: Document
) -> None:
    page = store.page(nasty.sha256)
    tab.goto(f"{site}/documents/{nasty.sha256}")
    whole = {"start": 2 + 1, "end": TEXT.rindex(".") + 1}
    found = selected_by(tab, "now.selectAllChildren(text);")
    assert (found["end"], found["words"].endswith("Lima paid in 1973.")) == (whole["end"], True)
    everything = selected_by(tab, "now.selectAllChildren(document.body);")
    assert everything == found
    around = "now.selectAllChildren(text); now.getRangeAt(0).setStartBefore(text.querySelectorAll('.ref')[{}]);"
    ref = selected_by(tab, around.format(0) + "now.getRangeAt(0).setEndBefore(text.querySelectorAll('.ref')[1]);")
    first, second = sorted(TEXT.index(quote) + len(quote) for quote in ("🚀🚀", "🚀 rockets\u202e were"))
    assert ref == words_of(page, first, second)
    assert selected_by(tab, "now.selectAllChildren(document.querySelector('h1'));") is None
    assert selected_by(tab, "now.selectAllChildren(text.querySelector('.mark'));") is None
    assert selected_by(tab, "now.collapse(text, 1);") is None
    in_part = selected_by(tab, "now.selectAllChildren(text.querySelectorAll('.part-paragraph')[3]);")
    assert in_part["words"] == "Lima paid in 1973."
    assert tab.faults == []


def test_words_that_are_dragged_over_are_those_that_are_posted(
    store: Store, site: str, tab: Any, nasty: Document
) -> None:
    tab.goto(f"{site}/documents/{nasty.sha256}")
    box = tab.evaluate(
        """async ([start, end]) => {
            const {rangeOf} = await import("/static/selection.js");
            const ends = [rangeOf(start, start + 1), rangeOf(end - 1, end)];
            const [a, b] = ends.map((each) => each.getBoundingClientRect());
            return [a.left + 1, a.top + a.height / 2, b.right - 1, b.top + b.height / 2];
        }""",
        [TEXT.index("rockets"), TEXT.index("Lima.") + 4],
    )
    tab.mouse.move(*box[:2])
    tab.mouse.down()
    tab.mouse.move(*box[2:], steps=5)
    tab.mouse.up()
    tab.get_by_role("button", name="Claim these words").click()
    tab.get_by_label("Kind").select_option("transfer")
    assert tab.input_value("[name='words.quote']") == "rockets\ufffd were sold\ufffd to Lima"
    tab.get_by_role("button", name="Keep it").click()
    tab.get_by_role("dialog").get_by_label("Your name").fill("Ana")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".panel .state-hand")
    made = store.claim(store.judgements()[0].makes[0])
    assert made.quote == "rockets\u202e were sold\x07 to Lima"
    assert tab.faults == []
