"""`reftel serve` and `reftel users`: what can be typed. What they do is loaded when they are called."""

from pathlib import Path
from typing import Any

import click

from reftel.cli import options

ROLES = ("reader", "reviewer", "editor")
"""Those of `workbench/access/roles.py`, which takes the web server's library to load; a test holds them together."""

_PATH = click.Path(path_type=Path)
_file = click.option("--file", type=_PATH, default="users.toml", show_default=True, metavar="FILE", help="Their file.")
_role = click.option(
    "--role", required=True, callback=options.one_of("role", ROLES), metavar="ROLE", help=f"{', '.join(ROLES)}."
)
_stdin = click.option("--password-stdin", "from_stdin", is_flag=True, help="Take the password from standard input.")


@click.command(short_help="Read, check and judge a ledger in a browser.")
@options.ledger_first
@click.option("--create", is_flag=True, help="Start a new, empty ledger where there is none.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N", help="0: any.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="An address of this machine.")
@click.option("--users", type=_PATH, metavar="FILE", help="Who may log in; `reftel users` writes the file.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="The name under which others reach it.")
@click.option("--certificate", type=_PATH, metavar="FILE", help="The certificate of that name, in PEM.")
@click.option("--key", type=_PATH, metavar="FILE", help="The certificate's key, in PEM.")
@click.option("--behind-proxy", "proxy", metavar="ADDRESS", help="The address of a proxy that does TLS for it.")
def serve(ledger: str, create: bool, port: int, **site: Any) -> None:
    """Serve the workbench: documents, claims, events and checks in a browser, until Ctrl-C.

    Without more it serves this machine alone. On any other --host it asks for a name and a password (--users), and
    speaks TLS (--certificate and --key) or stands behind a proxy that does.

    Nothing that it shows leaves the machine. What reviewers say is kept in the ledger, and so are documents that they
    drop on the first page.
    """
    from reftel.cli import serving
    from reftel.workbench.serving import Site

    serving.run(ledger, Site(**site), port=port, create=create)


@click.group(short_help="Say who may use a workbench that others reach.", invoke_without_command=True)
@click.pass_context
def users(ctx: click.Context) -> None:
    """Say who may use a workbench that others than this machine reach, and for what.

    A reader may read all; a reviewer may also judge and correct; an editor may also upload, grade and group anew. A
    running workbench heeds a change at once: who was taken away or has another role or password is logged out.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@users.command(short_help="Add a user.")
@click.argument("name")
@_role
@_file
@_stdin
def add(name: str, **given: Any) -> None:
    """Add a user; the password, of 15 characters at least, is asked for twice."""
    from reftel.cli import users as work

    work.add(name, **given)


@users.command("list", short_help="List users with their roles.")
@_file
def list_users(file: Path) -> None:
    """List users with their roles."""
    from reftel.cli import users as work

    work.show(file)


@users.command(short_help="Take a user away.")
@click.argument("name")
@_file
def remove(name: str, file: Path) -> None:
    """Take a user away. What the user said of claims stays in the ledger."""
    from reftel.cli import users as work

    work.remove(name, file=file)


@users.command(short_help="Give a user another role.")
@click.argument("name")
@click.argument("role", callback=options.one_of("role", ROLES))
@_file
def role(name: str, role: Any, file: Path) -> None:
    """Give a user another role: reader, reviewer or editor."""
    from reftel.cli import users as work

    work.change_role(name, role, file=file)


@users.command(short_help="Give a user another password.")
@click.argument("name")
@_file
@_stdin
def password(name: str, file: Path, from_stdin: bool) -> None:
    """Give a user another password."""
    from reftel.cli import users as work

    work.change_password(name, file=file, from_stdin=from_stdin)


COMMANDS = (serve, users)
