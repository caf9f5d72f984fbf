"""What an archive is, and that nothing but a whole one is taken in."""

import json
import struct
import tempfile
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from sqlalchemy import LargeBinary, MetaData

from reftel.errors import LedgerError
from reftel.ledger.archive.lines import DATA
from reftel.ledger.archive.manifest import Manifest, Sum
from reftel.ledger.archive.read import Archive
from reftel.ledger.archive.write import write_archive
from reftel.ledger.connect import bring, engine_on
from reftel.ledger.moving import import_ledger
from reftel.ledger.schema import KEPT
from reftel.ledger.store import Store
from tests.filled import BROKE, SOLD
from tests.ledger.tables import contents, fill_every
from tests.ledger.test_migrate import RELEASED, restore, rows_of
from tests.ledger.test_moving import DATA as PAGE
from tests.ledger.test_moving import fill

SAMPLE = Path(__file__).parent.parent / "released" / "archive-1.zip"
"""An archive of format 1, of the ledger in `schema-3.sql` with its columns."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    fill(str(tmp_path / "a.db"))
    with Store(tmp_path / "a.db") as store:
        store.archive(tmp_path / "a.zip")
    return tmp_path / "a.zip"


def members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def pack(path: Path, parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def refusal(path: Path) -> str:
    """The one sentence that refuses the archive; nothing is left of it."""
    to = path.parent / "never.db"
    with pytest.raises(LedgerError) as caught:
        import_ledger(path, to)
    assert list(path.parent.glob("never*")) == []
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_it_says_what_it_holds(archive: Path) -> None:
    parts = members(archive)
    manifest = json.loads(parts["manifest.json"])
    assert (manifest["kind"], manifest["format"], manifest["schema"]) == ("reftel ledger", 1, "v5_queue")
    assert list(manifest["tables"]) == [table.name for table in KEPT]
    assert list(parts)[-1] == "manifest.json"
    for name, told in manifest["tables"].items():
        lines = parts[f"tables/{name}.jsonl"]
        assert (told["rows"], told["bytes"]) == (lines.count(b"\n"), len(lines))
    assert PAGE in parts.values()
    with ZipFile(archive) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_bytes_stand_where_archives_look_for_them() -> None:
    found = {t.name: c.name for t in KEPT for c in t.columns if isinstance(c.type, LargeBinary)}
    assert found == DATA


def test_the_same_ledger_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        store.archive(tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == archive.read_bytes()


def test_damage_in_any_member_is_found(archive: Path, tmp_path: Path) -> None:
    data = archive.read_bytes()
    with ZipFile(archive) as file:
        places = {info.filename: info.header_offset for info in file.infolist() if info.file_size}
        sizes = {info.filename: info.compress_size for info in file.infolist()}
    for name, start in places.items():
        (n_name, n_extra) = struct.unpack("<HH", data[start + 26 : start + 30])
        begin = start + 30 + n_name + n_extra
        for place in {begin, begin + sizes[name] // 2}:  # the last byte may be padding
            bad = bytearray(data)
            bad[place] ^= 0x55
            (tmp_path / "bad.zip").write_bytes(bad)
            assert "make or fetch the archive anew" in refusal(tmp_path / "bad.zip"), name


def test_an_archive_cut_short_anywhere_is_refused(archive: Path, tmp_path: Path) -> None:
    data = archive.read_bytes()
    for length in range(2, len(data), len(data) // 40):
        (tmp_path / "short.zip").write_bytes(data[:length])
        assert "cut short" in refusal(tmp_path / "short.zip")


def changed(parts: dict[str, bytes], name: str, change: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """With another member, and a manifest that agrees with it."""
    parts = {**parts, f"tables/{name}.jsonl": change(parts[f"tables/{name}.jsonl"])}
    return told(parts)


def told(parts: dict[str, bytes], **other: object) -> dict[str, bytes]:
    """With a manifest that agrees with the other members."""
    names = [name.removeprefix("tables/").removesuffix(".jsonl") for name in parts if name.startswith("tables/")]
    lines = {name: parts[f"tables/{name}.jsonl"] for name in names}
    tables = {n: Sum(rows=d.count(b"\n"), bytes=len(d), sha256=sha256(d).hexdigest()) for n, d in lines.items()}
    manifest = json.loads(Manifest(tables=tables).dumps()) | other
    return {**parts, "manifest.json": json.dumps(manifest).encode()}


Parts = dict[str, bytes]
ORIGINAL = "originals/"


def without(parts: Parts, start: str) -> Parts:
    name = next(name for name in parts if name.startswith(start))
    return {key: value for key, value in parts.items() if key != name}


def other_original(parts: Parts) -> Parts:
    name = next(name for name in parts if name.startswith(ORIGINAL))
    return {**parts, name: bytes(len(parts[name]))}


FOREIGN: dict[str, tuple[Callable[[Parts], Parts], str]] = {
    "no manifest": (lambda parts: without(parts, "manifest"), "a ZIP file, but no archive of a ledger"),
    "another manifest": (lambda parts: {**parts, "manifest.json": b"[1]"}, "a ZIP file, but no archive"),
    "another kind": (lambda parts: told(parts, kind="x"), "a ZIP file, but no archive"),
    "a newer format": (lambda parts: told(parts, format=2), "made by a newer reftel (format 2, schema v5_queue;"),
    "a newer schema": (lambda parts: told(parts, schema="v9_x"), "made by a newer reftel (format 1, schema v9_x;"),
    "another digest": (lambda parts: told(parts, digest="0"), "manifest.json contradicts itself"),
    "tables that are none": (lambda parts: told(parts, tables=[]), "manifest.json contradicts itself"),
    "a table gone": (lambda parts: without(parts, "tables/claims"), "tables/claims.jsonl is lacking"),
    "a table gone unsaid": (lambda parts: told(without(parts, "tables/claims")), "claims is lacking, or strange"),
    "a table too many": (lambda parts: told({**parts, "tables/x.jsonl": b""}), "x is lacking, or strange to it"),
    "a file too many": (lambda parts: {**parts, "x": b""}, "x is strange to it"),
    "an original gone": (lambda parts: without(parts, ORIGINAL), "is lacking"),
    "an original too many": (lambda parts: {**parts, f"{ORIGINAL}0": b""}, f"{ORIGINAL}0 belongs to no row"),
    "an original with other bytes": (other_original, "has other bytes than its name says"),
    "another size": (lambda parts: {**parts, "tables/names.jsonl": b"{}\n"}, "names.jsonl has 3 bytes instead of"),
    "no JSON": (lambda parts: changed(parts, "runs", lambda _: b"{\n"), "runs.jsonl cannot be read"),
    "no row": (lambda parts: changed(parts, "runs", lambda _: b"[]\n"), "has a line that is no row"),
    "no originals": (lambda parts: changed(parts, "originals", lambda _: b"{}\n"), "has a line that is no row"),
    "no end": (lambda parts: changed(parts, "runs", lambda lines: lines[:-1]), "without its end"),
    "another column": (lambda parts: changed(parts, "runs", lambda _: b'{"id":"1"}\n'), "other columns than"),
    "a row twice": (lambda parts: changed(parts, "names", lambda lines: lines * 2), "names reads otherwise"),
    "a row gone": (lambda parts: changed(parts, "runs", lambda _: b""), "does not fit a ledger: a row of endings: "),
    "a value of another sort": (
        lambda parts: changed(parts, "claims", lambda lines: lines.replace(b'"kind":"transfer"', b'"kind":[1]')),
        "does not fit a ledger: a row of claims",
    ),
}  # fmt: skip


IN_ROWS = ("a row gone", "a value of another sort", "a row twice")


@pytest.mark.parametrize("name", IN_ROWS)
def test_a_server_refuses_rows_that_do_not_fit(
    archive: Path, tmp_path: Path, new_database: Callable[[], str], name: str
) -> None:
    change, _ = FOREIGN[name]
    url = new_database()
    with pytest.raises(LedgerError) as caught:
        import_ledger(pack(tmp_path / "bad.zip", change(members(archive))), url)
    assert "does not fit a ledger: " in str(caught.value)
    assert "{" not in str(caught.value)
    import_ledger(archive, url)


@pytest.mark.parametrize(("change", "words"), FOREIGN.values(), ids=FOREIGN)
def test_what_does_not_agree_is_refused(
    archive: Path, tmp_path: Path, change: Callable[[Parts], Parts], words: str
) -> None:
    path = pack(tmp_path / "bad.zip", change(members(archive)))
    assert words in refusal(path)


def test_an_archive_packed_anew_by_another_program_is_taken(archive: Path, tmp_path: Path) -> None:
    again = pack(tmp_path / "again.zip", dict(reversed(members(archive).items())))
    import_ledger(again, tmp_path / "b.db")
    with Store(tmp_path / "a.db") as one, Store(tmp_path / "b.db") as other:
        assert contents(one) == contents(other)


def test_another_way_of_packing_is_refused(archive: Path, tmp_path: Path) -> None:
    assert "packed or locked" in refusal(pack(tmp_path / "bad.zip", members(archive), ZIP_LZMA))


def test_a_member_that_unpacks_to_more_than_it_says_is_refused(archive: Path, tmp_path: Path) -> None:
    """A bomb: the list of contents names the right size, and the stream gives a thousand times that."""
    parts = members(archive)
    name = "tables/names.jsonl"
    size, crc = len(parts[name]), zlib.crc32(parts[name])
    bomb = pack(tmp_path / "bomb.zip", {**parts, name: b" " * size * 1000})
    data = bytearray(bomb.read_bytes())
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(name)] != name.encode():
        at = data.index(b"PK\x01\x02", at + 1)
    data[at + 16 : at + 20] = struct.pack("<I", crc)
    data[at + 24 : at + 28] = struct.pack("<I", size)
    bomb.write_bytes(data)
    assert name in refusal(bomb)


def test_no_zip_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and so on")
    assert "cut short" in refusal(tmp_path / "a.zip")
    (tmp_path / "a.zip").write_text("Lima")
    assert "is not a ledger" in refusal(tmp_path / "a.zip")
    (tmp_path / "a.zip").unlink()
    assert "there is no archive and no ledger at" in refusal(tmp_path / "a.zip")


def test_an_archive_of_an_older_format_and_schema_is_read(address: str) -> None:
    import_ledger(SAMPLE, address)
    with Store(address, create=False) as store:
        assert {SOLD.id, BROKE.id} < {claim.id for claim in store.claims()}
        assert [source.n_claims for source in store.documents()] == [1, 2]
        assert contents(store)["originals"]


def test_the_sample_holds_all_that_the_older_ledger_held(tmp_path: Path) -> None:
    path = restore(RELEASED[2], tmp_path / "old.db")
    older = rows_of(path)
    with Archive(SAMPLE) as sample:
        assert sample.manifest.schema == "v3_originals"
        assert {name: table.rows for name, table in sample.manifest.tables.items()} == {
            name: len(rows) for name, rows in older.items()
        }
    import_ledger(SAMPLE, tmp_path / "new.db")
    after = rows_of(tmp_path / "new.db")
    assert {name: after[name] for name in older} == older


def test_an_older_archive_that_does_not_fit_leaves_nothing(tmp_path: Path) -> None:
    assert "is lacking" in refusal(pack(tmp_path / "bad.zip", without(members(SAMPLE), "tables/claims")))
    with Store(tmp_path / "full.db") as store:
        fill_every(store)
    with pytest.raises(LedgerError, match="holds runs already"):
        import_ledger(SAMPLE, tmp_path / "full.db")


def write_sample(to: Path) -> None:
    """How the sample was made: `python -c "from tests.ledger.archive.test_archive import *; write_sample(SAMPLE)"`."""
    with tempfile.TemporaryDirectory() as folder, Store(restore(RELEASED[2], Path(folder) / "a.db")) as store:
        bring(store._engine, store.address, "v3_originals")
        engine = engine_on(store.address)
        with engine.connect() as connection:
            tables = MetaData()
            tables.reflect(connection, only=lambda name, _: name != "schema_version" and not name.startswith("sqlite"))
            write_archive(connection, to, lambda: None, tables=tables.sorted_tables, schema="v3_originals")
