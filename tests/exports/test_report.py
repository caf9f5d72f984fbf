"""Reports: nothing without a note, rival accounts side by side."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from reftel.exports.columns import ExportError
from reftel.exports.report import report
from reftel.exports.report_text import cell_parts, cells_of, note_words, to_html, to_markdown
from reftel.exports.report_words import period_words
from reftel.ledger.store import Store
from tests.exports.dossier import DELIVERED, DENIED, LENT, PLANNED, RIVAL, SOLD


def test_every_line_has_notes_and_every_note_its_words(store: Store) -> None:
    made = report(store, country="PER")
    used = [n for _, lines in made.years for line in lines for numbers in line.notes.values() for n in numbers]
    assert all(numbers for _, lines in made.years for line in lines for numbers in line.notes.values())
    assert sorted(set(used)) == [note.number for note in made.notes] == list(range(1, len(made.notes) + 1))
    assert {note.claim for note in made.notes} == {c.id for c in (DELIVERED, PLANNED, DENIED, RIVAL, SOLD)}
    quotes = {note.claim: note.quote for note in made.notes}
    assert quotes[PLANNED.id] == " ".join(PLANNED.quote.split())


def test_years_are_those_of_what_happened_and_the_undated_is_last(store: Store) -> None:
    years = [year for year, _ in report(store, country="PER").years]
    assert years == [1960, 1973, 1977, None]


def test_rival_accounts_stand_side_by_side(store: Store) -> None:
    lines = [line for year, lines in report(store, country="PER").years if year == 1977 for line in lines]
    (line,) = (line for line in lines if "a" in line.notes)
    assert set(cell_parts(line.how_many)) == {"(a) about 36 aircraft", "(b) 40 aircraft"} or set(
        cell_parts(line.how_many)
    ) == {"(b) about 36 aircraft", "(a) 40 aircraft"}
    assert cell_parts(line.when) == ["1977"]
    assert "contested on quantity" in cell_parts(line.how_sure)[0]


def test_plans_and_denials_are_said_to_be(store: Store) -> None:
    made = report(store, country="PER")
    sure = {n: " ".join(cell_parts(line.how_sure)) for _, lines in made.years for line in lines
            for numbers in line.notes.values() for n in numbers}  # fmt: skip
    number = {note.claim: note.number for note in made.notes}
    assert sure[number[PLANNED.id]].startswith("planned: delivered")
    assert sure[number[DENIED.id]].startswith("said not to have happened: delivered")


def test_a_note_tells_the_chain_of_speakers_and_cites_a_document_once_in_full(store: Store) -> None:
    notes = {note.claim: note for note in report(store, country="PER").notes}
    assert notes[DENIED.id].speakers == "Lima, as told by a trader; of Callao, as told by Tass"
    assert "read right: 0.80" in note_words(notes[DELIVERED.id])
    sources = [note.source for note in notes.values()]
    assert sum(source.startswith("A. Writer, “Arms for Lima, and what's said,”") for source in sources) == 1
    assert any(re.fullmatch(r"“Arms for Lima, and what's said,” as in note \d+", source) for source in sources)


def test_two_countries_either_way_round(store: Store) -> None:
    claims = {note.claim for note in report(store, dyad=("PER", "SUN")).notes}
    assert claims == {DELIVERED.id, RIVAL.id} == {note.claim for note in report(store, dyad=("SUN", "PER")).notes}


def test_filters_hold(store: Store) -> None:
    assert {note.claim for note in report(store, country="FRA", kind="financing").notes} == {LENT.id}
    assert report(store, country="FRA", kind="visit").years == ()


@pytest.mark.parametrize("asked", [{}, {"country": "PER", "dyad": ("PER", "SUN")}])
def test_a_report_is_of_one_or_of_two(store: Store, asked: dict) -> None:
    with pytest.raises(ExportError, match="a country or of two"):
        report(store, **asked)


def test_markdown_has_a_footnote_for_every_mark_and_is_a_table(store: Store) -> None:
    made = report(store, country="PER")
    text = to_markdown(made)
    marks, notes = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert marks == notes == {str(note.number) for note in made.notes}
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert html.count("<tr>") == len(made.years) + sum(len(lines) for _, lines in made.years)
    assert html.count("<td") == 7 * sum(len(lines) for _, lines in made.years)


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.targets += [value[1:] for name, value in attrs if name == "href" and value]


def test_html_links_marks_and_notes_and_shows_what_documents_say_as_text(store: Store) -> None:
    made = report(store, country="PER")
    page = to_html(made)
    links = Links()
    links.feed(page)
    assert set(links.targets) <= set(links.ids) and len(links.ids) == len(set(links.ids))
    assert {f"note-{note.number}" for note in made.notes} <= set(links.targets)
    assert "what&#x27;s said" in page and "<script" not in page


def test_nothing_told_is_said(store: Store) -> None:
    made = report(store, country="ITA", kind="visit")
    assert "tells nothing" in to_markdown(made) and "tells nothing" in to_html(made)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("1977", "1977"), ("1973-07/..", "from July 1973"), ("../1980", "until 1980"), ("1974/1978", "1974 – 1978"),
     ("1975~", "about 1975"), ("1960?", "1960?"), ("1960%", "about 1960?"), ("197X", "197X"), ("197X~", "about 197X"),
     (None, "no date told"), ("1975~/198X", "about 1975 – 198X")],
)  # fmt: skip
def test_periods_in_words_keep_their_doubt(edtf: str | None, words: str) -> None:
    assert period_words(edtf) == words


def test_cells_are_in_the_order_of_the_columns(store: Store) -> None:
    line = report(store, country="USA").years[0][1][0]
    assert [cell_parts(cell) for cell in cells_of(line)][:2] == [["1960?"], ["United States → Peru"]]


def test_nothing_in_a_document_steers_a_terminal(tmp_path) -> None:
    from tests.exports.dossier import RUN
    from tests.factories import plain_claim, plain_document

    odd = plain_document("Moscow \x1b[31msold\x1b[0m <b>tanks</b> | to \u202ePeru.\n", "odd")
    claim = plain_claim(odd, odd.text.strip(), stage="ordered", said_by=("a <i>man\x1b",))
    with Store(tmp_path / "odd.db") as opened:
        opened.add_document(odd, [claim], [], RUN, n_sentences=1)
        made = report(opened, country="PER")
    for text in (to_markdown(made), to_html(made)):
        assert not re.search("[\x1b\u202e]", text) and "<b>" not in text.replace("\\<b\\>", "") and "<i>" not in text
