"""`reftel copies`: which words are copied from where, and what went wrong in copying."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from reftel.cli.listing import Listing, print_listing
from reftel.cli.records import Record
from reftel.cli.tables import SHORT_ID
from reftel.cli.terminal import one_line
from reftel.events import copies_of
from reftel.ledger.store import Store
from reftel.model.copies import Copy, Corruption

COLUMNS = ("what", "sign", "copy", "origin", "directed", "score", "claims", "why", "words", "origin_words")
_SHOWN = 160
"""So much of copied words stands in the list."""


def run(*, ledger: str, corrupted: bool, form: str, output: str | None) -> None:
    """Print the signs of copying, and the claims that seem garbled."""
    with Store(ledger, create=False) as store:
        graph, names = copies_of(store), store.names()
        documents = {claim.id: claim.document for claim in store.claims()} if graph.corruptions else {}
    found = [] if corrupted else [_copy(copy, names) for copy in graph.copies]
    found += [_corruption(each, names, documents) for each in graph.corruptions]
    listing = Listing(
        thing="sign",
        tables=lambda _: _paragraphs(found),
        lines=found,
        cells=[{**record, "claims": "; ".join(record["claims"])} for record in found],
        columns=COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def _copy(copy: Copy, names: Mapping[str, str]) -> Record:
    return {
        "what": "copy", "sign": copy.sign, "copy": names[copy.copy.document], "origin": names[copy.origin.document],
        "directed": copy.directed, "score": copy.score, "claims": [mine for mine, _ in copy.claims], "why": copy.why,
        "words": copy.copy.words, "origin_words": copy.origin.words,
    }  # fmt: skip


def _corruption(found: Corruption, names: Mapping[str, str], documents: Mapping[str, str]) -> Record:
    origin = documents.get(found.counterpart or "")
    return {
        "what": "corruption", "sign": found.change, "copy": names[documents[found.claim]],
        "origin": names[origin] if origin else None, "directed": found.directed, "score": None,
        "claims": [found.claim], "why": found.why, "words": ", ".join(found.words),
        "origin_words": ", ".join(found.origin_words),
    }  # fmt: skip


def _paragraphs(found: Sequence[Record]) -> Iterator[RenderableType]:
    for record in found:
        arrow = "←" if record["directed"] else "–"
        yield Text(f"{record['copy']} {arrow} {record['origin'] or '?'}  ", style="bold").append(record["sign"], "dim")
        yield Padding(Text(one_line(record["why"])), (0, 0, 0, 2))
        yield Padding(Text(f"“{one_line(record['words'], _SHOWN)}”"), (0, 0, 0, 4))
        claims = ", ".join(claim[:SHORT_ID] for claim in record["claims"])
        if claims:
            yield Padding(Text(f"claims {claims}", style="dim"), (0, 0, 0, 4))
    yield ""
