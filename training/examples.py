"""Treebank sentences as spaCy examples: our tokens on one side, the treebank's annotation on the other."""

import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from training.conllu import Sentence, capitals, headline, merge, text_of
from training.domain import varied

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example

CAPITALS, HEADLINES = 0.25, 0.03
"""Shares of sentences that are shown in capitals and as headlines."""

GROUPED = 0.3
"""Share of examples that hold several sentences, from which the parser learns where one ends."""

_LARGEST_GROUP = 4


def reference(nlp: "Language", sentences: Sequence[Sentence]) -> "Doc":
    """The sentences, one space between them, as an annotated spaCy document."""
    from spacy.tokens import Doc

    rows = [(word, base, at == len(s) - 1, at == 0) for s, base in _placed(sentences) for at, word in enumerate(s)]
    return Doc(
        nlp.vocab,
        words=[word.text for word, *_ in rows],
        spaces=[word.space or last for word, _, last, _ in rows],
        pos=[word.pos for word, *_ in rows],
        morphs=[word.feats for word, *_ in rows],
        lemmas=[word.lemma for word, *_ in rows],
        heads=[base + word.head for word, base, *_ in rows],
        deps=["ROOT" if word.dep == "root" else word.dep for word, *_ in rows],
        sent_starts=[first for *_, first in rows],
    )


def _placed(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, int]]:
    base = 0
    for sentence in sentences:
        yield sentence, base
        base += len(sentence)


def example(nlp: "Language", sentences: Sequence[Sentence]) -> "Example":
    """The sentences with our tokenizer's reading of their text."""
    from spacy.training import Example

    annotated = reference(nlp, sentences)
    return Example(nlp.make_doc(annotated.text), annotated)


def with_our_words(nlp: "Language", sentence: Sentence) -> Sentence:
    """The sentence with those words of the treebank made one that our tokenizer keeps together ("T-55")."""
    starts = {token.idx for token in nlp.make_doc(text_of(sentence))}
    groups: list[range] = []
    at = 0
    for number, word in enumerate(sentence):
        if at in starts or not groups:
            groups.append(range(number, number + 1))
        else:
            groups[-1] = range(groups[-1].start, number + 1)
        at += len(word.text) + word.space
    groups = [part for group in groups for part in ([group] if _is_subtree(sentence, group) else _singles(group))]
    return merge(sentence, groups) if len(groups) < len(sentence) else sentence


def _is_subtree(sentence: Sentence, group: range) -> bool:
    """True where one word of the group stands above the others, so that the group can be one word."""
    return sum(sentence[at].head not in group or sentence[at].head == at for at in group) == 1


def _singles(group: range) -> list[range]:
    return [range(at, at + 1) for at in group]


def epoch(nlp: "Language", documents: Sequence[Sequence[Sentence]], rng: random.Random) -> Iterator["Example"]:
    """Every sentence once, in random order, some in groups, some in capitals, some with words of the field."""
    groups = [group for document in documents for group in _groups(document, rng)]
    rng.shuffle(groups)
    for group in groups:
        yield example(nlp, _varied(group, rng))


def _groups(document: Sequence[Sentence], rng: random.Random) -> Iterator[Sequence[Sentence]]:
    at = 0
    while at < len(document):
        size = rng.randint(2, _LARGEST_GROUP) if rng.random() < GROUPED / 2 else 1
        yield document[at : at + size]
        at += size


def _varied(group: Sequence[Sentence], rng: random.Random) -> Sequence[Sentence]:
    group = [varied(sentence, rng) for sentence in group]
    draw = rng.random()
    if draw < CAPITALS:
        return [capitals(sentence) for sentence in group]
    return [headline(sentence) for sentence in group] if draw < CAPITALS + HEADLINES else group
