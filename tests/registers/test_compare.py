"""A register held against a ledger."""

from pathlib import Path

import pytest

from reftel.errors import InputError
from reftel.ledger.store import Store
from reftel.model.amount import Quantity
from reftel.model.claim import Claim
from reftel.registers import STATUSES, records
from reftel.registers.compare import compare, counts
from reftel.registers.matching import bearing, totals
from tests.exports.dossier import DELIVERED, DENIED, PLANNED, RIVAL, SOLD, fill
from tests.measures.told import claim

HEADS = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,"
    "Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production\n"
)
ROWS = (
    "1,Soviet Union,Peru,Su-22,Fighter,Aircraft,,,36,Yes,1977,No,New,,,,No\n"
    "2,Soviet Union,Peru,MiG-23,Fighter,Aircraft,,,12,No,1976,No,New,,,,No\n"
    "3,Soviet Union,Peru,T-55,Tank,Armoured vehicles,,,250,No,1974,No,New,,,,No\n"
    "4,France,Peru,AMX-13,Light tank,Armoured vehicles,,,8,No,1960,No,New,,,,No\n"
)
PREAMBLE = "".join(f"line {n} of what stands before\n" for n in range(1, 12))


@pytest.fixture
def store(tmp_path: Path):
    with Store(tmp_path / "dossier.db") as opened:
        yield fill(opened)


@pytest.fixture(params=["", PREAMBLE], ids=["bare", "with eleven lines before"])
def register(request, tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(request.param + HEADS + ROWS)
    return path


def test_each_row_has_what_the_ledger_says_of_it(store: Store, register: Path) -> None:
    entries = compare(store, register)
    told = {entry.row.designators[0]: entry for entry in entries if entry.row}
    assert told["Su-22"].status == "disputed"
    assert [claim.id for claim in told["Su-22"].agreeing] == [DELIVERED.id]
    assert [(found.claim.id, found.slots) for found in told["Su-22"].against] == [(RIVAL.id, ("quantity",))]
    assert told["MiG-23"].status == "disagreeing"
    assert [(found.claim.id, found.slots) for found in told["MiG-23"].against] == [(DENIED.id, ("polarity",))]
    assert told["T-55"].status == "possible" and [c.id for c in told["T-55"].possible] == [PLANNED.id]
    assert told["AMX-13"].status == "missing" and told["AMX-13"].claims == ()


def test_what_the_register_lacks_is_unlisted(store: Store, register: Path) -> None:
    (entry,) = [entry for entry in compare(store, register) if entry.status == "unlisted"]
    assert [claim.id for claim in entry.possible] == [SOLD.id] and entry.event and entry.row is None


def test_lines_are_those_of_the_file(store: Store, register: Path) -> None:
    lines = register.read_text().splitlines()
    for entry in compare(store, register):
        if entry.row and entry.line:
            assert lines[entry.line - 1] == entry.row.quote


def test_counts_are_of_all_statuses(store: Store, register: Path) -> None:
    assert set(counts(compare(store, register))) == set(STATUSES) == set(records.STATUSES)


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "plain words\n", HEADS])
def test_what_is_no_register_is_one_sentence(store: Store, tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text)
    with pytest.raises(InputError, match="no register of arms"):
        compare(store, path)


def row(n: object, period: str = "1977", **slots: object) -> Claim:
    return claim("SUN", "PER", period, n=n, designators=("Su-22",), item="Su-22", **slots)


CASES = [
    (row(36), row(36), "agrees", ()),
    (row(36), row((30, 40)), "agrees", ()),
    (row(36), row(60), "against", ("quantity",)),
    (row(36), row(36, "1979"), "against", ("period",)),
    (row(36), row(36, "1985"), None, ()),
    (row(36), row(36, stage="ordered"), "possible", ()),
    (row(36), row(36, modality="planned"), "possible", ()),
    (row(36), row(36, polarity="denied"), "against", ("polarity",)),
    (row(36), claim("SUN", "PER/air-force", "1977", n=36, item="36 Soviet fighters"), "possible", ()),
    (row(36), claim("SUN", "PER", "1977", n=36, designators=("T-55",)), None, ()),
    (row(36), claim("SUN", "PER", "1977", n=36, item="spare parts"), None, ()),
    (row(36), claim("", "PER", "1977", n=36, designators=("Su-22",)), "possible", ()),
    (row(36), claim("FRA", "PER", "1977", n=36, designators=("Su-22",)), None, ()),
]


@pytest.mark.parametrize(("listed", "told", "how", "slots"), CASES)
def test_how_a_claim_bears_on_a_row(listed: Claim, told: Claim, how: str | None, slots: tuple[str, ...]) -> None:
    found = bearing(listed, told)
    assert found == (None if how is None else (how, slots))


def test_a_claim_that_tells_the_whole_deal_agrees_with_its_parts() -> None:
    rows = [row(16), row(20, "1978")]
    (total,) = totals(rows).values()
    assert total == Quantity(low=36, high=36, unit="aircraft")
    assert bearing(rows[0], row(36)) == ("against", ("quantity",))
    assert bearing(rows[0], row(36), total) == ("agrees", ())
