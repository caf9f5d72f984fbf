"""Chronologies: passages that each stand under a date ("1964 March: ..."), which holds for all that they tell."""

from collections.abc import Sequence

from reftel.model.mention import Mention, PeriodMention
from reftel.model.sentence import Sentence

_LEAST = 3
"""Fewer passages under dates make no chronology."""
_STOPS = frozenset({":", "-", "–", "—", "--"})


def entry_dates(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> list[str | None]:
    """For each sentence the date (EDTF) that its entry, or a part of the entry, stands under; None in other texts."""
    dates: list[str | None] = []
    block, date, n_begun = -1, None, 0
    for sentence, found in zip(sentences, mentions, strict=True):
        own = _opening(sentence, found)
        n_begun += own is not None
        date = own or (date if sentence.block == block else None)
        block = sentence.block
        dates.append(date)
    return dates if n_begun >= _LEAST else [None] * len(dates)


def _opening(sentence: Sentence, found: Sequence[Mention]) -> str | None:
    """The date that a sentence begins with, with a stop behind it."""
    first = next((m for m in found if isinstance(m, PeriodMention) and m.first == 0), None)
    if first is None or first.last + 1 >= len(sentence.tokens):
        return None
    return first.edtf if sentence.tokens[first.last + 1].text in _STOPS else None
