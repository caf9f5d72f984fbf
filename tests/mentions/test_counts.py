"""What is counted, in what unit, with which bounds; and numbers that count nothing."""

import pytest

from reftel.mentions.amounts import find_counts
from reftel.mentions.materiel import find_materiel
from reftel.model.amount import Quantity
from reftel.rules.amounts import load_amounts
from reftel.rules.materiel import load_materiel
from tests.parsed import sentence_of
from tests.pieces import sentence

_TABLE = load_amounts()
_CATALOGUE = load_materiel()


def _counts(text: str, *, parsed: bool = False) -> list[Quantity]:
    words = sentence_of(text) if parsed else sentence(text)
    materiel = find_materiel(words, table=_CATALOGUE)
    return [m.quantity for m in find_counts(words, table=_TABLE, materiel=materiel)]


def _count(low: float | None, high: float | None, unit: str, *, approx: bool = False) -> Quantity:
    return Quantity(low=low, high=high, unit=unit, approx=approx)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "approx"),
    [
        ("up to seventy-nine technicians", None, 79, "persons", False),
        ("almost 7,000 officers", None, 7000, "persons", False),
        ("fewer than 300 men", None, 300, "persons", False),
        ("no more than 60 combat aircraft", None, 60, "aircraft", False),
        ("as high as 800", None, 800, "", False),
        ("a ceiling of 270 men", None, 270, "persons", False),
        ("at least 1100 troops", 1100, None, "persons", False),
        ("at least a dozen tanks", 12, None, "tanks", False),
        ("more than 60 MiG-25s", 60, None, "aircraft", False),
        ("60+ aircraft", 60, None, "aircraft", False),
        ("never less than 150 men", 150, None, "persons", False),
        ("OVER 3,000 OFFICERS", 3000, None, "persons", False),
        ("some 250 tanks", 250, 250, "tanks", True),
        ("perhaps 500 aircraft", 500, 500, "aircraft", True),
        ("a good thousand men", 1000, 1000, "persons", True),
        ("20 men or so", 20, 20, "persons", False),
        ("from 100 to 400 officers", 100, 400, "persons", False),
        ("between 15 and 20 advisers", 15, 20, "persons", False),
        ("150 to 200 advisers", 150, 200, "persons", False),
        ("15,000-20,000 troops", 15_000, 20_000, "persons", False),
        ("two or three ships", 2, 3, "ships", False),
        ("about 10 to 15 jets", 10, 15, "aircraft", True),
        ("hundreds of rifles", 100, None, "rifles", False),
        ("tens of thousands of rifles", 10_000, None, "rifles", False),
        ("24 Mi-17 helicopters", 24, 24, "helicopters", False),
        ("16 F-5E", 16, 16, "aircraft", False),
        ("110 BTR-60", 110, 110, "vehicles", False),
        ("six Bell 205's", 6, 6, "helicopters", False),
        ("35 tonnes", 35, 35, "tonnes", False),
        ("63 percent", 63, 63, "percent", False),
        ("55 per cent", 55, 55, "percent", False),
        ("2½ per cent", 2.5, 2.5, "percent", False),
        ("four-fifths of it", 80, 80, "percent", False),
        ("two thirds of it", 66.6, 66.6, "percent", False),
        ("more than half its fleet", 50, None, "percent", False),
        ("nearly half of them", None, 50, "percent", False),
        ("two decades", 20, 20, "years", False),
        ("three-year terms", 3, 3, "years", False),
        ("at least a three-year period", 3, None, "years", False),
        ("repayable over eight years", 8, 8, "years", False),
        ("for over twenty years", 20, None, "years", False),
        ("handed over 40 tanks", 40, 40, "tanks", False),
        ("27 out of 28 tanks", 27, 27, "tanks", False),
        ("a dozen cadets a year", 12, 12, "persons per year", False),
        ("300 officers annually", 300, 300, "persons per year", False),
        ("1,000 submachine guns", 1000, 1000, "submachine guns", False),
        ("2 DD", 2, 2, "ships", False),
        ("none of them", 0, 0, "", False),
        ("forty batteries", 40, 40, "batteries", False),
        ("two squadrons", 2, 2, "squadrons", False),
        ("twenty (20) trucks", 20, 20, "vehicles", False),
        ("2 (two) boats", 2, 2, "ships", False),
        ("40-odd tanks", 40, 40, "tanks", True),
        ("between two and three hundred men", 200, 300, "persons", False),
        ("3-4,000 men", 3000, 4000, "persons", False),
        ("50 to two hundred men", 50, 200, "persons", False),
        ("half a dozen jets", 6, 6, "aircraft", False),
        ("a half-dozen tanks", 6, 6, "tanks", False),
        ("less than a third, it said", None, 33.3, "percent", False),
        ("a force of 3,000", 3000, 3000, "persons", False),
        ("a garrison some 800 strong", 800, 800, "persons", True),
        ("a 300-man team", 300, 300, "persons", False),
        ("a five-member delegation", 5, 5, "persons", False),
        ("not one of the tanks", 0, 0, "tanks", False),
        ("not a single tank", 0, 0, "tanks", False),
        ("seven bullets in ten", 70, 70, "percent", False),
        ("one officer in five", 20, 20, "percent", False),
        ("an additional 30 aircraft", 30, 30, "aircraft", False),
    ],
)
def test_count_of_text(text: str, low: float | None, high: float | None, unit: str, approx: bool) -> None:
    assert _counts(text) == [_count(low, high, unit, approx=approx)]


@pytest.mark.parametrize(
    "text",
    [
        "note No. 301", "PAGE 02", "LIMA 00921", "77 STATE 306726", "E.O. 11652", "section 1 of 2",
        "01 OF 01", "text [2]", "Public Law 85-532", "a 500-pound bomb", "20-mm guns", "it is 10 a.m.", "1. Summary",
        "no one", "this one", "page 7", "Your 304, noon",
        "the Department's 540, noon", "105mm howitzers", "20 mm guns", "40 ton tanks", "5 km", "several dozen tanks",
        "a few hundred rifles", "Task Force 58", "Unit 8200", "a quarter of a century later",
        "5 Brigade", "5 million pesos", "Resolution 242", "paragraph 4",
    ],
)  # fmt: skip
def test_what_is_no_count(text: str) -> None:
    assert _counts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were advisers in Peru (150 to 200) at the time.", [_count(150, 200, "persons")]),
        ("Two of the four frigates arrived.", [_count(2, 2, "ships"), _count(4, 4, "ships")]),
        ("Pakistan took delivery of 40 of the fighters and ordered 71 more.",
         [_count(40, 40, "aircraft"), _count(71, 71, "aircraft")]),
        ("A squadron of Hunter fighters came.", [_count(1, 1, "squadrons")]),
        ("Every year more than 200 officers attend schools.", [_count(200, None, "persons per year")]),
        ("The army sent six more howitzers.", [_count(6, 6, "howitzers")]),
        ("Four battalions and twenty instructors came.", [_count(4, 4, "battalions"), _count(20, 20, "persons")]),
        ("A Russian-built Su-30 took part.", [_count(1, 1, "aircraft")]),
        ("They got a Polish-made howitzer and a recovery vehicle.",
         [_count(1, 1, "howitzers"), _count(1, 1, "vehicles")]),
        ("The Iraqis never flew more than a dozen bombers.", [_count(None, 12, "aircraft")]),
        ("They have 145 seconded and 350 contract officers.",
         [_count(145, 145, "persons"), _count(350, 350, "persons")]),
        ("Of 1,900 tanks some 30-40 a year were lost.",
         [_count(1900, 1900, "tanks"), _count(30, 40, "tanks", approx=True)]),
        ("It lost 12 tanks; 5,000 came home.", [_count(12, 12, "tanks"), _count(5000, 5000, "")]),
        ("About sixty Czech and Polish technicians came.", [_count(60, 60, "persons", approx=True)]),
        ("They sent 1 1/2 million mines.", [_count(1.5e6, 1.5e6, "items")]),
        ("Moscow replaced 100 of Nasser's lost tanks.", [_count(100, 100, "tanks")]),
        ("They took the 40 men's rifles.", [_count(40, 40, "persons")]),
        ("They got 20x Su-24 and ~60 MiG-29s.", [_count(20, 20, "aircraft"), _count(60, 60, "aircraft", approx=True)]),
        ("About 1/3 of the tanks ran.", [_count(33.3, 33.3, "percent", approx=True)]),
        ("See post #14.", []),
        ("They paid 390 mil for it.", []),
        ("British forces (5,000) would leave.", [_count(5000, 5000, "persons")]),
        ("The mission did not exceed 200 men.", [_count(None, 200, "persons")]),
        ("It has at least one nuclear device.", [_count(1, None, "devices")]),
    ],
)  # fmt: skip
def test_counts_by_tree(text: str, expected: list[Quantity]) -> None:
    assert _counts(text, parsed=True) == expected


def test_the_counted_noun_is_known() -> None:
    words = sentence_of("The Soviet Union sent 24 new Mi-17 military helicopters.")
    (count,) = find_counts(words, table=_TABLE, materiel=find_materiel(words, table=_CATALOGUE))
    assert count.noun is not None
    assert words.tokens[count.noun].text == "helicopters"
