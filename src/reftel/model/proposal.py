"""Claims that something outside makes on a document: another program, a model, a person with a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reftel.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """All that one file proposes on one document.

    `outside` names the file and `sha256` its content. `document` is the document itself where the file brings its
    text, `wanted` what it calls the document. `records` are the claims with the names of slots as keys, unchecked.
    """

    outside: str
    sha256: str
    path: str
    rule: str
    wanted: str
    document: Document | None
    records: tuple[Mapping[str, Any], ...]
