"""What is set right about the parser's trees."""

from dataclasses import replace

import pytest

from reftel.claims.mend import mended
from reftel.model.sentence import Sentence
from tests.factories import plain_sentence
from tests.reading import claims_in

_PARTICIPLE = "Tense=Past|VerbForm=Part"


def _misread() -> Sentence:
    """ "Egypt had quietly delivered tanks" as the parser may read it: Egypt has tanks that were delivered."""
    sentence = plain_sentence("Egypt had quietly delivered tanks")
    egypt, had, quietly, delivered, tanks = sentence.tokens
    tokens = (
        replace(egypt, head=1, dep="nsubj", pos="PROPN"),
        replace(had, head=1, dep="root", pos="VERB", lemma="have"),
        replace(quietly, head=3, dep="advmod", pos="ADV"),
        replace(delivered, head=4, dep="amod", pos="VERB", lemma="deliver", feats=_PARTICIPLE),
        replace(tanks, head=1, dep="obj", pos="NOUN", lemma="tank"),
    )
    return replace(sentence, tokens=tokens)


def test_a_participle_behind_its_auxiliary_is_the_verb() -> None:
    tokens = mended(_misread(), frozenset({"have"})).tokens
    tree = {token.text: (token.dep, tokens[token.head].text) for token in tokens}
    assert tree == {
        "Egypt": ("nsubj", "delivered"),
        "had": ("aux", "delivered"),
        "quietly": ("advmod", "delivered"),
        "delivered": ("root", "delivered"),
        "tanks": ("obj", "delivered"),
    }


@pytest.mark.parametrize("text", ["The museum has restored tanks.", "Cuba has 200 T-62 tanks."])
def test_what_somebody_has_is_still_had(text: str) -> None:
    assert not [c for c in claims_in(text) if c.kind == "transfer"]


def _tree(words: str, *arcs: tuple[int, str, str, str]) -> Sentence:
    sentence = plain_sentence(words)
    tokens = tuple(
        replace(token, head=head, dep=dep, pos=pos, feats=feats)
        for token, (head, dep, pos, feats) in zip(sentence.tokens, arcs, strict=True)
    )
    return replace(sentence, tokens=tokens)


def test_a_lone_verb_behind_the_first_noun_is_what_is_said() -> None:
    misread = _tree(
        "Ministers left Baghdad.",
        (0, "root", "NOUN", ""), (0, "acl", "VERB", _PARTICIPLE), (1, "obj", "PROPN", ""), (0, "punct", "PUNCT", ""),
    )  # fmt: skip
    assert [(t.dep, t.head) for t in mended(misread, frozenset()).tokens] == [
        ("nsubj", 1), ("root", 1), ("obj", 1), ("punct", 1),
    ]  # fmt: skip


def test_a_caption_without_full_stop_stays_a_noun() -> None:
    caption = _tree(
        "Tanks delivered to Sudan",
        (0, "root", "NOUN", ""), (0, "acl", "VERB", _PARTICIPLE), (3, "case", "ADP", ""), (1, "obl", "PROPN", ""),
    )  # fmt: skip
    assert mended(caption, frozenset()) == caption


def test_a_gerund_right_behind_its_verb_is_its_complement() -> None:
    misread = _tree(
        "France stopped supplying parts",
        (1, "nsubj", "PROPN", ""), (1, "root", "VERB", "Tense=Past|VerbForm=Fin"),
        (1, "advcl", "VERB", "VerbForm=Ger"), (2, "obj", "NOUN", ""),
    )  # fmt: skip
    assert mended(misread, frozenset()).tokens[2].dep == "xcomp"


def test_one_who_is_addressed_is_the_subject_of_a_verb_without_one() -> None:
    misread = _tree(
        "Turkey, he added, had offered tanks",
        (3, "vocative", "PROPN", ""), (0, "punct", "PUNCT", ""), (3, "nsubj", "PRON", ""),
        (6, "parataxis", "VERB", ""), (3, "punct", "PUNCT", ""), (6, "aux", "AUX", ""),
        (6, "root", "VERB", ""), (6, "obj", "NOUN", ""),
    )  # fmt: skip
    turkey = mended(misread, frozenset()).tokens[0]
    assert (turkey.dep, turkey.head) == ("nsubj", 6)


def test_what_hangs_on_the_number_of_a_designation_hangs_on_its_head() -> None:
    [claim] = claims_in("A Chinese-made Type 59 of the Tanzanian army, Dar es Salaam, 2004.")
    assert (claim.kind, claim.actor, claim.recipient) == ("holding", ("CHN",), ("TZA/army",))


def test_a_particle_before_an_object_belongs_to_its_verb() -> None:
    found = claims_in("Peking palmed off its old tanks on Burma.")
    assert ("transfer", ("CHN",), ("MMR",)) in [(c.kind, c.actor, c.recipient) for c in found]
    assert not [c for c in claims_in("The minister landed in Burma.") if c.kind == "transfer"]


def test_a_subject_may_stand_behind_a_verb_of_coming() -> None:
    found = claims_in("From Finland arrived eight trainers for Kenya.")
    assert ("transfer", ("FIN",), ("KEN",)) in [(claim.kind, claim.actor, claim.recipient) for claim in found]
