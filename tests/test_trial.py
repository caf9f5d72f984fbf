"""A user's frames are tried on their own sentences."""

from pathlib import Path

import pytest

import reftel
from reftel.model.amount import Quantity
from reftel.rules.layer import using
from reftel.rules.own import open_own
from reftel.trial import Trial, try_vocabulary
from tests.own import FRAME, changed, folder_of, table
from tests.reading import claims_in


def trial(tmp_path: Path, files: dict[str, str]) -> Trial:
    return try_vocabulary(folder_of(tmp_path, files))


def test_a_folder_that_does_as_it_says(tmp_path: Path) -> None:
    found = trial(tmp_path, {"frames/my.toml": FRAME, "names.tsv": table("name|id", "Kolosia|PER")})
    assert (found.frames, found.n_names) == ((("en.transfer.my-bequeath", 2),), 1)
    assert (found.faults, found.notes) == ((), ())


_FAULTS: dict[str, tuple[dict[str, str], str]] = {
    "another thing": (changed("three frigates", "a house"), "not the sort of thing that the rule speaks of (item must"),
    "no party": (changed(" to Burma.", "."), "no party found (the actor is GBR, and no recipient is found)"),
    "no unit": (changed("bequeath.VERB", "vest.VERB"), "none of its units stands in it; the words that could be"),
    "not left alone": (changed("He bequeathed his house", "Britain bequeathed tanks"), "does not leave alone “Britain"),
}


@pytest.mark.parametrize(("files", "said"), _FAULTS.values(), ids=_FAULTS)
def test_a_sentence_that_is_read_otherwise_is_a_fault(tmp_path: Path, files: dict[str, str], said: str) -> None:
    files = {name: text.replace("to her", "to Chad") if "tanks" in text else text for name, text in files.items()}
    (fault,) = trial(tmp_path, files).faults
    assert "my.toml: en.transfer.my-bequeath: does not" in fault
    assert said in fault


def test_a_sentence_that_a_rule_of_the_package_catches_is_a_note(tmp_path: Path) -> None:
    found = trial(tmp_path, changed("Britain bequeathed three", "Britain sold three"))
    assert found.faults == ()
    (note,) = found.notes
    assert "is caught by en.transfer.sell already" in note


def test_what_is_not_of_the_right_form_is_a_fault_and_no_sentence_is_tried(tmp_path: Path) -> None:
    found = trial(tmp_path, {"frames/my.toml": FRAME, "names.tsv": table("name|id", "Kolosia|Peru")})
    assert (len(found.faults), found.frames) == (1, ())


_NOTES: dict[str, tuple[dict[str, str], str]] = {
    "other meaning": (
        {"services.tsv": table("name|id", "EP|PRT/army")},
        "services.tsv, line 2: 'EP' is PER/army in the package; with this folder it is PRT/army",
    ),
    "same meaning": (
        {"services.tsv": table("name|id", "FAP|PER/air-force")}, "'FAP' is PER/air-force without this line too",
    ),
    "strange organ": ({"services.tsv": table("name|id", "KZN|PER/airforce")}, "did you mean air-force?"),
    "other designation": (
        {"designations.tsv": table("designation|aliases|category", "Gizmo|T-54|tank")},
        "'T-54' is T-54 (tank) in the package; with this folder it is Gizmo (tank)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "said"), _NOTES.values(), ids=_NOTES)
def test_names_that_the_package_has_are_noted(tmp_path: Path, files: dict[str, str], said: str) -> None:
    found = trial(tmp_path, files)
    assert found.faults == ()
    (note,) = found.notes
    assert said in note


def test_words_for_parts_of_states_and_sorts_of_arms_are_used(tmp_path: Path) -> None:
    files = {
        "organs.tsv": table("words|organ", "askaris|askaris"),
        "designations.tsv": table("designation|category|unit", "dhow|warship|ships"),
    }
    with using(open_own(folder_of(tmp_path, files))):
        (claim,) = claims_in("In 1916 Britain sold nine dhows to the Belgian askaris.")
    assert (claim.actor, claim.recipient) == (("GBR",), ("BEL/askaris",))
    assert claim.quantity == Quantity(low=9, high=9, unit="ships", approx=False)
    assert claim.designators == ()


def test_it_is_a_public_name() -> None:
    assert reftel.check_vocabulary is try_vocabulary
