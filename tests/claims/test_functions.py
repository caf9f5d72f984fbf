"""One statement in many constructions: the functions around its verb or noun are the same."""

import pytest

from reftel.claims.functions import functions_of
from reftel.rules.words import load_words
from tests.parsed import sentence_of


def _functions(text: str, word: str) -> dict[str, list[str]]:
    sentence = sentence_of(text)
    at = next(token.i for token in sentence.tokens if token.text == word)
    found = functions_of(sentence, at, load_words())
    return {name: [sentence.tokens[i].text for i in group] for name, group in found.items()}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Brazil sold rifles to Ghana.", "sold"),
        ("Rifles were sold to Ghana by Brazil.", "sold"),
        ("The rifles that Brazil sold to Ghana were old.", "sold"),
        ("The rifles sold by Brazil to Ghana were old.", "sold"),
        ("Brazil agreed to sell rifles to Ghana.", "sell"),
        ("Brazil made rifles and sold them to Ghana.", "sold"),
    ],
)
def test_of_a_verb(text: str, word: str) -> None:
    found = _functions(text, word)
    assert found["subject"][0] == "Brazil"
    assert found["to"] == ["Ghana"]
    assert found["object"][0].lower() in ("rifles", "them")


@pytest.mark.parametrize(
    ("text", "word", "name", "expected"),
    [
        ("Brazil's sale of rifles to Ghana ended.", "sale", "possessor", ["Brazil"]),
        ("Brazil's sale of rifles to Ghana ended.", "sale", "of", ["rifles"]),
        ("The sale of rifles to Ghana ended.", "sale", "to", ["Ghana"]),
        ("Angola's arms imports grew.", "imports", "possessor", ["Angola"]),
        ("France, Italy and Norway sold rifles.", "sold", "subject", ["France", "Italy", "Norway"]),
        ("Brazil gave them old rifles.", "gave", "indirect", ["them"]),
        ("Brazil asked Ghana to withdraw.", "withdraw", "subject", ["Ghana"]),
        ("Libya lent Malta $20 million to buy helicopters.", "buy", "subject", ["Malta"]),
        ("Libya gave $20 million to Malta to buy helicopters.", "buy", "subject", ["Malta"]),
        ("Libya gave its word to buy helicopters.", "buy", "subject", ["Libya"]),
    ],
)
def test_one_function(text: str, word: str, name: str, expected: list[str]) -> None:
    assert _functions(text, word)[name] == expected
