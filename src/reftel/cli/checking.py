"""`reftel check`: what does not fit together in the claims of a ledger."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from reftel.cli.listing import Listing, print_listing
from reftel.cli.records import Record
from reftel.cli.tables import SHORT_ID
from reftel.cli.terminal import one_line
from reftel.events import check_events
from reftel.ledger.store import Store
from reftel.rules.codes import LISTS, load_codes

COLUMNS = ("severity", "check", "sentence", "claims", "documents")


def run(ledger: str, filters: dict[str, Any], form: str, output: str | None) -> None:
    """Print the findings that pass the filters."""
    asked = {name: value for name, value in filters.items() if value not in (None, ())}
    with Store(ledger, create=False) as store:
        names = store.names()
        found: list[Record] = [
            {
                "severity": finding.severity, "check": finding.check, "sentence": finding.sentence,
                "claims": list(finding.claims), "documents": [names[sha256] for sha256 in finding.documents],
            }
            for finding in check_events(store, **asked)
        ]  # fmt: skip
    listing = Listing(
        thing="finding",
        tables=lambda _: _paragraphs(found),
        lines=found,
        cells=[record | {key: "; ".join(record[key]) for key in ("claims", "documents")} for record in found],
        columns=COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def _paragraphs(found: Sequence[Record]) -> Iterator[RenderableType]:
    labels = {code.code: code.label for code in load_codes() if code.what == LISTS["checks"]}
    for (severity, check), group in groupby(found, key=lambda record: (record["severity"], record["check"])):
        yield Text(f"{severity}: {labels[check]}  ", style="bold").append(check, style="dim")
        for record in group:
            yield Padding(Text(one_line(record["sentence"])), (0, 0, 0, 2))
            claims = ", ".join(claim[:SHORT_ID] for claim in record["claims"])
            if claims:
                yield Padding(Text(f"claims {claims}", style="dim"), (0, 0, 0, 4))
        yield ""
