import re
import string
from importlib.resources import files
from pathlib import Path

import pytest

from reftel.measures.concentration import CLASSES
from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS
from reftel.model.finding import SEVERITIES
from reftel.model.judgement import REVIEWS, VERDICTS
from reftel.rules.actors import load_actors
from reftel.rules.codes import LISTS, load_codes, reasons_by_nearness
from reftel.rules.data import read_tsv
from reftel.strings import LANGUAGES, Say, load_states, load_strings, preferred

PACKAGE = Path(str(files("reftel")))
TEMPLATES = {
    str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8")
    for path in sorted(PACKAGE.rglob("templates/*"))
    if path.suffix in (".html", ".svg")
}
REFUSALS = tuple(
    code.code for code in load_codes() if code.what == LISTS["refusals"] and code.code != "file-unreadable"
)
"""Reasons for a refusal in a document that could be read."""
SPEAKING = ("strings", "workbench", "charts", "dossier")
"""Packages whose modules ask for strings."""
ASKED = re.compile(r"""say\(\s*["']([a-z_.]+)["'](?!\s*~)""")
BUILT = re.compile(r"""say\(\s*["']([a-z_]+\.)["']\s*~""")
FORMED = re.compile(r"""f["']([a-z_]+\.[a-z_.]*)\{""")
"""The same of a module: f"slot.{slot}"."""


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_each_language_says_all_with_the_same_values(language: str) -> None:
    english, other = load_strings("en"), load_strings(language)
    assert sorted(other) == sorted(english)
    assert [name for name in english if holes(english[name]) != holes(other[name])] == []


def test_templates_ask_for_strings_that_there_are() -> None:
    known = load_strings("en")
    asked = {name for text in TEMPLATES.values() for name in ASKED.findall(text)}
    assert len(asked) > 50
    assert asked - set(known) == set()


def test_no_string_is_left_that_nothing_asks_for() -> None:
    modules = [path for part in SPEAKING for path in sorted(PACKAGE.joinpath(part).rglob("*.py"))]
    sources = " ".join([*TEMPLATES.values(), *(path.read_text(encoding="utf-8") for path in modules)])
    built = {name for text in TEMPLATES.values() for name in BUILT.findall(text)} | {"code.", "count."}
    built |= set(FORMED.findall(sources))
    unused = [
        name
        for name in load_strings("en")
        if f'"{name}"' not in sources and f"'{name}'" not in sources and not name.startswith(tuple(built))
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("what", "codes"),
    [("kind", KINDS), ("stage", STAGES), ("terms", TERMS), ("modality", MODALITIES), ("polarity", POLARITIES),
     ("unclaimed", tuple(reasons_by_nearness())), ("dependence", CLASSES), ("refusal", REFUSALS),
     ("organ", tuple({name.organ.id for name in load_actors().names if name.organ})),
     ("review", (*REVIEWS, "superseded", "all")), ("verdict", VERDICTS), ("severity", SEVERITIES)],
)  # fmt: skip
def test_every_code_has_a_word(what: str, codes: tuple[str, ...]) -> None:
    named = {name.removeprefix(f"code.{what}.") for name in load_strings("en") if name.startswith(f"code.{what}.")}
    assert named == set(codes)


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        ({"low": 36, "high": 36, "unit": "aircraft", "approx": True}, "about 36 aircraft", "unos 36 aircraft"),
        ({"low": None, "high": 1500, "unit": "persons"}, "at most 1,500 persons", "a lo sumo 1.500 persons"),
        ({"low": 2.5, "high": None, "currency": "USD"}, "at least 2.5 USD", "al menos 2,5 USD"),
        ({"low": 1, "high": 2, "unit": "tanks"}, "1–2 tanks", "1–2 tanks"),
        ({"low": None, "high": None, "unit": "tanks"}, "an unknown number of tanks", "un número desconocido de tanks"),
        (["Su-22", "T-55"], "Su-22, T-55", "Su-22, T-55"),
        (None, "", ""),
    ],
)
def test_values_keep_their_vagueness(value: object, english: str, spanish: str) -> None:
    assert (Say("en").value(value), Say("es").value(value)) == (english, spanish)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("", "en"), ("es-PE,es;q=0.9", "es"), ("fr, en;q=0.5", "en"), ("de", "en"), (";;,", "en")],
)
def test_preferred_language(accepted: str, language: str) -> None:
    assert preferred(accepted) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_name(language: str) -> None:
    assert set(load_states(language)) == {row["code"] for row in read_tsv("actors/states.tsv")}
    assert len(set(load_states(language).values())) == len(load_states(language))


def test_parties_are_named_with_their_organs_and_nobody_is_told() -> None:
    say = Say("es")
    assert (say.party("SUN"), say.party("PER/navy"), say.party("NATO")) == ("Unión Soviética", "Perú/navy", "NATO")
    assert (say.party(None), Say("en").party("VNM")) == ("no se dice quién", "Vietnam")
