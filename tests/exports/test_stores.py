"""A ledger in a file and one on a server give the same bytes."""

from collections.abc import Callable
from pathlib import Path

from reftel.exports import FORMATS
from reftel.exports.formats import export
from reftel.ledger.store import Store
from tests.exports.dossier import fill


def test_all_formats(store: Store, new_database: Callable[[], str], tmp_path: Path) -> None:
    with Store(new_database()) as server:
        fill(server)
        for form in FORMATS:
            one, other = (export(each, form, tmp_path / name)[0] for each, name in ((store, "a"), (server, "b")))
            assert one.read_bytes() == other.read_bytes(), form
        for what in ("events", "documents"):
            one, other = (
                export(each, "csv", tmp_path / name, what=what)[0] for each, name in ((store, "a"), (server, "b"))
            )
            assert one.read_bytes() == other.read_bytes(), what
