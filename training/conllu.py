"""Reads treebanks in CoNLL-U, as far as the models need them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syntactic word: `head` counts from the sentence's first word, the root's is itself; `space` follows it."""

    text: str
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str
    space: bool


Sentence = tuple[Word, ...]


def read_documents(path: Path) -> Iterator[list[Sentence]]:
    """The documents of a treebank file, each a list of sentences."""
    document: list[Sentence] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if block.startswith("# newdoc") and document:
            yield document
            document = []
        if words := tuple(_words(block.splitlines())):
            document.append(words)
    if document:
        yield document


def _words(lines: list[str]) -> Iterator[Word]:
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    joined = _joined(rows)
    for row in rows:
        if row[0].isdigit():
            yield _word(row, joined.get(int(row[0])))


def _joined(rows: list[list[str]]) -> dict[int, bool]:
    """For each word written together with others ("don't"), whether a space follows it."""
    space: dict[int, bool] = {}
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash:
            space.update(dict.fromkeys(range(int(first), int(last)), False))
            space[int(last)] = "SpaceAfter=No" not in row[9]
    return space


def _word(row: list[str], space: bool | None) -> Word:
    number, head = int(row[0]), int(row[6])
    return Word(
        text=row[1],
        lemma=row[2],
        pos=row[3],
        feats="" if row[5] == "_" else row[5],
        head=(head or number) - 1,
        dep=row[7],
        space="SpaceAfter=No" not in row[9] if space is None else space,
    )


def text_of(sentence: Sentence) -> str:
    """The sentence as written, without the space after it."""
    return "".join(word.text + " " * word.space for word in sentence).rstrip(" ")


def capitals(sentence: Sentence) -> Sentence:
    """The sentence as a telegram writes it."""
    return tuple(replace(word, text=word.text.upper()) for word in sentence)


def headline(sentence: Sentence) -> Sentence:
    """The sentence as a headline writes it: its words begin with capitals, the short ones apart."""
    return tuple(replace(word, text=_titled(word)) for word in sentence)


def _titled(word: Word) -> str:
    small = word.pos in {"ADP", "CCONJ", "DET", "PART"} and len(word.text) < 5
    return word.text if small else word.text[:1].upper() + word.text[1:]


def merge(sentence: Sentence, groups: list[range]) -> Sentence:
    """The sentence with each group of words (ascending, together all of them) made one word.

    A group's annotation is that of its topmost word; its lemma is the words' lemmas written together.
    """
    place = {at: number for number, group in enumerate(groups) for at in group}
    merged = []
    for number, group in enumerate(groups):
        top = next((at for at in group if sentence[at].head not in group or sentence[at].head == at), group[0])
        head = sentence[top].head
        merged.append(
            replace(
                sentence[top],
                text="".join(sentence[at].text for at in group),
                lemma="".join(sentence[at].lemma for at in group),
                head=number if head == top else place[head],
                space=sentence[group[-1]].space,
            )
        )
    return tuple(merged)
