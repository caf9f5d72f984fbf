"""No table, however odd, breaks the readers of registers."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.errors import InputError
from reftel.ledger.check import find_fault
from reftel.model.document import Document
from reftel.readers.files import read_original
from reftel.readers.limits import Limits, Watch
from reftel.readers.original import Original
from reftel.readers.pdf.pieces import PageText, Piece
from reftel.readers.register.report import from_page, from_pages
from reftel.readers.register.sheet import scan
from tests.readers.contract import check
from tests.readers.register.samples import SIPRI, SIPRI_DEALS, SIPRI_TABLE, TRAINING_HTML, TRAINING_XML, UNROCA

CELLS = st.sampled_from(
    ["", "?", "(12)", "12?", "1974", "1974-73", "9999", "0", "-1", '"', '"a""b', "Peru", "Soviet Union", "Yes", "No",
     "X", "unknown supplier(s)", "T-55", "I", "VII", "Export", "Import", "\u2028", "é", "1e9", "9" * 30, "\t", "a\rb"]
)  # fmt: skip
PAGES = (SIPRI, SIPRI_DEALS, SIPRI_TABLE, UNROCA)


def read(data: bytes, path: str) -> None:
    try:
        for item in read_original(Original(data=data, name="a", path=path), Limits(seconds=20)):
            if isinstance(item, Document):
                sound(item)
    except InputError as error:
        assert str(error)


def sound(document: Document) -> None:
    """What the contract asks, and that every claim passes the check of the ledger."""
    check(document)
    assert [fault for claim in document.told or () if (fault := find_fault(claim, document))] == []


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PAGES), st.lists(st.lists(CELLS, max_size=18), max_size=6))
def test_any_cells_under_known_heads(page: str, rows: list[list[str]]) -> None:
    head = next(line for line in page.splitlines() if line.count(",") + line.count(";") + line.count("\t") > 5)
    sign = max(",;\t", key=head.count)
    read("\n".join([head, *(sign.join(row) for row in rows)]).encode(), "a.csv")


SEEDS = [
    *((page.encode(), "a.csv") for page in PAGES),
    (TRAINING_XML, "a.xml"),
    (TRAINING_HTML.encode(), "a.html"),
]
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 12), st.binary(max_size=4)), max_size=8)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEEDS), CHANGES)
def test_changed_files(seed: tuple[bytes, str], changes: list[tuple[int, bytes]]) -> None:
    raw = bytearray(seed[0])
    for at, piece in changes:
        raw[at % len(raw) : at % len(raw) + len(piece)] = piece
    read(bytes(raw), seed[1])


@given(st.text(alphabet='",;\n\r\t ab', max_size=60), st.sampled_from(",;\t"))
def test_rows_cover_all_that_is_written(text: str, sign: str) -> None:
    end = 0
    for row in scan(text, sign):
        assert end <= row.span.start < row.span.end <= len(text)
        end = row.span.end
        for cell in row.cells:
            assert row.span.start <= cell.span.start <= cell.span.end or not cell.text
            assert cell.text == text[cell.span.start : cell.span.end].replace('""', '"') or '"' in cell.text


WORDS = st.sampled_from(
    ["Chad", "IMET-1 - FY 2007 DoS Training", "FY 2007 Program Totals", "Course Title", "Students", "Location",
     "Total Cost", "Start Date", "1", "$5", "1/8/2007", "2/31/2007", "-", "Navy", "Totals", "FY 99", "Mali,", "", " "]
)  # fmt: skip
PIECES = st.builds(
    lambda text, left, base: Piece(text or ".", left, base, left + 9, base + 7, base, 7),
    WORDS, st.sampled_from([36.0, 180.0, 216.0, 342.0, 700.0]), st.sampled_from([20.0, 100.0, 109.0, 300.0, 590.0]),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(PIECES, max_size=25), max_size=4))
def test_pieces_may_stand_anywhere(pages: list[list[Piece]]) -> None:
    found = [PageText(number, 792, 612, tuple(pieces)) for number, pieces in enumerate(pages, 1)]
    try:
        document = from_pages(Original(data=b"%PDF", name="a", path="a"), Watch("a"), found)
    except InputError as error:
        assert str(error)
    else:
        assert document is None or sound(document) is None


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(WORDS, max_size=5), max_size=10))
def test_any_table_on_a_page(rows: list[list[str]]) -> None:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<p>Course Title</p><table>{table}</table>"
    try:
        document = from_page(Original(data=page.encode(), name="a", path="a"), Watch("a"), page)
    except InputError as error:
        assert str(error)
    else:
        assert document is None or sound(document) is None
