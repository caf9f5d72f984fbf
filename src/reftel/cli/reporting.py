"""`reftel report`: a footnoted table on a country or two."""

from collections.abc import Mapping
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reftel.cli.progress import Bar
from reftel.cli.terminal import console, one_line, open_output, write_text
from reftel.events import bring_up
from reftel.exports.report import Line, Report, report
from reftel.exports.report_text import (
    cell_parts,
    cells_of,
    heading_words,
    note_words,
    notes_words,
    to_html,
    to_markdown,
    year_words,
)
from reftel.exports.report_words import report_words
from reftel.ledger.store import Store

_RATIOS = (2, 3, 5, 3, 2, 4, 2)
"""How wide the columns are to each other."""


def run(
    *, country: str | None, dyad: tuple[str, str] | None, ledger: str, form: str, output: str | None,
    filters: Mapping[str, Any],
) -> None:  # fmt: skip
    """Print the report as text, or write it as Markdown or HTML."""
    with Store(ledger, create=False) as store, Bar() as bar:
        bring_up(store, progress=bar.move)
        made = report(store, country=country, dyad=dyad, **filters)
    if form != "text":
        write_text(to_markdown(made) if form == "markdown" else to_html(made), output, ledger=ledger)
    elif output is None:
        _print(console(), made)
    else:
        with open_output(output, ledger=ledger) as file:
            _print(console(file), made)


def _print(page: Console, made: Report) -> None:
    words = report_words()
    page.print(Text(heading_words(made), style="bold"))
    page.print()
    if not made.years:
        page.print(words["nothing"])
        return
    page.print(_table(made))
    page.print()
    page.print(words["legend"])
    page.print()
    notes = Table.grid(padding=(0, 1, 0, 0))
    for note in made.notes:
        notes.add_row(Text(f"{note.number}.", justify="right"), Text(one_line(note_words(note))))
    page.print(notes)


def _table(made: Report) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold",
                  expand=True)  # fmt: skip
    for name, ratio in zip(report_words()["columns"], _RATIOS, strict=True):
        table.add_column(name, ratio=ratio, overflow="fold")
    for year, lines in made.years:
        table.add_row(Text(year_words(year), style="bold"))
        for line in lines:
            table.add_row(*_row(line))
    return table


def _row(line: Line) -> list[str]:
    return [*("\n".join(map(one_line, cell_parts(cell))) for cell in cells_of(line)), notes_words(line, str)]
