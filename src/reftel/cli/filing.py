"""`reftel dossier`: a country as one file."""

from pathlib import Path
from typing import Any

import click

from reftel.cli.progress import Bar
from reftel.dossier.gathering import DossierError
from reftel.dossier.pdf import find_browser, print_pdf
from reftel.dossier.writing import check_target, write_dossier
from reftel.ledger.store import Store


def run(
    country: str, *, ledger: str, output: str, pdf: str | None, browser: str | None, replace: bool, **asked: Any
) -> None:
    """Write the HTML, then the PDF where one is asked for; without a browser the HTML is written all the same."""
    if pdf is not None and Path(pdf).resolve() == Path(output).resolve():
        raise DossierError(f"{pdf} cannot be both HTML and PDF; name two files")
    with Store(ledger, create=False) as store, Bar() as bar:
        check_target(store, pdf or output)
        write_dossier(store, output, country, replace=replace, progress=bar.move, **asked)
    click.echo(output)
    if pdf is not None:
        print_pdf(Path(output), Path(pdf), browser=find_browser(browser), replace=replace)
        click.echo(pdf)
