"""Amounts: numbers with the words that bound them, and ranges."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reftel.mentions.numbers import Number, number_at, word_at
from reftel.model.sentence import Token
from reftel.rules.amounts import AmountTable, Phrase

_GLUED = re.compile(r"([^\W\d]*[A-Z$£€¥])(\d[\d.,]*\w*)")
_HYPHENS = frozenset("-–")
_THOUSAND = 1000
_NEGATION_REACH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount at tokens `first` to `last`: `number` is its first number, `until` its last one where it is a range.

    `sign` is the currency sign before it.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    approx: bool
    number: Number
    until: Number
    sign: str | None = None


def amounts_of(
    tokens: Sequence[Token], table: AmountTable, taken: frozenset[int] = frozenset(), *, money: bool = False
) -> Iterator[Amount]:
    """The amounts of a sentence in order; none starts in `taken`. As sums of `money`, "50m" is a number."""
    i = 0
    while i < len(tokens):
        amount = None if i in taken else amount_at(tokens, i, table, money=money)
        if amount is not None:
            yield amount
            i = amount.last
        i += 1


def amount_at(tokens: Sequence[Token], at: int, table: AmountTable, *, money: bool = False) -> Amount | None:
    """The amount whose number, or the sign before it, stands at token `at`."""
    sign, start = _sign(tokens, at, table)
    if start >= len(tokens):
        return None
    if sign is None:
        sign, tokens = _unglued(tokens, at, table)
    number = number_at(tokens, start, table, money=money or sign is not None)
    if number is None or (sign is None and _no_number(tokens, number, table)):
        return None
    upper = _upper(tokens, at, number, table, money=sign is not None)
    if upper is not None:
        return _range(tokens, at, number, upper, table, sign)
    return _bounded(tokens, at, number, table, sign)


def _sign(tokens: Sequence[Token], i: int, table: AmountTable) -> tuple[str | None, int]:
    """The currency of a sign at token `i`, and where the figure after it starts."""
    sign = table.currencies.signs.get(tokens[i].text) if i < len(tokens) else None
    return sign, i + (sign is not None)


def _unglued(tokens: Sequence[Token], at: int, table: AmountTable) -> tuple[str | None, Sequence[Token]]:
    """The currency of a sign that is one token with its figure ("DM100"), and the tokens with the figure alone."""
    found = _GLUED.fullmatch(tokens[at].text)
    sign = table.currencies.signs.get(found[1]) if found else None
    if found is None or sign is None:
        return None, tokens
    return sign, [*tokens[:at], replace(tokens[at], text=found[2]), *tokens[at + 1 :]]


def _no_number(tokens: Sequence[Token], number: Number, table: AmountTable) -> bool:
    """ "no one", "this one" are words for persons and things."""
    one = number.first == number.last and tokens[number.first].text.isalpha() and number.value == 1
    return one and word_at(tokens, number.first - 1) in table.sets["not_one"]


def _upper(tokens: Sequence[Token], at: int, number: Number, table: AmountTable, *, money: bool) -> Number | None:
    """The upper end of a range that starts with `number`, or None."""
    size = _follows(tokens, number.last, table.bounds["range_links"])
    if not size:
        return None
    link = word_at(tokens, number.last + 1)
    opener = table.linked_by.get(link)
    if opener is not None and not _opened(tokens, at, opener):
        return None
    _, start = _sign(tokens, number.last + 1 + size, table)
    upper = number_at(tokens, start, table, money=money) if start < len(tokens) else None
    if upper is None or upper.vague:
        return None
    if link in _HYPHENS and _shares_thousands(number, upper, tokens[upper.last].text):
        upper = replace(upper, scale=_THOUSAND)
    return upper if upper.value > _low(number, upper) else None


def _opened(tokens: Sequence[Token], at: int, opener: str) -> bool:
    return any(word_at(tokens, at - k) == opener for k in (1, 2))


def _shares_thousands(number: Number, upper: Number, written: str) -> bool:
    """True for "3-4,000": both are thousands."""
    return number.scale == upper.scale == 1 and written.endswith(",000") and number.value < _THOUSAND


def _low(number: Number, upper: Number) -> float:
    """ "3 to 4 million" starts at three million, "two to three hundred" at two hundred; "50 to two hundred" at 50."""
    scaled = number.value * upper.scale
    return scaled if number.scale == 1 and upper.scale > 1 and scaled < upper.value else number.value


def _range(
    tokens: Sequence[Token], at: int, number: Number, upper: Number, table: AmountTable, sign: str | None
) -> Amount:
    rough = _precedes(tokens, at, table.bounds["approx"])
    first = at - (rough or _precedes(tokens, at, table.bounds["range_openers"]))
    return Amount(
        first=first, last=upper.last, low=_low(number, upper), high=upper.value, approx=bool(rough), number=number,
        until=upper, sign=sign,
    )  # fmt: skip


def _bounded(tokens: Sequence[Token], at: int, number: Number, table: AmountTable, sign: str | None) -> Amount:
    plain = Amount(
        first=at, last=_repeated(tokens, number, table), low=number.value, high=None if number.vague else number.value,
        approx=number.rough, number=number, until=number, sign=sign,
    )  # fmt: skip
    return _bounded_after(tokens, bounded_before(tokens, plain, table), table)


def _repeated(tokens: Sequence[Token], number: Number, table: AmountTable) -> int:
    """The last token of a number that a bracket says again: "twenty (20)", "2 (two)"."""
    i = number.last + 2
    again = number_at(tokens, i, table) if word_at(tokens, i - 1) == "(" and i < len(tokens) else None
    if again is None or again.value != number.value or not word_at(tokens, again.last + 1).startswith(")"):
        return number.last
    return again.last + 1


def bounded_before(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> Amount:
    """Take in the bound words before an amount: "almost", "at least a", "some"."""
    for at in (amount.first, amount.first - (word_at(tokens, amount.first - 1) in table.sets["articles"])):
        sizes = {name: _precedes(tokens, at, table.bounds[name]) for name in ("high", "low", "approx")}
        best = max(sizes, key=lambda name: sizes[name])
        if sizes[best] == 1 and best == "low" and _is_lasting(tokens, at - 1, amount, table):
            continue
        if sizes[best] == 1 and at < amount.first and amount.sign is not None:
            continue  # "under a $200 million deal"
        if sizes[best]:
            first = at - sizes[best]
            if best == "low" and _is_denied(tokens, first, table):
                best = "high"
            return _with_bound(replace(amount, first=first), best)
    return amount


def _is_denied(tokens: Sequence[Token], at: int, table: AmountTable) -> bool:
    """ "never flew more than a dozen", "did not exceed 200": what would be a least number is a most one."""
    for k in range(at - 1, max(at - 1 - _NEGATION_REACH, -1), -1):
        if tokens[k].pos in ("PUNCT", "SCONJ", "CCONJ", "ADP", "NOUN", "PROPN"):
            return False
        if word_at(tokens, k) in table.sets["negations"]:
            return True
    return False


def _bounded_after(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> Amount:
    """Take in the bound words after an amount: "60 or more", "60+", "an hour or so"."""
    for name in ("low", "high", "approx"):
        if size := _follows(tokens, amount.last, table.bounds[f"{name}_after"]):
            return _with_bound(replace(amount, last=amount.last + size), name)
    return amount


def _with_bound(amount: Amount, name: str) -> Amount:
    if name == "high":
        return replace(amount, low=None, high=amount.number.value)
    if name == "low":
        return replace(amount, low=amount.number.value, high=None)
    return replace(amount, approx=True)


def _is_lasting(tokens: Sequence[Token], at: int, amount: Amount, table: AmountTable) -> bool:
    """ "over" that is no bound: in "handed over 40", and in "repayable over eight years"."""
    sets = table.sets
    if word_at(tokens, at) not in sets["lasting"]:
        return False
    if word_at(tokens, at - 1) in sets["particle_verbs"]:
        return True
    i = amount.last + 1 + (word_at(tokens, amount.last + 1) == "-")
    is_time = word_at(tokens, i).rstrip("s") + "s" in sets["time_units"]
    return is_time and word_at(tokens, at - 1) not in sets["lasting_unless"]


def _precedes(tokens: Sequence[Token], at: int, phrases: tuple[Phrase, ...]) -> int:
    """The length of the longest phrase that ends just before token `at`, or 0."""
    for phrase in phrases:
        start = at - len(phrase)
        if start >= 0 and tuple(t.text.lower() for t in tokens[start:at]) == phrase:
            return len(phrase)
    return 0


def _follows(tokens: Sequence[Token], at: int, phrases: tuple[Phrase, ...]) -> int:
    """The length of the longest phrase that starts just after token `at`, or 0."""
    for phrase in phrases:
        if tuple(t.text.lower() for t in tokens[at + 1 : at + 1 + len(phrase)]) == phrase:
            return len(phrase)
    return 0


precedes, follows = _precedes, _follows
