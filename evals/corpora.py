"""The texts with marked claims that the gate reads, and what reftel finds in them."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from evals.equal import Record
from evals.score import read_records
from reftel.model.claim import Claim, content
from reftel.model.document import Document

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
"""Where a development machine keeps texts that are not ours to ship; absent elsewhere."""
HELD_OUT = ROOT / "evals/held_out.txt"
_ONE_IN = 5


@cache
def held_out() -> tuple[str, ...]:
    """The beginnings of the names of those texts whose errors nobody reads."""
    lines = HELD_OUT.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def _is_in_part(name: str) -> bool:
    """True of a text that is held out, and of one in five others: by its name alone, so that no new text moves it."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4])
    return name.startswith(held_out()) or number % _ONE_IN == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A folder of texts and a folder of gold: `STEM.jsonl` in `gold` belongs to `STEM` + `suffix` in `texts`.

    From a corpus that is not `taught` nothing is learned. Of a `large` one, checks that are made each day read a part.
    """

    name: str
    texts: Path
    gold: Path
    suffix: str = ".txt"
    taught: bool = True
    large: bool = False
    is_part: bool = False

    def part(self) -> "Corpus":
        """What is read each day: of a large corpus the texts that are held out and a fifth of the others, else all."""
        return replace(self, name=f"{self.name}-part", large=False, is_part=True) if self.large else self

    @property
    def is_present(self) -> bool:
        """True where both folders are there."""
        return self.texts.is_dir() and self.gold.is_dir()

    def documents(self) -> list[Path]:
        """The texts that have gold, by name."""
        marked = [text for text in sorted(self.texts.glob(f"*{self.suffix}")) if self.gold_file(text).is_file()]
        return [text for text in marked if _is_in_part(text.stem)] if self.is_part else marked

    def gold_file(self, text: Path) -> Path:
        """Where the marked claims of `text` are."""
        return self.gold / f"{text.stem}.jsonl"

    def marked(self) -> dict[str, list[Record]]:
        """The marked claims by document; a quote that is not in the gold is taken from the text."""
        return {text.stem: _quoted(text, read_records(self.gold_file(text))) for text in self.documents()}

    def digest(self) -> str:
        """A name for the state of texts and gold: floors hold for one state only."""
        state = hashlib.sha256()
        for text in self.documents():
            for path in (text, self.gold_file(text)):
                data = path.read_bytes()
                state.update(f"{path.name}\0{len(data)}\0".encode() + data)
        return state.hexdigest()[:16]


def _quoted(text: Path, records: list[Record]) -> list[Record]:
    if all("quote" in record for record in records):
        return records
    words = text.read_bytes().decode("utf-8")
    return [{"quote": words[record["start"] : record["end"]], **record} for record in records]


CORPORA = (
    Corpus(name="peru", texts=ROOT / "examples/peru", gold=ROOT / "examples/peru/gold"),
    Corpus(name="samples", texts=ROOT / "evals/samples", gold=ROOT / "evals/samples/gold"),
    Corpus(name="written", texts=ROOT / "evals/written", gold=ROOT / "evals/written/gold", large=True),
    Corpus(name="seeds", texts=SHARED / "seeds", gold=SHARED / "gold"),
    Corpus(name="frus", texts=SHARED / "corpora/frus", gold=SHARED / "gold"),
    Corpus(name="dfat", texts=SHARED / "corpora/dfat", gold=SHARED / "gold", suffix=".md"),
    Corpus(name="papers", texts=SHARED / "corpora/frus", gold=ROOT / "evals/papers", taught=False),
)

ReadPath = Callable[[Path], tuple[Document, Sequence[Claim]]]
"""How a file becomes a document and its claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was found in a corpus: records by document, and every fault of a quote, which there must not be."""

    claims: dict[str, list[Record]]
    faults: tuple[str, ...]


def extract(corpus: Corpus, read: ReadPath, *, processes: int = 1) -> Extraction:
    """Read every text of `corpus` and check that each claim's quote is exactly what stands in the file.

    With more `processes` than one, `read` must be a function of a module, as it goes to each of them.
    """
    documents = corpus.documents()
    if processes > 1:
        with ProcessPoolExecutor(processes) as pool:
            read_all = list(pool.map(partial(_checked, read), documents, chunksize=_AT_ONCE))
    else:
        read_all = [_checked(read, path) for path in documents]
    claims = {path.stem: records for path, (records, _) in zip(documents, read_all, strict=True)}
    return Extraction(claims=claims, faults=tuple(fault for _, faults in read_all for fault in faults))


_AT_ONCE = 4
"""Texts that a process is given at once."""


def _checked(read: ReadPath, path: Path) -> tuple[list[Record], list[str]]:
    document, found = read(path)
    texts = (document.text, path.read_bytes().decode("utf-8"))
    faults = [
        f"{path.name}, {claim.span.start} to {claim.span.end}: the quote is not what stands there"
        for claim in found
        if not claim.quote or any(text[claim.span.start : claim.span.end] != claim.quote for text in texts)
    ]
    return [{**content(claim), "document": path.stem} for claim in found], faults


def read_path(path: Path) -> tuple[Document, Sequence[Claim]]:
    """Read one file with the real pipeline."""
    from reftel.pipeline import read_document  # loads the parser: nothing that only needs the corpora should wait
    from reftel.readers.files import read_file

    document = read_file(path)
    return document, read_document(document).claims
