"""Tables of credits."""

from tests.reading import claims_in

_TEXT = """FOREIGN LOANS TO THE KINGDOM OF GREECE FOR DEFENCE

Table 3. Credits (millions)

Date         Creditor    Amount      Interest   Purpose
Mar 1936     Germany     US$12       4%         guns
Jul 1937     France      US$3.5      5%         same
Aug 1937     Britain     -           5%         talks broken off

The Greek army was in want of everything.
"""


def test_a_row_is_a_credit() -> None:
    found = {(c.actor, c.recipient, c.period, c.terms, c.value.low if c.value else None)
             for c in claims_in(_TEXT) if c.kind == "financing"}  # fmt: skip
    assert found == {
        (("DEU",), ("GRC",), "1936-03", "credit", 12_000_000),
        (("FRA",), ("GRC",), "1937-07", "credit", 3_500_000),
    }
