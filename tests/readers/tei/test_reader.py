"""Volumes in TEI: both dialects of the diplomatic papers, notes apart from sentences, what is missing and mended."""

import re
from pathlib import Path

import pytest

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.files import read_all, read_bytes
from reftel.readers.limits import Limits
from tests.readers.contract import check
from tests.readers.pages import shown

VOLUME = Path(__file__).parent / "volume.xml"
NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    source = VOLUME.read_text(encoding="utf-8")
    found = [item for item in read_all(VOLUME) if isinstance(item, Document)]
    for document in found:
        check(document, source)
    return {document.name: document for document in found}


def one(source: str) -> Document:
    document = read_bytes(source.encode(), name="n", path="n.xml")
    check(document, source)
    return document


def test_a_volume_holds_documents_of_their_own(documents: dict[str, Document]) -> None:
    assert list(documents) == ["volume-d1", "volume-d2", "volume-d3"]
    assert len({document.sha256 for document in documents.values()}) == 3
    assert documents["volume-d1"].path.endswith("volume.xml#d1")
    assert {document.form["volume"] for document in documents.values()} == {
        "Papers of the Lakes, 1984–1988, Volume III, Burundi"
    }


def test_the_older_dialect(documents: dict[str, Document]) -> None:
    document = documents["volume-d1"]
    assert (document.genre, document.media, document.date) == ("letter", "application/tei+xml", "1986-03-04")
    assert document.title == "The Ambassador in Burundi to the Secretary of State (Marchand)"
    form = dict(document.form)
    assert [form[key] for key in ("from", "to", "place", "medium", "number", "file", "signed")] == [
        "The Ambassador in Burundi", "the Secretary of State (Marchand)", "Bujumbura", "Telegram", "212",
        "755S.00/3–486", "Marchand",
    ]  # fmt: skip
    assert shown(document) == [
        ("heading", "The Ambassador in Burundi to the Secretary of State (Marchand)"),
        (
            "paragraph",
            "For Keane. France has delivered 12 AML armoured cars to Burundi & trained the crews. The minister said:",
        ),
        ("quote", "Belgium will lend us 35 instructors."),
        ("paragraph", "Libya offered more . [2 lines not declassified]"),
        ("paragraph", "They had been ordered in 1984."),
    ]


def test_the_newer_dialect(documents: dict[str, Document]) -> None:
    document = documents["volume-d2"]
    assert (document.genre, document.date) == ("letter", "1986-04-01/1986-04-03")
    assert document.form["from"] == "the Director of African Affairs (Keane)"
    assert document.form["to"] == "the Under Secretary (Ruiz)"
    assert (document.form["medium"], document.form["subject"]) == ("Memorandum", "Armour for Burundi")
    assert [(b.kind, b.number, b.flow.text) for b in document.blocks if b.kind in ("row", "paragraph")] == [
        ("paragraph", None, "France sold Burundi these vehicles:"),
        ("row", None, "AML–60 6"),
        ("row", None, "AML–90"),
        ("paragraph", "a.", "Libya gave six trucks."),
        ("paragraph", "b.", "Belgium gave none."),
        ("paragraph", "1", "Source: Lot 12. Confidential."),
    ]


def test_a_note_of_the_editors_says_that_it_is_one(documents: dict[str, Document]) -> None:
    document = documents["volume-d3"]
    assert (document.genre, document.form["kind"], document.title) == ("text", "editorial note", "Editorial Note")


def test_persons_and_abbreviations_are_those_of_the_volume_s_lists(documents: dict[str, Document]) -> None:
    said = {(i.name, i.words): i.value for i in documents["volume-d1"].declared if i.name in ("person", "abbreviation")}
    assert said == {
        ("person", "Marchand"): "Marchand, Odile, Ambassador to Burundi, 1984–1987",
        ("abbreviation", "AML"): "AML, Automitrailleuse légère, an armoured car",
    }


def test_what_is_missing_or_mended_is_recorded(documents: dict[str, Document]) -> None:
    assert [(r.reason, r.detail) for r in documents["volume-d1"].refusals] == [
        ("left-out", 'id("d1")/p[2]/choice[1]/sic[1]: a slip of the original, which the editors correct: “offred”'),
        ("left-out", 'id("d1")/p[2]/del[1]: struck out in the original: “tanks”'),
        ("left-out", 'id("d1")/p[2]/gap[1]: left out by the edition (illegible)'),
        ("withheld", "2 lines not declassified"),
    ]


def test_words_lead_back_over_notes_and_pages(documents: dict[str, Document]) -> None:
    document, source = documents["volume-d1"], VOLUME.read_text(encoding="utf-8")
    start = document.text.index("armoured cars to Burundi & trained the crews")
    (block,) = (b for b in document.blocks if "trained" in b.flow.text)
    at = block.flow.text.index("armoured")
    places = document.origin(block.flow.span(at, block.flow.text.index("crews.") + 5))
    assert document.text[start:].startswith("armoured cars to Burundi")
    assert [source[p.source.start : p.source.end] for p in places if p.source] == [
        "armoured cars", "to Burundi", "&amp;", "trained the", "crews",
    ]  # fmt: skip
    assert {place.element for place in places} == {'id("d1")/p[1]'}
    assert [place.page for place in places] == [None, None, None, None, "41"]


def test_a_text_that_is_not_divided_is_one_document() -> None:
    document = one(f"<TEI {NAMESPACE}><text><body><head>A Note</head><p>France sold tanks.</p></body></text></TEI>")
    assert (document.name, document.title) == ("n", "A Note")
    assert shown(document) == [("heading", "A Note"), ("paragraph", "France sold tanks.")]


def test_entities_that_are_short_words_are_read() -> None:
    head = f'<!DOCTYPE TEI [<!ENTITY mdash "—">]><TEI {NAMESPACE}>'
    document = read_bytes(
        f"{head}<text><body><p>France&mdash;or Libya&#x2014;sold tanks.</p></body></text></TEI>".encode(),
        name="n", path="n.xml",
    )  # fmt: skip
    assert shown(document) == [("paragraph", "France—or Libya—sold tanks.")]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (f'<!DOCTYPE TEI [<!ENTITY l0 "lol">{LAUGHS}]><TEI {NAMESPACE}><p>&l8;</p></TEI>', "declares an entity, 'l1'"),
        (f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI {NAMESPACE}><p>&x;</p></TEI>', "entity, 'x'"),
        (f'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "x.dtd">%x;]><TEI {NAMESPACE}><p>a</p></TEI>', "declares an entity, 'x'"),
        (f"<TEI {NAMESPACE}>" + "<div>" * 400, "has 257 levels of elements within each other"),
        (f"<TEI {NAMESPACE}><p>a</TEI>", "is not well-formed XML: mismatched tag in line 1"),
        (f"<TEI {NAMESPACE}>\n<p>&bogus;</p></TEI>", "is not well-formed XML: undefined entity in line 2"),
        ("<records><record>a</record></records>", "is XML, but no TEI: it begins with <records>"),
        (f"<TEI {NAMESPACE}><text><body><p> </p></body></text></TEI>", "has no words"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(source: str, words: str) -> None:
    with pytest.raises(InputError, match=r"^n\.xml") as refusal:
        read_bytes(source.encode(), name="n", path="n.xml")
    assert words in str(refusal.value)


def test_a_document_without_words_costs_its_own_refusal() -> None:
    source = re.sub(r'(?s)(xml:id="d3" n="3">).*?</p></div>', r"\1</div>", VOLUME.read_text(encoding="utf-8"))
    found = list(read_all_of(source))
    assert [type(item).__name__ for item in found] == ["Document", "Document", "Refusal"]
    with pytest.raises(InputError, match="has 3 entries, over the limit of 2"):
        list(read_all_of(source, Limits(entries=2)))


def read_all_of(source: str, limits: Limits | None = None) -> list[Document | Refusal]:
    from reftel.readers.files import read_original
    from reftel.readers.original import Original

    return list(read_original(Original(data=source.encode(), name="n", path="n.xml"), limits))
