"""Marked texts read once as far as their mentions, for what is fitted and compared over and over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.corpora import CORPORA
from evals.equal import Record
from evals.quiet import TEXTS, texts
from reftel.model.document import Document
from reftel.model.mention import Mention
from reftel.model.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text with its sentences, their mentions, and its marked claims; of a quiet text there are none."""

    name: str
    corpus: str
    document: Document
    sentences: Sequence[Sentence]
    mentions: Sequence[Sequence[Mention]]
    gold: Sequence[Record]


def readings() -> Iterator[Reading]:
    """All marked texts on this machine that may teach, and those in which nothing is claimed."""
    for corpus in CORPORA:
        if corpus.is_present and corpus.taught:
            gold = corpus.marked()
            yield from (reading_of(path, corpus.name, gold[path.stem]) for path in corpus.documents())
    yield from (reading_of(path, "quiet", ()) for path in texts(TEXTS))


def reading_of(path: Path, corpus: str, gold: Sequence[Record]) -> Reading:
    """Read one text."""
    from reftel.mentions.find import find_all_mentions  # these load the parser: nothing else should wait for it
    from reftel.model.refusal import Refusal
    from reftel.readers.files import read_file
    from reftel.syntax.parser import load

    document = read_file(path)
    sentences = [s for s in load(document.language).sentences(document) if not isinstance(s, Refusal)]
    mentions = find_all_mentions(sentences, document=document)
    return Reading(name=path.stem, corpus=corpus, document=document, sentences=sentences, mentions=mentions, gold=gold)


def folds(read: Iterable[Reading], n: int) -> list[list[Reading]]:
    """The readings parted into `n` groups by name, each corpus spread over all."""
    ordered = sorted(read, key=lambda reading: (reading.corpus, reading.name))
    return [ordered[k::n] for k in range(n)]
