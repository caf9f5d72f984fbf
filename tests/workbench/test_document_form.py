from dataclasses import replace

from reftel.model.original import Anchor
from reftel.model.source import Page, Source
from reftel.model.span import Span
from reftel.workbench.document_form import head_of, page_starts, poster_of, rest_of

FORM = {"to": "STATE; DOD ;", "from": "LIMA", "tags": "", "copy": "SINGLE", "date": "soon"}
CABLE = Source(
    sha256="0", name="c", path="c", genre="cable", language="en", n_sentences=1, n_claims=0, author="X",
    date="1978-01-31", form=FORM,
)  # fmt: skip


def test_the_head_of_a_cable_is_in_the_order_of_cables() -> None:
    assert head_of(CABLE) == [("date", ("1978-01-31",)), ("from", ("LIMA",)), ("to", ("STATE", "DOD"))]
    assert rest_of(CABLE) == {"copy": "SINGLE"}


def test_other_documents_have_no_head() -> None:
    study = replace(CABLE, genre="study")
    assert (head_of(study), rest_of(study)) == ([], FORM)


def test_who_posted_is_told_of_threads_alone() -> None:
    assert poster_of(replace(CABLE, genre="forum")) == ("X", "1978-01-31")
    assert poster_of(CABLE) == (None, None)


def test_pages_begin_where_their_first_words_stand() -> None:
    spans = [(0, 4, "1"), (5, 9, "1"), (11, 15, None), (20, 24, "iv"), (30, 34, "1")]
    anchors = tuple(Anchor(span=Span(start, end), page=page) for start, end, page in spans)
    assert page_starts(Page(text="", passages=(), anchors=anchors)) == {0: "1", 20: "iv", 30: "1"}
