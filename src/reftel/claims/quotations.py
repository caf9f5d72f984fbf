"""Words between quotation marks, which may run over several sentences and paragraphs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reftel.model.actor import state_of
from reftel.model.mention import ActorMention, Mention
from reftel.model.sentence import Sentence

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_BOTH = frozenset('"')
QUOTES = _OPENING | _CLOSING | _BOTH
Side = tuple[int, int, str | None]
"""A quoted stretch of a sentence, first to last token, and the state of the one who says it, where he is named."""
_SHORTEST = 5
"""Fewer words than these between marks are a phrase, not a statement."""


@dataclass(slots=True)
class Quotation:
    """One run of quoted words: sentence number → first and last token in it, marks included."""

    stretches: dict[int, tuple[int, int]] = field(default_factory=dict)

    def holds(self, sentence: int, token: int) -> bool:
        """True where the token stands inside."""
        first, last = self.stretches.get(sentence, (0, -1))
        return first <= token <= last

    @property
    def length(self) -> int:
        """Its number of tokens."""
        return sum(last - first + 1 for first, last in self.stretches.values())


def quotations(sentences: Sequence[Sentence]) -> list[Quotation]:
    """The quotations of a document that are long enough to state something, in order."""
    found = list(_quotations(sentences))
    return [q for q in found if len(q.stretches) > 1 or q.length - 2 >= _SHORTEST]


def _quotations(sentences: Sequence[Sentence]) -> Iterator[Quotation]:
    current: Quotation | None = None
    block = -1
    for number, sentence in enumerate(sentences):
        if sentence.block != block:
            block = sentence.block
            # A quotation of several paragraphs has a mark at the head of each and one at the end of the last.
            if current is not None and not _opens(sentence.tokens[0].text):
                yield current
                current = None
            continued = current is not None
        else:
            continued = False
        first = 0
        for token in sentence.tokens:
            if token.text not in QUOTES or (continued and token.i == 0):
                continue
            if current is None and token.text not in _CLOSING:
                current, first = Quotation(), token.i
            elif current is not None and token.text not in _OPENING:
                current.stretches[number] = (first, token.i)
                yield current
                current = None
        if current is not None:
            current.stretches[number] = (first if number not in current.stretches else 0, sentence.tokens[-1].i)
    if current is not None:
        yield current


def _opens(text: str) -> bool:
    return text in _OPENING or text in _BOTH


def quoted_sides(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> Mapping[int, Sequence[Side]]:
    """By number of the sentence: the stretches in quotation marks, each with the state whose side speaks in it."""
    sides: defaultdict[int, list[Side]] = defaultdict(list)
    for quotation in quotations(sentences):
        beside = [
            (number != min(quotation.stretches), state_of(mention.ids[0]))
            for number in quotation.stretches
            for mention in mentions[number]
            if isinstance(mention, ActorMention)
            and mention.ids
            and not quotation.holds(number, mention.first)
            and _is_subject(sentences[number], mention)
        ]
        state = min(beside)[1] if beside else None
        for number, (first, last) in quotation.stretches.items():
            sides[number].append((first, last, state if state != "?" else None))
    return sides


def _is_subject(sentence: Sentence, mention: ActorMention) -> bool:
    """True of a party that is a subject, or whose noun is ("the Dutch minister")."""
    heads = [sentence.tokens[i] for i in range(mention.first, mention.last + 1)]
    return any("nsubj" in (token.dep, sentence.tokens[token.head].dep) for token in heads)
