"""Counts and percentages, with the bounds that their words set."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reftel.mentions.bounds import Amount, amounts_of, follows, precedes
from reftel.mentions.counted import Things, counts_members, members_of, noun_of, singulars, unit_of
from reftel.mentions.labels import is_label
from reftel.mentions.money import find_money
from reftel.mentions.numbers import Number, number_at, word_at
from reftel.model.amount import Quantity
from reftel.model.mention import CountMention, MaterielMention, MoneyMention, PeriodMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.amounts import AmountTable

__all__ = ["find_amounts", "find_counts", "unit_of"]


_STOPS = frozenset(";:")
"""What ends a row of counts of one thing."""


def find_amounts(
    sentence: Sentence,
    *,
    table: AmountTable,
    taken: Sequence[PeriodMention | MaterielMention] = (),
    materiel: Sequence[MaterielMention] = (),
    year: int | None = None,
    states: Sequence[str] = (),
    currency: str | None = None,
) -> list[CountMention | MoneyMention]:
    """Counts, percentages and sums of money, in order; numbers inside `taken` are dates or names and left out.

    `materiel` says what counts of arms count; `year` and `states` which money a name means; `currency` what bare
    millions are in.
    """
    used = frozenset(i for mention in taken for i in range(mention.first, mention.last + 1))
    money = find_money(sentence, table=table, taken=used, year=year, states=states, currency=currency)
    used |= {i for mention in money for i in range(mention.first, mention.last + 1)}
    counts = find_counts(sentence, table=table, taken=used, materiel=materiel)
    return sorted([*money, *counts], key=lambda mention: mention.first)


def find_counts(
    sentence: Sentence,
    *,
    table: AmountTable,
    taken: frozenset[int] = frozenset(),
    materiel: Sequence[MaterielMention] = (),
) -> list[CountMention]:
    """Counts and percentages in order, none at the tokens `taken`; `noun` is what is counted, where that is shown."""
    tokens = sentence.tokens
    things = {i: (m.last, m.unit) for m in materiel for i in range(m.first, m.last + 1)}
    taken |= {i for m in materiel if m.designator for i in range(m.first, m.last + 1)}
    shares = list(_shares(tokens, table, taken))
    used = taken | {i for mention in shares for i in range(mention.first, mention.last + 1)}
    found = shares
    unit = ""
    for amount in amounts_of(tokens, table, used):
        inside = bool(found) and found[-1].first < amount.first <= found[-1].last
        if inside or _is_said_loosely(tokens, amount.number, table):
            continue
        if found and any(t.text in _STOPS for t in tokens[found[-1].last : amount.first]):
            unit = ""
        mention = _members(tokens, amount, table)
        if mention is None and not is_label(tokens, amount, table):
            mention = _percent(tokens, amount, table) or _count(sentence, amount, table, things, unit)
        if mention is not None:
            found.append(mention)
            unit = _lasting_unit(unit, mention, table)
    found += _singles(sentence, table, things, used | {i for m in found for i in range(m.first, m.last + 1)})
    return sorted(found, key=lambda mention: mention.first)


def _lasting_unit(unit: str, mention: CountMention, table: AmountTable) -> str:
    """What a later number without a noun counts: "18 howitzers and then a further 54"."""
    own = mention.quantity.unit
    return unit if own in ("", "percent") or own in table.sets["time_units"] else own


def _is_said_loosely(tokens: Sequence[Token], number: Number, table: AmountTable) -> bool:
    """True for "several dozen" and "a few hundred", which say no more than that they are many."""
    words = {word_at(tokens, i) for i in (number.first, number.first + 1)}
    return number.vague and bool(words & table.sets["several"])


def _members(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> CountMention | None:
    body = members_of(tokens, amount, table)
    return None if body is None else _mention(amount, table.units.nouns["person"], amount.last, body)


def _percent(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> CountMention | None:
    last = amount.last + (word_at(tokens, amount.last + 1) == "-")
    if word_at(tokens, last + 1) in table.sets["percent"]:
        return _mention(amount, "percent", last + 1, None)
    size = follows(tokens, last, table.bounds["percent_of_two"])
    return _mention(amount, "percent", last + size, None) if size else None


def _shares(tokens: Sequence[Token], table: AmountTable, taken: frozenset[int]) -> Iterator[CountMention]:
    """ "four-fifths", "two thirds", "half of them", "a third of its fleet": percentages."""
    for i in range(len(tokens)):
        share = None if i in taken else _in_ten(tokens, i, table) or _part_at(tokens, i, table)
        if share is None:
            continue
        last, percent = share
        for name in ("low", "high", "approx"):
            if size := precedes(tokens, i, table.bounds[name]):
                break
        low, high = (percent, percent) if not size or name == "approx" else _one_end(name, percent)
        quantity = Quantity(low=low, high=high, unit="percent", approx=bool(size) and name == "approx")
        yield CountMention(first=i - size, last=last, quantity=quantity)


def _in_ten(tokens: Sequence[Token], i: int, table: AmountTable) -> tuple[int, float] | None:
    """ "seven in ten", "seven bullets in ten": the last token and the percentage."""
    part = table.cardinals.get(word_at(tokens, i))
    for k in (i + 1, i + 2):
        whole = table.cardinals.get(word_at(tokens, k + 1), table.magnitudes.get(word_at(tokens, k + 1)))
        of_time = any(word in table.units.nouns and table.units.nouns[word] in table.sets["time_units"]
                      for word in (word_at(tokens, k + 2), word_at(tokens, k + 2).rstrip("s")))  # fmt: skip
        if part and whole and part < whole and word_at(tokens, k) in table.sets["in_ten"] and not of_time:
            return (k + 1, round(100 * part / whole, 1)) if word_at(tokens, k + 1) in table.sets["tens"] else None
    return None


def _one_end(name: str, value: float) -> tuple[float | None, float | None]:
    return (value, None) if name == "low" else (None, value)


def _part_at(tokens: Sequence[Token], i: int, table: AmountTable) -> tuple[int, float] | None:
    """The last token and the percentage of a part of a whole that starts at token `i`."""
    sets, fractions = table.sets, table.fractions
    slashed = re.fullmatch(r"([1-9])/([2-9])", word_at(tokens, i))
    if slashed and int(slashed[1]) < int(slashed[2]) and word_at(tokens, i + 1) in sets["whole"]:
        return i, round(100 * int(slashed[1]) / int(slashed[2]), 1)
    count, _, part = word_at(tokens, i).partition("-")
    if count in table.cardinals and part in fractions:
        return i, round(table.cardinals[count] * fractions[part], 1)
    k = i + 1 + (word_at(tokens, i + 1) == "-")
    if word_at(tokens, k + 2) in sets["articles"] and word_at(tokens, k + 3) in sets["measured"]:
        return None
    if (count in table.cardinals or count in sets["articles"]) and word_at(tokens, k) in fractions:
        times = table.cardinals.get(count, 1)
        bounded = any(precedes(tokens, i, table.bounds[name]) for name in ("low", "high"))
        whole = times > 1 or k > i + 1 or bounded or word_at(tokens, k + 1) in sets["whole"]
        return (k, round(times * fractions[word_at(tokens, k)], 1)) if whole and times else None
    is_half = word_at(tokens, i) in sets["half"] and word_at(tokens, i + 1) in sets["whole"]
    return (i, fractions[word_at(tokens, i)]) if is_half and word_at(tokens, i - 1) not in sets["no_part"] else None


def _count(
    sentence: Sentence, amount: Amount, table: AmountTable, things: Things, unit: str
) -> CountMention | None:
    tokens = sentence.tokens
    amount = _out_of(tokens, amount, table)
    noun = noun_of(sentence, amount, table, things)
    noun = noun if noun is not None else _shared_noun(sentence, amount, table, things)
    if noun is None or tokens[noun].lemma in table.sets["pronouns"]:
        named = _like_year(tokens, amount, table) or _like_telegram(tokens, amount, table)
        return None if named else _mention(amount, unit, amount.last, noun)
    if (tokens[noun].text.lower(),) in table.currencies.shared:
        return None
    worth = next((table.units.worth[word] for word in singulars(tokens[noun]) if word in table.units.worth), 1)
    is_body = counts_members(tokens, amount, noun, table)
    unit = table.units.nouns["person"] if is_body else unit_of(sentence, noun, table, things)
    low, high = (None if end is None else end * worth for end in (amount.low, amount.high))
    rate = _rate(tokens, noun, unit, table)
    return _mention(replace(amount, low=low, high=high), unit + rate, amount.last, noun)


def _shared_noun(sentence: Sentence, amount: Amount, table: AmountTable, things: Things) -> int | None:
    """The noun of the next number, joined by "and": "145 seconded and 350 contract officers"."""
    tokens = sentence.tokens
    i = amount.last + 1
    while i < len(tokens) and (tokens[i].pos == "ADJ" or tokens[i].feat("VerbForm") == "Part"):
        i += 1
    if i == amount.last + 1 or i + 1 >= len(tokens) or tokens[i].pos != "CCONJ":
        return None
    other = number_at(tokens, i + 1, table)
    if other is None:
        return None
    return noun_of(sentence, replace(amount, first=i + 1, last=other.last, number=other, until=other), table, things)


def _out_of(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> Amount:
    """ "27 out of 28" counts 27."""
    size = follows(tokens, amount.last, table.bounds["out_of"])
    at = amount.last + size + 1
    total = number_at(tokens, at, table) if size and at < len(tokens) else None
    return replace(amount, last=total.last) if total else amount


def _like_year(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> bool:
    text, before = tokens[amount.number.first].text, word_at(tokens, amount.first - 1)
    return text.isdigit() and int(text) in table.years and before in table.sets["before_year"]


def _like_telegram(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> bool:
    """ "Your 304, July 21" and "the Department's 540" name telegrams."""
    figures = tokens[amount.number.first].text.isdigit()
    return figures and word_at(tokens, amount.first - 1) in table.sets["owners"] and amount.first == amount.number.first


def _rate(tokens: Sequence[Token], noun: int, unit: str, table: AmountTable) -> str:
    """ " per year" where the clause says that so many come each year."""
    if unit in table.sets["time_units"]:
        return ""
    yearly = follows(tokens, -1, table.bounds["rate"])
    for i in range(noun, len(tokens)):
        if tokens[i].text in ",;:()" or (i > noun and tokens[i].pos in ("VERB", "CCONJ")):
            break
        if tokens[i].pos != "NUM":  # "1,900 tanks, of which 40 a year": the rate is the other number's
            yearly = yearly or follows(tokens, i, table.bounds["rate"])
    return table.rate_unit if yearly else ""


def _singles(sentence: Sentence, table: AmountTable, things: Things, taken: frozenset[int]) -> Iterator[CountMention]:
    """ "a squadron", "a Polish-made Krab howitzer": one."""
    tokens = sentence.tokens
    for i in range(len(tokens) - 1):
        if word_at(tokens, i) not in table.sets["articles"] or i in taken or (i + 1 in taken - things.keys()):
            continue
        if number_at(tokens, i + 1, table) is not None:
            continue
        article = Number(first=i, last=i, value=1)
        one = Amount(first=i, last=i, low=1, high=1, approx=False, number=article, until=article)
        noun = noun_of(sentence, one, table, things)
        counted = noun is not None and any(k in taken for k in range(i, noun) if k not in things)
        if noun is not None and not counted and _is_one(tokens[noun], is_thing=noun in things):
            unit = unit_of(sentence, noun, table, things)
            if unit in table.units.single:
                yield _mention(one, unit, i, noun)


def _is_one(token: Token, *, is_thing: bool) -> bool:
    """True for a noun in the singular; taggers do not know the number of a designation."""
    return not token.text.endswith("s") if is_thing else token.feat("Number") != "Plur"


def _mention(amount: Amount, unit: str, last: int, noun: int | None) -> CountMention:
    quantity = Quantity(low=amount.low, high=amount.high, unit=unit, approx=amount.approx)
    return CountMention(first=amount.first, last=last, quantity=quantity, noun=noun)
