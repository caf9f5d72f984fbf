"""`reftel export`: files for other tools."""

from collections.abc import Mapping
from typing import Any

import click

from reftel.cli.progress import Bar
from reftel.events import bring_up
from reftel.exports.formats import export
from reftel.ledger.store import Store

_OF_EVENTS = ("events", "panel", "unmatched", "register", "plover")


def run(form: str, *, ledger: str, output: str, what: str | None, filters: Mapping[str, Any]) -> None:
    """Write the file, and say which files were written."""
    with Store(ledger, create=False) as store:
        with Bar() as bar:
            if what in _OF_EVENTS:
                bring_up(store, progress=bar.move)
            paths = export(store, form, output, what=what, progress=bar.move, **filters)
        for path in paths:
            click.echo(str(path))
