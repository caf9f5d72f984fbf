"""Counts, percentages and money, with the bounds that their words set."""

from collections.abc import Sequence
from dataclasses import dataclass

from reftel.mentions.numbers import Number, number_at
from reftel.model.amount import Money, Quantity
from reftel.model.mention import CountMention, MoneyMention, PeriodMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.amounts import AmountTable, Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    first: int
    last: int
    low: float | None
    high: float | None
    approx: bool
    number: Number


def find_amounts(
    sentence: Sentence, *, table: AmountTable, taken: Sequence[PeriodMention] = ()
) -> list[CountMention | MoneyMention]:
    """Counts, percentages and sums of money, in order; numbers inside `taken` are dates and left out."""
    tokens = sentence.tokens
    dates = {i for mention in taken for i in range(mention.first, mention.last + 1)}
    found: list[CountMention | MoneyMention] = []
    i = 0
    while i < len(tokens):
        amount = None if i in dates else _amount_at(tokens, i, table)
        mention = _mention(sentence, amount, table) if amount else None
        if mention is not None:
            found.append(mention)
            i = max(i, mention.last, amount.last if amount else i)
        i += 1
    return found


def _amount_at(tokens: Sequence[Token], at: int, table: AmountTable) -> _Amount | None:
    start = at
    if _sign(tokens, at, table):
        start = at + 1
        if start >= len(tokens):
            return None
    number = number_at(tokens, start, table)
    if number is None:
        return None
    return _bounded(tokens, at, _ranged(tokens, number, table), number, table)


def _sign(tokens: Sequence[Token], i: int, table: AmountTable) -> str | None:
    return table.signs.get(tokens[i].text.lower()) if 0 <= i < len(tokens) else None


def _ranged(tokens: Sequence[Token], number: Number, table: AmountTable) -> Number | None:
    """The upper end of a range that starts with `number`, or None."""
    link = number.last + 1
    if link + 1 >= len(tokens) or (tokens[link].text.lower(),) not in table.bounds["range_links"]:
        return None
    start = link + 1
    if _sign(tokens, start, table):
        start += 1
    upper = number_at(tokens, start, table) if start < len(tokens) else None
    if upper is None or upper.vague or (upper.value <= number.value and not upper.magnified):
        return None
    word = tokens[link].text.lower()
    between = any(_word(tokens, number.first - k) == "between" for k in (1, 2))
    if word == "and" and not between:
        return None
    if word == "to" and upper.value <= number.value:
        return None
    return upper


def _bounded(tokens: Sequence[Token], at: int, upper: Number | None, number: Number, table: AmountTable) -> _Amount:
    first, last = at, number.last
    low: float | None = number.value
    high: float | None = None if number.vague else number.value
    approx = False
    if upper is not None:
        last, high = upper.last, upper.value
        if upper.magnified and not number.magnified and low is not None and low < 1000:
            low *= _scale(tokens, upper, table)
        first = at - 1 if _after(tokens, at, table.bounds["range_openers"]) else at
        return _Amount(first=first, last=last, low=low, high=high, approx=False, number=number)
    length = {name: _after(tokens, at, table.bounds[name]) for name in ("high", "low", "approx")}
    if length["low"] == 1 and at > 1 and tokens[at - 2].text.lower().rstrip("sding").startswith(_PARTICLE_VERBS):
        length["low"] = 0  # "handed over 40" is a hand-over of 40
    best = max(length, key=lambda name: (length[name], name != "approx"))
    if length[best]:
        first = at - length[best]
        low, high = (None, high) if best == "high" else (low, None) if best == "low" else (low, high)
        approx = best == "approx"
    for name in ("low_after", "high_after", "approx_after"):
        if size := _before(tokens, number.last, table.bounds[name]):
            last += size
            low, high = {"low": (number.value, None), "high": (None, number.value)}.get(name[:-6], (low, high))
            approx = approx or name == "approx_after"
    return _Amount(first=first, last=last, low=low, high=high, approx=approx, number=number)


def _scale(tokens: Sequence[Token], number: Number, table: AmountTable) -> float:
    return table.magnitudes.get(tokens[number.last].text.lower(), 1)


def _after(tokens: Sequence[Token], at: int, phrases: tuple[Phrase, ...]) -> int:
    """The length of the longest phrase that ends just before token `at`, or 0."""
    for phrase in phrases:
        start = at - len(phrase)
        if start >= 0 and tuple(t.text.lower() for t in tokens[start:at]) == phrase:
            return len(phrase)
    return 0


def _before(tokens: Sequence[Token], at: int, phrases: tuple[Phrase, ...]) -> int:
    for phrase in phrases:
        if tuple(t.text.lower() for t in tokens[at + 1 : at + 1 + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _mention(sentence: Sentence, amount: _Amount, table: AmountTable) -> CountMention | MoneyMention | None:
    tokens = sentence.tokens
    currency = _sign(tokens, amount.number.first - 1, table)
    after = amount.last + 1
    if after < len(tokens) and tokens[after].text == "-":
        after += 1
    word = tokens[after].text.lower() if after < len(tokens) else ""
    if currency is None and word in table.currencies:
        currency = table.currencies[word]
        amount = _Amount(
            first=amount.first, last=after, low=amount.low, high=amount.high, approx=amount.approx, number=amount.number
        )
    if currency is None and word == "of" and after + 1 < len(tokens) and amount.number.vague:
        named = table.currencies.get(tokens[after + 1].text.lower())
        if named:
            money = Money(low=amount.low, high=None, currency=named)
            return MoneyMention(first=amount.first, last=after + 1, money=money)
    if currency is not None:
        money = Money(low=amount.low, high=amount.high, currency=currency, approx=amount.approx)
        return MoneyMention(first=amount.first, last=amount.last, money=money)
    if word in ("percent", "%", "pct") or (word == "per" and _word(tokens, after + 1) == "cent"):
        return _count(amount, "percent", after + (word == "per"), None)
    if (fraction := _fraction(tokens, amount, table)) is not None:
        return fraction
    return _counted(sentence, amount, table)


def _fraction(tokens: Sequence[Token], amount: _Amount, table: AmountTable) -> CountMention | None:
    """ "four-fifths" and "two thirds" are percentages."""
    after = amount.last + 1 + (_word(tokens, amount.last + 1) == "-")
    share = _FRACTIONS.get(_word(tokens, after).rstrip("s"))
    if share is None or amount.number.value >= 100 / share:
        return None
    percent = round(amount.number.value * share, 1)
    part = _Amount(
        first=amount.first, last=after, low=percent, high=percent, approx=amount.approx, number=amount.number
    )
    return _count(part, "percent", after, None)


_PARTICLE_VERBS = ("hand", "tak", "took", "turn", "pass")
_FRACTIONS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fourth": 25.0, "fifth": 20.0, "tenth": 10.0}


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def _count(amount: _Amount, unit: str, last: int, noun: int | None) -> CountMention:
    quantity = Quantity(low=amount.low, high=amount.high, unit=unit, approx=amount.approx)
    return CountMention(first=amount.first, last=last, quantity=quantity, noun=noun)


def _counted(sentence: Sentence, amount: _Amount, table: AmountTable) -> CountMention | None:
    """A count needs a noun that it counts: the head of the number, or the noun after it."""
    tokens = sentence.tokens
    if 1900 <= amount.number.value <= 2100 and _word(tokens, amount.first - 1) in ("in", "since", "by", "of", "from"):
        return None
    for candidate in (tokens[tokens[amount.number.last].head], tokens[tokens[amount.number.first].head]):
        if candidate.pos in ("NOUN", "PROPN") and candidate.i > amount.number.last and candidate.dep != "case":
            noun = _last_of_run(tokens, candidate.i)
            return _count(amount, unit_of(sentence, noun, table), amount.last, noun)
    for k in range(amount.last + 1, min(amount.last + 5, len(tokens))):
        if tokens[k].pos == "NOUN" or tokens[k].lemma in table.units:
            noun = _last_of_run(tokens, k)
            return _count(amount, unit_of(sentence, noun, table), amount.last, noun)
        if tokens[k].pos not in ("ADJ", "PROPN", "NUM", "VERB", "ADP") or tokens[k].text.lower() in ("in", "by", "to"):
            break
    return _count(amount, "", amount.last, None) if amount.number.value < 1900 or amount.number.value > 2100 else None


def _last_of_run(tokens: Sequence[Token], i: int) -> int:
    """The noun that a run of names, adjectives and nouns ends in: "Mi-17 military helicopters"."""
    last, k = i, i + 1
    while k < len(tokens) and tokens[k].pos in ("NOUN", "PROPN", "ADJ") and tokens[k].text[:1] not in ",;(":
        if tokens[k].pos != "ADJ":
            last = k
        k += 1
    return last if tokens[last].pos == "NOUN" else i


def unit_of(sentence: Sentence, noun: int, table: AmountTable) -> str:
    """What a count of the noun counts: a unit of the guideline, else the noun itself."""
    token = sentence.tokens[noun]
    if token.lemma in table.units:
        return table.units[token.lemma]
    singular = token.lemma[:-1] if token.lemma.endswith("s") else token.lemma
    return table.units.get(singular, token.text.lower() if token.text.isupper() else token.text)
