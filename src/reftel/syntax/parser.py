"""Document to sentences: tokens, boundaries, lemmas and Universal Dependencies, with offsets in the document."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from itertools import islice
from typing import TYPE_CHECKING

from reftel.errors import VocabularyError
from reftel.model.document import Block, Document
from reftel.model.refusal import Refusal
from reftel.model.sentence import Sentence, Token
from reftel.syntax.boundaries import load_marks
from reftel.syntax.lemmas import Lemmas, read_lemmas
from reftel.syntax.parts import Part, cut
from reftel.syntax.tokenizer import load_abbreviations, register, with_hyphens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as Word

TOKEN_LIMIT = 400
"""A sentence longer than this is a table or a list run together: parsing it costs much and says little."""

LEMMAS = "lemmas.tsv"
"""The file of a model that says how words are brought to their dictionary form."""

_BATCH = 256


class Parser:
    """A language's tokenizer, boundaries, model and lemmas. The same document gives the same sentences."""

    def __init__(self, nlp: "Language", lemmas: Lemmas) -> None:
        self._nlp = nlp
        self._lemmas = lemmas
        self._language = str(nlp.lang)
        self._marks = load_marks(self._language)
        self._full = load_abbreviations(self._language)

    def sentences(self, document: Document) -> Iterator[Sentence | Refusal]:
        """The document's sentences in order, notices left out; one over the token limit is refused, with its place."""
        index = 0
        texts = [with_hyphens(block.flow.text, self._language) for block in document.blocks]
        for part, doc in self._parsed(self._parts(document, texts)):
            block = document.blocks[part.block]
            if doc is None:
                yield _refusal(document, block, part)
                continue
            for span in doc.sents:
                yield self._sentence(span, block, texts[part.block], part, index)
                index += 1

    def _parts(self, document: Document, texts: Sequence[str]) -> Iterator[Part]:
        for number, (block, text) in enumerate(zip(document.blocks, texts, strict=True)):
            if block.kind != "notice":
                yield from cut(text, number, self._nlp.tokenizer, self._marks)

    def _parsed(self, parts: Iterator[Part]) -> Iterator[tuple[Part, "Doc | None"]]:
        """Each part with its words in trees, or with None where it is over the token limit."""
        while batch := list(islice(parts, _BATCH)):
            short = [part for part in batch if len(part.words) <= TOKEN_LIMIT]
            docs = self._nlp.pipe([_doc(self._nlp, part, self._full) for part in short])
            for part in batch:
                yield part, next(docs) if len(part.words) <= TOKEN_LIMIT else None

    def _sentence(self, span: "Span", block: Block, text: str, part: Part, index: int) -> Sentence:
        offsets = part.offsets[span.start : span.end]
        tokens = tuple(
            self._token(word, part.words[word.i], at, span.start, offsets[0], block)
            for word, at in zip(span, offsets, strict=True)
        )
        end = offsets[-1] + len(tokens[-1].text)
        return Sentence(text=text[offsets[0] : end], tokens=tokens, block=part.block, index=index)

    def _token(self, word: "Word", text: str, at: int, first: int, base: int, block: Block) -> Token:
        """`word`, written `text` at `at` in the block's text, as a token of the sentence from `first` at `base`."""
        feats = str(word.morph)
        place = block.flow.span(at, at + len(text))
        return Token(
            i=word.i - first,
            text=text,
            lemma=self._lemmas.of(word.text, word.pos_, feats),
            pos=word.pos_,
            feats=feats,
            head=word.head.i - first,
            dep=word.dep_.lower(),
            start=place.start,
            end=place.end,
            at=at - base,
        )


@cache
def load(language: str = "en") -> Parser:
    """The parser of a language, from the weights in the package. Raises VocabularyError where there are none."""
    import spacy

    register()
    folder = files("reftel") / "syntax" / "models" / language
    if not folder.is_dir():
        raise VocabularyError(f"there is no syntax model for the language {language!r}")
    with as_file(folder) as path:
        nlp = spacy.load(path, exclude=["tokenizer"])
        lemmas = read_lemmas((path / LEMMAS).read_text(encoding="utf-8").splitlines())
    return Parser(nlp, lemmas)


@cache
def languages() -> tuple[str, ...]:
    """The languages that there is a model for."""
    folder = files("reftel") / "syntax" / "models"
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "meta.json").is_file()))


@cache
def model_digest(language: str = "en") -> str:
    """A name for the state of a language's model: eight hex digits of a hash over its files, "none" without one."""
    folder = files("reftel") / "syntax" / "models" / language
    if not folder.is_dir():
        return "none"
    state = hashlib.sha256()
    for path, data in sorted(_contents(folder, "")):
        state.update(path.encode() + b"\0" + data + b"\0")
    return state.hexdigest()[:8]


def _contents(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _contents(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_bytes()


def _doc(nlp: "Language", part: Part, full: Mapping[str, str]) -> "Doc":
    """The part for the model to read, with the short forms of telegrams written out."""
    from spacy.tokens import Doc

    doc = Doc(nlp.vocab, words=[_like(word, full.get(word.lower(), word)) for word in part.words], spaces=part.spaces)
    for token, start in zip(doc, part.starts, strict=True):
        token.is_sent_start = start
    return doc


def _like(word: str, full: str) -> str:
    """`full` in capitals where `word` is."""
    if full is word:
        return word
    return full.upper() if word.isupper() else full.capitalize() if word[0].isupper() else full


def _refusal(document: Document, block: Block, part: Part) -> Refusal:
    return Refusal(
        stage="syntax",
        reason="sentence-too-long",
        detail=f"{len(part.words)} words without a sentence end; the limit is {TOKEN_LIMIT}",
        document=document.sha256,
        span=block.flow.span(part.offsets[0], part.offsets[-1] + len(part.words[-1])),
    )
