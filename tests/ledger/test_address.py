"""Where a ledger is said to be."""

from pathlib import Path

import pytest

from reftel.errors import LedgerError
from reftel.ledger.address import address_of


@pytest.mark.parametrize("written", ["a.db", "/x/a b.db", "postgresql.db", "a:b.db"])
def test_a_path_is_a_file(written: str) -> None:
    assert address_of(written).path == Path(written)
    assert address_of(Path(written)) == address_of(written)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_url_is_a_server_and_its_password_is_not_shown(scheme: str) -> None:
    address = address_of(f"{scheme}://eva:secret@host:5433/peru")
    assert str(address) == "postgresql://eva:***@host:5433/peru"
    assert address.url is not None and address.url.password == "secret"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("mysql://host/x", "not mysql://"),
        ("https://host/x.db", "not https://"),
        ("postgresql://host", "name one"),
        ("postgresql://host:port/x", "not of the form"),
    ],
)
def test_what_is_neither_is_an_error(written: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words) as caught:
        address_of(written)
    assert "\n" not in str(caught.value)


def test_a_server_that_does_not_answer_is_an_error_in_one_sentence() -> None:
    from reftel.ledger.store import Store

    with pytest.raises(LedgerError, match="no server answers there") as caught:
        Store("postgresql://eva@127.0.0.1:1/peru")
    assert "\n" not in str(caught.value)
