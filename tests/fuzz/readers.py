"""Fuzzes the readers guided by coverage, with Atheris, which is no dependency of the tests.

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris -r requirements-dev.lock
    PYTHONPATH=src:. /tmp/fuzz/bin/python -m tests.fuzz.readers FOLDER -max_total_time=600

FOLDER keeps what leads to new ways through the code; without it each run begins anew. An input that breaks a reader is
written beside: put it, without its first byte, into tests/readers/found, where it is a test then. PDFs are taken
apart by another process, into which coverage does not reach; changed ones are among the tests.
"""

import sys
from importlib import import_module

import atheris

with atheris.instrument_imports(
    include=["reftel.readers", "striprtf", "zipfile", "tarfile", "email", "warcio", "html.parser"]
):
    from reftel.errors import InputError
    from reftel.model.document import Document
    from reftel.readers.files import read_original
    from reftel.readers.limits import MEGABYTE, Limits
    from reftel.readers.original import Original
    from reftel.readers.registry import FORMS

    for form in FORMS:
        import_module(f"reftel.readers.{form.module}")  # readers are loaded when needed, which is too late here

from tests.readers.contract import check

NAMES = [f"a{suffix}" for form in FORMS if form.name != "pdf" for suffix in form.suffixes] + ["a.xml", "a.jsonl"]
LIMITS = Limits(bytes=MEGABYTE, text=MEGABYTE, seconds=10, expanded=4 * MEGABYTE, entries=1000)


def one(data: bytes) -> None:
    """Read bytes under a name that their first byte picks; what is refused in a sentence is well."""
    if not data or data[1:].lstrip().startswith(b"%PDF"):
        return
    name = NAMES[data[0] % len(NAMES)]
    try:
        for item in read_original(Original(data=data[1:], name="a", path=name), LIMITS):
            if isinstance(item, Document):
                check(item)
    except InputError:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
