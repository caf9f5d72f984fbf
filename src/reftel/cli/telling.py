"""`reftel datasette`: what Datasette is told of a ledger."""

import json

from reftel.cli.terminal import write_text
from reftel.errors import ReftelError
from reftel.ledger.described import datasette_metadata
from reftel.ledger.store import Store


def run(ledger: str, *, output: str | None) -> None:
    """Print the metadata file of Datasette for a ledger in a file."""
    with Store(ledger, create=False) as store:
        path = store.address.path
    if path is None:
        raise ReftelError("Datasette opens files of SQLite's, and this ledger is on a server")
    text = json.dumps(datasette_metadata(path.stem), ensure_ascii=False, indent=2)
    write_text(f"{text}\n", output, ledger=ledger)
