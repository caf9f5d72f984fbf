"""Weights of signs and the probability that they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.model.claim import KINDS
from reftel.rules.frames import load_frames
from reftel.rules.likelihood import Likelihood, load_likelihood
from reftel.rules.tables import load_table_words
from reftel.rules.weights import LEARNED

_WEIGHTS = Likelihood(
    base=(0.0, 1.0),
    floor=0.1,
    weights={"kind transfer": (1.0, 0.0), "actor own name": (0.5, -1.0), "half": (-3.0, 0.0)},
)


@pytest.mark.parametrize(
    ("kind", "signs", "expected"),
    [
        ("visit", (), 0.5),
        ("transfer", (), 0.731),
        ("transfer", ("actor own name",), 0.818),
        ("transfer", ("half", "a sign without weight"), 0.119),
    ],
)
def test_probability_of_signs(kind: str, signs: tuple[str, ...], expected: float) -> None:
    assert _WEIGHTS.of(kind, signs) == expected


def test_that_a_claim_stands_there_is_judged_by_weights_of_its_own() -> None:
    assert _WEIGHTS.of_place("transfer", ()) == 0.731
    assert _WEIGHTS.of_place("transfer", ("actor own name",)) == 0.5


@given(st.lists(st.sampled_from(["kind transfer", "actor own name", "half"])), st.randoms())
def test_the_order_of_signs_does_not_matter(signs: list[str], random: object) -> None:
    shuffled = list(signs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _WEIGHTS.of("transfer", signs) == _WEIGHTS.of("transfer", shuffled)


def test_the_shipped_weights_speak_of_frames_that_exist() -> None:
    shipped = load_likelihood()
    rules = (load_table_words().rule, *(frame.id for frame in load_frames()), *(f"{LEARNED}.{kind}" for kind in KINDS))
    rules += ("en.denial", "en.figures.row")
    frames = {f"frame {rule}" for rule in rules}
    assert {sign for sign in shipped.weights if sign.startswith("frame ")} <= frames
    assert 0 <= shipped.floor < 0.5
