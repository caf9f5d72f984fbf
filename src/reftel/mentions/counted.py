"""What a number counts: the noun, its unit, and numbers that count nothing."""

import re
from collections.abc import Mapping, Sequence

from reftel.mentions.bounds import Amount
from reftel.mentions.labels import touch
from reftel.mentions.numbers import word_at
from reftel.model.sentence import Sentence, Token
from reftel.rules.amounts import AmountTable

Things = Mapping[int, tuple[int, str]]
"""Token of a materiel mention → the mention's last token and what a count of it counts."""

_REACH = 7
_WITHIN = ("ADJ", "PROPN", "NUM", "SYM", "DET")


def noun_of(sentence: Sentence, amount: Amount, table: AmountTable, things: Things) -> int | None:
    """The index of the noun that an amount counts, where the words after it, the tree or a bracket show one."""
    tokens = sentence.tokens
    after = amount.last + 1
    if word_at(tokens, after) == "-" and _unit(tokens, after + 1, table) in table.sets["time_units"]:
        return after + 1
    return (
        _to_the_right(tokens, after, table, things)
        or _by_tree(tokens, amount, table, things)
        or _body(tokens, amount, table)
        or _to_the_left(tokens, amount, table, things)
    )


def _to_the_right(tokens: Sequence[Token], at: int, table: AmountTable, things: Things) -> int | None:
    i = at
    while i < min(at + _REACH + 2, len(tokens)):
        of = i > at and word_at(tokens, at) in table.sets["of"]
        if of and word_at(tokens, i + 1) in table.sets["possessive"]:  # "100 of Nasser's lost MiGs"
            i += 2
            continue
        if i in things:
            return _end_of_run(tokens, things[i][0], table, things)
        if _is_noun(tokens, i, table) or (i == at and _is_plural(tokens, i)):
            return _end_of_run(tokens, i, table, things)
        links = at < i and (_ties(tokens, i) or _joins_adjectives(tokens, i))
        if not (links or _may_stand_between(tokens, i, table)):
            return None
        i += 1
    return None


def _joins_adjectives(tokens: Sequence[Token], i: int) -> bool:
    """True for the "and" of "sixty Czech and Polish technicians"."""
    if tokens[i].pos != "CCONJ" or i + 2 >= len(tokens):
        return False
    return tokens[i - 1].pos in ("ADJ", "PROPN") and tokens[i + 1].pos in ("ADJ", "PROPN") and (
        tokens[i + 2].pos in ("ADJ", "NOUN"))  # fmt: skip


def _is_plural(tokens: Sequence[Token], i: int) -> bool:
    """True for a word in -s right after a figure, though the tagger takes it for a verb: "113 crates from"."""
    token, before = tokens[i], tokens[i - 1].text if i else ""
    return token.pos == "VERB" and token.text.lower().endswith("s") and before.replace(",", "").isdigit()


def _ties(tokens: Sequence[Token], i: int) -> bool:
    """True for the hyphen of "a Polish-made howitzer"."""
    return tokens[i].text in "-–" and i + 1 < len(tokens) and touch(tokens, i - 1) and touch(tokens, i)


def _is_noun(tokens: Sequence[Token], i: int, table: AmountTable) -> bool:
    word = tokens[i].text
    is_word = word[0].isalnum() and not set("'’") & set(word) and word.lower() not in table.sets["no_things"]
    if i + 2 < len(tokens) and tokens[i + 2].pos == "VERB" and _ties(tokens, i + 1) and tokens[i].pos != "NOUN":
        return False  # "a Russian-built fighter" counts no Russians
    return (tokens[i].pos == "NOUN" and is_word) or _unit(tokens, i, table) is not None


def _may_stand_between(tokens: Sequence[Token], i: int, table: AmountTable) -> bool:
    token = tokens[i]
    if token.text.lower() in table.sets["articles"]:
        return False  # "40 a year"
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


def _body(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> int | None:
    """ "a force of 3,000", "a garrison some 800 strong": the body of people whose size is said."""
    i = amount.first - 1
    after = word_at(tokens, amount.last + 1)
    if after in table.sets["strong"]:
        return next((k for k in range(i, max(i - _REACH, -1), -1) if tokens[k].lemma in table.sets["bodies"]), None)
    is_of = word_at(tokens, i) in table.sets["of"] and tokens[i - 1].lemma in table.sets["bodies"]
    return i - 1 if i > 0 and is_of else None


def _by_tree(tokens: Sequence[Token], amount: Amount, table: AmountTable, things: Things) -> int | None:
    for number in (amount.until, amount.number):
        token = tokens[number.last]
        head = tokens[token.head]
        counts = token.dep.startswith("nummod") and head.i > amount.last and head.pos in ("NOUN", "PROPN")
        between = tokens[amount.last + 1 : head.i]
        parted = any(t.pos in ("ADP", "CCONJ", "PUNCT") or t.text.lower() in table.sets["articles"] for t in between)
        if counts and not parted:
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
    for word in singulars(token):
        if unit := nouns.get(f"{previous}-{word}") or nouns.get(word):
            return unit
    return None


def singulars(token: Token) -> tuple[str, ...]:
    """The dictionary forms that a word may have, whatever its lemma says: "decades" may be "decade"."""
    word = token.text.lower()
    return tuple(dict.fromkeys((token.lemma, word, word.removesuffix("s"), re.sub("ies$", "y", word))))


def members_of(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> int | None:
    """The body of people whose size is said: "a 300-man team", "a five-member delegation", "a 600-strong force"."""
    last = amount.until.last
    if word_at(tokens, last + 1) != "-" or word_at(tokens, last + 2) not in table.sets["heads"]:
        return None
    if tokens[amount.first - 1].pos == "NUM" and amount.first > 0:
        return None
    after = range(last + 3, min(last + 3 + _REACH, len(tokens)))
    return next((k for k in after if tokens[k].lemma in table.sets["bodies"]), None)


def counts_members(tokens: Sequence[Token], amount: Amount, noun: int, table: AmountTable) -> bool:
    """True where `noun` stands before the amount and is a body of people."""
    return noun < amount.first and tokens[noun].lemma in table.sets["bodies"]
