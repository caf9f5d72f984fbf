"""Whom "we" stands for where nothing tells it: nobody, and none of the states that the text speaks of besides."""

import pytest

from reftel.pipeline import read_document
from reftel.readers.files import read_bytes

HEARING = """SUBCOMMITTEE ON AFRICAN AFFAIRS

Mr. DAWES. What did {asked} sell Zambia last year?

Secretary PELL. Mr. Chairman, {subject} sold Zambia ten trucks. The Soviet Union delivered sixteen MiG-21s.

Mr. DAWES. Who pays for the Soviet aircraft?

Secretary PELL. France has offered Malawi three helicopters. I know no more.
"""


@pytest.mark.parametrize(("subject", "actor"), [("we", ()), ("Britain", ("GBR",))])
def test_we_of_nobody_known_is_no_other_state(subject: str, actor: tuple[str, ...]) -> None:
    text = HEARING.format(asked=subject, subject=subject)
    document = read_bytes(text.encode(), name="hearing", path="hearing.txt")
    sold = [claim for claim in read_document(document).claims if claim.item == "ten trucks"]
    assert [(claim.actor, claim.recipient) for claim in sold] == [(actor, ("ZMB",))]


def test_we_of_a_letter_is_the_writers_side() -> None:
    head = "The Ambassador in Peru (Norweb) to the Secretary of State\n\nLima, May 4, 1942.\n\n"
    text = f"{head}We sold Chile ten trucks.\n"
    document = read_bytes(text.encode(), name="letter", path="letter.txt")
    [sold] = [claim for claim in read_document(document).claims if claim.kind == "transfer"]
    assert (sold.actor, sold.recipient) == (("USA",), ("CHL",))
