"""Every frame opens in each sentence that it says it catches, and no frame in those that it says it leaves alone."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from reftel.model.claim import Claim
from reftel.rules.frames import Frame, load_frames
from tests.reading import claims_in

_FRAMES = load_frames()


@pytest.mark.parametrize(
    ("frame", "text"), [(f, text) for f in _FRAMES for text in f.fires], ids=lambda v: getattr(v, "id", v)
)
def test_frame_catches(frame: Frame, text: str) -> None:
    found = claims_in(text)
    assert frame.kind in {claim.kind for claim in found}, [claim.rule for claim in found]


@pytest.mark.parametrize(
    ("frame", "text"), [(f, text) for f in _FRAMES for text in f.silent], ids=lambda v: getattr(v, "id", v)
)
def test_frame_leaves_alone(frame: Frame, text: str) -> None:
    assert [claim.rule for claim in claims_in(text) if claim.rule == frame.id] == []


def test_every_frame_has_examples_of_both_sorts() -> None:
    assert [f.id for f in _FRAMES if not (f.fires and f.silent)] == []


def _summary(claim: Claim) -> tuple[object, ...]:
    return claim.kind, claim.actor, claim.recipient


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egypt sold tanks to Iraq.", ("transfer", ("EGY",), ("IRQ",))),
        ("Tanks were sold to Iraq by Egypt.", ("transfer", ("EGY",), ("IRQ",))),
        ("The tanks that Egypt sold to Iraq were old.", ("transfer", ("EGY",), ("IRQ",))),
        ("The tanks sold by Egypt to Iraq were old.", ("transfer", ("EGY",), ("IRQ",))),
        ("Egypt agreed to sell tanks to Iraq.", ("transfer", ("EGY",), ("IRQ",))),
        ("Iraq bought tanks from Egypt.", ("transfer", ("EGY",), ("IRQ",))),
        ("EGYPT SOLD TANKS TO IRAQ.", ("transfer", ("EGY",), ("IRQ",))),
        ("Egyptian sales of tanks to Iraq continued.", ("transfer", ("EGY",), ("IRQ",))),
    ],
)
def test_one_statement_in_many_constructions(text: str, expected: tuple[object, ...]) -> None:
    assert expected in [_summary(claim) for claim in claims_in(text)]


def test_coordinated_suppliers_are_a_claim_each() -> None:
    actors = {claim.actor for claim in claims_in("France, Italy and Sweden sold rifles to Iraq.")}
    assert actors == {("FRA",), ("ITA",), ("SWE",)}


def test_no_two_frames_are_one() -> None:
    """Frames of one kind that open with the same words and look in the same places differ in what they ask for."""
    seen = Counter(
        (f.kind, f.units, f.rest, *(tuple(sorted(g.items())) for g in (f.roles, f.when, f.unless)), f.needs)
        for f in _FRAMES
    )
    assert [key for key, times in seen.items() if times > 1] == []


def test_no_unit_stands_twice_in_a_frame() -> None:
    twice = []
    for path in sorted((Path(__file__).parents[2] / "src/reftel/vocabulary/languages").glob("*/frames/*.toml")):
        for frame in tomllib.loads(path.read_text(encoding="utf-8"))["frame"]:
            twice += [(frame["id"], unit) for unit, times in Counter(frame.get("units", ())).items() if times > 1]
    assert twice == []
