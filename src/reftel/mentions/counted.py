"""What a number counts: the noun, its unit, and numbers that count nothing."""

import re
from collections.abc import Mapping, Sequence

from reftel.mentions.bounds import Amount
from reftel.mentions.numbers import word_at
from reftel.model.sentence import Sentence, Token
from reftel.rules.amounts import AmountTable

Things = Mapping[int, tuple[int, str]]
"""Token of a materiel mention → the mention's last token and what a count of it counts."""

_REACH = 7
_WITHIN = ("ADJ", "PROPN", "NUM", "SYM", "DET")
_NAMES = ("PROPN", "X")


def noun_of(sentence: Sentence, amount: Amount, table: AmountTable, things: Things) -> int | None:
    """The index of the noun that an amount counts, where the words after it, the tree or a bracket show one."""
    tokens = sentence.tokens
    after = amount.last + 1
    if word_at(tokens, after) == "-" and _unit(tokens, after + 1, table) in table.sets["time_units"]:
        return after + 1
    return (
        _to_the_right(tokens, after, table, things)
        or _by_tree(tokens, amount, table, things)
        or _to_the_left(tokens, amount, table, things)
    )


def _to_the_right(tokens: Sequence[Token], at: int, table: AmountTable, things: Things) -> int | None:
    i = at
    while i < min(at + _REACH, len(tokens)):
        if i in things:
            return _end_of_run(tokens, things[i][0], table, things)
        if _is_noun(tokens, i, table):
            return _end_of_run(tokens, i, table, things)
        if not _may_stand_between(tokens, i, table):
            return None
        i += 1
    return None


def _is_noun(tokens: Sequence[Token], i: int, table: AmountTable) -> bool:
    return (tokens[i].pos == "NOUN" and tokens[i].text[0].isalnum()) or _unit(tokens, i, table) is not None


def _may_stand_between(tokens: Sequence[Token], i: int, table: AmountTable) -> bool:
    token = tokens[i]
    return token.pos in _WITHIN or token.text.lower() in table.sets["between"] or _is_participle(token)


def _is_participle(token: Token) -> bool:
    return token.dep.startswith("amod") or token.feat("VerbForm") == "Part"


def _end_of_run(tokens: Sequence[Token], i: int, table: AmountTable, things: Things) -> int:
    """The noun that a run of names, adjectives and nouns ends in: "Mi-17 military helicopters"."""
    if _unit(tokens, i, table) in table.sets["time_units"]:
        return i
    last, k = i, i + 1
    while k < len(tokens) and (k in things or tokens[k].pos in ("NOUN", "PROPN", "ADJ") or tokens[k].text == "-"):
        if k in things:
            last = k = things[k][0]
        elif _is_noun(tokens, k, table) and tokens[k].pos not in ("ADJ", "PUNCT"):
            last = k
        k += 1
    return last


def _by_tree(tokens: Sequence[Token], amount: Amount, table: AmountTable, things: Things) -> int | None:
    for number in (amount.until, amount.number):
        token = tokens[number.last]
        head = tokens[token.head]
        counts = token.dep.startswith("nummod") and head.i > amount.last and head.pos in ("NOUN", "PROPN")
        if counts and not any(t.pos == "ADP" for t in tokens[amount.last + 1 : head.i]):
            return _end_of_run(tokens, head.i, table, things)
    return None


def _to_the_left(tokens: Sequence[Token], amount: Amount, table: AmountTable, things: Things) -> int | None:
    """In a bracket ("advisers in Peru (150 to 200)") or a row ("T-55 tank 75"), what stands before."""
    before, after = amount.first - 1, word_at(tokens, amount.last + 1)
    ends_at = {last: last for last, _ in things.values()}
    if before in ends_at and (not after or after[0].isdigit() or after in "(.;"):
        return before
    if word_at(tokens, before) != "(" or not after.startswith(")"):
        return None
    for i in range(before - 1, max(before - _REACH, -1), -1):
        if i in ends_at or _unit(tokens, i, table) is not None:
            return i
        if tokens[i].text in ",;.":
            return None
    return None


def unit_of(sentence: Sentence, noun: int, table: AmountTable, things: Things | None = None) -> str:
    """What a count of the noun counts: a unit of the guideline, else the noun itself."""
    tokens = sentence.tokens
    if things and noun in things:
        return things[noun][1]
    return _unit(tokens, noun, table) or _plural(tokens[noun])


def _plural(token: Token) -> str:
    text = token.text.lower() if token.text.isupper() else token.text
    return text + "s" if token.feat("Number") == "Sing" and not text.endswith("s") else text


def _unit(tokens: Sequence[Token], i: int, table: AmountTable) -> str | None:
    if i >= len(tokens):
        return None
    token, nouns = tokens[i], table.units.nouns
    if token.text in table.units.codes and i and tokens[i - 1].text.isdigit():
        return table.units.codes[token.text]
    previous = tokens[i - 1].lemma if i else ""
    for word in _singulars(token):
        if unit := nouns.get(f"{previous}-{word}") or nouns.get(word):
            return unit
    return None


def _singulars(token: Token) -> tuple[str, ...]:
    word = token.text.lower()
    return tuple(dict.fromkeys((token.lemma, word, word.removesuffix("s"), re.sub("ies$", "y", word))))


def is_label(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> bool:
    """True for numbers that name a thing: "No. 301", "PAGE 02", "77 STATE 306726", "[2]", "Public Law 85–532"."""
    first, last = amount.number.first, amount.until.last
    text = tokens[first].text
    before, after = word_at(tokens, first - 1), word_at(tokens, last + 1)
    if before in table.sets["labels"] and tokens[first - 1].pos not in ("VERB", "AUX", "ADP"):
        return True
    if (text[0] == "0" and text.isdigit() and len(text) > 1) or (before == "[" and after == "]"):
        return True
    if (first == 0 and after in (".", ")")) or after in table.sets["clock"] or _is_part(tokens, first, table):
        return True
    if is_measure(tokens, last, table):
        return True
    if text[0].isdigit() and after in table.sets["not_counted"] and not tokens[last + 1].text.islower():
        return True
    return _is_glued(tokens, first, last) or _is_reference(tokens, first, last)


def is_measure(tokens: Sequence[Token], last: int, table: AmountTable) -> bool:
    """True for "20-mm" and "500-pound": how large, not how many."""
    return word_at(tokens, last + 1) == "-" and word_at(tokens, last + 2) in table.sets["measures"]


def _is_part(tokens: Sequence[Token], first: int, table: AmountTable) -> bool:
    """ "SECTION 1 OF 2": the number of parts of what the number before names."""
    named = word_at(tokens, first - 3) in table.sets["labels"] or word_at(tokens, first - 2).startswith("0")
    return named and word_at(tokens, first - 1) in table.sets["of"] and word_at(tokens, first - 2).isdigit()


def _is_glued(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where a sign without space ties the number to a name ("Mirage 2000-5", "2/3")."""
    before = first >= 2 and tokens[first - 1].text in "-–/" and _touch(tokens, first - 1) and _touch(tokens, first - 2)
    after = last + 1 < len(tokens) and tokens[last + 1].text == "/" and _touch(tokens, last)
    return before or after


def _touch(tokens: Sequence[Token], i: int) -> bool:
    """True where nothing lies between token `i` and the next."""
    return tokens[i].at + len(tokens[i].text) == tokens[i + 1].at


def _is_reference(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for figures of a message's name: "LIMA 00921", "77 STATE 306726"."""
    text = tokens[first].text
    if not text.isdigit() or first != last:
        return False
    named = len(text) > 3 + (tokens[first - 1].pos not in _NAMES) if first else False
    if named and tokens[first - 1].text.isupper() and tokens[first - 1].text.isalpha():
        return last + 1 == len(tokens) or tokens[last + 1].pos not in ("NOUN", "ADJ", "PROPN")
    following = [tokens[i].text for i in range(last + 1, min(last + 3, len(tokens)))]
    return len(following) == 2 and following[0].isupper() and bool(re.fullmatch(r"\d{4,6}", following[1]))
