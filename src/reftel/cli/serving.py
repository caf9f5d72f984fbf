"""`reftel serve`: the workbench in a browser."""

import click

from reftel.ledger.store import Store
from reftel.workbench.serving import listen, serve


def run(ledger: str, *, host: str, port: int) -> None:
    """Serve a ledger's workbench, and say where."""
    with Store(ledger, create=False) as store, listen(host, port) as listener:
        name = f"[{host.strip('[]')}]" if ":" in host else host
        click.echo(f"the workbench of {ledger} is at http://{name}:{listener.getsockname()[1]}/ (Ctrl-C ends it)")
        serve(store, listener)
