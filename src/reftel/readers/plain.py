"""Plain text and Markdown files: the document's text is the file's own, in whatever encoding it is."""

from collections.abc import Iterator

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.decode import decode
from reftel.readers.limits import LimitError, Watch
from reftel.readers.original import Original
from reftel.readers.page import Page
from reftel.readers.recovered import Recovered, document_of

_MARKDOWN = frozenset({".md", ".markdown"})


def read(original: Original, watch: Watch) -> Iterator[Document | Refusal]:
    """Reads a text file. Raises InputError where the bytes are no text that can be read."""
    watch.check("text", len(original.data), "split it into its documents")
    decoded, encoding = decode(original.data, original.shown)
    if not decoded.strip():
        raise InputError(f"{original.shown} is empty; there is nothing to read")
    _check_lines(decoded, original.shown, watch.limits.line)
    markdown = original.suffix in _MARKDOWN or decoded.startswith(("---\n", "---\r\n"))
    yield document_of(original, Recovered(page=Page(decoded, markdown=markdown), form={"encoding": encoding}))


def _check_lines(decoded: str, path: str, limit: int) -> None:
    at, number = 0, 1
    while at < len(decoded):
        end = decoded.find("\n", at)
        end = len(decoded) if end < 0 else end
        if end - at > limit and max(map(len, decoded[at:end].split("\r"))) > limit:
            raise LimitError(
                f"{path}, line {number}: {end - at:,} characters in one line, over the limit of {limit:,}; "
                "is it a text document?"
            )
        at, number = end + 1, number + 1
