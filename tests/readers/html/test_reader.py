"""Web pages: what is kept, what is left out, what the page says of itself, and the way back."""

import re

import pytest

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.pipeline import read_document
from reftel.readers.files import read_bytes
from tests.readers.contract import check
from tests.readers.html.samples import SAMPLES, Sample, source
from tests.readers.pages import body, shown

PROSE = "The mission arrived in the spring of that year with about forty officers, who were to teach at three schools."


def page(text: str, path: str = "page.html") -> Document:
    """The document on a page, checked against its source."""
    document = read_bytes(text.encode(), name="page", path=path)
    check(document, text)
    return document


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_document_is_kept_and_what_is_around_it_is_not(sample: Sample) -> None:
    document = page(source(f"page-{sample.name}"))
    read = "\n".join(words for _, words in shown(document))
    assert [words for words in sample.main if words not in read] == []
    assert [words for words in sample.around if words in document.text] == []
    assert [refusal.reason for refusal in document.refusals] == ["around-the-text"]


def test_kinds_of_blocks_are_those_of_the_page() -> None:
    kinds = [(block.kind, block.flow.text[:20]) for block in page(source("page-news")).blocks]
    assert kinds == [
        ("heading", "Armoured cars cross "),
        ("caption", "An armoured car on t"),
        ("paragraph", "In March 1986 Burund"),
        ("paragraph", "The cars had been or"),
        ("quote", "Belgium, which had t"),
        ("heading", "Guests from afar"),
        ("paragraph", "Three North Korean i"),
        ("caption", "Deliveries by year"),
        ("row", "Year Supplier Weapon"),
        ("row", "1985 France AML-60 6"),
        ("row", "1986 France AML-90 1"),
    ]


def test_what_a_page_declares_has_the_words_that_say_so() -> None:
    document = page(source("page-news"))
    assert (document.title, document.author) == ("Armoured cars cross the lake", "Odile Marchand")
    assert (document.publisher, document.date, document.language) == ("The Rift Courier", "1986-04-02", "en")
    assert (document.genre, document.media) == ("article", "text/html")
    assert document.form["url"] == "https://courier.example/1986/04/armoured-cars"
    assert {item.name: item.words for item in document.declared} == {
        "title": "Armoured cars cross the lake",
        "author": "Odile Marchand",
        "publisher": "The Rift Courier",
        "date": "1986-04-02",
        "language": "en-GB",
    }


@pytest.mark.parametrize(
    ("name", "title", "author", "publisher", "date"),
    [
        ("page-old", "Burundi: Armed Forces", None, None, "1998-05-03"),
        ("page-blog", "Who taught them?", "Tom Ilunga", "lakes and arms", "2009-05-12"),
    ],
)
def test_pages_that_declare_nothing_are_read_as_people_do(
    name: str, title: str, author: str | None, publisher: str | None, date: str
) -> None:
    document = page(source(name))
    assert (document.title, document.author, document.publisher, document.date) == (title, author, publisher, date)


def test_a_quote_leads_back_through_references_and_tags() -> None:
    text = f"<html><body><p>{PROSE}</p><p>A loan of&nbsp;40 <b>mil</b>lion &euro; was agreed.</p></body></html>"
    document = page(text)
    start = document.text.index("40 million €")
    (block,) = (b for b in document.blocks if "million" in b.flow.text)
    found = document.origin(block.flow.span(block.flow.text.index("40"), block.flow.text.index("€") + 1))
    assert document.text[start : start + 12] == "40 million €"
    assert [text[a.source.start : a.source.end] for a in found if a.source] == ["40", "mil", "lion", "&euro;"]
    assert {a.element for a in found} == {"/html[1]/body[1]/p[2]"}


def test_hidden_parts_and_scripts_are_not_read() -> None:
    text = f"""<html><body><p>{PROSE}</p><p hidden>Hidden one.</p>
    <p style="display: none">Hidden two.</p><template><p>Hidden three.</p></template>
    <script>var a = "<p>Hidden four.</p>"</script>
    <p>{PROSE} Again.</p></body>"""
    document = page(text)
    assert [block.flow.text for block in document.blocks] == [PROSE, f"{PROSE} Again."]


def test_a_telegram_on_a_page_is_a_cable() -> None:
    lines = ["R 312244Z JAN 78", "FM AMEMBASSY LIMA", "TO SECSTATE WASHDC", "", "C O N F I D E N T I A L LIMA 0921", ""]
    lines += ["TAGS: MASS, PE", "SUBJECT: BOATS", "", "1. NAVY HAS ASKED FOR SIX PATROL BOATS. IT WANTS THEM BE-"]
    lines += ["FORE THE END OF THE YEAR.", "2. CREWS ARE READY.", "DEAN"]
    document = page("<html><head><title>x</title></head><body><pre>" + "\n".join(lines) + "</pre></body></html>")
    assert (document.genre, document.form["from"], document.date) == ("cable", "AMEMBASSY LIMA", "1978-01-31")
    assert [(b.number, b.flow.text) for b in body(document) if b.kind == "paragraph"] == [
        ("1.", "NAVY HAS ASKED FOR SIX PATROL BOATS. IT WANTS THEM BEFORE THE END OF THE YEAR."),
        ("2.", "CREWS ARE READY."),
    ]


def test_a_page_in_another_language_says_so() -> None:
    prose = "En 1974 el Perú compró doscientos tanques a la Unión Soviética, según dijo el ministro de la guerra."
    assert page(f'<html lang="es-PE"><body><p>{prose}</p></body></html>').language == "es"
    assert page(f'<html lang="es-PE"><body><p>{PROSE}</p></body></html>').language == "en"


@pytest.mark.parametrize(
    ("data", "encoding", "n_bad"),
    [
        (b'<meta charset="iso-8859-1"><p>Per\xfa bought \x93tanks\x94 from the Soviet Union in 1974.', "cp1252", 0),
        (b'<meta charset="utf-8"><p>Per\xc3\xba bought tanks \xff from the Soviet Union in 1974.', "utf-8", 1),
        (b'<meta charset="iso-8859-1"><p>Per\xc3\xba bought tanks from the Soviet Union.', "cp1252", 0),
        (b"<p>Per\xfa bought tanks from the Soviet Union in 1974, it was said.", "cp1252", 0),
        ("<p>Перу купил танки у СССР в 1974 году.".encode("utf-16"), "utf-16-le", 0),
        ('<?xml version="1.0" encoding="koi8-r"?><p>Перу купил танки у СССР.'.encode("koi8-r"), "koi8-r", 0),
        (b"<meta charset=bogus><p>Peru bought tanks from the Soviet Union in 1974.", "utf-8", 0),
    ],
)
def test_encodings(data: bytes, encoding: str, n_bad: int) -> None:
    document = read_bytes(data, name="n", path="n.html")
    assert document.form["encoding"] == encoding
    assert sum(refusal.reason == "undecodable" for refusal in document.refusals) == n_bad


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<html><body><script>app()</script></body></html>", "holds no text of its own"),
        ("<html><body><nav><a href=/>Home</a></nav></body></html>", "holds no text of its own"),
        ("<div>" * 400, "has 257 levels of elements within each other"),
    ],
)
def test_a_page_without_text_is_refused(text: str, words: str) -> None:
    with pytest.raises(InputError, match=r"page\.html") as refusal:
        page(text)
    assert words in str(refusal.value)


@pytest.mark.parametrize("name", ["page-news", "thread-phpbb"])
def test_claims_of_a_page_lead_back_to_its_source(name: str) -> None:
    text = source(name)
    document = page(text)
    claims = [claim for claim in read_document(document).claims if claim.kind == "transfer"]
    assert claims
    for claim in claims:
        assert document.text[claim.span.start : claim.span.end] == claim.quote
        places = [anchor.source for anchor in document.origin(claim.span) if anchor.source]
        written = text[places[0].start : places[-1].end]
        assert re.sub(r"<[^>]+>|&nbsp;|\s+", " ", written).split() == claim.quote.replace("|", "").split()
