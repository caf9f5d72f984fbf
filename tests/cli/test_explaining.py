"""`reftel explain`, and the code lists behind it."""

import pytest

from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS
from reftel.rules.codes import load_codes
from reftel.rules.frames import load_frames
from tests.filled import Invoke

LISTS = {"kind": KINDS, "stage": STAGES, "terms": TERMS, "modality": MODALITIES, "polarity": POLARITIES}


@pytest.mark.parametrize(("what", "codes"), LISTS.items(), ids=LISTS)
def test_every_code_has_an_entry_and_no_other_has(what: str, codes: tuple[str, ...]) -> None:
    assert [code.code for code in load_codes() if code.what == what] == list(codes)


@pytest.mark.parametrize("name", sorted({code.code for code in load_codes()} | {f.id for f in load_frames()}))
def test_everything_can_be_explained(invoke: Invoke, name: str) -> None:
    result = invoke("explain", name, on=None)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{name}  (")


def test_a_word_of_two_lists_is_explained_twice(invoke: Invoke) -> None:
    out = invoke("explain", "planned", on=None).stdout
    assert "planned  (stage)" in out
    assert "planned  (modality)" in out


def test_a_rule_says_what_it_catches(invoke: Invoke) -> None:
    frame = load_frames()[0]
    out = invoke("explain", frame.id, on=None).stdout
    assert all(f"catches: {sentence}" in out for sentence in frame.fires)
    assert all(f"leaves alone: {sentence}" in out for sentence in frame.silent)


@pytest.mark.parametrize(
    ("name", "suggestion"), [("transfr", "transfer"), ("Transfer", "transfer"), ("en.transfer", "en.transfer.")]
)
def test_an_unknown_name_gets_suggestions(invoke: Invoke, name: str, suggestion: str) -> None:
    result = invoke("explain", name, on=None)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"did you mean {suggestion}" in result.stderr


def test_known_names_are_explained_beside_an_unknown_one(invoke: Invoke) -> None:
    result = invoke("explain", "qqqqqq", "visit", on=None)
    assert (result.exit_code, result.stdout.startswith("visit")) == (2, True)
