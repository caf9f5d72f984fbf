"""Values of accounts in words."""

from typing import Any

import pytest

from reftel.cli.values import step_words, value_words
from reftel.model.event import Step

TANKS = {"low": 1, "high": 1, "unit": "tanks"}


@pytest.mark.parametrize(
    ("how", "values", "words"),
    [
        ({"stage": "delivered"}, {"quantity": [TANKS], "period": "1962-10"}, "delivered 1 tank, 1962-10"),
        ({"stage": "delivered"}, {"quantity": [TANKS | {"high": 40}]}, "delivered 1–40 tanks"),
        ({"stage": "delivered"}, {"modality": ["alleged"]}, "delivered, alleged"),
        ({"stage": "delivered"}, {"modality": ["alleged", "factual"]}, "delivered, partly alleged"),
        ({"stage": "delivered", "denied": True}, {"modality": ["alleged"]}, "denied: delivered, alleged"),
        ({"stage": "planned", "planned": True}, {"terms": ["sale"], "modality": ["planned"]}, "planned, sale"),
        ({"stage": "delivered", "planned": True}, {"modality": ["planned"]}, "planned: delivered"),
        ({"stage": None, "planned": True}, {"modality": ["planned"], "period": "1970"}, "planned: 1970"),
        ({"stage": None}, {"modality": ["factual"]}, "no more is said of it"),
    ],
)
def test_a_step_reads_as_a_phrase(how: dict[str, Any], values: dict[str, object], words: str) -> None:
    step = Step(**{"planned": False, "denied": False, **how}, claims=("c",), values=values)
    assert step_words(step) == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [("batteries", "1 battery"), ("aircraft", "1 aircraft"), ("persons", "1 person")],
)
def test_one_thing_is_in_the_singular(unit: str, words: str) -> None:
    assert value_words(TANKS | {"unit": unit}) == words
