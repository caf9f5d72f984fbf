"""What is wrong with a user's folder is said in a sentence, with file and entry, before anything is read."""

from pathlib import Path

import pytest

from reftel.claims.sound import find_faults, open_vocabulary
from reftel.errors import VocabularyError
from reftel.rules.layer import in_use
from reftel.rules.own import open_own
from tests.own import FRAME, changed, folder_of, table

_FAULTS: dict[str, tuple[dict[str, str], str]] = {
    "no TOML": ({"frames/my.toml": "x = "}, "my.toml is not TOML: invalid value"),
    "no frame": ({"frames/my.toml": ""}, "each frame begins with a line [[frame]]"),
    "twice": ({"frames/my.toml": FRAME * 2}, "my.toml has a frame called en.transfer.my-bequeath already"),
    "the package's": (changed("my-bequeath", "buy"), "the package has a frame called en.transfer.buy already"),
    "no language": (changed("en.transfer", "xx.transfer"), "there is no language 'xx', only en"),
    "no id": (changed("en.transfer.my-bequeath", "mine"), "mine: the id is the language, the kind and a name"),
    "id of another kind": (changed('"transfer"', '"training"'), "of your own: en.training.my-name"),
    "no kind": (changed('"transfer"', '"transfers"'), "there is no kind 'transfers'; did you mean transfer?"),
    "no class": (changed('["arms"]', '["arm"]'), "there is no class 'arm'; did you mean arms?"),
    "no need": (changed('["pair"]', '["paar"]'), "there is no need 'paar'; did you mean pair?"),
    "no role": (changed("roles.actor", "roles.giver"), "there is no role 'giver'"),
    "no path": (changed('"subject"', '"subjekt"'), "no such path: subjekt; did you mean subject?"),
    "no unit": (changed("bequeath.VERB", "bequeath"), "lemma.ADJ, not 'bequeath'"),
    "no units": (changed('["bequeath.VERB"]', "[]"), "it has no units"),
    "no list": (changed('["arms"]', '"arms"'), 'when are lists of texts: when.item = ["…"]'),
    "no switch": ({"frames/my.toml": FRAME + 'strict = "yes"\n'}, "strict is true or false"),
    "no key": (changed("silent =", "silents ="), "there is no key 'silents'; did you mean silent?"),
    "no sentences": (changed('["He bequeathed his house to her."]', "[]"), "that it must leave alone (silent)"),
    "commas": ({"names.tsv": "name,id\nKolosia,PER\n"}, "names.tsv, line 1: columns are parted by one tab each"),
    "no column": ({"names.tsv": table("nam|id", "Kolosia|PER")}, "there is no column 'nam'; did you mean name?"),
    "column missing": ({"names.tsv": table("id", "PER")}, "there is no column name"),
    "cell missing": ({"names.tsv": table("name|id", "Kolosia")}, "names.tsv, line 2: the id is missing"),
    "too many cells": ({"names.tsv": table("name|id", "Kolosia|PER|x")}, "3 cells for 2 columns"),
    "no state": ({"names.tsv": table("name|id", "Kolosia|Peru")}, "there is no state 'Peru'; did you mean PER?"),
    "no form": ({"names.tsv": table("name|id|form", "Kolosia|PER|x")}, "there is no form 'x'"),
    "no date": ({"names.tsv": table("name|id|from", "Kolosia|PER|1.1.60")}, "not '1.1.60'"),
    "dates crossed": ({"names.tsv": table("name|id|from|to", "Kolosia|PER|60|50")}, "not '60'"),
    "ends before": ({"names.tsv": table("name|id|from|to", "Kolosia|PER|1960|1950")}, "it ends (1950) before"),
    "an organ": ({"names.tsv": table("name|id", "Kolosia|PER/navy")}, "organs go into services.tsv"),
    "no organ": ({"services.tsv": table("name|id", "KZN|PER")}, "an organ, such as PER/navy"),
    "no such organ": ({"organs.tsv": table("words|organ", "askaris|The Askaris")}, "an organ is small letters"),
    "bare": ({"organs.tsv": table("words|organ|bare", "askaris|askaris|x")}, "bare is yes, the or no"),
    "organ in capitals": ({"services.tsv": table("name|id", "KZN|PER/Navy")}, "small letters with hyphens"),
    "two things": (
        {"services.tsv": table("name|id", "KZN|PER/navy"), "names.tsv": table("name|id", "KZN|CHL")},
        "services.tsv, line 2: 'KZN' stands in",
    ),
    "alone": ({"persons.tsv": table("name|id|alone", "Ibbetson|PER|maybe")}, "alone is yes or no"),
    "no category": ({"designations.tsv": table("designation|category", "Quad|gun")}, "there is no category 'gun'"),
    "one name twice": (
        {"designations.tsv": table("designation|aliases|category", "Quad|Ox|artillery", "Bull|Ox|tank")},
        "line 3: 'Ox' stands in",
    ),
    "a known state": ({"states.tsv": table("code|name", "PER|Kolosia")}, "PER is Peru already"),
    "no code": ({"states.tsv": table("code|name", "per|Kolosia")}, "three capitals"),
    "no bloc": ({"blocs.toml": '[[bloc]]\nids = ["Front"]\n'}, "ids is a list of lists of names"),
    "outside of blocs": ({"blocs.toml": 'ids = [["Front"]]\n'}, "each entry begins with a line [[bloc]]"),
    "unasked list": ({"classes.toml": '[nouns]\narm = "dhow"\n'}, "no frame asks for the list 'arm'; did you mean"),
    "list outside": ({"classes.toml": 'arms = "dhow"\n'}, "lists stand under [nouns]"),
    "list in capitals": ({"classes.toml": '[nouns]\narms = "Dhow"\n'}, "arms is words in small letters"),
}


@pytest.mark.parametrize(("files", "said"), _FAULTS.values(), ids=_FAULTS)
def test_what_is_wrong_is_said(tmp_path: Path, files: dict[str, str], said: str) -> None:
    root = folder_of(tmp_path, files)
    (fault,) = find_faults(open_own(root))
    assert said in fault
    assert str(root) in fault
    assert "\n" not in fault
    with pytest.raises(VocabularyError):
        open_vocabulary(root)
    assert in_use() is None


def test_faults_of_several_files_are_said_together(tmp_path: Path) -> None:
    files = {"frames/my.toml": "x = ", "names.tsv": table("name|id", "Kolosia|Peru")}
    assert len(find_faults(open_own(folder_of(tmp_path, files)))) == 2


def test_a_list_of_one_s_own_may_be_asked_for(tmp_path: Path) -> None:
    files = {**changed('["arms"]', '["lake-craft"]'), "classes.toml": '[nouns]\nlake-craft = "frigate canoe"\n'}
    assert find_faults(open_own(folder_of(tmp_path, files))) == []


def test_names_in_files_may_be_as_they_are_in_the_package(tmp_path: Path) -> None:
    files = {"services.tsv": table("name|id", "FAP|PER/air-force"), "names.tsv": table("name|id", "Peru|PER")}
    assert find_faults(open_own(folder_of(tmp_path, files))) == []
