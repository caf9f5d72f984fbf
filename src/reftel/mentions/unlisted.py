"""Types of arms that the catalogue lacks: a number and a name in the plural ("nineteen Bellancas")."""

from collections.abc import Iterator

from reftel.model.mention import MaterielMention
from reftel.model.sentence import Sentence
from reftel.rules.materiel import MaterielTable

_BACK = 3
"""Words between the number and the name: a maker, an adjective."""
_SHORTEST = 5
"""Letters: shorter words are initials and abbreviations."""


def find_unlisted(sentence: Sentence, taken: set[int], table: MaterielTable) -> Iterator[MaterielMention]:
    """Names in the plural behind a number that are no party and nothing else; `taken` tokens are something else."""
    if sentence.text.isupper():
        return
    for token in sentence.tokens:
        if token.i in taken or token.i == 0 or not _is_name(token.text, table):
            continue
        if token.pos in ("PROPN", "NOUN") and _is_counted(sentence, token.i, taken) and _ends(sentence, token.i):
            yield MaterielMention(
                first=token.i, last=token.i, designator=token.text[:-1], category="equipment", unit="items"
            )


def _is_name(text: str, table: MaterielTable) -> bool:
    lower = text.lower()
    plural = text.isalpha() and text.endswith("s") and not text.endswith("ss") and len(text) >= _SHORTEST
    if not plural or not text[0].isupper() or text.isupper():
        return False
    return lower not in table.sets["no_types"] and not lower.endswith(tuple(table.sets["no_type_endings"]))


def _is_counted(sentence: Sentence, at: int, taken: set[int]) -> bool:
    """True behind a number, with only names and adjectives between."""
    for i in range(at - 1, max(at - 1 - _BACK, -1), -1):
        token = sentence.tokens[i]
        if token.pos == "NUM" and i not in taken:
            return True
        if token.pos not in ("ADJ", "PROPN", "NOUN") and token.text != "-":
            return False
    return False


def _ends(sentence: Sentence, at: int) -> bool:
    """True where no further name or noun follows: it would be what is counted."""
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return after is None or after.pos not in ("NOUN", "PROPN", "PART") or after.text in ("-", "–")
