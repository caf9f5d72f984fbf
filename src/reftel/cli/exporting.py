"""`reftel export`: files for other tools."""

from collections.abc import Mapping
from typing import Any

import click

from reftel.exports.formats import export
from reftel.ledger.store import Store


def run(form: str, *, ledger: str, output: str, what: str | None, filters: Mapping[str, Any]) -> None:
    """Write the file, and say which files were written."""
    with Store(ledger, create=False) as store:
        for path in export(store, form, output, what=what, **filters):
            click.echo(str(path))
