"""The training report: rows to claims, totals as a check of them."""

from itertools import pairwise

import pytest

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.span import Span
from reftel.readers.files import read_bytes
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.pdf.pieces import PageText, Piece
from reftel.readers.register.report import from_page, from_pages
from reftel.readers.register.sources import xml_rows
from tests.readers.contract import check
from tests.readers.register.samples import TRAINING_HTML, TRAINING_XML


def original(data: bytes) -> Original:
    return Original(data=data, name="report", path="report")


def shown(document: Document) -> list[tuple[object, ...]]:
    return [
        (c.recipient, c.item, c.quantity and c.quantity.high, c.value and c.value.high, c.period, c.stage)
        for c in document.told or ()
    ]


def test_the_xml_of_rows() -> None:
    document = read_bytes(TRAINING_XML, name="rows", path="rows.xml")
    check(document)
    assert shown(document) == [
        (("KNA/coast-guard",), "BOATSWAINS MATE A", 2, 6143, "2007-07-16/2007-09-28", "delivered"),
        (("KNA",), "DENTAL & FIELD", 1, 9066, "2006-10/2007-09", "delivered"),
    ]
    (first, _) = document.told or ()
    assert (first.actor, first.terms, first.place) == (("USA",), "grant", ("Yorktown, VA",))
    assert document.origin(first.slot_spans["item"][0])[0].element == (
        "/countries[1]/country[1]/program[1]/training[1]/course_title"
    )
    assert [refusal.reason for refusal in document.refusals] == ["date-impossible"]
    assert (document.form["totals"], document.form["totals that agree"]) == ("1", "1")


def test_entities_are_never_expanded() -> None:
    bomb = b'<!DOCTYPE countries [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<countries>&a;</countries>'
    with pytest.raises(InputError, match=r"rows\.xml defines entities"):
        xml_rows(bomb, "rows.xml")
    with pytest.raises(InputError, match=r"rows\.xml is damaged XML"):
        xml_rows(b"<countries>", "rows.xml")
    with pytest.raises(InputError, match="holds no rows"):
        read_bytes(b"<countries></countries>", name="rows", path="rows.xml")


def test_a_page_of_the_first_reports() -> None:
    document = read_bytes(TRAINING_HTML.encode(), name="report", path="report.html")
    check(document, TRAINING_HTML)
    assert document.date == "2000-03-01"
    assert shown(document) == [
        (("MLI",), "AIR COMD & STAFF COLLEGE", 1, 9630, "1998-10/1999-09", "delivered"),
        (("MLI",), "AWC CORRESPONDENCE/RESIDEN", 1, 4020, "1998-10/1999-09", "delivered"),
        (("MLI",), "Humanitarian Demining", 30, 300000, "1999-10/2000-09", "ongoing"),
    ]
    (refusal,) = document.refusals
    assert refusal.reason == "total-differs"
    assert "the report gives 31 and $300,000 in all, the rows above come to 30 and $300,000" in refusal.detail
    (source,) = (anchor.source for anchor in document.origin((document.told or ())[0].slot_spans["item"][0]))
    assert source and TRAINING_HTML[source.start : source.end] == "AIR COMD &amp; STAFF COLLEGE"


@pytest.mark.parametrize("page", ["<p>Foreign Military Training, FY 99</p>", "<table><tr><td>a</td></tr></table>"])
def test_a_page_that_only_speaks_of_the_report_is_none(page: str) -> None:
    assert from_page(original(page.encode()), Watch("page"), page) is None


HEADS = "Course Title|Qty|Training Location|Student's Unit|US Unit|Total Cost|Start Date|End Date".split("|")
LEFT = (36.0, 216.0, 252.0, 378.0, 504.0, 630.0, 684.0, 738.0)


def line(base: float, *cells: str, size: float = 7) -> list[Piece]:
    places = zip(LEFT, cells, strict=False)
    return [Piece(text, x, base, x + 3 * len(text), base + 5, base, size) for x, text in places if text]


def page(number: int, *lines: list[Piece]) -> PageText:
    edge = [Piece("Volume I, Section IV", 330, 590, 380, 596, 590, 7), Piece(str(number), 394, 20, 397, 25, 20, 7)]
    return PageText(number, 792, 612, (*edge, *(piece for pieces in lines for piece in pieces)))


def test_a_pdf_by_the_places_of_its_cells() -> None:
    unit = Piece("Defense Force", LEFT[3], 430, LEFT[3] + 50, 435, 430, 7)
    pages = [
        page(1, line(550, "Chad", size=12), line(536, "IMET-1 - Fiscal Year 2014 Department of State Training"),
             line(524, *HEADS), line(440, "Seminar in El", "1", "Paris"), [unit],
             line(440, "", "", "", "", "-", "$7,378", "11/11/2013", "12/13/2013")),
        page(2, line(560, "Simulated War in El"), line(552, "Salvador", "2", "Ft. Benning, GA, US", "Army", "-", "$2"),
             line(530, "Fiscal Year 2014 Program Totals", "3", "", "", "", "$7,380")),
    ]  # fmt: skip
    document = from_pages(original(b"%PDF"), Watch("report"), pages)
    assert document is not None
    check(document)
    assert shown(document) == [
        (("TCD/armed-forces",), "Seminar in El", 1, 7378, "2013-11-11/2013-12-13", "delivered"),
        (("TCD/army",), "Simulated War in El Salvador", 2, 2, "2013-10/2014-09", "delivered"),
    ]
    assert document.refusals == ()
    places = document.origin((document.told or ())[1].span)
    assert (places[0].page, places[0].box) == ("2", (36.0, 552.0, 93.0, 565.0))


def test_rows_are_one_below_the_other() -> None:
    document = read_bytes(TRAINING_XML, name="rows", path="rows.xml")
    spans = [claim.span for claim in document.told or ()]
    assert all(a.end < b.start for a, b in pairwise(spans))
    assert all(isinstance(span, Span) for span in spans)
