"""`reftel explain`, and the code lists behind it."""

import pytest

from reftel.cli import explaining
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


def test_a_kind_names_its_rules(invoke: Invoke) -> None:
    out = invoke("explain", "visit", on=None).stdout
    assert all(frame.id in out for frame in load_frames() if frame.kind == "visit")


def test_a_state_says_when_it_was(invoke: Invoke) -> None:
    out = invoke("explain", "SUN", on=None).stdout
    assert out.startswith("SUN  (state)  Soviet Union, 1922-12-30 to 1991-12-25\n")
    assert "its people: Soviet" in out


def test_without_a_name_all_lists_are_given(invoke: Invoke) -> None:
    result = invoke("explain", on=None)
    assert result.exit_code == 0
    assert all(code.code in result.stdout for code in load_codes())


def test_lines_fit_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "70")
    explaining.run(["transfer"])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 70
    assert "Arms, equipment, spares" in " ".join(lines)


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
