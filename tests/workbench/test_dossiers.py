"""The dossier that a country's page offers to keep."""

import re

import pytest

from reftel.dossier.writing import dossier_html
from reftel.ledger.store import Store
from tests.filled import SOLD
from tests.workbench.conftest import Browser


@pytest.mark.parametrize(
    ("page", "partner", "name"),
    [("/countries/PER", None, "dossier-PER.html"), ("/dyads/SUN/PER", "SUN", "dossier-SUN-PER.html")],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_offers_the_dossier_that_the_command_writes(
    browser: Browser, store: Store, page: str, partner: str | None, name: str, language: str
) -> None:
    told = browser.get(f"{page}?since=1970&lang={language}").text
    (link,) = re.findall(r'href="([^"]*/dossier\.html[^"]*)"', told)
    answer = browser.get(link.replace("&amp;", "&"), headers={"accept-language": language})
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text == dossier_html(store, "PER", partner=partner, since=1970, language=language)
    assert SOLD.id in answer.text


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/countries/CUB/dossier.html", 400, "tells nothing of Cuba"),
        ("/countries/XYZ/dossier.html", 404, "there is no party"),
        ("/countries/PER/dossier.html?since=never", 400, "never"),
    ],
)
def test_what_cannot_be_is_said(browser: Browser, path: str, status: int, said: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == status
    assert said in answer.text
