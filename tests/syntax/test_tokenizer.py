"""How text is cut into words. Words are parted by a bar in the tables."""

import pytest

from reftel.rules.data import read_toml
from reftel.syntax.tokenizer import token_rules, with_hyphens
from tests.syntax.texts import words

WHOLE = """
Su-22 T-55 Mi-17Sh F-5E BM-21 MiG-29SE S-300 An-124 F-16A/B C-130H M-113 AK-47 SA-7 MiG-21bis T-72M1 S-300PMU-1
Tu-16KS-1 T-54/55 IL-76TD Ka-52K Su-30MK2 KC-135R S-125-2TM 2S1 M4A1 T-55s U.S. U.S.S.R. FF.AA. Gen. Col.
Lt.-Gen. No. E.O. NON-US. a.m. mid-1980s anti-tank co-operation re-equip 1,500 1.5 1970s 7th
""".split()


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_stays_whole(word: str) -> None:
    assert words(f"He saw {word} there") == ["He", "saw", word, "there"]


@pytest.mark.parametrize(
    "cut",
    [
        "SU-22|'S",
        "MIG-21|'S",
        "FF.AA.|'s",
        "PERU|'S",
        "U.S.|'s",
        "Peru|’s",
        "Soviet|-|built",
        "US|-|trained",
        "U.S.|-|backed",
        "Soviet|-|Peruvian",
        "ex|-|Soviet",
        "1905|-|12",
        "1974|-|78",
        "1974|–|78",
        "80|-|90",
        "155|-|mm",
        "14|-|day",
        "US$|1.5",
        "US$|30|-|million",
        "U.S.$|5",
        "$|300",
        "£|40",
        "Su-22|/|Su-25",
        "DO|N'T",
        "do|n't",
        "CAN|NOT",
        "IT|'S",
        "(|T-62|)",
        "“|Grad|”",
        "Guerra|--|ESG",
        "word|—|word",
        "stop|!!!!",
    ],
)
def test_a_string_is_cut(cut: str) -> None:
    parts = cut.split("|")
    assert words(f"he saw {''.join(parts)} there") == ["he", "saw", *parts, "there"]


@pytest.mark.parametrize(
    "end", ["in Peru|.", "the art|.", "IN PERU|.", "HE SAT|.", "was PERU|'S|.", "had S-300|.", "in 1978|."]
)
def test_a_full_stop_is_cut_from_a_word_that_is_no_abbreviation(end: str) -> None:
    assert words(end.replace("|", ""))[-end.count("|") - 1 :] == end.split(" ")[1].split("|")


def test_abbreviations_are_also_known_in_capitals_unless_that_is_a_word() -> None:
    known = token_rules("en").abbreviations
    assert {"Gen.", "GEN.", "Col.", "COL."} <= known
    assert "NO." not in known
    assert "ART." not in known


def test_every_exception_for_capitals_is_an_abbreviation() -> None:
    data = read_toml("languages/en/tokens.toml")
    named = {word for group in ("titles", "before_number", "inside", "may_end") for word in data[group].split()}
    assert set(data["words_in_capitals"].split()) <= named


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("25 F–86 aircraft", "25 F-86 aircraft"),
        ("six F–5A’s", "six F-5A’s"),
        ("S–300PMU–1 and MiG‑21bis", "S-300PMU-1 and MiG-21bis"),
        ("Viet–Nam, the U.S.–Thai treaty", "Viet-Nam, the U.S.-Thai treaty"),
        ("25–pounder guns", "25-pounder guns"),
        ("1955–56, pages 12–14, tanks – all of them –", "1955–56, pages 12–14, tanks – all of them –"),
    ],
)
def test_a_dash_in_a_word_is_read_as_a_hyphen(text: str, read: str) -> None:
    assert with_hyphens(text, "en") == read
    assert len(read) == len(text)
