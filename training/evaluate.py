"""Measures a model on a treebank that it was not trained on, end to end: from raw text, with its own words.

`python -m training.evaluate --treebanks DIR` prints the table that `training/README.md` holds.
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reftel.model.document import Block, Document
from reftel.model.refusal import Refusal
from reftel.model.sentence import Sentence as Found
from reftel.model.span import Flow
from reftel.syntax.parser import Parser, load
from training.conllu import Sentence, capitals, read_documents, text_of

Place = tuple[int, int]

MEASURES = ("words", "sentences", "UPOS", "lemma", "UAS", "LAS")


@dataclass(slots=True)
class Scores:
    """What was found, what the treebank has, and what agrees, for each measure."""

    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    gold: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))

    def add(self, name: str, found: set[tuple[object, ...]], gold: set[tuple[object, ...]]) -> None:
        """Count two sets of statements against each other."""
        self.found[name] += len(found)
        self.gold[name] += len(gold)
        self.right[name] += len(found & gold)

    def f1(self, name: str) -> float:
        """The harmonic mean of precision and recall, in percent."""
        return 200 * self.right[name] / max(1, self.found[name] + self.gold[name])


@dataclass(frozen=True, slots=True)
class _Word:
    place: Place
    pos: str
    lemma: str
    head: Place
    dep: str


def score(parser: Parser, documents: Iterable[Sequence[Sentence]]) -> Scores:
    """Compare what the parser makes of the documents' text with the treebank. Punctuation counts for no tree."""
    scores = Scores()
    for document in documents:
        text = " ".join(map(text_of, document))
        found = [item for item in parser.sentences(as_document(text)) if not isinstance(item, Refusal)]
        _compare(scores, list(_found(found)), list(_gold(document)))
    return scores


def as_document(text: str) -> Document:
    """A document of one paragraph."""
    flow = Flow(text, ((0, 0, len(text)),))
    blocks = (Block(kind="paragraph", flow=flow),)
    return Document(name="treebank", path="", sha256="", text=text, blocks=blocks)


def _compare(scores: Scores, found: list[list[_Word]], gold: list[list[_Word]]) -> None:
    scores.add(
        "sentences", {(s[0].place[0], s[-1].place[1]) for s in found}, {(s[0].place[0], s[-1].place[1]) for s in gold}
    )
    ours, theirs = ([word for sentence in sentences for word in sentence] for sentences in (found, gold))
    scores.add("words", {word.place for word in ours}, {word.place for word in theirs})
    scores.add("UPOS", {(*w.place, w.pos) for w in ours}, {(*w.place, w.pos) for w in theirs})
    scores.add("lemma", {(*w.place, w.lemma) for w in ours}, {(*w.place, w.lemma) for w in theirs})
    ours, theirs = ([word for word in words if word.dep != "punct"] for words in (ours, theirs))
    scores.add("UAS", {(*w.place, w.head) for w in ours}, {(*w.place, w.head) for w in theirs})
    scores.add("LAS", {(*w.place, w.head, w.dep) for w in ours}, {(*w.place, w.head, w.dep) for w in theirs})


def _found(sentences: Iterable[Found]) -> Iterator[list[_Word]]:
    for sentence in sentences:
        places = [(token.start, token.end) for token in sentence.tokens]
        yield [_Word(places[t.i], t.pos, t.lemma, places[t.head], t.dep) for t in sentence.tokens]


def _gold(document: Sequence[Sentence]) -> Iterator[list[_Word]]:
    at = 0
    for sentence in document:
        places = []
        for word in sentence:
            places.append((at, at + len(word.text)))
            at += len(word.text) + word.space
        at = places[-1][1] + 1
        yield [_Word(p, w.pos, w.lemma.lower(), places[w.head], w.dep) for p, w in zip(places, sentence, strict=True)]


def report(parser: Parser, documents: Sequence[Sequence[Sentence]]) -> Iterator[str]:
    """The lines of a table: as written and in capitals, in running text and with the treebank's sentences given."""
    loud = [[capitals(sentence) for sentence in document] for document in documents]
    yield "| text | " + " | ".join(MEASURES) + " |"
    yield "|---" * (len(MEASURES) + 1) + "|"
    for case, shown in (("as written", documents), ("in capitals", loud)):
        for bounds, parts in (("running", shown), ("sentences given", [[s] for document in shown for s in document])):
            scores = score(parser, parts)
            yield f"| {case}, {bounds} | " + " | ".join(f"{scores.f1(name):.1f}" for name in MEASURES) + " |"
    yield f"\n{_speed(parser, documents):,.0f} words a second on one core."


def _speed(parser: Parser, documents: Sequence[Sequence[Sentence]]) -> float:
    texts = [as_document(" ".join(map(text_of, document))) for document in documents]
    began = time.process_time()
    words = sum(len(s.tokens) for text in texts for s in parser.sentences(text) if not isinstance(s, Refusal))
    return words / (time.process_time() - began)


def main() -> None:
    """Print the table for the model that the package holds."""
    options = argparse.ArgumentParser(description=main.__doc__)
    options.add_argument("--treebanks", type=Path, required=True, help="folder with en/ewt-test.conllu")
    options.add_argument("--part", default="test", help="dev or test")
    chosen = options.parse_args()
    documents = list(read_documents(chosen.treebanks / "en" / f"ewt-{chosen.part}.conllu"))
    print("\n".join(report(load(), documents)))


if __name__ == "__main__":
    main()
