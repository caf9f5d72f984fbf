"""Where output goes: a terminal, a pipe or a file."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console

from reftel.errors import ReftelError, reason_of
from reftel.model.visible import visible
from reftel.model.words import shortened

PIPE_WIDTH = 100
"""Columns where nobody says how wide the page is."""

_NARROWEST = 80
"""On fewer columns tables would lose words: better to let the terminal break their lines."""

def one_line(text: str, limit: int | None = None) -> str:
    """The text with single spaces, cut at `limit` characters."""
    return visible(shortened(text, limit))


class Page(Console):
    """A console that leaves no spaces at the ends of lines, except on a terminal, where nobody sees them."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Print as any console does."""
        if self.is_terminal:
            super().print(*objects, **options)
            return
        with self.capture() as captured:
            super().print(*objects, **options)
        self.file.write(re.sub(r" +$", "", captured.get(), flags=re.MULTILINE))


def console(file: TextIO | None = None) -> Page:
    """A page on `file` or stdout that prints text as it is."""
    stream: TextIO = file or sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    page = Page(file=stream, width=width, markup=False, highlight=False, emoji=False)
    page.width = max(page.width, _NARROWEST)
    return page


def write_text(text: str, output: str | None, *, ledger: str) -> None:
    """Text as UTF-8 to the file `output`, or to stdout whatever the terminal's own encoding."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        return
    with open_output(output, ledger=ledger) as file:
        file.write(text)


@contextmanager
def open_output(output: str, *, ledger: str) -> Iterator[TextIO]:
    """The file to write to. Raises ReftelError where it cannot be written, or is the ledger itself."""
    if Path(output).resolve() == Path(ledger).resolve():
        raise ReftelError(f"{output} is the ledger; name another file to write to")
    try:
        with Path(output).open("w", encoding="utf-8", newline="") as file:
            yield file
    except OSError as error:
        raise ReftelError(f"{output} cannot be written: {reason_of(error)}") from error
