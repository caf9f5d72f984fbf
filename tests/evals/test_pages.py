"""Web pages of many makes: what is recovered is measured, and stays what it is."""

from pathlib import Path

import pytest

from evals import pages


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    found = list(pages.texts())[:2]
    monkeypatch.setattr(pages, "texts", lambda: iter(found))


@pytest.mark.parametrize("make", sorted(pages.PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_the_text_comes_back_whole(make: Path) -> None:
    tally = pages.measure(make)
    assert tally.pages == 2
    assert tally.recovered >= 0.99 * tally.text
    assert tally.let_through <= 0.4 * tally.around
    assert tally.right["title"] == tally.pages


def test_what_is_around_is_what_the_page_has_besides() -> None:
    page = "<nav>Home</nav><h1>{{title}}</h1>{{p}}<p>All rights reserved</p>"
    assert pages.around(page) == ["Home", "All rights reserved"]
    assert pages.filled("<p>{{title}}</p>{{br}}", "A & B", ["x", "y"]) == "<p>A &amp; B</p>x<br><br>\ny"


def test_the_table_has_a_row_for_each_make(capsys: pytest.CaptureFixture[str]) -> None:
    pages.main()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [*sorted(path.stem for path in pages.PAGES.glob("*.html")), "all"]
