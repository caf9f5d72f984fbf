"""The commands: what can be typed. What a command does is in the module that it loads when it is called.

Loading late keeps `reftel --help` quick: the database, the tables and the parser take longer than the help.
"""

import click

from reftel.cli import options
from reftel.cli.program import Program
from reftel.version import VERSION


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="reftel", message="%(prog)s %(version)s")
def main() -> None:
    """Read documents on foreign military assistance, and keep a ledger of what they claim.

    Each claim is tied to the exact words that carry it and to who said them.
    """


@main.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@options.ledger
@click.option("--again", is_flag=True, help="Read anew what was read before with this version and vocabulary.")
def read(paths: tuple[str, ...], ledger: str, again: bool) -> None:
    """Read documents into a ledger: files, folders, globs, or - for standard input.

    What was read before is passed over. A file that cannot be read is named with its reason and the others are
    read all the same; the exit status is 0 only if everything was read.
    """
    from reftel.cli import reading

    reading.run(paths, ledger=ledger, again=again)


@main.command()
@options.ledger
@options.filters
@options.output
def claims(ledger: str, form: str, output: str | None, **filters: object) -> None:
    """List claims. Filters that are given several times mean "or"; different filters mean "and"."""
    from reftel.cli import listing

    listing.list_claims(ledger, filters, form=form, output=output)


@main.command()
@click.argument("claim")
@options.ledger
def show(claim: str, ledger: str) -> None:
    """Show a claim with its passage, its source, its speakers and its rule.

    CLAIM is its id, or the first digits of it.
    """
    from reftel.cli import showing

    showing.run(claim, ledger=ledger)


@main.command()
@click.argument("names", metavar="NAME…", nargs=-1, required=True)
def explain(names: tuple[str, ...]) -> None:
    """Say what a rule, a kind, a stage or another code means, what it catches and what it leaves alone."""
    from reftel.cli import explaining

    explaining.run(names)


@main.command()
@options.ledger
@options.output
def documents(ledger: str, form: str, output: str | None) -> None:
    """List the documents in a ledger."""
    from reftel.cli import listing

    listing.list_documents(ledger, form=form, output=output)


@main.command()
@options.ledger
@options.output
def refusals(ledger: str, form: str, output: str | None) -> None:
    """List what was not taken in, and why."""
    from reftel.cli import listing

    listing.list_refusals(ledger, form=form, output=output)
