"""How well web pages are read: sample texts put into pages of many makes, and what of them comes back.

`python -m evals.pages` prints for each make the share of the characters of the text that is recovered, the share of
what is around it that is let through, whether title, author and date are right, and how fast pages are read.
"""

import html
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evals.corpora import ROOT
from reftel.model.document import Document
from reftel.readers.files import read_bytes, read_file
from reftel.readers.html.blocks import blocks_in
from reftel.readers.html.tree import parse
from reftel.readers.limits import Watch

PAGES = ROOT / "evals/pages"
TEXTS = ROOT / "evals/samples"
AUTHOR = "Odile Marchand"
_FACTS = ("title", "author", "date")
_DATES = ("2019-05-14", "1999-05-14")
_DATED = re.compile(r"14 May (?:20|19)|(?:20|19)\d\d-05-14")
_SHORTEST = 4


@dataclass(slots=True)
class Tally:
    """Counts of characters for one make of page; on how many pages title, author and date stand, and are right."""

    text: int = 0
    recovered: int = 0
    around: int = 0
    let_through: int = 0
    pages: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_FACTS, 0))
    shown: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_FACTS, 0))
    bytes: int = 0
    seconds: float = 0.0


def filled(template: str, title: str, paragraphs: list[str]) -> str:
    """The page with a text in it."""
    written = [html.escape(text, quote=False) for text in paragraphs]
    return (
        template.replace("{{title}}", html.escape(title, quote=False))
        .replace("{{author}}", AUTHOR)
        .replace("{{p}}", "\n".join(f"<p>{text}</p>" for text in written))
        .replace("{{div}}", "\n".join(f"<div>{text}</div>" for text in written))
        .replace("{{br}}", "<br><br>\n".join(written))
    )


def around(template: str) -> list[str]:
    """The texts on a page that are not of the document."""
    blocks = blocks_in(parse(template, Watch("page")))
    return [block.text for block in blocks if "{{" not in block.text and len(block.text) >= _SHORTEST]


def texts() -> Iterator[tuple[str, list[str]]]:
    """Titles and paragraphs of the sample texts that are prose."""
    for path in sorted(TEXTS.glob("*.txt")):
        document = read_file(path)
        paragraphs = [block.flow.text for block in document.blocks if block.kind == "paragraph"]
        if document.genre in ("article", "text", "study") and document.title and len(paragraphs) > 3:
            yield document.title, paragraphs


def measure(template: Path) -> Tally:
    """What comes back of all texts in one make of page."""
    tally, source = Tally(), template.read_text(encoding="utf-8")
    outside = around(source)
    shown = (True, "{{author}}" in source, _DATED.search(source) is not None)
    for title, paragraphs in texts():
        data = filled(source, title, paragraphs).encode()
        begin = time.perf_counter()
        document = read_bytes(data, name="page", path="page.html")
        tally.seconds += time.perf_counter() - begin
        tally.bytes += len(data)
        _count(tally, document, title, paragraphs, outside)
        for name, is_shown in zip(_FACTS, shown, strict=True):
            tally.shown[name] += is_shown
    return tally


def _count(tally: Tally, document: Document, title: str, paragraphs: list[str], outside: list[str]) -> None:
    read = "\n".join(block.flow.text for block in document.blocks if block.kind != "notice")
    tally.pages += 1
    tally.text += sum(map(len, paragraphs))
    tally.recovered += sum(len(text) for text in paragraphs if " ".join(text.split()) in read)
    tally.around += sum(map(len, outside))
    tally.let_through += sum(len(text) for text in outside if text in read)
    tally.right["title"] += document.title == title
    tally.right["author"] += document.author == AUTHOR
    tally.right["date"] += (document.date or "").startswith(_DATES)


def main() -> None:
    """Print the table."""
    print(f"{'page':12} {'pages':>5} {'text':>7} {'around':>7} {'title':>6} {'author':>6} {'date':>6} {'MB/s':>6}")
    whole = Tally()
    for template in sorted(PAGES.glob("*.html")):
        tally = measure(template)
        print(line(template.stem, tally))
        for name in ("text", "recovered", "around", "let_through", "pages", "bytes", "seconds"):
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
        for key in _FACTS:
            whole.right[key] += tally.right[key]
            whole.shown[key] += tally.shown[key]
    print(line("all", whole))


def line(name: str, tally: Tally) -> str:
    """One row of the table."""
    shares = " ".join(f"{tally.right[key] / tally.shown[key]:6.2f}" if tally.shown[key] else "     -" for key in _FACTS)
    return (
        f"{name:12} {tally.pages:5} {tally.recovered / tally.text:7.3f} "
        f"{tally.let_through / max(tally.around, 1):7.3f} {shares} {tally.bytes / 1e6 / tally.seconds:6.2f}"
    )


if __name__ == "__main__":
    main()
