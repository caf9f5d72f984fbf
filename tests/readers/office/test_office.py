"""Office documents and books: what is to be read is read, with its place; what is hidden is not."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.readers.files import read_original
from reftel.readers.limits import Limits
from reftel.readers.original import Original
from tests.readers.archive.packed import zipped
from tests.readers.contract import check
from tests.readers.office.made import docx, epub, odt, paragraph, run

SOLD = "In 1974 the Soviet Union sold 200 T-55 tanks to Peru, and it trained their crews for two years."
LENT = "France lent money for the Mirage aircraft that the air force had ordered six years before that."


def read(data: bytes, path: str = "a.docx", limits: Limits | None = None) -> Document:
    (document,) = read_original(Original(data=data, name="a", path=path), limits)
    assert isinstance(document, Document)
    check(document)
    return document


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.flow.text) for block in document.blocks]


def test_a_word_document() -> None:
    box = f"<mc:Choice>{paragraph(run('A box.'))}</mc:Choice><mc:Fallback>no</mc:Fallback>"
    row = "<w:tr>" + "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in ("Peru", "T-55", "200")) + "</w:tr>"
    body = (
        paragraph(run("Soviet deliveries"), style="Heading1")
        + paragraph(run(SOLD[:12]), run(SOLD[12:50]), run(SOLD[50:]))
        + paragraph(f"<w:r>{box}</w:r>", run(LENT), "<w:del><w:r><w:delText>taken back</w:delText></w:r></w:del>")
        + f"<w:tbl>{row * 3}</w:tbl>"
        + paragraph(run("hidden", "<w:rPr><w:vanish/></w:rPr>"), "<w:r><w:instrText>PAGE</w:instrText></w:r>")
        + "<w:sdt><w:sdtContent>"
        + paragraph(run("T"), "<w:r><w:noBreakHyphen/></w:r>", run("62 tanks did not come."))
        + "</w:sdtContent></w:sdt>"
    )
    document = read(docx(body, paragraph(run("A note on the price of the tanks."))))
    assert shown(document) == [
        ("heading", "Soviet deliveries"),
        ("paragraph", SOLD),
        ("paragraph", "A box."),
        ("paragraph", LENT),
        *[("row", "Peru T-55 200")] * 3,
        ("paragraph", "T-62 tanks did not come."),
        ("paragraph", "A note on the price of the tanks."),
    ]
    assert (document.title, document.author) == ("Arms for Peru", "Ana Ruiz")
    assert document.form["created"] == "2024-03-12T00:00:00Z"
    assert [item.element for item in document.declared][:2] == ["docProps/core.xml/title", "docProps/core.xml/creator"]
    assert document.origin(document.blocks[1].span)[0].paragraph == 2


def test_lines_that_were_pasted_are_lines() -> None:
    lines = [
        "In 1974 the Soviet Union sold 200 T-55 tanks to Peru, and it trained their",
        "crews for two years in the south of the country, where the army had built",
        "barracks for them; the debt was paid in fish meal.",
    ]
    pasted = "".join(paragraph(run(line)) for line in lines)
    document = read(docx(pasted + paragraph() + pasted, title=""))
    assert [block.flow.text for block in document.blocks] == [" ".join(lines)] * 2


def test_an_opendocument_text() -> None:
    cells = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Peru", "T-55", "200"))
    body = (
        "<office:text><text:tracked-changes><text:p>taken back</text:p></text:tracked-changes>"
        f'<text:h>Soviet deliveries</text:h><text:p>{SOLD[:11]}<text:s text:c="2"/><text:span>{SOLD[12:]}</text:span>'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>A note on the price of the tanks.</text:p></text:note-body></text:note></text:p>"
        f"<table:table>{f'<table:table-row>{cells}</table:table-row>' * 3}</table:table>"
        "<office:annotation><text:p>a comment</text:p></office:annotation></office:text>"
    )
    document = read(odt(body), "a.odt")
    assert shown(document) == [
        ("heading", "Soviet deliveries"),
        ("paragraph", SOLD.replace("the Soviet", "the  Soviet")),
        *[("row", "Peru T-55 200")] * 3,
        ("paragraph", "A note on the price of the tanks."),
    ]
    assert document.title == "Arms for Peru"


def test_rich_text() -> None:
    data = (
        r"{\rtf1\ansi\ansicpg1252{\info{\title Arms for Peru}{\author Ana Ruiz}}{\fonttbl{\f0 Arial;}}\pard "
        r"In 1974 the Soviet Union sold 200 T-55 tanks to Per\'fa, and it {\b trained} their crews for two years.\par"
        r"{\pict " + "0f" * 2000 + r"}\par " + LENT + r"\par}"
    )  # fmt: skip
    document = read(data.encode(), "a.rtf")
    assert shown(document) == [("paragraph", SOLD.replace("Peru", "Perú")), ("paragraph", LENT)]
    assert (document.title, document.author) == ("Arms for Peru", "Ana Ruiz")


def test_a_book() -> None:
    chapters = {
        "one.xhtml": f"<nav>menu</nav><h1>Deliveries</h1><p>{SOLD}</p><script>no()</script>",
        "two.xhtml": f"<p>{LENT}<br/>A second line &amp; more.</p><table><tr><td>Peru</td><td>4</td></tr></table>",
        "../../outside.xhtml": "<p>Never read.</p>",
    }
    document = read(epub(chapters), "a.epub")
    texts = [text for _, text in shown(document)]
    assert texts == ["Deliveries", SOLD, LENT, "A second line & more.", "Peru\t4"]
    assert (document.title, document.author, document.date) == ("Arms for Peru", "Ana Ruiz", "2019-05-02")
    assert document.origin(document.blocks[2].span)[0].element == "OEBPS/two.xhtml, block 1"


def test_a_document_is_told_by_what_it_is_and_not_by_its_name() -> None:
    assert "sold 200" in read(docx(paragraph(run(SOLD))), "misnamed.zip").text
    packed = zipped({"in/b.docx": docx(paragraph(run(SOLD)))})
    (document,) = read_original(Original(data=packed, name="a", path="a.zip"))
    assert isinstance(document, Document)
    assert document.path == "a.zip/in/b.docx"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx(paragraph(run("&a;")), before='<!DOCTYPE w [<!ENTITY a "b">]>'), "defines entities"),
        (docx("<w:p>" * 300 + "</w:p>" * 300), "has 257 levels of elements within each other, over the limit of 256"),
        (docx("<w:p>"), "is damaged: mismatched tag"),
        (docx(""), "is empty"),
        (docx(paragraph(run("x" * 200_000))), "unpacked, over the limit"),
    ],
)
def test_what_is_hostile_is_one_refusal(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(data, limits=Limits(expanded=100_000))


DOCUMENTS = {
    "a.docx": docx(paragraph(run(SOLD)) + f"<w:tbl><w:tr><w:tc>{paragraph(run('Peru'))}</w:tc></w:tr></w:tbl>"),
    "a.odt": odt(f"<office:text><text:p>{SOLD}</text:p></office:text>"),
    "a.epub": epub({"one.xhtml": f"<p>{SOLD}</p>"}),
    "a.rtf": (r"{\rtf1\ansi {\b " + SOLD + r"}\par}").encode(),
}
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 12), st.binary(max_size=3)), max_size=6)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(DOCUMENTS)), CHANGES)
def test_no_document_breaks_the_reader(name: str, changes: list[tuple[int, bytes]]) -> None:
    raw = bytearray(DOCUMENTS[name])
    for at, piece in changes:
        raw[at % len(raw) : at % len(raw) + len(piece)] = piece
    try:
        for item in read_original(Original(data=bytes(raw), name="a", path=name), Limits(seconds=20)):
            if isinstance(item, Document):
                check(item)
    except InputError as error:
        assert str(error)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="\\{}'*;-| \nabrtfpcu0123456789", max_size=200))
def test_no_rich_text_breaks_the_reader(text: str) -> None:
    try:
        read(("{\\rtf1 " + text).encode(), "a.rtf")
    except InputError as error:
        assert str(error)


TAGS = st.sampled_from("p r t tbl tr tc del sdt br tab vanish txbxContent Fallback".split())
TREES = st.recursive(st.sampled_from(["", "tank", " Peru bought "]), lambda inner: st.builds(
    lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>", TAGS, st.lists(inner, max_size=4)
), max_leaves=20)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(TREES)
def test_elements_may_stand_anywhere(body: str) -> None:
    try:
        read(docx(body))
    except InputError as error:
        assert "is empty" in str(error)
