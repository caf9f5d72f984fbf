"""`reftel verify`: proves a ledger, or says what was altered."""

import sys

import click

from reftel.cli.program import complain
from reftel.cli.progress import Bar
from reftel.cli.terminal import one_line
from reftel.ledger.store import Store


def run(ledger: str, *, rebuild: bool) -> None:
    """Print what is not as the program left it, and exit with 1 where there is anything."""
    with Store(ledger, create=False) as store:
        if rebuild:
            store.rebuild()
        with Bar() as bar:
            faults = store.verify(lambda done, total: bar.move(done, total, f"{done:,} of {total:,} entries"))
        tally, name, digest = store.tally(), str(store.address), "" if faults else store.digest()
    for fault in faults:
        complain(one_line(fault.detail))
    n_claims = sum(tally.claims.values())
    if faults:
        number = f"{len(faults):,} thing{'s are' if len(faults) > 1 else ' is'}"
        complain(f"{name} was altered: {number} not as the program left {'them' if len(faults) > 1 else 'it'}")
        sys.exit(1)
    click.echo(f"{name} is whole: {tally.n_documents:,} documents, {n_claims:,} claims that stand, and all before them")
    click.echo(f"digest {digest}")
