"""What stands before or after a date and opens or closes a period: "until 1940", "since 1977", "by July"."""

import re
from collections.abc import Sequence

from reftel.mentions.points import Point, text_of
from reftel.model.mention import PeriodMention
from reftel.model.sentence import Sentence, Token
from reftel.rules.periods import PeriodTable, Phrase

FISCAL = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
"""The form of a fiscal year."""

_EVENT_REACH = 4


def limited(sentence: Sentence, point: Point, table: PeriodTable) -> PeriodMention:
    """One date with what stands before or after it: "until 1940", "since 1977", "from 1977", "by July"."""
    tokens, sets = sentence.tokens, table.sets
    first = _after_phrase(tokens, point.first, table, table.phrases["closing"])
    first = min(
        first,
        opener_of(tokens, point.first, table, sets["until"] | sets["before"]),
        _event(tokens, point.first, table, "until"),
    )
    if first < point.first:
        if _is_point(sentence, first, table):
            return PeriodMention(first=first, last=point.last, edtf=point.edtf)
        return PeriodMention(first=first, last=point.last, edtf=f"../{_end_of(point)}")
    after = text_of(tokens, point.last + 1)
    first = min(
        _after_phrase(tokens, point.first, table, table.phrases["opening"]), _event(tokens, point.first, table, "since")
    )
    opener = opener_of(tokens, point.first, table, sets["since"])
    if "/" in point.form and text_of(tokens, opener) in sets["openers"]:
        return PeriodMention(first=opener, last=point.last, edtf=point.edtf)
    if opener < point.first and _opens(tokens, opener, point, table):
        first = min(first, opener)
    onward = after in sets["open_after"] and (after != "on" or opener < point.first)
    if first < point.first or (onward and len(after) > 2):
        low = point.edtf.split("/")[-1 if _is_named(point) else 0]
        return PeriodMention(first=first, last=point.last + onward, edtf=f"{low}/..")
    rough = point.form == "YYYY" and text_of(tokens, point.first - 1) in sets["circa"]
    return PeriodMention(first=point.first, last=point.last, edtf=point.edtf + "~" * rough)


def _is_point(sentence: Sentence, first: int, table: PeriodTable) -> bool:
    """ "not until 1969" is 1969; "by 1970 it owed" and "by 1970 it was the main supplier" say how things stood."""
    tokens, sets = sentence.tokens, table.sets
    if text_of(tokens, first) in sets["until"]:
        return text_of(tokens, first - 1) in sets["not"]
    if text_of(tokens, first) not in sets["by"]:
        return False
    for token in sentence.ancestors(first + 1):
        under = sentence.children(token.i)
        if any(child.dep == "cop" for child in under) and token.pos != "VERB":
            return not any(child.lemma in sets["have"] for child in under)
        if token.pos in ("VERB", "AUX"):
            able = any(child.text.lower() in sets["able"] for child in under)
            said = any(child.lemma in sets["stative"] for child in under if child.dep in ("xcomp", "ccomp"))
            stative = bool({token.lemma, token.text.lower()} & sets["stative"])
            if token.lemma in sets["have"]:  # taggers take the participle of "had shrunk" for a noun
                stative = any(t.dep == "obj" and _is_thing(sentence, t) for t in under)
            return stative or able or said
    return False


def _is_thing(sentence: Sentence, token: Token) -> bool:
    """True for a noun with words of its own, in the plural, or by name."""
    return token.pos != "NOUN" or token.feat("Number") == "Plur" or bool(sentence.children(token.i))


def _event(tokens: Sequence[Token], first: int, table: PeriodTable, side: str) -> int:
    """The word before "the coup of July 1973" that makes it a limit, else `first`: "until", "since"."""
    sets = table.sets
    noun = first - 2
    if noun < 2 or text_of(tokens, first - 1) not in sets["event_links"]:
        return first
    if tokens[noun].pos not in ("NOUN", "PROPN"):
        return first
    for k in range(noun - 1, max(noun - 2 - _EVENT_REACH, -1), -1):
        word = text_of(tokens, k)
        if word in sets[side] and (word in sets["until"] or word in sets["event_openers"]):
            return k
        if word in sets["before"] and side == "until" and tokens[noun].lemma in sets["events"]:
            return k
        if tokens[k].pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"):
            return first
    return first


def _opens(tokens: Sequence[Token], opener: int, point: Point, table: PeriodTable) -> bool:
    """ "from the 1960s" may be what a thing dates from; "from 1977" opens a period."""
    sets = table.sets
    if text_of(tokens, opener) not in sets["openers"]:
        return True
    if text_of(tokens, point.last + 1) in sets["open_after"]:
        return True
    return "X" not in point.form and text_of(tokens, opener - 1) not in sets["dated"]


def _after_phrase(tokens: Sequence[Token], first: int, table: PeriodTable, phrases: tuple[Phrase, ...]) -> int:
    """The start of the phrase that ends just before `first` (or before "the" there), else `first`."""
    for end in (first, first - (text_of(tokens, first - 1) in table.sets["the"])):
        for phrase in phrases:
            start = end - len(phrase)
            if start >= 0 and all(text_of(tokens, start + k) == word for k, word in enumerate(phrase)):
                return start
    return first


def opener_of(tokens: Sequence[Token], first: int, table: PeriodTable, words: frozenset[str]) -> int:
    """The token before `first` (and before "the") where it is one of `words`, else `first`."""
    k = first - 1 - (text_of(tokens, first - 1) in table.sets["the"])
    return k if text_of(tokens, k) in words else first


def _is_named(point: Point) -> bool:
    """True for a war and the like: "after World War II" begins at its end, "before" it ends at its start."""
    closed = "/" in point.form and not point.form.endswith("/..")
    return closed and "YYYY" not in point.form and not FISCAL.fullmatch(point.form)


def _end_of(point: Point) -> str:
    if _is_named(point):
        return point.edtf.split("/")[0]
    return point.edtf.split("/")[-1].rstrip("~") if not point.end else point.edtf.split("/")[-1]
