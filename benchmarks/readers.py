"""How fast each reader recovers text: `python -m benchmarks.readers`.

Prints MB of text recovered and MB of the file for each second that processors were at work, programs that a reader
starts included. The files are made for it, of sentences with different numbers, about a megabyte of text each.
"""

import gzip
import os
import resource
from collections.abc import Iterator

from reftel.model.document import Document
from reftel.readers.files import read_original
from reftel.readers.original import Original
from tests.readers.archive.packed import tarred, warc, zipped
from tests.readers.office.made import docx, epub, odt, paragraph, run
from tests.readers.pdf.made import MadePage, column, pdf
from tests.readers.register.samples import SIPRI

_MEGABYTE = 1024 * 1024
_PARAGRAPHS = 1_000_000 // 420
_A_PAGE = 2_500


def prose() -> list[str]:
    """About a megabyte of paragraphs."""
    return [
        f"In {1950 + n % 60} state number {n} sold {n * 7 % 500} tanks and {n * 3 % 90} aircraft to its neighbour. "
        f"The crews were trained for {n % 30} months by {n * 11 % 400} instructors, and the spares came by sea in "
        f"{n % 12} ships. The price of {n * 13 % 900} million dollars was to be paid in {n % 20} years, half of it in "
        "cotton, and the parliament asked twice what had become of the money that was set aside for it."
        for n in range(_PARAGRAPHS)
    ]


def files() -> Iterator[tuple[str, bytes]]:
    """A file of each form."""
    texts = prose()
    whole = "\n\n".join(texts)
    pages = [whole[at : at + _A_PAGE] for at in range(0, len(whole), _A_PAGE)]
    yield "a.txt", whole.encode()
    yield "a.html", f"<html><body><article>{''.join(f'<p>{t}</p>' for t in texts)}</article></body></html>".encode()
    yield "a.pdf", pdf([MadePage(words=column(50, 740, page, width=100, size=9, lead=11)) for page in pages])
    yield "a.docx", docx("".join(paragraph(run(text)) for text in texts))
    yield "a.odt", odt(f"<office:text>{''.join(f'<text:p>{text}</text:p>' for text in texts)}</office:text>")
    yield "a.rtf", (r"{\rtf1\ansi " + r"\par ".join(texts) + "}").encode()
    yield "a.epub", epub({"c.xhtml": "".join(f"<p>{text}</p>" for text in texts)})
    yield "a.eml", f"From: a@b.org\nSubject: a\nContent-Type: text/plain\n\n{whole}".encode()
    parts = {f"{n}.txt": page for n, page in enumerate(pages)}
    yield "a.zip", zipped(parts)
    yield "a.tar", tarred(parts)
    yield "a.txt.gz", gzip.compress(whole.encode())
    yield "a.warc.gz", warc({f"https://a.org/{n}": ("200 OK", "text/plain", t.encode()) for n, t in enumerate(pages)})
    head, row = SIPRI.splitlines()[4:6]
    yield "a.csv", "\n".join([head, *(row.replace("901", str(n)) for n in range(9_000))]).encode()


def worked() -> float:
    """Seconds that processors were at work for this program and those that it started."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, who))


def main() -> None:
    """Print a line for each form."""
    print(f"{'':10} {'MB of text/s':>13} {'MB of file/s':>13} {'documents':>10}   on {os.cpu_count()} processors")
    for name, data in files():
        list(read_original(Original(data=b"Peru bought tanks.", name="warm", path="warm.txt")))
        start = worked()
        found = [item for item in read_original(Original(data=data, name="a", path=name)) if isinstance(item, Document)]
        seconds = max(worked() - start, 0.001)
        text = sum(len(item.text) for item in found) / _MEGABYTE
        print(f"{name:10} {text / seconds:13.2f} {len(data) / _MEGABYTE / seconds:13.2f} {len(found):10,}")


if __name__ == "__main__":
    main()
