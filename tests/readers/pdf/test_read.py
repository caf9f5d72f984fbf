"""PDFs: reading order, running heads, cut words, places; scans; what is hostile."""

import shutil
import subprocess
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.files import read_original
from reftel.readers.limits import Limits, Watch
from reftel.readers.original import Original
from reftel.readers.pdf import ocr
from reftel.readers.pdf.extract import draw
from tests.readers.contract import check
from tests.readers.pdf.made import MadePage, column, pdf

FIRST = (
    "In 1974 the Soviet Union sold 200 T-55 tanks to Peru, and the tanks came in ships to Callao. The crews were "
    "trained by instructors who stayed for two years, and the spares came later than was promised to the army."
)
SECOND = (
    "The air force had bought Mirage aircraft from France before that, and it went on to buy Su-22 bombers on credit. "
    "The debt was put off three times, and part of it was paid in fish meal and in textiles."
)


def read(data: bytes, limits: Limits | None = None) -> list[Document | Refusal]:
    found = list(read_original(Original(data=data, name="a", path="a.pdf"), limits))
    for item in found:
        if isinstance(item, Document):
            check(item)
    return found


def one(data: bytes) -> Document:
    (document,) = read(data)
    assert isinstance(document, Document)
    return document


def flows(document: Document) -> list[str]:
    return [block.flow.text for block in document.blocks]


def two_columns(*more: tuple[float, float, float, str]) -> bytes:
    title = (72.0, 720.0, 16.0, "Arms for the Andes and their price")
    return pdf([MadePage(words=[*column(320, 690, SECOND), title, *more, *column(72, 690, FIRST)])])


def test_columns_are_read_one_after_the_other() -> None:
    document = one(two_columns())
    assert flows(document) == ["Arms for the Andes and their price", FIRST, SECOND]


def test_a_short_last_column_is_a_column_where_it_is_printed_last() -> None:
    words = [*column(72, 690, f"{FIRST} {FIRST}"), *column(320, 690, "The spares were late.")]
    assert flows(one(pdf([MadePage(words=words)]))) == [f"{FIRST} {FIRST}", "The spares were late."]


def test_every_word_leads_back_to_its_page_and_box() -> None:
    document = one(two_columns())
    at = document.text.index("Mirage")
    block = next(block for block in document.blocks if "Mirage" in block.flow.text)
    (place,) = [anchor for anchor in document.origin(block.span) if anchor.span.start <= at < anchor.span.end]
    assert place.page == "1"
    assert place.box is not None
    left, bottom, right, top = place.box
    assert 318 < left < right < 560
    assert 600 < bottom < top < 700


def test_running_heads_and_page_numbers_are_left_out() -> None:
    texts = ["The first shipment of tanks for the army had", "arrived by May 1974. " + FIRST, SECOND]
    pages = [
        MadePage(
            words=[(72, 760, 8, f"Journal of Arms, vol. {n}"), (300, 30, 8, str(n)), *column(72, 700, text, width=90)]
        )
        for n, text in enumerate(texts, 1)
    ]
    document = one(pdf(pages))
    assert flows(document)[0].startswith("The first shipment of tanks for the army had arrived by May 1974.")
    assert "Journal" not in document.text
    assert document.form["running heads left out"].startswith("Journal of Arms, vol. 1")
    assert [anchor.page for anchor in document.origin(document.blocks[0].span)][:2] == ["1", "2"]


def test_a_word_cut_at_a_lines_end_is_whole() -> None:
    words = [(72.0, 700.0, 10.0, "The army bought tanks and the govern-"), (72.0, 688.0, 10.0, "ment paid in cash.")]
    assert flows(one(pdf([MadePage(words=words)]))) == ["The army bought tanks and the government paid in cash."]


def test_paragraphs_are_parted_by_gaps_and_indents() -> None:
    words = [*column(72, 700, FIRST, width=80), *column(72, 640, SECOND, width=80)]
    assert flows(one(pdf([MadePage(words=words)]))) == [FIRST, SECOND]
    first, second = column(72, 700, FIRST, width=80), column(72, 700 - 12 * 3, SECOND, width=80)
    second[0] = (90, *second[0][1:])
    assert flows(one(pdf([MadePage(words=[*first, *second])]))) == [FIRST, SECOND]


def test_cells_of_a_table_stay_apart() -> None:
    rows = [("Supplier", "Item", "Number"), ("France", "Mirage 5", "16"), ("Italy", "Oto", "4")]
    words = [(72 + 150 * x, 700 - 14 * y, 10, cell) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    document = one(pdf([MadePage(words=words)]))
    assert [block.kind for block in document.blocks] == ["row"] * 3
    assert "France   Mirage 5   16" in document.text


def test_the_pdfs_own_dates_are_not_the_documents() -> None:
    document = one(pdf([MadePage(words=column(72, 700, FIRST))], info="/CreationDate (D:20240312) /Title (x.doc)"))
    assert (document.date, document.form["pdf creationdate"]) == (None, "D:20240312")


@pytest.mark.parametrize("rotate", [0, 90])
@pytest.mark.parametrize(
    ("matrix", "x", "y"),
    [
        ("", 75, 403),
        ("0 1 -1 0 612 0 cm", 612 - 403, 75),
        ("-1 0 0 -1 612 792 cm", 612 - 75, 792 - 403),
        ("0 -1 1 0 0 792 cm", 403, 792 - 75),
    ],
    ids=["upright", "upward", "on its head", "downward"],
)
def test_lines_may_run_in_any_direction(matrix: str, x: float, y: float, rotate: int) -> None:
    document = one(pdf([MadePage(words=column(72, 400, FIRST, width=60), matrix=matrix, rotate=rotate)]))
    assert flows(document) == [FIRST]
    (place, *_) = document.origin(document.blocks[0].span)
    assert place.box is not None
    left, bottom, right, top = place.box
    assert left < x < right
    assert bottom < y < top


SCAN = MadePage(picture=(200, 260, bytes([255]) * 52_000))


def test_without_tesseract_a_scan_is_refused_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    found = read(pdf([SCAN, SCAN]))
    assert [(item.reason, item.document) for item in found if isinstance(item, Refusal)] == [
        ("page-unread", "a.pdf/page 1"),
        ("page-unread", "a.pdf/page 2"),
    ]
    document = one(pdf([SCAN, MadePage(words=column(72, 700, FIRST))]))
    (refusal,) = document.refusals
    assert refusal.detail == (
        "page 1 cannot be read: it is a scan, and Tesseract, which would recognise its words, is not installed"
    )


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_scan_is_recognised_with_its_confidence() -> None:
    picture = draw(pdf([MadePage(words=column(72, 700, FIRST, size=14, lead=18))]), Watch("a"), 1)
    head, _, dots = picture.partition(b"255\n")
    _, width, height = head.split()
    document = one(pdf([MadePage(picture=(int(width), int(height), dots))]))
    assert "T-55 tanks to Peru" in " ".join(flows(document))
    assert document.form["recognised pages, with confidence"].startswith("1 (9")
    empty = one(pdf([SCAN, MadePage(words=column(72, 700, FIRST))]))
    assert "without words" in empty.refusals[0].detail


def test_a_locked_or_damaged_file_is_one_refusal() -> None:
    with pytest.raises(InputError, match=r"a\.pdf cannot be read: it is damaged, or no PDF; get it anew"):
        read(b"%PDF-1.4 nothing")
    with pytest.raises(InputError, match="has no text on its pages"):
        read(pdf([MadePage()]))


def test_pages_and_time_have_limits() -> None:
    data = pdf([MadePage(words=column(72, 700, FIRST))] * 4)
    with pytest.raises(InputError, match="has 4 pages, over the limit of 3"):
        read(data, Limits(pages=3))
    with pytest.raises(InputError, match="over the limit of 100 bytes for one document"):
        read(data, Limits(text=100))
    with pytest.raises(InputError, match="takes more than 0 seconds"):
        read(data, Limits(seconds=0))


def test_a_program_that_breaks_costs_only_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    killed = subprocess.CompletedProcess([], -11, b'{"pages": 2, "says": {}}\n{"page": 1, "si', b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: killed)
    found = read(pdf([MadePage()]))
    assert ["broke on it" in item.detail for item in found if isinstance(item, Refusal)] == [True, True]


CHANGES = st.lists(st.tuples(st.integers(0, 1 << 14), st.binary(max_size=3)), min_size=1, max_size=8)


@given(CHANGES)
@settings(max_examples=25)
def test_no_pdf_breaks_the_reader(changes: list[tuple[int, bytes]]) -> None:
    raw = bytearray(two_columns())
    for at, piece in changes:
        raw[at % len(raw) : at % len(raw) + len(piece)] = piece
    try:
        found = read(bytes(raw), Limits(seconds=20))
    except InputError as error:
        assert str(error)
    else:
        assert found


def test_lines_stay_in_order() -> None:
    document = one(two_columns())
    assert all(a.span.start < b.span.start for a, b in pairwise(document.blocks))
