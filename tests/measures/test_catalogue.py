"""Every measure says what it is, and every module of measures is in the catalogue."""

import importlib
import inspect
import pkgutil

import pytest

import reftel.measures
from reftel.measures.catalogue import MEASURES
from reftel.measures.cells import evidence_of
from reftel.measures.concentration import concentration
from reftel.measures.facts import Facts, facts
from reftel.measures.shares import supplier_shares
from tests.measures.told import claim, event

PARTS = {
    "asked", "boxes", "catalogue", "cells", "corners", "crosswalk", "facts", "kinds", "ledgered", "lineage", "periods",
    "statements", "influence", "moves", "without", "weighing",
}  # fmt: skip
BESIDE = {
    "load_mix", "load_gaps", "units", "check_unit", "shares_of", "top_suppliers", "record_of", "denials", "of_events",
}  # fmt: skip


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_s_docstring_is_its_definition(name) -> None:
    said = inspect.getdoc(MEASURES[name])
    assert said and said.splitlines()[0].endswith((".", ":")), name
    if name not in ("ties", "deals", "dyad_years", "state_years"):
        assert "Source:" in said, name


def test_no_two_measures_say_the_same() -> None:
    said = [inspect.getdoc(measure) for measure in MEASURES.values()]
    assert len(set(said)) == len(said)


def test_all_public_functions_of_frames_are_in_the_catalogue() -> None:
    found = set()
    for module in pkgutil.iter_modules(reftel.measures.__path__):
        if module.name not in PARTS:
            held = importlib.import_module(f"reftel.measures.{module.name}")
            found |= {
                n
                for n, f in vars(held).items()
                if inspect.isfunction(f) and f.__module__ == held.__name__ and n[0] != "_"
            }
    assert found - BESIDE == set(MEASURES)


def test_evidence_of_a_frame_that_has_ids_only() -> None:
    a, b = claim("SUN", "PER", n=4, document="d1"), claim("SUN", "PER", n=4, document="d2")
    told: Facts = facts([event([a, b], origins=2)], [a, b])
    cells = concentration(supplier_shares(told, "aircraft", window=1))
    row = evidence_of(told, cells).row(0, named=True)
    assert (row["n_claims"], row["n_documents"], row["n_origins"], row["n_events"]) == (2, 2, 2, 1)
