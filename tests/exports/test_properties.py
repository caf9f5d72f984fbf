"""What holds of any value."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from reftel.exports.cells import SEPARATOR, cell, json_text
from reftel.exports.citing import Web, cite
from reftel.exports.register import number_cell, year_cell
from reftel.exports.report import Note, Report
from reftel.exports.report_text import to_html, to_markdown
from reftel.exports.sources import csl_item, write_bibtex
from reftel.exports.tables import amount_cells, period_cells
from reftel.model.source import Source
from reftel.readers.register.values import quantity, years
from tests.exports.test_sources import entries

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SOURCE = Source(
    sha256="0" * 64, name="n", path="n.txt", genre="article", language="en", n_sentences=1, n_claims=1, date="1977"
)  # fmt: skip


class NoFetches:
    """A ledger into which nothing was fetched."""

    def fetches(self, _: str) -> list[object]:
        return []


@given(st.lists(TEXT.filter(lambda part: part.strip() == part and part), min_size=1))
def test_a_list_in_a_cell_can_be_taken_apart(parts: list[str]) -> None:
    joined = cell(parts)
    assert isinstance(joined, str)
    assert joined.split(SEPARATOR) == [part.replace(";", ",") for part in parts]


@given(st.dictionaries(TEXT, st.lists(st.integers())))
def test_a_record_in_a_cell_is_json(record: dict[str, list[int]]) -> None:
    assert json.loads(json_text(record)) == record
    assert cell(record) == (json_text(record) if record else None)


@given(TEXT, TEXT, TEXT)
def test_whatever_a_source_is_called_its_entries_can_be_read(title: str, author: str, name: str) -> None:
    source = replace(SOURCE, title=title or None, author=author or None, name=name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "s.bib"
        write_bibtex(NoFetches(), [source], path)  # type: ignore[arg-type]
        assert set(entries(path)) == {source.sha256}
    assert json.loads(json.dumps(csl_item(source, Web())))["note"].endswith(source.sha256)
    assert cite(source, Web()).endswith("1977")


@given(st.integers(1, 5000), st.integers(0, 500), st.booleans())
def test_a_number_of_a_register_is_read_back_with_its_doubt(low: int, more: int, approx: bool) -> None:
    step = amount_cells("quantity", {"low": low, "high": low + more, "unit": "tanks", "approx": approx}, "unit")
    words, estimate = number_cell(step)
    found = quantity(words or "", "tanks")
    assert found is not None and (found.low, found.high) == (low, low + more)
    assert found.approx == (estimate == "Yes") == (approx or more > 0)


@given(st.integers(1900, 2020), st.integers(0, 20), st.sampled_from(["", "~", "?"]))
def test_years_of_a_register_are_read_back_with_their_doubt(first: int, more: int, mark: str) -> None:
    period = f"{first}{mark}" if not more else f"{first}{mark}/{first + more}"
    words, estimate = year_cell(period_cells(period))
    doubt = "~" if mark or more else ""
    assert years(words or "") == (f"{first}{doubt}" if not more else f"{first}{doubt}/{first + more}{doubt}")
    assert (estimate == "Yes") == bool(doubt)


@given(TEXT)
def test_a_note_is_one_line_whatever_it_quotes(quote: str) -> None:
    note = Note(number=1, claim="c", quote=" ".join(quote.split()), speakers="", source="s")
    made = Report(title="t", years=(), notes=(note,))
    lines = [line for line in to_markdown(made).split("\n") if line.startswith("[^1]:")]
    assert len(lines) == 1 and lines[0].endswith("s. \\[c\\]")
    assert to_html(made).count("<li ") == 1
