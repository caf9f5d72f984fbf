"""Whom pronouns and descriptions stand for, and who fills a side that the text leaves unsaid."""

import pytest

from reftel.claims.memory import Memory
from reftel.claims.scene import Party
from reftel.claims.setting import Setting
from reftel.rules.reference import load_reference_words
from tests.factories import plain_sentence
from tests.reading import claims_in

Claims = set[tuple[str, tuple[str, ...], tuple[str, ...]]]


def _found(text: str) -> Claims:
    return {(claim.kind, claim.actor, claim.recipient) for claim in claims_in(text)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Cuba sent advisers to Angola. They trained Angolan pilots.", ("training", ("CUB",), ("AGO",))),
        (
            "Bulgaria supplied rifles to Angola. It also trained Angolan officers in Sofia.",
            ("training", ("BGR",), ("AGO",)),
        ),
        (
            "Sudan broke with France. Its army had been small.\n\n"
            "Ties with Chad cooled when it bought howitzers from China.",
            ("transfer", ("CHN",), ("TCD",)),
        ),
        (
            "Sudan broke with France.\n\nLater it bought howitzers from China.",
            ("transfer", ("CHN",), ("SDN",)),
        ),
        (
            "Libya and Sudan are at odds. The former bought 40 tanks from France.",
            ("transfer", ("FRA",), ("LBY",)),
        ),
        (
            "Libya and Sudan are at odds. The latter received 20 aircraft from China.",
            ("transfer", ("CHN",), ("SDN",)),
        ),
        (
            "Cuba sent rifles to Angola, and Bulgaria sent troops. The former also sent 500 advisers to Angola.",
            ("mission", ("CUB",), ("AGO",)),
        ),
        (
            "Iran obtained its arms from China and Libya; China's share of its imports was 41 percent.",
            ("share", ("CHN",), ("IRN",)),
        ),
        (
            "Peru and Cuba are at odds. The two countries conducted joint exercises in 1971.",
            ("cooperation", ("PER",), ("CUB",)),
        ),
        (
            "Iran and Cuba were far away. Siam ordered a gunboat from Kawasaki in 1906.",
            ("transfer", (), ("THA",)),
        ),
        (
            "Chad: a study\n\nHonduras, whose army was trained by Argentina, lay far away.",
            ("training", ("ARG",), ("HND/army",)),
        ),
        (
            "Oman relied on Britain. The sultanate bought 40 tanks from London.",
            ("transfer", ("GBR",), ("OMN",)),
        ),
        (
            "The Angolan minister was blunt. \"We will buy tanks from Cuba,\" the Angolan minister said.",
            ("transfer", ("CUB",), ("AGO",)),
        ),
        (
            "Somalia threw the Russians out in 1977, and Egypt had kicked them out in 1972.",
            ("restriction", ("EGY",), ("SUN",)),
        ),
        ("Angola is at war. Cuba sent 3,000 troops there.", ("deployment", ("CUB",), ("AGO",))),
        (
            "Sudan: the war in the south\n\nSudan has been at war since 1983. Uganda sent rifles to the rebels.",
            ("transfer", ("UGA",), ("Sudanese rebels",)),
        ),
        (
            "Sudan was at war. Libya supplied 40 rifles to the guerrillas in Chad.",
            ("transfer", ("LBY",), ("Chadian guerrillas",)),
        ),
        (
            "Libya: arms abroad\n\nLibya quarrelled with Chad. Libya sent 400 rifles to the insurgents.",
            ("transfer", ("LBY",), ("Chadian insurgents",)),
        ),
    ],
)
def test_stand_ins(text: str, claim: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    assert claim in _found(text)


def test_former_and_latter_of_one_sentence_are_of_one_pair() -> None:
    text = "Libya and Sudan are at odds. The former bought 40 tanks from France, the latter received ten from China."
    assert {("transfer", ("FRA",), ("LBY",)), ("transfer", ("CHN",), ("SDN",))} <= _found(text)


def test_a_total_without_a_supplier_has_none() -> None:
    text = "France sold tanks to Chad. Chad imported arms worth $300 million between 1983 and 1987."
    assert all(not actor for kind, actor, _ in _found(text) if kind == "share")


def test_who_froze_its_aid_does_not_go_without() -> None:
    text = "Chad bought tanks. Chad trained pilots. Washington froze its military aid to the army in 1987."
    assert all(recipient != ("USA",) for kind, _, recipient in _found(text) if kind == "restriction")


def test_we_is_never_it() -> None:
    setting = Setting(sender="USA", host="KEN", subject="KEN", partners=("KEN",))
    memory = Memory(setting, load_reference_words("en"))
    sentence = plain_sentence("We sold Kenya tanks", deps={"We": "nsubj", "Kenya": "iobj"})
    memory.enter(sentence)
    memory.keep(Party(first=0, last=0, ids=("USA",), form="name", inferred=True), sentence)
    memory.keep(Party(first=2, last=2, ids=("KEN",), form="name"), sentence)
    assert memory.antecedent() == "KEN"
