"""A file that is there whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reftel.errors import LedgerError, reason_of


@contextmanager
def new_file(path: Path, *, replace: bool) -> Iterator[Path]:
    """Where to write what shall stand at `path`; it is put there once it is done, and taken away if it fails.

    Raises LedgerError where something stands there that is not to be replaced, or where nothing can be written.
    """
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; name a file in it")
    if path.exists() and not replace:
        raise LedgerError(f"{path} stands there already; name another file, or say --replace")
    if not path.parent.is_dir():
        raise LedgerError(f"{path} cannot be written: there is no folder {path.parent}")
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise LedgerError(f"{path} cannot be written: {reason_of(error)}") from error
    finally:
        part.unlink(missing_ok=True)
