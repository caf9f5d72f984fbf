"""Sums of money."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reftel.mentions.bounds import Amount, amounts_of, bounded_before
from reftel.mentions.labels import is_measure
from reftel.mentions.numbers import number_at, word_at
from reftel.model.amount import Money
from reftel.model.mention import MoneyMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.amounts import AmountTable


def find_money(
    sentence: Sentence,
    *,
    table: AmountTable,
    taken: frozenset[int] = frozenset(),
    year: int | None = None,
    states: Sequence[str] = (),
    currency: str | None = None,
) -> list[MoneyMention]:
    """The sums of money, in order, none at the tokens `taken`.

    `year` and `states` say which money a name such as "roubles" or "pesos" means: a name that several states share
    is passed over where none or more than one of them is there. `currency` is what a bare "60 million" is in, if
    anything.
    """
    tokens = sentence.tokens
    found: list[MoneyMention] = []
    scale: tuple[int, int] = (0, 1)
    for amount in amounts_of(tokens, table, taken, money=True):
        scale = _heading_scale(tokens, amount, table) or scale
        mention = _money(tokens, amount, table, year=year, states=states, currency=currency)
        if mention is not None and mention.last not in taken and not (found and mention.first <= found[-1].last):
            found.append(_scaled(mention, amount, scale))
    return found


def _heading_scale(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> tuple[int, int] | None:
    """The magnitude of the sums that follow ("costs (in millions): $3.5, $2.5"), with the token where it stands."""
    first = amount.number.first
    if amount.number.vague and word_at(tokens, first - 1) in table.sets["in_units"] and amount.number.scale == 1:
        return amount.last, int(amount.number.value)
    return None


def _scaled(mention: MoneyMention, amount: Amount, scale: tuple[int, int]) -> MoneyMention:
    """The sum in full units, where a magnitude was said once for all and the figure is small."""
    at, times = scale
    if times == 1 or mention.first < at or amount.until.scale != 1 or amount.until.value >= times:
        return mention
    low, high = (None if end is None else end * times for end in (mention.money.low, mention.money.high))
    return replace(mention, money=replace(mention.money, low=low, high=high))


def _money(
    tokens: Sequence[Token],
    amount: Amount,
    table: AmountTable,
    *,
    year: int | None,
    states: Sequence[str],
    currency: str | None,
) -> MoneyMention | None:
    if amount.sign is not None:
        return _mention(amount, amount.sign, amount.last)
    if is_measure(tokens, amount.last, table):
        return None
    i = amount.last + 1
    if word_at(tokens, i) == "-" or (amount.number.vague and word_at(tokens, i) in table.sets["of"]):
        i += 1
    named = _named(tokens, i, table, year=year, states=states)
    if named is not None:
        return _mention(amount, *named)
    before = _named_before(tokens, amount, table, year=year, states=states)
    if before is not None:
        return _mention(bounded_before(tokens, replace(amount, first=before[1]), table), before[0], amount.last)
    if currency is not None and _is_bare(tokens, amount, table):
        return _mention(amount, currency, amount.last)
    return None


def _named_before(
    tokens: Sequence[Token], amount: Amount, table: AmountTable, *, year: int | None, states: Sequence[str]
) -> tuple[str, int] | None:
    """The money that is named before its figure ("Rs. 450 crore", "DOLS 25 MILLION"), with the name's token."""
    i = amount.first - 1
    for first in (i, i - (word_at(tokens, i) == ".")):
        is_name = first >= 0 and word_at(tokens, first).rstrip(".") in table.sets["money_before"]
        of_other = first > 0 and (number_at(tokens, first - 1, table) or word_at(tokens, first - 1) in table.magnitudes)
        if is_name and not of_other:
            named = _named(tokens, first, table, year=year, states=states)
            return (named[0], first) if named is not None else None
    return None


def _named(
    tokens: Sequence[Token], at: int, table: AmountTable, *, year: int | None, states: Sequence[str]
) -> tuple[str, int] | None:
    """The money that a name at token `at` means, and the name's last token."""
    words = [word_at(tokens, i) for i in range(at, min(at + table.currencies.longest, len(tokens)))]
    for length in range(len(words), 0, -1):
        code = table.currencies.named(words[:length], year=year, states=states)
        if code is not None:
            return code, at + length - 1
    code = tokens[at].text if at < len(tokens) else ""
    return (code, at) if code in table.currencies.signs and table.currencies.signs[code] == code else None


def _is_bare(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> bool:
    """True for millions of nothing: "the army seeks 60 million for the year"."""
    after = tokens[amount.last + 1] if amount.last + 1 < len(tokens) else None
    counts = after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM")
    said = tokens[amount.until.last].text.lower() in table.magnitudes
    return said and amount.until.scale >= 1_000_000 and not amount.number.vague and not counts


def _mention(amount: Amount, currency: str, last: int) -> MoneyMention:
    money = Money(low=amount.low, high=amount.high, currency=currency, approx=amount.approx)
    return MoneyMention(first=amount.first, last=last, money=money)


def sole_currency(text: str, table: AmountTable) -> str | None:
    """The currency of the sums in a text that has one currency only, by signs and names; else None."""
    found = {code for sign, code in table.currencies.signs.items() if sign in text and _before_figure(text, sign)}
    magnitudes = "|".join(map(re.escape, table.magnitudes))
    for words in re.findall(rf"(?:\d|\b(?:{magnitudes}))[\s-]+(?=([a-z]+)\b)", text.lower()):
        for meaning in table.currencies.names.get((words,), ()):
            found.add(meaning.code)
    return found.pop() if len(found) == 1 else None


def _before_figure(text: str, sign: str) -> bool:
    return re.search(rf"(?<![\w$£]){re.escape(sign)}\s?\d", text) is not None
