"""Which reader reads a file: told by its first bytes, then by what a server said it is, then by its name's ending."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.limits import Watch
from reftel.readers.original import Original

Read = Callable[[Original, Watch], Iterator[Document | Refusal]]
"""A reader: gives the documents in a file, and a refusal for each part that it cannot read.

Raises InputError where nothing of the file can be read.
"""

_HEAD = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of file. `opens` matches its first bytes; `module` in this package has its reader, `read`."""

    name: str
    module: str
    media: tuple[str, ...]
    suffixes: tuple[str, ...]
    opens: re.Pattern[bytes] | None = None

    def read(self, original: Original, watch: Watch) -> Iterator[Document | Refusal]:
        """Reads with the form's reader, which is loaded now."""
        reader = cast(Read, import_module(f"reftel.readers.{self.module}").read)
        return reader(original, watch)


TEXT = Form(
    name="text",
    module="plain",
    media=("text/plain", "text/markdown"),
    suffixes=(".txt", ".md", ".text", ".markdown"),
)

FORMS = (
    Form(
        name="training report",
        module="register.report",
        media=(),
        suffixes=(),
        opens=re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<countries[\s>]", re.DOTALL),
    ),
    Form(
        name="register",
        module="register.delimited",
        media=("text/csv", "text/tab-separated-values"),
        suffixes=(".csv", ".tsv"),
    ),
    TEXT,
)  # fmt: skip
"""All kinds of files. Of two whose `opens` matches the first is taken; plain text is what nothing else claims."""


def form_of(original: Original) -> Form:
    """The form of a file."""
    head = original.data[:_HEAD]
    for form in FORMS:
        if form.opens and form.opens.match(head):
            return form
    said = (original.media or "").partition(";")[0].strip().lower()
    for form in FORMS:
        if said in form.media:
            return form
    for form in FORMS:
        if original.suffix in form.suffixes:
            return form
    return TEXT


def suffixes() -> frozenset[str]:
    """The endings of the names of files that are read from folders."""
    return frozenset(suffix for form in FORMS for suffix in form.suffixes)
