"""The data of checks: first years of types, and settings."""

import re
import tomllib
from importlib.resources import files

import pytest

from reftel.checks.settings import Service, load_service, service_of, settings
from reftel.errors import VocabularyError
from reftel.model.claim import KINDS, STAGES
from reftel.rules.actors import load_actors
from reftel.rules.materiel import load_materiel

EARLIEST, LATEST = 1885, 2025


@pytest.mark.parametrize("entry", load_service().values(), ids=load_service())
def test_a_type_is_one_of_the_catalogue_with_years_that_can_be(entry: Service) -> None:
    known = load_materiel().at(entry.designation)
    assert known is not None and known.designator == entry.designation
    assert EARLIEST <= entry.first <= (entry.service or LATEST) <= LATEST


def test_there_are_some_hundreds_of_types_in_order() -> None:
    names = list(load_service())
    assert len(names) >= 250
    assert names == sorted(names, key=lambda name: (name.lower(), name))


@pytest.mark.parametrize(
    ("designation", "base"),
    [
        ("MiG-21", "MiG-21"), ("MIG 21", "MiG-21"), ("MiG-21bis", "MiG-21"), ("F-5E", "F-5"), ("F-16C", "F-16"),
        ("T-54", "T-54"), ("Su-22M", "Su-22"), ("Mirage 2000", "Mirage 2000"), ("T-34-85", "T-34-85"),
        ("F-51D", "F-51"), ("A6M", None), ("F4U", None), ("T-62", "T-62"), ("Mirage 50", None), ("no such", None),
        ("Fitter", "Su-7"),
    ],
)  # fmt: skip
def test_a_variant_is_held_to_its_type(designation: str, base: str | None) -> None:
    found = service_of(designation)
    assert (found.designation if found else None) == base


def test_the_settings_name_kinds_stages_and_states_that_there_are() -> None:
    order = settings("order").values()
    kinds = [kind for rule in order for kind in rule["kinds"]]
    stages = [stage for rule in order for key in ("first", "then") for stage in rule[key]]
    for part, keys in (("service", ("there", "ordered")), ("headcounts", ("over",)), ("later", ("done",))):
        kinds += settings(part)["kinds"]
        stages += [stage for key in keys for stage in settings(part)[key]]
    assert set(kinds) <= set(KINDS)
    assert set(stages) <= set(STAGES)
    assert set(settings("states")["new"].split()) <= set(load_actors().states)
    categories = {entry.category for entry in load_materiel().entries.values()}
    assert set(settings("prices_of_one")["bounds"]) <= categories


def test_every_sentence_ends_and_opens_no_brace_in_vain() -> None:
    text = (files("reftel") / "vocabulary/accounts/checks.toml").read_text(encoding="utf-8")
    sentences = [value for value in _texts(tomllib.loads(text)) if value.count(" ") > 5 and "{" in value]
    assert len(sentences) > 20
    assert [one for one in sentences if not one.endswith(".") or re.search(r"\{\W|\{$", one)] == []


def _texts(record: object) -> list[str]:
    if isinstance(record, dict):
        return [text for value in record.values() for text in _texts(value)]
    return [record] if isinstance(record, str) else []


def test_a_part_that_is_not_there_is_an_error() -> None:
    with pytest.raises(VocabularyError, match="no part"):
        settings("nothing of the sort")
