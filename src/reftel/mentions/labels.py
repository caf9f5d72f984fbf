"""Numbers that name or measure a thing and count nothing: "No. 301", "PAGE 02", "105mm", "Public Law 85-532"."""

import re
from collections.abc import Sequence

from reftel.mentions.bounds import Amount
from reftel.mentions.numbers import word_at
from reftel.model.sentence import Token
from reftel.rules.amounts import AmountTable

_NAMES = ("PROPN", "X")


def is_label(tokens: Sequence[Token], amount: Amount, table: AmountTable) -> bool:
    """True for numbers that name a thing: "No. 301", "PAGE 02", "77 STATE 306726", "[2]", "Public Law 85–532"."""
    first, last = amount.number.first, amount.until.last
    text = tokens[first].text
    before, after = word_at(tokens, first - 1), word_at(tokens, last + 1)
    if before in table.sets["labels"] and tokens[first - 1].pos not in ("VERB", "AUX", "ADP"):
        return True
    if (text[0] == "0" and text.isdigit() and len(text) > 1) or (before == "[" and after == "]"):
        return True
    if (first == 0 and after in (".", ")")) or after in table.sets["clock"] | table.sets["laws"]:
        return True
    if before == "#" or (after in table.suffixes and len(after) > 1 and after not in table.magnitudes):
        return True  # "post #14"; "390 mil" of a currency that is not said
    if _is_part(tokens, first, table):
        return True
    if text.isdigit() and before in table.sets["numbered_units"] and tokens[first - 1].text.istitle():
        return True
    if is_measure(tokens, last, table):
        return True
    if text[0].isdigit() and after in table.sets["not_counted"] and not tokens[last + 1].text.islower():
        return True
    return _is_glued(tokens, first, last) or _is_reference(tokens, first, last)


def is_measure(tokens: Sequence[Token], last: int, table: AmountTable) -> bool:
    """True for "20-mm", "105mm", "500-pound" and "40 ton tanks": how large, not how many."""
    after, following = word_at(tokens, last + 1), word_at(tokens, last + 2)
    if after == "-":
        return following in table.sets["measures"]
    if after in table.sets["lengths"]:
        return True
    is_one = word_at(tokens, last) in ("1", "one") or after not in table.sets["measures"] or after.endswith("s")
    return not is_one and last + 2 < len(tokens) and tokens[last + 2].pos in ("NOUN", "PROPN", "ADJ")


def _is_part(tokens: Sequence[Token], first: int, table: AmountTable) -> bool:
    """ "SECTION 1 OF 2": the number of parts of what the number before names."""
    named = word_at(tokens, first - 3) in table.sets["labels"] or word_at(tokens, first - 2).startswith("0")
    return named and word_at(tokens, first - 1) in table.sets["of"] and word_at(tokens, first - 2).isdigit()


def _is_glued(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where a sign without space ties the number to a name ("Mirage 2000-5", "2/3")."""
    before = first >= 2 and tokens[first - 1].text in "-–/" and touch(tokens, first - 1) and touch(tokens, first - 2)
    after = last + 1 < len(tokens) and tokens[last + 1].text == "/" and touch(tokens, last)
    return before or after


def touch(tokens: Sequence[Token], i: int) -> bool:
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
