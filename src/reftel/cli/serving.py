"""`reftel serve`: the workbench in a browser."""

import click

from reftel.ledger.store import Store
from reftel.workbench.serving import Site, listen, serve


def run(ledger: str, site: Site, *, port: int, create: bool) -> None:
    """Serve a ledger's workbench, and say where; with `create` a new ledger's, where there is none yet."""
    access = site.access()
    with Store(ledger, create=create) as store, listen(site.host, port) as listener:
        click.echo(f"the workbench of {ledger} is at {_address(site, listener.getsockname()[1])} (Ctrl-C ends it)")
        serve(store, listener, site, access)


def _address(site: Site, port: int) -> str:
    if site.proxy:
        return f"https://{site.names[0]}/, by way of the proxy at {site.proxy}, which finds it at port {port}"
    host = site.names[0] if site.names else site.host.strip("[]")
    name = f"[{host}]" if ":" in host else host
    return f"{'https' if site.is_secure else 'http'}://{name}:{port}/"
