"""Inputs that once broke a reader: each is a document, or a refusal in one sentence."""

from pathlib import Path

import pytest

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.readers.files import read_all
from reftel.readers.limits import MEGABYTE, Limits
from tests.readers.contract import check

FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_once_broke_a_reader_breaks_none(path: Path) -> None:
    limits = Limits(bytes=MEGABYTE, text=MEGABYTE, seconds=20, expanded=4 * MEGABYTE, entries=1000)
    try:
        for item in read_all(path, limits):
            if isinstance(item, Document):
                check(item)
    except InputError as error:
        assert str(error)
