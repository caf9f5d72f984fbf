"""`reftel report`."""

from pathlib import Path

import pytest

from tests.filled import Invoke


def test_the_table_stands_before_its_notes(invoke: Invoke) -> None:
    result = invoke("report", "--country", "PER")
    assert result.exit_code == 0
    before, _, notes = result.stdout.partition("1. “")
    assert "Peru: what documents tell, by year" in before and "1977" in before
    assert "A dispatch" in notes and "\x1b" not in result.stdout


@pytest.mark.parametrize(("form", "begins"), [("markdown", "# Peru"), ("html", "<!DOCTYPE html>")])
def test_other_forms(invoke: Invoke, tmp_path: Path, form: str, begins: str) -> None:
    to = tmp_path / "report"
    assert invoke("report", "--country", "PER", "--format", form, "--output", str(to)).exit_code == 0
    assert to.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("words", "said"),
    [([], "a country or of two"), (["--country", "Atlantis"], "there is no party 'Atlantis'")],
)
def test_what_cannot_be_is_one_sentence(invoke: Invoke, words: list[str], said: str) -> None:
    result = invoke("report", *words)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert said in result.stderr
