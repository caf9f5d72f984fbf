"""BibTeX and CSL-JSON: read back strictly."""

import json
import re
from pathlib import Path

import pytest

from reftel.exports.formats import export
from reftel.exports.sources import csl_item, key_of
from reftel.ledger.store import Store
from tests.exports.dossier import CABLE, DOCUMENTS, PAGE, PAPER, WIRE

_FIELD = re.compile(r"  (?P<name>[a-z0-9]+) = \{(?P<value>.*)\},$")
_UNESCAPED = re.compile(r"(?<!\\)[&%$#_]")


def entries(path: Path) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file by sha256; fails on anything that BibTeX would stumble on."""
    found = {}
    for text in path.read_text(encoding="utf-8").rstrip().split("\n\n"):
        head, *fields, end = text.split("\n")
        assert re.fullmatch(r"@(online|misc|incollection)\{[A-Za-z0-9-]+,", head) and end == "}", text
        read = {match["name"]: match["value"] for field in fields if (match := _FIELD.match(field))}
        assert len(read) == len(fields), text
        for name, value in read.items():
            bare = re.sub(r"\\[{}]", "", value)
            assert bare.count("{") == bare.count("}"), value
            assert name in ("url", "sha256") or not _UNESCAPED.search(value), value
        found[read["sha256"]] = read | {"": head}
    return found


def test_every_source_has_an_entry_with_its_citation(store: Store, tmp_path: Path) -> None:
    (path,) = export(store, "bibtex", tmp_path / "sources.bib")
    found = entries(path)
    assert set(found) == {document.sha256 for document in DOCUMENTS}
    assert found[WIRE.sha256]["organization"] == r"{The Daily \{Wire\} \& Co\_}"
    assert found[PAGE.sha256][""].startswith("@online{") and found[PAGE.sha256]["urldate"] == "2024-03-05"
    assert found[PAGE.sha256]["date"] == "2019~"
    assert found[PAPER.sha256]["number"] == "12" and found[PAPER.sha256][""].startswith("@incollection{")
    assert found[CABLE.sha256]["note"].startswith("Embassy Lima to Department of State, Telegram 00921")
    assert "accessed" not in found[CABLE.sha256]["note"]


def test_csl_has_dates_types_and_what_leads_back(store: Store, tmp_path: Path) -> None:
    (path,) = export(store, "csl", tmp_path / "sources.json")
    items = {item["note"].rpartition(" ")[2]: item for item in json.loads(path.read_text(encoding="utf-8"))}
    assert set(items) == {document.sha256 for document in DOCUMENTS}
    page, paper, cable = (items[document.sha256] for document in (PAGE, PAPER, CABLE))
    assert page["type"] == "webpage" and page["issued"] == {"date-parts": [[2019]], "circa": True}
    assert page["accessed"] == {"date-parts": [[2024, 3, 5]]}
    assert (paper["type"], paper["number"], paper["issued"]) == ("chapter", "12", {"date-parts": [[1960, 5]]})
    assert (cable["archive_location"], cable["number"], cable["genre"]) == ("1978LIMA00921", "00921", "Telegram")


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [("1974/1978", {"date-parts": [[1974], [1978]]}), ("1973-07/..", {"raw": "1973-07/.."}), ("197X", {"raw": "197X"}),
     ("1978-02-01", {"date-parts": [[1978, 2, 1]]})],
)  # fmt: skip
def test_a_date_that_csl_cannot_hold_is_kept_as_it_is(store: Store, edtf: str, issued: object) -> None:
    from dataclasses import replace

    from reftel.exports.citing import Web

    source = replace(store.document(WIRE.sha256), date=edtf)
    assert csl_item(source, Web())["issued"] == issued


def test_keys_are_plain_and_differ(store: Store) -> None:
    keys = [key_of(source) for source in store.documents()]
    assert len(set(keys)) == len(keys) and all(re.fullmatch(r"[A-Za-z0-9-]+", key) for key in keys)
