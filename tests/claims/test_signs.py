"""What is noted of a claim to judge how likely it is right."""

from reftel.claims.find import candidates
from reftel.mentions.find import find_mentions
from reftel.model.refusal import Refusal
from reftel.readers.files import read_bytes
from reftel.syntax.parser import load
from tests.reading import claims_in


def signs(text: str) -> set[str]:
    document = read_bytes(text.encode(), name="text", path="text.txt")
    sentences = [s for s in load("en").sentences(document) if not isinstance(s, Refusal)]
    mentions = [find_mentions(sentence, document=document) for sentence in sentences]
    [(_, found)] = candidates(document, sentences, mentions)
    return set(found)


def test_signs_say_how_each_side_was_filled() -> None:
    found = signs("Kenya bought twelve howitzers from Israel.")
    assert {"frame en.transfer.buy", "actor own name", "recipient own name", "two states", "arms"} <= found
    assert {"quantity given", "modality factual", "transfer ordered", "unsaid"} <= found


def test_signs_say_what_is_missing() -> None:
    found = signs("Ten helicopters were delivered to Chad in 1987.")
    assert {"actor none", "half", "period given"} <= found


def test_a_page_about_other_things_gives_only_what_a_sentence_says_itself() -> None:
    other = "The roof of the hall leaks.\n\nPupils from Norway sang.\n\nThe choir meets on Mondays.\n\n"
    page = other + "A contract was signed with Brazil.\n\nSweden sold two frigates to Ecuador.\n\n"
    assert [(claim.actor, claim.recipient) for claim in claims_in(page)] == [(("SWE",), ("ECU",))]
