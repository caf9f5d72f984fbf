"""What the conventions say of themselves holds."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from reftel.accounts.agreement.amounts import moneys, quantities
from reftel.accounts.agreement.codes import terms
from reftel.accounts.agreement.parties import parties
from reftel.accounts.agreement.periods import periods
from reftel.accounts.agreement.verdict import Agreement
from reftel.model.amount import Money, Quantity
from reftel.rules.data import read_toml
from tests.accounts.told import amount

DATA = read_toml("accounts/vagueness.toml")


def _examples(data: Mapping[str, Any], part: str) -> Iterator[tuple[str, str, str, str]]:
    for key, value in data.items():
        if key == "examples":
            yield from ((part, one["one"], one["other"], one["verdict"]) for one in value)
        elif isinstance(value, Mapping):
            yield from _examples(value, f"{part}.{key}".strip("."))


EXAMPLES = list(_examples(DATA, ""))


def _compare(part: str, one: str, other: str) -> Agreement:
    if part == "dates":
        return periods(one, other)
    if part == "parties":
        return parties(tuple(one.split()), tuple(other.split()))
    if part == "terms":
        return terms(one or None, other or None)  # type: ignore[arg-type]
    mine, theirs = amount(one), amount(other)
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        return quantities(mine, theirs)
    assert isinstance(mine, Money)
    assert isinstance(theirs, Money)
    return moneys(mine, theirs)


@pytest.mark.parametrize(("part", "one", "other", "verdict"), EXAMPLES)
def test_an_example_of_a_convention_holds_in_both_orders(part: str, one: str, other: str, verdict: str) -> None:
    assert _compare(part, one, other).verdict == verdict
    assert _compare(part, other, one).verdict == verdict


def test_every_part_of_the_conventions_has_examples_that_agree_and_that_do_not() -> None:
    verdicts: dict[str, set[bool]] = {}
    for part, _, _, verdict in EXAMPLES:
        verdicts.setdefault(part, set()).add(verdict in ("same", "within"))
    assert set(verdicts) == set("about rounded dates units units.wider units.measures parties terms".split())
    assert all(found == {True, False} for found in verdicts.values())
