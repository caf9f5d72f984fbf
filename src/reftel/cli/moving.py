"""`reftel archive`, `import`, `backup`, `digest` and `migrate`: a ledger goes elsewhere, whole."""

import shlex

import click

from reftel.cli.program import called
from reftel.cli.progress import Bar
from reftel.cli.tables import plain_table
from reftel.cli.terminal import console
from reftel.ledger.archive.manifest import Manifest
from reftel.ledger.moving import import_ledger
from reftel.ledger.schemas import bring_to, schemas
from reftel.ledger.store import Store


def archive(to: str, *, ledger: str, replace: bool) -> None:
    """Write the whole ledger into an archive."""
    with Store(ledger, create=False) as store, _Rows() as bar:
        manifest = store.archive(to, replace=replace, progress=bar.rows)
        name = str(store.address)
    click.echo(f"{to} holds {name} whole: {_counted(manifest)}")
    click.echo(f"digest {manifest.digest}")


def import_from(source: str, *, ledger: str) -> None:
    """Fill a new ledger."""
    with _Rows() as bar:
        manifest = import_ledger(source, ledger, progress=bar.rows)
    with Store(ledger, create=False) as store:
        name = str(store.address)
    click.echo(f"{name} holds all of {source}: {_counted(manifest)}")
    click.echo(f"digest {manifest.digest}")


def backup(to: str, *, ledger: str, replace: bool) -> None:
    """Copy the ledger while it is in use."""
    with Store(ledger, create=False) as store, _Rows() as bar:
        store.backup(to, replace=replace, progress=bar.parts)
        name, is_file = str(store.address), store.address.path is not None
    program, quoted = called(), shlex.quote(to)
    click.echo(f"{to} is a copy of {name} as it was a moment ago")
    click.echo(f"  {program} verify --ledger {quoted}" if is_file else f"  {program} import {quoted} --ledger NEW")


def digest(ledger: str) -> None:
    """Print what identifies the ledger's content."""
    with Store(ledger, create=False) as store, _Rows() as bar:
        found = store.digest(bar.rows)
    click.echo(found)


def migrate(name: str | None, *, ledger: str) -> None:
    """List the schemas, or bring the ledger to one."""
    if name is not None:
        bring_to(ledger, name)
    rows = [{"": "→" if s.is_here else "", "schema": s.name, "adds": s.adds} for s in schemas(ledger)]
    console().print(plain_table(("", "schema", "adds"), rows))


class _Rows(Bar):
    """The bar of work that goes row by row, or page by page."""

    def rows(self, done: int, total: int) -> None:
        """So many rows of so many."""
        self.move(done, total, f"{done:,} of {total:,} rows")

    def parts(self, done: int, total: int) -> None:
        """So much of so much."""
        self.move(done, total, f"{100 * done // max(total, 1)} percent")


def _counted(manifest: Manifest) -> str:
    count = {name: table.rows for name, table in manifest.tables.items()}
    told = ((count["documents"], "document"), (count["claims"], "claim"), (manifest.n_rows, "row"))
    return ", ".join(f"{number:,} {thing}{'' if number == 1 else 's'}" for number, thing in told)
