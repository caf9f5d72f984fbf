"""What holds for every command: how it fails, and how it stops."""

import io
import sys
from typing import Any

import click

from reftel.errors import ReftelError

INTERRUPTED = 130
"""What a shell expects of a program that was stopped with Ctrl-C: 128 + SIGINT."""


class Program(click.Group):
    """A group of commands whose errors are one sentence on stderr."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of reftel's own ends it with status 1, Ctrl-C with 130."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to fail
        try:
            return super().invoke(ctx)
        except ReftelError as error:
            complain(str(error))
            ctx.exit(1)
        except KeyboardInterrupt:
            complain("stopped")
            ctx.exit(INTERRUPTED)


def complain(message: str) -> None:
    """One sentence on stderr."""
    click.echo(f"reftel: {message}", err=True)
