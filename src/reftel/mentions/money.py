"""Sums of money."""

import re
from collections.abc import Sequence

from reftel.mentions.bounds import Amount, amounts_of
from reftel.mentions.counted import is_measure
from reftel.mentions.numbers import word_at
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
    state: str | None = None,
    currency: str | None = None,
) -> list[MoneyMention]:
    """The sums of money, in order, none at the tokens `taken`.

    `year` and `state` say which money a name such as "roubles" or "pesos" means; without them a name that several
    states share is passed over. `currency` is what a bare "60 million" is in, if anything.
    """
    found = []
    for amount in amounts_of(sentence.tokens, table, taken):
        mention = _money(sentence.tokens, amount, table, year=year, state=state, currency=currency)
        if mention is not None and mention.last not in taken:
            found.append(mention)
    return found


def _money(
    tokens: Sequence[Token],
    amount: Amount,
    table: AmountTable,
    *,
    year: int | None,
    state: str | None,
    currency: str | None,
) -> MoneyMention | None:
    if amount.sign is not None:
        return _mention(amount, amount.sign, amount.last)
    if is_measure(tokens, amount.last, table):
        return None
    i = amount.last + 1
    if word_at(tokens, i) == "-" or (amount.number.vague and word_at(tokens, i) in table.sets["of"]):
        i += 1
    named = _named(tokens, i, table, year=year, state=state)
    if named is not None:
        return _mention(amount, *named)
    if currency is not None and _is_bare(tokens, amount):
        return _mention(amount, currency, amount.last)
    return None


def _named(
    tokens: Sequence[Token], at: int, table: AmountTable, *, year: int | None, state: str | None
) -> tuple[str, int] | None:
    """The money that a name at token `at` means, and the name's last token."""
    words = [word_at(tokens, i) for i in range(at, min(at + table.currencies.longest, len(tokens)))]
    for length in range(len(words), 0, -1):
        code = table.currencies.named(words[:length], year=year, state=state)
        if code is not None:
            return code, at + length - 1
    code = tokens[at].text if at < len(tokens) else ""
    return (code, at) if code in table.currencies.signs and table.currencies.signs[code] == code else None


def _is_bare(tokens: Sequence[Token], amount: Amount) -> bool:
    """True for millions of nothing: "the army seeks 60 million for the year"."""
    after = tokens[amount.last + 1] if amount.last + 1 < len(tokens) else None
    counts = after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM")
    return amount.until.scale >= 1_000_000 and not amount.number.vague and not counts


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
