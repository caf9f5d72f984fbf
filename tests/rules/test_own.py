"""A user's own folder: what may stand in it, and how it is said what may not."""

from pathlib import Path

import pytest

from reftel.errors import VocabularyError
from reftel.rules.actors import load_actors
from reftel.rules.data import digest
from reftel.rules.frames import load_frames
from reftel.rules.inflection import load_inflections
from reftel.rules.layer import using
from reftel.rules.materiel import load_materiel
from reftel.rules.own import open_own
from reftel.rules.words import load_words
from tests.own import FRAME, folder_of, table

_REFUSED: dict[str, tuple[dict[str, str | bytes], str]] = {
    "nothing": ({}, "has no file of a vocabulary; there may be frames/"),
    "only notes": ({"notes.txt": "x", ".hidden.tsv": "x"}, "has no file of a vocabulary"),
    "misspelt": ({"service.tsv": "x"}, r"service\.tsv is no file of a vocabulary; did you mean services\.tsv\?"),
    "a frame outside": ({"my.toml": FRAME}, "my.toml is no file of a vocabulary; frames go into the folder"),
    "a frame beside": ({"f.toml": FRAME}, "frames go into the folder"),
    "other folder": ({"frame/my.toml": FRAME}, "frames go into the folder"),
    "spreadsheet": ({"services.csv": "x"}, r"save it as text with tabs under the name services\.tsv"),
    "other spreadsheet": ({"arms.xlsx": b"x"}, "tables are text with tabs"),
    "not UTF-8": ({"names.tsv": b"\xff\xfen\x00"}, "is not UTF-8"),
}


@pytest.mark.parametrize(("files", "said"), _REFUSED.values(), ids=_REFUSED)
def test_a_folder_that_would_not_be_used_is_refused(tmp_path: Path, files: dict[str, str | bytes], said: str) -> None:
    with pytest.raises(VocabularyError, match=said) as caught:
        open_own(folder_of(tmp_path, files))
    assert "\n" not in str(caught.value)


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(VocabularyError, match="is a file, and a vocabulary is a folder"):
        open_own(tmp_path / "file")
    with pytest.raises(VocabularyError, match=r"absent does not exist; `reftel vocabulary new .*absent` makes one"):
        open_own(tmp_path / "absent")


def test_names_and_words_are_laid_over_those_of_the_package(tmp_path: Path) -> None:
    own = open_own(
        folder_of(
            tmp_path,
            {
                "names.tsv": "\ufeff# a comment\n" + table("Name|ID|from", "Kolosia|PER", '"Mespot"|IRQ|1921'),
                "services.tsv": table("name|id", "EP|PRT/army", "KZN|PER/home-guard"),
                "persons.tsv": table("name|given|id|from|to", "Ibbetson|Ada; A.|GBR|1960|1970"),
                "designations.tsv": table("designation|aliases|category", "Quad|Morris Quad|artillery"),
                "states.tsv": table("code|name|demonyms", "QQX|Ruritania|Ruritanian; Ruritanians"),
                "blocs.toml": '[[bloc]]\nids = [["Front for Peace", "FFP"]]\n',
                "classes.toml": '[nouns]\narms = "dhow"\n',
                "frames/my.toml": FRAME,
            },
        )
    )
    plain = load_actors()
    with using(own):
        actors, words = load_actors(), load_words()
        ids = {name.text: [meaning.id for meaning in name.meanings] for name in actors.names}
        assert (ids["Kolosia"], ids["Mespot"], ids["EP"], ids["FFP"]) == (
            ["PER"], ["IRQ"], ["PRT/army"], ["Front for Peace"],
        )  # fmt: skip
        assert (ids["Ruritanian"], actors.states["QQX"].name, ids["Ibbetson"]) == (["QQX"], "Ruritania", ["GBR"])
        assert [theirs.text for _, theirs in actors.replaced] == ["EP"]
        quad = load_materiel().entries["morris quad"]
        assert (quad.category, quad.unit) == ("artillery", load_materiel().entries["d-30"].unit)
        assert {"dhow", "tank"} <= words.sets["arms"]
        assert load_frames()[-1].id == "en.transfer.my-bequeath"
        assert load_inflections()["bequeathed", "VERB"] == "bequeath"
    assert load_actors() is plain
    assert "Kolosia" not in {name.text for name in plain.names}
    assert "dhow" not in load_words().sets["arms"]
    assert "morris quad" not in load_materiel().entries
    assert ("bequeathed", "VERB") not in load_inflections()


def test_a_surname_keeps_those_of_the_package(tmp_path: Path) -> None:
    own = open_own(folder_of(tmp_path, {"persons.tsv": table("name|given|id", "Lenin|Ada|PER")}))
    with using(own):
        (name,) = (name for name in load_actors().names if name.text == "Lenin")
    assert [meaning.id for meaning in name.meanings] == ["PER", "SUN/government"]


def test_the_digest_is_that_of_package_and_folder(tmp_path: Path) -> None:
    plain = digest()
    root = folder_of(tmp_path, {"names.tsv": table("name|id", "Kolosia|PER")})
    with using(open_own(root)):
        one = digest()
    (root / "names.tsv").write_text(table("name|id", "Kolosia|CHL"))
    with using(open_own(root)):
        other = digest()
        assert [name.meanings[0].id for name in load_actors().names if name.text == "Kolosia"] == ["CHL"]
    assert len({plain, one, other}) == 3
    assert digest() == plain


def test_the_digest_does_not_depend_on_where_the_folder_is(tmp_path: Path) -> None:
    digests = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with using(open_own(folder_of(tmp_path / name, {"frames/my.toml": FRAME}))):
            digests.append(digest())
    assert digests[0] == digests[1]
