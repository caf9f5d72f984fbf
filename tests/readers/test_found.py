"""Inputs that a coverage-guided fuzzer found, which take ways of their own through the readers: read, or refused.

Those in folders are mutations of the sample files beside `found/`, and none of them ever broke a reader; those that
lie in `found/` itself once did.
"""

from pathlib import Path

import pytest

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.readers.files import read_original
from reftel.readers.original import Original
from tests.readers.contract import check

FOUND = sorted(path for path in (Path(__file__).parent / "found").rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_read_or_refused(path: Path) -> None:
    try:
        for item in read_original(Original(data=path.read_bytes(), name="n", path=f"n{path.suffix}")):
            if isinstance(item, Document):
                check(item)
    except InputError as error:
        assert str(error).startswith("n.")
