"""Registers: names of parties, and what a rule is of."""

import pytest

from reftel.rules.actors import load_actors
from reftel.rules.data import read_tsv
from reftel.rules.registers import organ_named, party_named, source_of_rule, sources, without_names


@pytest.mark.parametrize(
    ("name", "when", "party"),
    [
        ("Soviet Union", "1974", "SUN"),
        ("Russia", "1985", "RUS"),
        ("Germany (FRG)", "1974", "DEU"),
        ("NATO**", None, "NATO"),
        ("Viet Nam", "1999", "VNM"),
        ("St Kitts And Nevis", None, "KNA"),
        ("Trinidad & Tobago", None, "TTO"),
        ("Nowhere", None, None),
    ],
)
def test_parties_by_the_names_that_registers_use(name: str, when: str | None, party: str | None) -> None:
    assert party_named(name, when) == party


def test_names_of_registers_are_of_states_that_there_are() -> None:
    assert [row for row in read_tsv("registers/parties.tsv") if row["id"] not in load_actors().states] == []


def test_a_units_organ() -> None:
    assert without_names("Antigua And Barbuda Coast Guard", "ATG") == "coast guard"
    assert (organ_named("Navy"), organ_named("601st Commando Company")) == ("navy", None)


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("register.sipri.delivery", "register.sipri"),
        ("register.fmtr", "register.fmtr"),
        ("outside.claims:by hand", "outside.claims"),
        ("outside.langextract", "outside.langextract"),
        ("en.transfer.sell", None),
    ],
)
def test_every_rule_without_grammar_is_explained(rule: str, source: str | None) -> None:
    found = source_of_rule(rule)
    assert (found and found.rule) == source


def test_sources_say_what_they_are() -> None:
    assert all(source.note.endswith(".") and source.title and source.publisher for source in sources())
