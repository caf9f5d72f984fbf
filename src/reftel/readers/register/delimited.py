"""CSV and other delimited files: registers of arms by their heads; what is no register is read as text."""

from collections.abc import Iterator

from reftel.model.claim import Claim
from reftel.model.document import Block, Document
from reftel.model.original import Declared
from reftel.model.refusal import Refusal
from reftel.model.span import Flow, Span
from reftel.readers import dates, plain
from reftel.readers.decode import decode
from reftel.readers.limits import Watch
from reftel.readers.original import Original
from reftel.readers.register.arms import Table, claims_of, recognise, rows_of
from reftel.readers.register.sheet import Row


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads a delimited file."""
    watch.check("text", len(original.data), "split it into its parts")
    text, encoding = decode(original.data, original.shown)
    table = recognise(text)
    if table is None:
        yield from plain.read(original, watch)
        return
    rows = list(_watched(rows_of(text, table), watch))
    claims: list[Claim] = []
    refusals: list[Refusal] = []
    for made in claims_of(text, table, _watched(iter(rows), watch), original.sha256):
        (refusals if isinstance(made, Refusal) else claims).append(made)  # type: ignore[arg-type]
    declared = tuple(_date(text[: table.head.span.start]))
    yield Document(
        name=original.name,
        path=original.path,
        sha256=original.sha256,
        data=original.data,
        text=text,
        blocks=tuple(_blocks(text, table, rows)),
        genre="table",
        title=table.register.title,
        publisher=table.register.publisher,
        date=declared[0].value if declared else None,
        form={"encoding": encoding, "register": f"{table.register.rule}, {table.layout.name}"},
        declared=declared,
        refusals=tuple(refusals),
        told=tuple(claims),
    )


def _watched(rows: Iterator[Row], watch: Watch) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        watch.check("entries", number)
        watch.tick()
        yield row


def _date(above: str) -> Iterator[Declared]:
    """The last date that stands above the heads: the day on which the file was made."""
    found = list(dates.find(above))
    for span, value in found[-1:]:
        yield Declared(name="date", value=value, words=above[span.start : span.end], span=span)


def _blocks(text: str, table: Table, rows: list[Row]) -> Iterator[Block]:
    """What stands above the heads, the heads, the rows."""
    above = text[: table.head.span.start]
    start, end = len(above) - len(above.lstrip()), len(above.rstrip())
    n = 0
    if start < end:
        n = 1
        yield Block(kind="paragraph", flow=Flow.join(text, [Span(start, end)]))
    yield Block(kind="heading", flow=Flow.join(text, [table.head.span]))
    yield from (Block(kind="row", flow=Flow.join(text, [row.span]), heading=n) for row in rows)
