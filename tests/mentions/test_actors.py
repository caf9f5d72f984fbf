"""Who a sentence names: names, peoples, capitals, organs, blocs and leaders, joined where they are one party."""

from itertools import pairwise

import pytest

from reftel.mentions.actors import find_actors
from reftel.rules.actors import load_actors
from tests.factories import plain_sentence
from tests.parsed import sentence_of

NOUNS = {"advisers": "NOUN", "equipment": "NOUN", "military": "ADJ"}


def found(text: str, year: int | None = None, **kwargs: dict[str, str]) -> list[tuple[str, str]]:
    sentence = plain_sentence(text, **kwargs)
    mentions = find_actors(sentence, table=load_actors(), year=year)
    return [(sentence.words(m.first, m.last), " ".join(m.ids)) for m in mentions]


ONE = [
    ("the Peruvian Air Force bought", "Peruvian Air Force", "PER/air-force"),
    ("the Chief of Staff of Russia's Ground Forces arrived", "Russia's Ground Forces", "RUS/army"),
    ("the Politburo of the CPSU could not", "Politburo of the CPSU", "SUN/politburo"),
    ("informed the KGB of the USSR", "KGB of the USSR", "SUN/kgb"),
    ("the CIA of the United States", "CIA of the United States", "USA/cia"),
    ("the Cuban leadership informed", "Cuban leadership", "CUB/government"),
    ("by the Venezuelan military to", "Venezuelan military", "VEN/armed-forces"),
    ("the U.S. Department of State", "U.S. Department of State", "USA/state-department"),
    ("the War Department requests", "War Department", "USA/war-department"),
    ("the legitimate government of Chile and", "government of Chile", "CHL/government"),
    ("the Government of the Republic of Peru", "Government of the Republic of Peru", "PER/government"),
    ("ties with the Navy have been close", "Navy", "?/navy"),
    ("Federal Republic of Germany (West Germany--FRG)",) * 2 + ("DEU",),
    ("the Peruvian revolutionary government", "Peruvian revolutionary government", "PER/government"),
    ("Chile's President", "Chile's President", "CHL/president"),
    ("the President of Peru said", "President of Peru", "PER/president"),
    ("President Fujimori's self-coup", "President Fujimori", "PER/president"),
    ("President Nicolas Maduro's government", "President Nicolas Maduro's government", "VEN/government"),
    ("the corrupt Lasso government in Ecuador", "Lasso government in Ecuador", "ECU/government"),
    ("Pakistan's ISI armed them", "Pakistan's ISI", "PAK/intelligence-service"),
    ("the Tsar sent officers", "Tsar", "RUS/king"),
    ("Franco's army crossed", "Franco's army", "ESP/army"),
    ("the Derg asked for arms", "Derg", "ETH/government"),
    ("the Condor Legion flew", "Condor Legion", "DEU/condor-legion"),
    ("the Chinese People's Volunteers", "Chinese People's Volunteers", "CHN/volunteers"),
    ("Colonel Ojukwu asked for rifles", "Ojukwu", "Biafra"),
    ("General Mannerheim asked for guns", "Mannerheim", "FIN/president"),
    ("the Trucial Oman Scouts", "Trucial Oman Scouts", "ARE/trucial-oman-scouts"),
    ("Dassault delivered the fighters", "Dassault", "FRA/dassault"),
    ("AMEMBASSY REPORTS THIS", "AMEMBASSY", "USA/embassy"),
    ("during the Fujimori regime", "Fujimori regime", "PER/government"),
    ("opposition leader Juan Guaido", "Juan Guaido", "VEN/opposition"),
    ("Foreign Minister Upadit Pachariyangkun", "Foreign Minister Upadit", "THA/foreign-ministry"),
    ("Defence Minister Zog Unknown said", "Defence Minister Zog Unknown", "?/defense-ministry"),
    ("Peruvian Defense Minister Jorge Chávez",) * 2 + ("PER/defense-ministry",),
    ("South Korean president Park Chung Hee", "South Korean president Park Chung Hee", "KOR/president"),
    ("the Ministry of National Defense of Chile", "Ministry of National Defense of Chile", "CHL/defense-ministry"),
    ("the Chilean Ministry of War", "Chilean Ministry of War", "CHL/war-ministry"),
    ("the Australian Department of Defence", "Australian Department of Defence", "AUS/department-of-defence"),
    ("the Armed Forces of the Philippines", "Armed Forces of the Philippines", "PHL/armed-forces"),
    ("the Soviet Embassy denied", "Soviet Embassy", "SUN/embassy"),
    ("the U.S. Coast Guard", "U.S. Coast Guard", "USA/coast-guard"),
    ("the Salvadoran National Guard", "Salvadoran National Guard", "SLV/national-guard"),
    ("the Thai police", "Thai police", "THA/police"),
    ("the Royal Navy landed", "Royal Navy", "GBR/navy"),
    ("the Royal Thai Navy", "Thai Navy", "THA/navy"),
    ("Kremlin watchers say the Soviets left", "Soviets", "SUN"),
    ("the Pentagon said", "Pentagon", "USA/defense-department"),
    ("SOUTHCOM asked", "SOUTHCOM", "USA/southcom"),
    ("the R.A.A.F. flew", "R.A.A.F.", "AUS/air-force"),
    ("the Peruvian Foreign Office", "Peruvian Foreign Office", "PER/foreign-office"),
    ("a Belgian-trained army", "army", "?/army"),
    ("the Moscow embassy", "embassy", "?/embassy"),
    ("the FAP flew", "FAP", "PER/air-force"),
    ("Afghan guerrillas received", "Afghan guerrillas", "Afghan guerrillas"),
    ("rifles for the rebels of southern Sudan", "rebels of southern Sudan", "Sudanese rebels"),
    ("mortars to insurgents in El Salvador", "insurgents in El Salvador", "Salvadoran insurgents"),
    ("exiles from Cuba were drilled", "exiles from Cuba", "Cuban exiles"),
    ("rifles for the rebels", "rebels", "?/rebels"),
    ("guerrillas, Angola said", "guerrillas", "?/guerrillas"),
    ("the army of Chad", "army of Chad", "TCD/army"),
    ("Latin American governments met", "Latin American governments", "Latin America"),
    ("the West refused", "the West", "Western countries"),
    ("FRELIMO camps", "FRELIMO", "FRELIMO"),
    ("Dutchmen trained", "Dutchmen", "NLD"),
    ("Upper Volta asked", "Upper Volta", "BFA"),
    ("the Ivory Coast asked", "Ivory Coast", "CIV"),
    ("troops in Congo-Brazzaville", "Congo-Brazzaville", "COG"),
    ("the Congolese army", "Congolese army", "COD/army COG/army"),
    ("the Shah wanted", "the Shah", "IRN/king"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "ids"), ONE, ids=[text for text, *_ in ONE])
def test_one_party_is_found(text: str, words: str, ids: str) -> None:
    assert (words, ids) in found(text)


SEVERAL = [
    ("Soviet-Peruvian cooperation", "SUN PER"),
    ("the US/NATO proxy war", "USA NATO"),
    ("Anglo-American and Sino-Soviet talks", "GBR USA CHN SUN"),
    ("France, Italy and Germany sold", "FRA ITA DEU"),
    ("Jordan and Chad bought", "JOR TCD"),
    ("the Peruvian Army, Navy and Air Force", "PER/army PER/navy PER/air-force"),
    ("the army and navy of Peru", "PER/army PER/navy"),
    ("Dar es Salaam asked Peking", "TZA CHN"),
    ("North and South; North Korea and South Vietnam", "PRK VNM"),
    ("Guinea, Guinea-Bissau and Equatorial Guinea", "GIN GNB GNQ"),
    ("Nigerien and Nigerian pilots", "NER NGA"),
    ("presidents of the United States and the Andean countries", "USA/president Andean countries"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the russians sold libya about 60 fighters", ["SUN", "LBY"]),
        ("east germans were in angola too", ["DDR", "AGO"]),
        ("we ate turkey off the china in the polish shop", []),
        ("A Pentagon man said that libya bought them", ["USA/defense-department"]),
    ],
)
def test_names_in_small_letters_count_where_nothing_has_a_capital(text: str, expected: list[str]) -> None:
    assert [ids for _, ids in found(text, 1980)] == expected


@pytest.mark.parametrize(
    ("text", "acronym", "expected"),
    [
        ("SAG TOLD US THAT SADF LEFT.", "SAG", ["ZAF/government"]),
        ("WE BELIEVE THAT GOT WILL BUY TANKS.", "GOT", ["TUR/government"]),
        ("WE GOT 5 TANKS.", "GOT", []),
    ],
)
def test_governments_whose_acronym_is_a_verb(text: str, acronym: str, expected: list[str]) -> None:
    sentence = sentence_of(text)
    mentions = find_actors(sentence, table=load_actors(), year=1976)
    assert [m.ids[0] for m in mentions if sentence.words(m.first, m.last) == acronym] == expected


@pytest.mark.parametrize(("text", "ids"), SEVERAL)
def test_several_parties_are_kept_apart(text: str, ids: str) -> None:
    assert " ".join(i for _, i in found(text)) == ids


@pytest.mark.parametrize(
    "text",
    [
        "they ate turkey off fine china",
        "the Washington Post reported",
        "George Washington slept here",
        "Mr. Jordan said",
        "the South China Sea",
        "a polish of boots that may do",
        "lima beans",
        "the Gulf of Mexico",
        "a government-backed militia",
        "the Tashkent Declaration",
        "General Marshall said",
        "ISI has shared images",
        "Admiral Togo fired",
        "in the west",
        "the military-to-military channel",
    ],
)
def test_what_only_looks_like_a_party_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("year", "ids"),
    [
        (1910, ["RUS", "DEU", "COD"]),
        (1975, ["SUN", "SUN", "DDR DEU", "CSK", "COD COG"]),
        (1991, ["SUN", "SUN", "DEU", "CSK", "COD COG", "GEO"]),
        (2019, ["RUS", "RUS", "DEU", "CZE", "COD COG", "GEO"]),
        (None, ["RUS", "RUS", "DEU", "CZE", "COD COG", "GEO"]),
    ],
)
def test_names_change_hands_in_time(year: int | None, ids: list[str]) -> None:
    text = "Moscow and the Russians, Berlin, Prague, Congo, Georgia"
    assert [i for _, i in found(text, year)] == ids


def test_soviet_stays_soviet() -> None:
    assert found("Soviet tanks and the USSR", 2017) == [("Soviet", "SUN"), ("USSR", "SUN")]


def test_an_adjective_before_a_noun_is_no_organ() -> None:
    assert found("the Soviet military advisers and equipment", pos=NOUNS) == [("Soviet", "SUN")]


CAPITALS = [
    ("THE USG AND TURKEY HAVE HELPED US", "USA/government TUR"),
    ("CLOSE COOPERATION WITH US IN QUESTIONS", ""),
    ("US-PERUVIAN RELATIONS", "USA PER"),
    ("PURCHASES FROM THE U.S.", "USA"),
    ("STRAINED BY THE FAP PURCHASE", "PER/air-force"),
    ("THE PERUVIAN MILITARY REALIZE", "PER/armed-forces"),
    ("PLANS ARE FAR ALONG AND THE PLAN RAN", ""),
    ("THE KHUKRIT GOVERNMENT", "THA/government"),
    ("CHAD, MALI AND CHINA", "TCD MLI CHN"),
]


@pytest.mark.parametrize(("text", "ids"), CAPITALS)
def test_capitals_hide_no_state_and_make_none(text: str, ids: str) -> None:
    assert " ".join(i for _, i in found(text, 1978)) == ids


def test_a_government_s_acronym_keeps_its_candidates() -> None:
    assert "PER/government" in found("THE GOP ASKED", 1978)[0][1].split()


def test_mentions_are_in_order_and_apart() -> None:
    sentence = plain_sentence(
        "The Peruvian Army and the Soviet Union's navy (USSR) met the President of Chile in Lima."
    )
    mentions = find_actors(sentence, table=load_actors(), year=1975)
    assert all(a.last < b.first for a, b in pairwise(mentions))
