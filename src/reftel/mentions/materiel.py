"""Arms and equipment in a sentence: designations and class nouns."""

import re
from collections.abc import Sequence

from reftel.model.mention import MaterielMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.materiel import Entry, MaterielTable, plain

_SHAPE = re.compile(r"([A-Za-z]{1,4})[-/]?(\d{1,4})([A-Za-z]{0,4})((?:[-/][A-Z0-9]{1,3})*)")


def find_materiel(sentence: Sentence, *, table: MaterielTable) -> list[MaterielMention]:
    """The materiel of a sentence in order, the longest term first."""
    tokens = sentence.tokens
    words = [_word(token) for token in tokens]
    found = []
    i = 0
    while i < len(tokens):
        match = _joined(words, i, table) or table.match(words, i)
        if match is None or not _is_thing(tokens, i, match):
            shape = _shaped(tokens[i], table)
            match = (1, shape) if shape is not None and _is_thing(tokens, i, (1, shape)) else None
        if match is None:
            i += 1
            continue
        length, entry = match
        last = i + length - 1
        found.append(
            MaterielMention(first=i, last=last, designator=entry.designator, category=entry.category, unit=entry.unit)
        )
        i = last + 1
    return found


def _word(token: Token) -> str:
    """A token as the catalogue has it: "MIG-21s" and "F-16A/Bs" without the plural."""
    text = token.text.lower()
    return text[:-1] if re.fullmatch(r".*\d[a-z]?s", text) else text


def _joined(words: Sequence[str], at: int, table: MaterielTable) -> tuple[int, Entry] | None:
    """A designation whose hyphen was cut ("T - 55", "fighter - bomber")."""
    if at + 2 < len(words) and words[at + 1] == "-":
        entry = table.entries.get((f"{words[at]}-{words[at + 2]}",))
        return (3, entry) if entry is not None else None
    return None


def _shaped(token: Token, table: MaterielTable) -> Entry | None:
    """A designation that the catalogue lacks, known by its series or as a variant of a listed one."""
    text = token.text.rstrip("s") if re.search(r"\d[A-Za-z]?s$", token.text) else token.text
    shape = _SHAPE.fullmatch(text)
    if shape is None or "-" not in text:
        return None
    prefix = table.series.get(shape[1].lower())
    if prefix is None:
        return None
    written = f"{prefix}-{shape[2]}{shape[3]}{shape[4]}"
    base = table.bases.get(plain(f"{prefix}{shape[2]}"))
    if base is not None:
        return Entry(designator=written, category=base.category, unit=base.unit)
    return None if prefix in table.shy else Entry(designator=written, category="equipment", unit="items")


def _is_thing(tokens: Sequence[Token], at: int, match: tuple[int, Entry]) -> bool:
    """Names that are common words too (Hunter, Fox) need a capital; verbs (to arm, to shell) are no things."""
    length, entry = match
    last = tokens[at + length - 1]
    if entry.designator is None:
        return last.pos in ("NOUN", "PROPN", "ADJ") or (length > 1) or last.text.isupper()
    text = tokens[at].text
    if text.isalpha():
        return (
            text[0].isupper()
            and (at > 0 or length > 1 or last.text.lower().endswith("s"))
            and _beside(tokens, at, length)
        )
    return True


def _beside(tokens: Sequence[Token], at: int, length: int) -> bool:
    """A bare name ("Hunter", "Patriot") is materiel where a number, a noun of arms or a plural stands by it."""
    if length > 1:
        return True
    capitals = tokens[at].text.isupper() and all(t.text.isupper() for t in tokens if t.text.isalpha())
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1] if at else None
    near = bool(after and after.pos in ("NOUN", "NUM")) or bool(before and before.pos in ("NUM", "NOUN", "ADJ"))
    return near if capitals else near or tokens[at].text.endswith("s") or _listed(tokens, at)


def _listed(tokens: Sequence[Token], at: int) -> bool:
    """In a list ("Venom and Hunter jets")."""
    return at + 1 < len(tokens) and tokens[at + 1].text in ("and", "or", ",", '"', "”")
