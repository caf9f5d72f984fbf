"""What a claim is about, for comparing."""

import pytest

from reftel.accounts.agreement.families import families_of, load_families
from reftel.accounts.grouping.things import things_of
from reftel.rules.data import read_tsv


@pytest.mark.parametrize(
    ("designator", "families"),
    [
        ("Su-22", {"Su-17"}),
        ("Su-22M4", {"Su-17"}),
        ("SU 22", {"Su-17"}),
        ("Fitter", {"Su-7", "Su-17"}),
        ("Su-7BMK", {"Su-7"}),
        ("MiG-21bis", {"MiG-21"}),
        ("Fishbed", {"MiG-21"}),
        ("MiG-210", {"MIG-210"}),
        ("MiG", {"MiG"}),
        ("T-55A", {"T-54"}),
        ("Tu-22M3", {"Tu-22M"}),
        ("Tu-22", {"Tu-22"}),
        ("S-300PMU-1", {"S-300"}),
        ("F-5E", {"F-5"}),
        ("F-16D", {"F-16"}),
        ("C-130H", {"C-130"}),
        ("Mirage 5P", {"Mirage 5"}),
        ("Mirage IIIE", {"Mirage III"}),
        ("Zuzana", {"ZUZANA"}),
        ("EE-17", {"EE-17"}),
    ],
)
def test_a_designation_belongs_to_the_families_of_the_longest_name_that_it_begins_with(
    designator: str, families: set[str]
) -> None:
    assert families_of(designator) == families


@pytest.mark.parametrize(
    ("designator", "families"),
    [("Su-20/22M", {"Su-17"}), ("Su-22/Fitter", {"Su-7", "Su-17"}), ("T-54/55", {"T-54"})],
)
def test_a_designation_may_name_several(designator: str, families: set[str]) -> None:
    assert things_of((designator,), None).families == families


def test_nouns_stand_for_classes_and_other_words_are_cut_to_their_stems() -> None:
    assert things_of((), "the main battle tanks").classes == {"tank"}
    assert "fighter" in things_of((), "aircraft").classes
    assert things_of((), "the coming putsch").words == things_of((), "a coming coup").words
    assert things_of((), "arms").words == frozenset()
    assert things_of((), None).words == frozenset()


def test_a_series_without_a_number_is_bare() -> None:
    assert things_of(("MiG",), None).bare == {"MIG"}
    assert things_of(("MiG-21",), None).series == {"MIG"}
    assert things_of(("MiG-21",), None).bare == frozenset()


def test_every_name_of_the_table_leads_to_its_family() -> None:
    rows = read_tsv("accounts/families.tsv")
    assert len({row["family"] for row in rows}) == len(rows), "a family has two rows"
    for row in rows:
        names = [row["family"], *filter(None, row["names"].split("|"))]
        assert len(set(names)) == len(names), f"{row['family']} has a name twice"
        assert all(row["family"] in families_of(name) for name in names)
    assert len(load_families()) > len(rows)
