"""The vocabulary as a whole: where it comes from is said, and no name means two things unawares."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from evals.corpora import ROOT
from reftel.errors import VocabularyError
from reftel.rules import currencies, materiel
from reftel.rules.currencies import load_currencies
from reftel.rules.data import digest, read_tsv
from reftel.rules.materiel import load_materiel

FOLDER = ROOT / "src/reftel/vocabulary"
FILES = sorted(path for path in FOLDER.rglob("*") if path.suffix in (".toml", ".tsv"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_every_file_says_where_its_entries_come_from(path: Path) -> None:
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert re.search(r"\bsources?:", "\n".join(comments[:12]), flags=re.IGNORECASE)


def test_the_vocabulary_holds_data_only() -> None:
    others = [path for path in FOLDER.rglob("*") if path.is_file() and path not in FILES]
    assert [path.name for path in others if "__pycache__" not in path.parts] == []


def test_the_digest_names_a_state_of_the_vocabulary() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", digest())


LOADERS: dict[str, tuple[Callable[[], object], object, str, str]] = {
    "designations": (load_materiel, materiel, "materiel/designations.tsv", "designation"),
    "currencies": (load_currencies, currencies, "units/currencies.tsv", "code"),
}


@pytest.mark.parametrize(("load", "module", "file", "key"), LOADERS.values(), ids=LOADERS)
def test_a_name_that_means_two_things_is_refused(
    monkeypatch: pytest.MonkeyPatch, load: Callable[[], object], module: object, file: str, key: str
) -> None:
    rows = read_tsv(file)
    assert load(), "as it is, no name means two things"
    doubled = [*rows, rows[0] | {key: "XYZ-99" if key == "designation" else "XYZ", "aliases": rows[0].get(key, "")}]
    monkeypatch.setattr(module, "read_tsv", lambda path: doubled if path == file else read_tsv(path))
    load.cache_clear()  # type: ignore[attr-defined]
    try:
        with pytest.raises(VocabularyError):
            load()
    finally:
        load.cache_clear()  # type: ignore[attr-defined]
