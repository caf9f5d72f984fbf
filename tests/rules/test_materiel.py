"""The catalogue is sound."""

from reftel.rules.actors import load_actors
from reftel.rules.data import read_toml, read_tsv
from reftel.rules.materiel import checked, load_materiel, plain

_ROWS = read_tsv("materiel/designations.tsv")


def test_origins_are_states() -> None:
    states = load_actors().states
    assert [row["designation"] for row in _ROWS if row["origin"] not in states] == []


def test_no_designation_stands_twice() -> None:
    names = [plain(row["designation"]) for row in _ROWS]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_a_name_belongs_to_one_designation() -> None:
    assert len(load_materiel().entries) > 1000


def test_no_class_noun_stands_in_two_classes() -> None:
    assert checked(read_toml("languages/en/materiel.toml")) == []


def test_a_noun_in_two_classes_is_named() -> None:
    data = {"class": [{"category": "tank", "terms": ["tank"]}, {"category": "ship", "terms": ["tank", "ship"]}]}
    assert checked(data) == ["tank: tank and ship"]
