"""Arms named earlier: what "six of them", "the bombers" and "it" stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reftel.model.mention import MaterielMention, Mention
from reftel.model.sentence import Sentence
from reftel.model.span import Span
from reftel.rules.materiel import covered

REACH = 2
"""Sentences: a pronoun or a bare number stands for arms named in the same sentence or so few before it."""

RECALL = 10
"""Sentences: "the bombers" stands for a type named so few before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Arms as they were named: words and place of the noun phrase, the designation if any, and how to count them.

    `sentence` is the index of the sentence that names them, `last` the token there that they end at; `behind` says that
    people were spoken of since.
    """

    text: str
    span: Span
    designator: str | None
    designation: Span | None
    category: str
    unit: str
    sentence: int
    last: int
    behind: bool = False


def named_in(sentence: Sentence, mentions: Sequence[Mention]) -> list[Named]:
    """The arms that a sentence names, in order; mentions side by side ("F-7G interceptors") are one."""
    found: list[Named] = []
    arms = sorted((m for m in mentions if isinstance(m, MaterielMention)), key=lambda m: m.first)
    for mention in arms:
        if found and found[-1].last == mention.first - 1:
            found[-1] = _joined(found[-1], mention, sentence)
        else:
            found.append(_named(mention, sentence))
    return found


def _named(mention: MaterielMention, sentence: Sentence) -> Named:
    span = sentence.stretch(mention.first, mention.last)
    return Named(
        text=sentence.words(mention.first, mention.last),
        span=span,
        designator=mention.designator,
        designation=span if mention.designator else None,
        category=mention.category,
        unit=mention.unit,
        sentence=sentence.index,
        last=mention.last,
    )


def _joined(before: Named, mention: MaterielMention, sentence: Sentence) -> Named:
    own = _named(mention, sentence)
    return replace(
        own,
        text=f"{before.text} {own.text}",
        span=Span(before.span.start, own.span.end),
        designator=before.designator or own.designator,
        designation=before.designation or own.designation,
    )


class ArmsMemory:
    """The arms named in the last sentences, latest last."""

    def __init__(self) -> None:
        self._named: list[Named] = []
        self._people = -1

    def before(self, sentence: Sentence) -> tuple[Named, ...]:
        """The arms named in the sentences before this one, as far back as any word may reach.

        Those that people were spoken of since are `behind`: "seventy-six of them" are the people.
        """
        near = (n for n in self._named if 0 < sentence.index - n.sentence <= RECALL)
        return tuple(replace(n, behind=n.sentence < self._people) for n in near)

    def note(self, sentence: Sentence, named: Sequence[Named], people: frozenset[str]) -> None:
        """Remember the arms of a sentence, and whether it speaks of people.

        A class noun that stands for a type ("the bombers") keeps that type.
        """
        if any(t.lemma in people and t.text.lower() != t.lemma for t in sentence.tokens):
            self._people = sentence.index
        for arms in named:
            known = arms if arms.designator else typed(arms.category, self._named, arms.sentence)
            self._named.append(replace(arms, designator=known.designator) if known else arms)


def typed(category: str, named: Iterable[Named], at: int) -> Named | None:
    """The type named last of this category, as seen from sentence `at`; None where two types compete in one place."""
    fitting = [n for n in named if n.category in covered(category) and n.designator and at - n.sentence <= RECALL]
    if not fitting:
        return None
    last = fitting[-1]
    rivals = {n.designator for n in fitting if n.sentence == last.sentence}
    return last if len(rivals) == 1 else None
