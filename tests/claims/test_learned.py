"""Claims of words that the learned weights take for carriers; with weights made for the purpose."""

from collections.abc import Iterator

import pytest

from reftel.claims.learned import chances_in, filling_of
from reftel.model.claim import KINDS, STAGES, TERMS, Kind
from reftel.pipeline import read_document
from reftel.readers.files import read_bytes
from reftel.rules.network import read_by
from reftel.rules.weights import Weights, judged_by
from tests.scenes import scene_of, word


def _table(labels: tuple[str, ...], **weights: dict[str, float]) -> Weights:
    rows = {"always": dict.fromkeys(labels, -9.0)} | weights
    return Weights.of(labels=labels, rows={sign: tuple(row.get(k, 0.0) for k in labels) for sign, row in rows.items()})


TABLES = {
    "kinds": _table(KINDS),
    "sides": Weights.of(
        labels=("actor", "recipient"),
        rows={"always": (-9.0, -9.0), "path >obl:with": (12.0, 0.0), "path >nsubj": (0.0, 12.0)},
    ),
    "stages": _table(STAGES, always={"delivered": 9.0}),
    "terms": _table(TERMS),
}
TEXT = "Chad bamboozled six Alouette helicopters with Belgium."


@pytest.fixture(autouse=True)
def _weights_alone() -> Iterator[None]:
    with read_by(None):
        yield


def test_a_likely_word_carries_a_claim_with_the_sides_that_weights_give() -> None:
    scene = scene_of(TEXT)
    unit = next(t.i for t in scene.sentence.tokens if t.text == "bamboozled")
    lemma = scene.token(unit).lemma
    tables = TABLES | {"kinds": _table(KINDS, **{f"word {lemma}": {"transfer": 12.0}})}
    with judged_by(tables):
        assert chances_in(scene)["transfer", unit] > 0.9
        filling = filling_of(scene, "transfer", unit)
    assert [p.ids for p in filling.recipients] == [("TCD",)]
    assert filling.frame.id == "learned.transfer"
    assert filling.frame.stage == "delivered"
    assert filling.frame.terms is None
    assert filling.items == (word(scene, "helicopters"),)


def test_a_claim_says_which_word_and_which_signs_made_it() -> None:
    document = read_bytes(TEXT.encode(), name="text", path="text.txt")
    scene = scene_of(TEXT)
    lemma = next(t.lemma for t in scene.sentence.tokens if t.text == "bamboozled")
    with judged_by(TABLES | {"kinds": _table(KINDS, **{f"word {lemma}": {"training": 12.0}})}):
        made = [claim for claim in read_document(document).claims if claim.rule.startswith("learned.")]
    assert [claim.note for claim in made] == [f"learned from “bamboozled”: word {lemma}"]


def test_where_weights_see_nothing_only_rules_claim() -> None:
    nothing = {name: _table(table.labels) for name, table in TABLES.items()}
    document = read_bytes(b"Sweden sold two frigates to Ecuador.", name="text", path="text.txt")
    with judged_by(nothing):
        assert [claim.rule for claim in read_document(document).claims] == ["en.transfer.sell"]


@pytest.mark.parametrize(
    ("kind", "text", "unit", "items"),
    [
        ("relation", "Chad resented the tanks of Belgium.", "resented", []),
        ("restriction", "Chad resented the tanks of Belgium.", "resented", ["tanks"]),
        ("transfer", "Chad spurned the offer of rifles by Belgium.", "spurned", ["rifles"]),
        ("transfer", "Chad spurned the rifles of Belgium.", "spurned", ["rifles"]),
        ("transfer", "Chad pondered whether Belgium lied.", "pondered", []),
    ],
)
def test_the_thing_is_what_passes_and_no_clause(kind: Kind, text: str, unit: str, items: list[str]) -> None:
    scene = scene_of(text)
    with judged_by(TABLES):
        filling = filling_of(scene, kind, word(scene, unit))
    assert [scene.token(i).text for i in filling.items] == items
