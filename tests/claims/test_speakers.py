"""Who says so."""

import pytest

from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Egypt sold tanks to Iraq.", ()),
        ("A minister said that Egypt sold tanks to Iraq.", ("minister",)),
        ("According to American sources, Egypt sold tanks to Iraq.", ("American sources",)),
        ("Egypt sold tanks to Iraq, the ministry said.", ("ministry",)),
    ],
)
def test_chain_of_speakers(text: str, said_by: tuple[str, ...]) -> None:
    [claim] = [claim for claim in claims_in(text) if claim.kind == "transfer"]
    assert claim.said_by == said_by
