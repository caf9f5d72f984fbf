"""What pronouns, bare numbers and definite nouns stand for among the arms named before."""

import pytest

from reftel.claims.arms import ArmsMemory, Named, typed
from reftel.model.span import Span
from tests.factories import plain_sentence
from tests.reading import claims_in


@pytest.mark.parametrize(
    ("text", "item", "designators", "low"),
    [
        ("Pilots of Mali saw MiG-23 fighters. In 1985 Egypt sold 18 to Mali.", "MiG-23 fighters", ("MiG-23",), 18),
        ("Chad saw the Mirage F1 in France. Chad bought six of them.", "Mirage F1", ("Mirage F1",), 6),
        ("Mali has T-54 tanks. The Soviet Union delivered the tanks to Mali.", "the tanks", ("T-54",), None),
        ("Mali has MiG-17s. The Soviet Union delivered the aircraft to Mali.", "the aircraft", ("MiG-17",), None),
    ],
)
def test_arms_named_before(text: str, item: str, designators: tuple[str, ...], low: float | None) -> None:
    claim = [c for c in claims_in(text) if c.kind == "transfer"][-1]
    assert (claim.item, claim.designators) == (item, designators)
    assert (claim.quantity.low if claim.quantity else None) == low
    assert claim.slot_spans["designators"]


@pytest.mark.parametrize(
    "text",
    [
        "Mali has T-54 tanks. The Soviet Union delivered tanks to Niger.",
        "Mali has T-54 tanks and T-34 tanks. The Soviet Union delivered the tanks to Mali.",
        "Mali has MiG-17s. The Soviet Union delivered the tanks to Mali.",
    ],
)
def test_other_arms_keep_no_type(text: str) -> None:
    assert [c.designators for c in claims_in(text) if c.kind == "transfer"] == [()]


@pytest.mark.parametrize(
    ("between", "is_arms"),
    [
        ("The minister spoke of the cadets in Cairo.", False),
        ("Its pilots were at Kiev.", False),
        ("The minister spoke of the harvest.", True),
        ("An adviser spoke to the minister.", True),
    ],
)
def test_a_bare_number_is_no_arms_where_people_were_spoken_of_since(between: str, is_arms: bool) -> None:
    claims = claims_in(f"Mali saw MiG-23 fighters. {between} Egypt sent 18 to Mali in 1978.")
    assert any("MiG-23" in claim.designators for claim in claims) is is_arms


def _named(designator: str | None, category: str, sentence: int) -> Named:
    place = Span(0, 1)
    return Named(
        text="x", span=place, designator=designator, designation=place, category=category, unit="", sentence=sentence,
        last=0,
    )  # fmt: skip


def test_a_class_noun_keeps_the_type_that_it_stands_for() -> None:
    memory = ArmsMemory()
    memory.note(plain_sentence("It flew."), [_named("Tu-22", "bomber", 0)], frozenset())
    memory.note(plain_sentence("It flew."), [_named(None, "bomber", 8)], frozenset())
    assert typed("bomber", memory._named, 16) is not None
    assert typed("tank", memory._named, 16) is None
    assert typed("bomber", memory._named, 40) is None
