import stat
from pathlib import Path

import pypdfium2
import pytest

from reftel.dossier.gathering import DossierError
from reftel.dossier.pdf import BROWSERS, VARIABLE, find_browser, print_pdf
from reftel.dossier.writing import write_dossier
from reftel.errors import LedgerError
from reftel.ledger.store import Store


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("reftel.dossier.pdf._APPLICATIONS", ())


def program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.usefixtures("nothing_installed")
def test_the_browser_that_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DossierError, match="no Chromium, Chrome or Edge was found"):
        find_browser()
    on_path, other = program(tmp_path / BROWSERS[2], "exit"), program(tmp_path / "mine", "exit")
    assert find_browser() == str(on_path)
    monkeypatch.setenv(VARIABLE, str(other))
    assert find_browser() == str(other)
    assert find_browser(str(on_path)) == str(on_path)
    with pytest.raises(DossierError, match="there is no browser /no/where"):
        find_browser("/no/where")


def test_a_browser_that_fails_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>a", encoding="utf-8")
    broken = program(tmp_path / "broken", "echo no display >&2; exit 3")
    with pytest.raises(DossierError, match="printed no PDF: no display"):
        print_pdf(page, tmp_path / "page.pdf", browser=str(broken))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken", "page.html"]


def test_a_browser_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reftel.dossier.pdf._TIMEOUT_S", 1)
    page, pid = tmp_path / "page.html", tmp_path / "pid"
    page.write_text("<p>a", encoding="utf-8")
    hanging = program(tmp_path / "hanging", f"sleep 60 & echo $! > {pid}; wait")
    with pytest.raises(DossierError, match="did not print the PDF within 1 seconds"):
        print_pdf(page, tmp_path / "page.pdf", browser=str(hanging))
    assert not is_running(int(pid.read_text(encoding="utf-8")))


def is_running(pid: int) -> bool:
    """True where a process is there and no zombie."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text(encoding="utf-8").split()[2] != "Z"


def test_the_same_page_gives_the_same_pdf(store: Store, tmp_path: Path) -> None:
    try:
        find_browser()
    except DossierError:
        pytest.skip("there is no browser here")
    page = write_dossier(store, tmp_path / "peru.html", "PER")
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    for path in (one, other):
        print_pdf(page, path)
    assert one.read_bytes() == other.read_bytes()
    with pypdfium2.PdfDocument(one) as pdf:
        words = "".join(page.get_textpage().get_text_range() for page in pdf)
        assert pdf.get_metadata_dict()["CreationDate"].startswith("D:1970")
    assert "36 Su-22 fighters" in " ".join(words.split()) and "1 / " in words
    with pytest.raises(LedgerError, match="stands there already"):
        print_pdf(page, one)
