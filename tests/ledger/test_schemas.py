"""Which schema a ledger has, and bringing it to another."""

from pathlib import Path

import pytest

from reftel.errors import LedgerError
from reftel.ledger.schema_version import STEPS
from reftel.ledger.schemas import bring_to, schema_at, schemas
from reftel.ledger.store import Store
from tests.ledger.tables import fill_every
from tests.ledger.test_migrate import RELEASED, restore


@pytest.mark.parametrize("script", RELEASED, ids=lambda path: path.stem)
def test_looking_does_not_bring_it_up(script: Path, tmp_path: Path) -> None:
    path = restore(script, tmp_path / "old.db")
    before = path.read_bytes()
    there = schemas(path)
    assert [schema.name for schema in there] == list(STEPS)
    assert [schema.name for schema in there if schema.is_here] == [STEPS[int(script.stem[-1]) - 1]]
    assert path.read_bytes() == before


def test_there_and_back(address: str) -> None:
    Store(address).close()
    for name in (*reversed(STEPS), *STEPS):
        bring_to(address, name)
        assert schema_at(address) == name
    with Store(address, create=False) as store:
        assert store.verify() == []


def test_opening_brings_it_up_again(address: str) -> None:
    Store(address).close()
    bring_to(address, STEPS[0])
    Store(address, create=False).close()
    assert schema_at(address) == STEPS[-1]


def test_what_cannot_be_is_said(address: str, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no schema 'v3_original'; did you mean v3_originals"):
        bring_to(address, "v3_original")
    with pytest.raises(LedgerError, match="there is no schema 'x'; there are v1_first"):
        bring_to(address, "x")
    with pytest.raises(LedgerError, match="there is no ledger"):
        schemas(tmp_path / "nothing.db")
    with pytest.raises(LedgerError, match="there is no ledger"):
        bring_to(address, STEPS[0])
    with Store(address) as store:
        fill_every(store)
    with pytest.raises(LedgerError, match="would be lost; keep this schema"):
        bring_to(address, STEPS[2])
    assert schema_at(address) == STEPS[-1]
