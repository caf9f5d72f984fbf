"""`reftel unclaimed` and `reftel read --trace`: what was seen in documents and not claimed, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from reftel.cli import records
from reftel.cli.listing import Listing, print_listing
from reftel.cli.records import Record
from reftel.cli.tables import plain_table
from reftel.cli.terminal import console, one_line, write_text
from reftel.ledger.records import Covered
from reftel.ledger.store import Store
from reftel.model.coverage import Unclaimed
from reftel.rules.codes import load_codes

_COUNTED = ("document", "reason", "sentences")


def run(
    ledger: str, *, document: Sequence[str], reason: Sequence[str], counts: bool, form: str, output: str | None
) -> None:
    """Print the sentences that gave no claim, or how many there are for each reason."""
    with Store(ledger, create=False) as store:
        covered = store.coverage(document=document)
        if counts:
            listing = _counted(covered, reason)
        else:
            listing = _listed(covered, _records(store, store.unclaimed(document=document, reason=reason)))
    print_listing(listing, form=form, output=output, ledger=ledger)


def print_trace(store: Store, documents: Iterable[str]) -> None:
    """Print what was not claimed of documents that were just read."""
    page = console()
    for sha256 in documents:
        covered = store.coverage(document=sha256)
        page.print()
        for part in _of_documents(covered, _records(store, store.unclaimed(document=sha256))):
            page.print(part)


def write_trace(store: Store, documents: Iterable[str], output: str, *, ledger: str) -> None:
    """Write the same as JSON Lines."""
    found = [record for sha256 in documents for record in _records(store, store.unclaimed(document=sha256))]
    write_text(records.to_jsonl(found), output, ledger=ledger)


def _records(store: Store, sentences: Iterable[Unclaimed]) -> list[Record]:
    """The sentences, those of one document together, with their words and lines."""
    names = store.names()
    return [
        records.unclaimed_record(sentence, names[sha256], page)
        for sha256, group in groupby(sentences, key=lambda sentence: sentence.document)
        for page in [store.page(sha256)]
        for sentence in group
    ]


def _listed(covered: Sequence[Covered], found: Sequence[Record]) -> Listing:
    shown = {record["sha256"] for record in found}
    return Listing(
        thing="unclaimed sentence",
        tables=lambda _: _of_documents([document for document in covered if document.sha256 in shown], found),
        lines=found,
        cells=[records.unclaimed_cells(record) for record in found],
        columns=records.UNCLAIMED_COLUMNS,
    )


def _counted(covered: Iterable[Covered], reason: Sequence[str]) -> Listing:
    found: list[Record] = [
        {"document": document.name, "reason": code, "sentences": number}
        for document in covered
        for code, number in document.reasons.items()
        if not reason or code in reason
    ]
    return Listing(
        thing="count", tables=lambda _: iter([plain_table(_COUNTED, found)]), lines=found, cells=found,
        columns=_COUNTED,
    )  # fmt: skip


def _of_documents(covered: Iterable[Covered], found: Iterable[Record]) -> Iterator[RenderableType]:
    by_document = {sha256: list(group) for sha256, group in groupby(found, key=lambda record: record["sha256"])}
    labels = {code.code: code.label for code in load_codes()}
    for document in covered:
        yield Text(one_line(document.name), style="bold")
        yield Text(f"  {_summary(document)}")
        width = max((len(code) for code in document.reasons), default=0)
        for code, number in document.reasons.items():
            yield Text(f"  {code:{width}}  {number:5,}  {labels[code]}")
        yield ""
        for record in by_document.get(document.sha256, ()):
            yield from _of_sentence(record, labels)


def _summary(document: Covered) -> str:
    if document.n_opened is None:
        return "read by a reftel that kept no reasons; `reftel read --again` reads it anew"
    return (
        f"{document.n_sentences:,} sentences, {document.n_opened:,} with a word that a rule knows, "
        f"{document.n_unclaimed:,} of these without a claim"
    )


def _of_sentence(record: Record, labels: Mapping[str, str]) -> Iterator[RenderableType]:
    head = Text(f"{record['place']}  ").append(f"“{one_line(record['word'])}”", style="bold")
    yield head.append(f"  {record['rule']}  {record['reason']}")
    yield Padding(Text(f"{labels[record['reason']]}: {one_line(record['detail'])}"), (0, 0, 0, 2))
    yield Padding(Text(one_line(record["sentence"]), style="dim"), (0, 0, 0, 2))
    yield ""
