"""Designations that the catalogue does not list, known by their shape."""

import re

from reftel.model.sentence import Sentence
from reftel.rules.materiel import Entry, MaterielTable, plain

_SHAPE = re.compile(r"([A-Za-z]{1,5})(-?)(\d{1,4})([A-Za-z]{0,4}\d?[A-Z]{0,2})((?:[-/][A-Z0-9]{1,4})*)")
_MARK = re.compile(r"(\d{1,4})([A-Z][A-Z0-9]{0,4})s?(?:/.*)?")
_REACH = 5
_NEAR = 4


def shaped(sentence: Sentence, at: int, table: MaterielTable) -> tuple[int, Entry] | None:
    """A variant of a listed designation ("T-72M1", "F-16A/B"), or letters and a number before a class noun.

    Gives the last token and what it is.
    """
    for last in range(_end_of_piece(sentence, at), at - 1, -1):
        name = sentence.words(at, last)
        for text in dict.fromkeys((_singular(name), name)):
            entry = _variant(text, table) or _before_noun(sentence, last, text, table)
            if entry is not None:
                return last, entry
    return None


def spaced_variant(sentence: Sentence, at: int, table: MaterielTable) -> tuple[int, Entry] | None:
    """A variant of a listed name with a number: "Leopard 2A4NO" of Leopard 2, "Mirage 5M" of Mirage 5."""
    tokens = sentence.tokens
    mark = _MARK.fullmatch(tokens[at + 1].text) if at + 1 < len(tokens) else None
    base = table.at(f"{tokens[at].text} {mark[1]}") if mark else None
    if mark is None or base is None or base.designator is None:
        return None
    return at + 1, Entry(designator=f"{base.designator}{mark[2]}", category=base.category, unit=base.unit)


def _end_of_piece(sentence: Sentence, at: int) -> int:
    """The last token that no space parts from token `at`."""
    tokens = sentence.tokens
    last = at
    while last + 1 < len(tokens) and last - at < _REACH:
        end = tokens[last].at + len(tokens[last].text)
        if tokens[last + 1].at != end or not (tokens[last + 1].text[0].isalnum() or tokens[last + 1].text in "-/"):
            break
        last += 1
    return last


def _singular(name: str) -> str:
    return name[:-1] if re.search(r"[\dA-Z]s$", name) else name


def _variant(name: str, table: MaterielTable) -> Entry | None:
    """A listed base with more letters behind it; the base is written as the catalogue has it."""
    shape = _SHAPE.fullmatch(name)
    if shape is None or not shape[2] or not (shape[4] or shape[5]):
        return None
    base = table.bases.get(plain(f"{shape[1]}{shape[3]}"))
    if base is None or base.designator is None:
        return None
    letters = shape[4].upper() if name.islower() and shape[4] not in table.sets["small_marks"] else shape[4]
    return Entry(designator=f"{base.designator}{letters}{shape[5]}", category=base.category, unit=base.unit)


def _before_noun(sentence: Sentence, last: int, name: str, table: MaterielTable) -> Entry | None:
    """Letters and a number that a class noun follows ("GHN-45 guns", "M-11 missile launchers"): of that class."""
    shape = _SHAPE.fullmatch(name)
    if shape is None or shape[1].upper() in table.sets["no_series"] or shape[1].islower():
        return None
    noun = _class_noun(sentence, last + 1, table)
    if noun is None:
        return None
    prefix = table.series.get(shape[1].lower(), shape[1])
    return Entry(designator=prefix + name[len(shape[1]) :], category=noun.category, unit=noun.unit)


def typed(sentence: Sentence, at: int, table: MaterielTable) -> tuple[int, Entry] | None:
    """ "Type 63 rifles", "Model 1903 rifles", and a class of ships ("Skjold-class corvettes")."""
    tokens = sentence.tokens
    token = tokens[at]
    if not token.text[0].isupper() or at + 1 >= len(tokens):
        return None
    if token.text.lower() in table.sets["type_words"] and tokens[at + 1].text[0].isdigit():
        noun = _class_noun(sentence, at + 2, table)
        name = f"{token.text.capitalize()} {_singular(tokens[at + 1].text)}"
        return (at + 1, Entry(designator=name, category=noun.category, unit=noun.unit)) if noun else None
    return _ship_class(sentence, at, table)


def _ship_class(sentence: Sentence, at: int, table: MaterielTable) -> tuple[int, Entry] | None:
    tokens = sentence.tokens
    last = at + 1 + (tokens[at + 1].text == "-")
    if last >= len(tokens) or tokens[last].text.lower() != "class" or tokens[at].pos not in ("PROPN", "X"):
        return None
    noun = _class_noun(sentence, last + 1, table)
    if noun is None or noun.category not in ("ship", "warship", "submarine"):
        return None
    return last, Entry(designator=tokens[at].text, category=noun.category, unit=noun.unit)


def _class_noun(sentence: Sentence, at: int, table: MaterielTable) -> Entry | None:
    """The class noun that starts at token `at` or, after an adjective or another noun, soon after it."""
    tokens = sentence.tokens
    for start in range(at, min(at + 2, len(tokens))):
        for last in range(min(start + _NEAR, len(tokens)) - 1, start - 1, -1):
            entry = table.at(sentence.words(start, last))
            if entry is not None and entry.designator is None and tokens[last].pos != "VERB":
                return entry
        if tokens[start].pos not in ("ADJ", "NOUN", "X"):
            return None
    return None
