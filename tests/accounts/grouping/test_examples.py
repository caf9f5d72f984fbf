"""The examples of the rules of grouping."""

from typing import Any

import pytest

from reftel.accounts.grouping import group
from reftel.model.claim import Claim
from reftel.rules.data import read_toml
from tests.accounts.told import claim, source

EXAMPLES: list[dict[str, Any]] = read_toml("accounts/grouping.toml")["example"]


def _claims(example: dict[str, Any]) -> list[Claim]:
    return [_claim(number, **slots) for number, slots in enumerate(example["claims"])]


def _claim(number: int, **slots: Any) -> Claim:
    document, at = slots.pop("in", "a"), slots.pop("at", 1000 * number)
    lists = {name: tuple(value) for name, value in slots.items() if isinstance(value, list)}
    return claim(document, at, **(slots | lists | {"stage": slots.get("stage", "delivered") or None}))


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["why"] for example in EXAMPLES])
def test_example(example: dict[str, Any]) -> None:
    claims, told = _claims(example), example.get("told", {})
    documents = {slots.get("in", "a") for slots in example["claims"]}
    sources = [source(name, date=told.get(name)) for name in sorted(documents)]
    found = group(claims, {one.sha256: one for one in sources})
    at = {one.id: number for number, one in enumerate(claims)}
    assert len(at) == len(claims), "two claims of the example are the same"
    assert sorted(sorted(at[one] for one in several.claims) for several in found) == example["groups"]
