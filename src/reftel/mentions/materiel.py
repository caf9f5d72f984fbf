"""Arms and equipment in a sentence: designations and class nouns."""

from collections.abc import Sequence
from dataclasses import dataclass

from reftel.mentions.designations import shaped, spaced_variant, typed
from reftel.model.mention import MaterielMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.materiel import Entry, MaterielTable, first_word, plain

_RENAMING = frozenset({"", "(", '"', "“", "'", '("'})
"""What may stand between a designation and its other name."""


_BESIDE = ("ADJ", "DET", "PROPN")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    first: int
    last: int
    entry: Entry


def find_materiel(sentence: Sentence, *, table: MaterielTable) -> list[MaterielMention]:
    """The materiel of a sentence in order, the longest term first."""
    found: list[_Hit] = []
    i = 0
    while i < len(sentence.tokens):
        hit = _hit_at(sentence, i, table, found)
        if hit is not None and found and _renames(sentence, found[-1], hit):
            found[-1] = _Hit(first=found[-1].first, last=hit.last, entry=found[-1].entry)
            i = hit.last
        elif hit is not None:
            found.append(hit)
            i = hit.last
        i += 1
    return [_mention(sentence, hit, table) for hit in found]


def _renames(sentence: Sentence, left: _Hit, right: _Hit) -> bool:
    """True where the second only gives the first its other name: "A-4M Skyhawk", "SA-2 (Guideline)"."""
    if left.entry.designator is None or right.entry.designator is None:
        return False
    between = "".join(token.text for token in sentence.tokens[left.last + 1 : right.first])
    own, other = plain(left.entry.designator), plain(right.entry.designator)
    name = sentence.words(right.first, right.last)
    return between in _RENAMING and own.startswith(other) and not any(c.isdigit() for c in name)


def _hit_at(sentence: Sentence, at: int, table: MaterielTable, before: Sequence[_Hit]) -> _Hit | None:
    """What stands at token `at`: a listed name, else a shape."""
    tokens = sentence.tokens
    reach = table.reach.get(first_word(tokens[at].text), 0) + 1
    for last in range(min(at + reach, len(tokens)) - 1, at - 1, -1):
        entry = table.at(sentence.words(at, last))
        hit = _Hit(first=at, last=last, entry=entry) if entry is not None else None
        if hit is not None and hit.entry.designator and (variant := spaced_variant(sentence, at, table)):
            return hit if last > variant[0] - 1 and last > at else _Hit(first=at, last=variant[0], entry=variant[1])
        if hit is not None and _is_whole(sentence, last) and _is_thing(sentence, hit, table, before):
            return _with_mark(sentence, hit, table) if hit.entry.designator else hit
    shape = shaped(sentence, at, table) or typed(sentence, at, table)
    return _Hit(first=at, last=shape[0], entry=shape[1]) if shape is not None else None


def _is_whole(sentence: Sentence, last: int) -> bool:
    """False where more letters or digits follow without a space ("T-55-class" is whole, "F-16/79" is not)."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in "-/":
        return True
    end = tokens[last].at + len(tokens[last].text)
    tight = end == tokens[last + 1].at and tokens[last + 2].at == end + 1
    return not (tight and tokens[last + 2].text[0].isdigit())


def _is_thing(sentence: Sentence, hit: _Hit, table: MaterielTable, before: Sequence[_Hit]) -> bool:
    """Verbs (to arm, to shell) are no things; names need their capitals, and shy ones company."""
    tokens = sentence.tokens
    if hit.entry.designator is None:
        last = tokens[hit.last]
        return hit.last > hit.first or last.pos in ("NOUN", "PROPN", "ADJ") or last.text.isupper()
    name = sentence.words(hit.first, hit.last)
    if name.islower() and not any(c.isdigit() for c in name):
        return False
    if name.islower() and not hit.entry.shy and "-" not in name and len(name) < 3:
        return False
    return not (hit.entry.shy or _is_short(name)) or _in_company(sentence, hit, table, before)


def _is_short(name: str) -> bool:
    """One letter and one digit ("M-1", "A-4"): too common a name to stand alone."""
    bare = name.replace("-", "").replace("'", "").removesuffix("s")
    return len(bare) == 2 and bare[0].isalpha() and bare[1].isdigit() and bare[0].upper() not in "FT"


def _in_company(sentence: Sentence, hit: _Hit, table: MaterielTable, before: Sequence[_Hit]) -> bool:
    """True where a number, a word of arms, a maker or another designation stands beside a shy name."""
    tokens, sets = sentence.tokens, table.sets
    i, k = hit.last + 1, hit.first - 1
    if i < len(tokens) and tokens[i].text in ("-", '"', "”", "'", "’"):
        i += 1
    word = tokens[i].text.lower() if i < len(tokens) else ""
    if hit.entry.unit == "ships":
        several = k >= 0 and tokens[k].pos == "NUM" and _is_plural(sentence, hit, table)
        return several or word in sets["type_words"] or _class_noun_at(sentence, i, table, unit="ships")
    if word in sets["company"] or word in sets["type_words"] or _class_noun_at(sentence, i, table):
        return True
    while k >= 0 and hit.first - k < 3 and (tokens[k].pos in _BESIDE or tokens[k].feat("VerbForm") == "Part"):
        k -= 1
    if k < 0:
        return _is_traded(sentence, hit, table)
    previous = tokens[k]
    if (previous.pos == "NUM" and k + 3 > hit.first) or previous.text.lower() in sets["makers"]:
        return True
    if previous.text.lower() in sets["of"] and k and tokens[k - 1].text.lower() in sets["company_before"]:
        return True
    return _is_traded(sentence, hit, table) or _is_listed(tokens, hit, table, before)


def _is_traded(sentence: Sentence, hit: _Hit, table: MaterielTable) -> bool:
    """True of several of a name that are bought or sold: "Oman bought Scorpions"."""
    token = sentence.tokens[hit.last]
    verb = sentence.tokens[token.head]
    traded = token.dep in ("obj", "nsubj:pass") and verb.pos == "VERB" and verb.lemma in table.sets["trading"]
    return traded and not sentence.text.isupper() and token.text.endswith("s") and _is_plural(sentence, hit, table)


def _is_plural(sentence: Sentence, hit: _Hit, table: MaterielTable) -> bool:
    """True of "six Osas": ships of a class, not a town, and no measure ("six kilos")."""
    name = sentence.words(hit.first, hit.last)
    return name.lower() not in table.entries and name[0].isupper() and name.lower() not in table.sets["measures"]


def _is_listed(tokens: Sequence[Token], hit: _Hit, table: MaterielTable, before: Sequence[_Hit]) -> bool:
    """True in a list after another designation, or before one with its class noun: "Venom and Hunter jets"."""
    links = table.sets["links"]
    k = hit.first - 1
    if before and before[-1].entry.designator and tokens[k].text.lower() in links and before[-1].last >= k - 2:
        return True
    i = hit.last + 1
    if i + 1 >= len(tokens) or tokens[i].text.lower() not in links:
        return False
    other = table.at(tokens[i + 1].text)
    if other is not None and other.designator and not other.shy and any(c.isdigit() for c in tokens[i + 1].text):
        return True
    after = tokens[i + 2].text if i + 2 < len(tokens) else ""
    noun = table.at(after)
    return other is not None and other.designator is not None and noun is not None and noun.designator is None


def _class_noun_at(sentence: Sentence, at: int, table: MaterielTable, unit: str | None = None) -> bool:
    """True where a class noun starts at token `at`, or one token later ("Hawk air-defence missiles")."""
    tokens = sentence.tokens
    for start in (at, at + 1):
        for last in range(min(start + 4, len(tokens)) - 1, start - 1, -1):
            entry = table.at(sentence.words(start, last))
            if entry is not None and entry.designator is None:
                return tokens[last].pos != "VERB" and unit in (None, entry.unit)
        if start < len(tokens) and tokens[start].pos not in ("ADJ", "NOUN", "PROPN", "NUM"):
            return False
    return False


def _with_mark(sentence: Sentence, hit: _Hit, table: MaterielTable) -> _Hit:
    """Take in the mark of a type: "Centurion Mk 5"."""
    tokens = sentence.tokens
    i = hit.last + 1
    if i + 1 < len(tokens) and tokens[i].text.lower() in table.sets["mark"] and tokens[i + 1].text[0].isdigit():
        designator = f"{hit.entry.designator} Mk {tokens[i + 1].text}"
        entry = Entry(designator=designator, category=hit.entry.category, unit=hit.entry.unit)
        return _Hit(first=hit.first, last=i + 1, entry=entry)
    return hit


def _mention(sentence: Sentence, hit: _Hit, table: MaterielTable) -> MaterielMention:
    """The mention with the maker before it and "-class" or "type" after it."""
    tokens = sentence.tokens
    first, last = hit.first, hit.last
    if hit.entry.designator is not None:
        first -= first > 0 and tokens[first - 1].text.lower() in table.sets["makers"]
        step = 2 if last + 2 < len(tokens) and tokens[last + 1].text == "-" else 1
        if last + step < len(tokens) and tokens[last + step].text.lower() == "class":
            last += step
    entry = hit.entry
    return MaterielMention(
        first=first, last=last, designator=entry.designator, category=entry.category, unit=entry.unit
    )
