"""What holds for every command: how it fails, how it stops, and how it is called."""

import io
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from reftel.errors import ReftelError

INTERRUPTED = 130
"""What a shell expects of a program that was stopped with Ctrl-C: 128 + SIGINT."""

NAME = "reftel"


class Program(click.Group):
    """A group of commands whose errors are one sentence on stderr."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options before the command's name; what is wrong with them is one sentence, and status 2."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise _Misused(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of reftel's own ends it with status 1, wrong usage with 2, Ctrl-C with 130."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to fail
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise  # the help itself is all there is to say
        except click.UsageError as error:
            raise _Misused(error) from error
        except ReftelError as error:
            complain(str(error))
            ctx.exit(1)
        except KeyboardInterrupt:
            complain("stopped")
            ctx.exit(INTERRUPTED)


class _Misused(click.ClickException):
    """Wrong usage in one sentence, with the command that tells the right one."""

    exit_code = 2

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(error.format_message().rstrip(".") + _set_once(error))
        self._command = error.ctx.command_path if error.ctx else NAME

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - click's signature
        """Print it."""
        text = f"{self.message[:1].lower()}{self.message[1:].rstrip('.')}"
        complain(text if "; " in text else f"{text}; see `{self._command} --help`")


def _set_once(error: click.UsageError) -> str:
    """Where an option is missing that the environment may hold: how to put it there."""
    variable = error.param.envvar if isinstance(error, click.MissingParameter) and error.param else None
    return f"; `export {variable}=…` says it once for all" if isinstance(variable, str) else ""


def complain(message: str) -> None:
    """One sentence on stderr."""
    click.echo(f"{NAME}: {message}", err=True)


def called() -> str:
    """The program as it must be typed here: its name where the shell finds it so, else the path that was typed."""
    typed = Path(sys.argv[0])
    if typed.parts[-2:] == (NAME, "__main__.py"):
        return f"{shlex.quote(sys.executable)} -m {NAME}"
    if typed.name != NAME:
        return NAME  # part of another program, which knows how it was called
    found = shutil.which(NAME)
    return NAME if found and Path(found).resolve() == typed.resolve() else shlex.quote(str(typed))
