"""`reftel dossier`."""

from pathlib import Path

import pytest

from tests.filled import Invoke


def test_the_file_is_named_and_written_once(invoke: Invoke, tmp_path: Path) -> None:
    to = tmp_path / "peru.html"
    result = invoke("dossier", "--country", "PER", "--out", str(to))
    assert (result.exit_code, result.stdout) == (0, f"{to}\n")
    assert "<h1>Peru</h1>" in to.read_text(encoding="utf-8")
    again = invoke("dossier", "--country", "PER", "--output", str(to))
    assert (again.exit_code, again.stderr) == (
        1, f"reftel: {to} stands there already; name another file, or say --replace\n",
    )  # fmt: skip
    assert invoke("dossier", "--country", "PER", "--out", str(to), "--replace", "--language", "es").exit_code == 0
    assert '<html lang="es">' in to.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--country", "Peru"], 1, "did you mean PER?"),
        (["--country", "CUB"], 1, "tells nothing of Cuba (CUB)"),
        (["--country", "PER", "--language", "esp"], 2, "did you mean es?"),
        (["--country", "PER", "--pdf", "{out}"], 1, "cannot be both HTML and PDF"),
        (["--country", "PER", "--pdf", "{ledger}", "--replace"], 1, "is the ledger"),
        ([], 2, "missing option '--country'"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    invoke: Invoke, ledger: Path, tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    to = tmp_path / "out.html"
    result = invoke("dossier", *(word.format(out=to, ledger=ledger) for word in words), "--out", str(to))
    assert (result.exit_code, result.stderr.count("\n")) == (code, 1)
    assert said in result.stderr and not to.exists()


def test_without_a_browser_the_html_is_written_all_the_same(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("reftel.dossier.pdf._APPLICATIONS", ())
    to, pdf = tmp_path / "peru.html", tmp_path / "peru.pdf"
    result = invoke("dossier", "--country", "PER", "--out", str(to), "--pdf", str(pdf))
    assert (result.exit_code, result.stdout) == (1, f"{to}\n")
    assert "no Chromium, Chrome or Edge was found" in result.stderr
    assert to.exists() and not pdf.exists()
