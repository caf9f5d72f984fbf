from pathlib import Path

import pytest

from reftel.dossier.gathering import DossierError
from reftel.dossier.writing import dossier_html, write_dossier
from reftel.errors import LedgerError, PolicyError
from reftel.ledger.store import Store


def test_a_file_that_stands_there_is_kept_unless_it_may_be_replaced(store: Store, tmp_path: Path) -> None:
    to = tmp_path / "peru.html"
    to.write_text("mine", encoding="utf-8")
    with pytest.raises(LedgerError, match="stands there already"):
        write_dossier(store, to, "PER")
    assert to.read_text(encoding="utf-8") == "mine"
    assert write_dossier(store, to, "PER", replace=True) == to
    assert to.read_text(encoding="utf-8") == dossier_html(store, "PER")


def test_the_ledger_itself_is_never_written_over(store: Store) -> None:
    with pytest.raises(DossierError, match="is the ledger"):
        write_dossier(store, str(store.address), "PER", replace=True)


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"country": "Peru"}, LedgerError, "did you mean PER"),
        ({"country": "PRE"}, LedgerError, "there is no party 'PRE'"),
        ({"country": "PER", "partner": "Cuba"}, LedgerError, "did you mean CUB"),
        ({"country": "ISL"}, DossierError, "tells nothing of Iceland (ISL)"),
        ({"country": "PER", "partner": "ISL"}, DossierError, "Peru (PER) and Iceland (ISL) with each other"),
        ({"country": "CHL", "since": 2001, "until": 2002}, DossierError, "Chile (CHL) from 2001 to 2002"),
        ({"country": "PER", "until": 1900}, DossierError, "Peru (PER) until 1900"),
        ({"country": "PER", "since": 1990, "until": 1980}, LedgerError, "exchange since and until"),
        ({"country": "PER", "language": "fr"}, DossierError, "there are en, es"),
        ({"country": "PER", "policy": "nobody"}, PolicyError, "nobody"),
    ],
)
def test_what_cannot_be_leaves_no_file(store: Store, tmp_path: Path, asked, error, said: str) -> None:
    with pytest.raises(error) as raised:
        write_dossier(store, tmp_path / "out.html", **asked)
    assert said in str(raised.value)
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


def test_an_organ_has_a_dossier_of_its_own(store: Store) -> None:
    assert "<h1>Peru, air force</h1>" in dossier_html(store, "per/Air-Force")
