"""The vocabulary's files as they are read."""

from pathlib import Path

import pytest

from reftel.errors import VocabularyError
from reftel.rules import data


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(data, "_root", lambda: tmp_path)
    return tmp_path


def test_rows_are_read_by_column(folder: Path) -> None:
    (folder / "a.tsv").write_text("# What it is.\nname\tcode\nChad\tTCD\n\nMali\t\n")
    assert data.read_tsv("a.tsv") == [{"name": "Chad", "code": "TCD"}, {"name": "Mali", "code": ""}]
    assert data.read_cells("a.tsv") == (["name", "code"], ["Chad", "TCD", "Mali", ""])


def test_a_table_without_rows_has_none(folder: Path) -> None:
    (folder / "a.tsv").write_text("name\tcode\n")
    assert data.read_tsv("a.tsv") == []
    assert data.read_cells("a.tsv") == (["name", "code"], [])


@pytest.mark.parametrize("row", ["Chad", "Chad\tTCD\tmore"])
def test_a_row_of_another_length_is_told_with_its_line(folder: Path, row: str) -> None:
    (folder / "a.tsv").write_text(f"# What it is.\nname\tcode\nMali\tMLI\n{row}\n")
    cells = row.count("\t") + 1
    with pytest.raises(VocabularyError, match=f"a.tsv, line 4: {cells} cells, 2 columns"):
        data.read_tsv("a.tsv")
