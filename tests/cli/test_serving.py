import pytest

from tests.filled import Invoke


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "reftel.example"])
def test_other_addresses_are_refused_in_a_sentence(invoke: Invoke, host: str) -> None:
    result = invoke("serve", "--host", host, "--port", "0")
    assert result.exit_code == 1
    assert "is served on this machine alone" in result.stderr


def test_a_ledger_that_is_not_there(invoke: Invoke) -> None:
    result = invoke("serve", "--ledger", "nowhere.db", on=None)
    assert result.exit_code == 1
    assert "there is no ledger at nowhere.db" in result.stderr
