"""How much must be shared to be copied."""

from reftel.accounts.copies.align import Stretch
from reftel.accounts.copies.figures import change_between, differences, is_swapped, texts_of

RUN = 12
"""Words that two passages must share."""

SENTENCE = 6
"""The same, where they are nearly all of a sentence with a claim on both sides. Who writes of one thing uses the same
names and figures, but seldom the same sentence."""

BROKEN = 3
"""More words that must be shared for each place where only one side has words, unless it quotes."""

QUOTED = 7
"""The same, in quotation marks."""

BESIDE = 5
"""The same, where the two documents surely share something else that neither quotes."""

LEAST = min(RUN, SENTENCE, QUOTED)

SLIP, FIGURE = 1, 6
"""More words that must be shared for each figure that differs: as figures do that are copied wrong, and otherwise.
Rows of a chronicle differ in nothing but their figures."""

LONG = 25
"""Words that are copied whatever the claims in them are taken to say."""

DENSITY = 0.7
"""The share of the longer side of a stretch that the other side must have too."""

NEARLY_ALL = 0.95
"""The share of a sentence that must be shared for it to be held nearly whole."""


def words_needed(stretch: Stretch, *, holds_sentence: bool, is_quoted: bool) -> int:
    """How many words a stretch must share to be a copy by itself."""
    if is_quoted:
        return QUOTED
    return (SENTENCE if holds_sentence else RUN) + BROKEN * (len(stretch.runs) - 1)


def is_enough(stretch: Stretch, needed: int) -> bool:
    """True where a stretch shares so many words, figures among them, and more the more of its figures differ."""
    changed = differences(stretch)
    same = stretch.n_words + max(sum(1 for _ in stretch.figures()) - len(changed), 0)
    if is_swapped(*texts_of(stretch, changed)):
        return same >= needed
    changes = [change_between(*texts_of(stretch, [one])) for one in changed]
    return same >= needed + sum(FIGURE if change in ("figure", "designation") else SLIP for change in changes)
