"""Archives: each file is read by its reader, and what is hostile costs itself."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reftel.errors import InputError
from reftel.model.document import Document
from reftel.model.refusal import Refusal
from reftel.readers.archive.members import is_confined, shown_path
from reftel.readers.files import read_all, read_original
from reftel.readers.limits import MEGABYTE, LimitError, Limits
from reftel.readers.original import Original
from tests.readers.archive.packed import PAGE, tarred, warc, zipped
from tests.readers.contract import check

TWO = {"b/second.txt": PAGE + "second", "first.md": PAGE + "first", "picture.png": b"\x89PNG\r\n", ".hidden.txt": "no"}
PAGES = {
    "https://example.org/news/arms.html": ("200 OK", "text/plain; charset=utf-8", PAGE.encode()),
    "https://example.org/zipped": ("200 OK", "text/plain", b"zipped " + PAGE.encode()),
    "https://example.org/lost": ("404 Not Found", "text/plain", b"lost"),
    "https://example.org/logo": ("200 OK", "image/png", b"\x89PNG"),
}


def read(data: bytes, path: str = "a.zip", limits: Limits | None = None) -> list[Document | Refusal]:
    found = list(read_original(Original(data=data, name="a", path=path), limits))
    for item in found:
        if isinstance(item, Document):
            check(item)
    return found


def names(found: list[Document | Refusal]) -> list[str]:
    return [item.path if isinstance(item, Document) else f"{item.reason} {item.document}" for item in found]


@pytest.mark.parametrize(
    "data",
    [
        zipped(TWO),
        zipped(TWO, zipfile.ZIP_STORED),
        zipped(TWO, zipfile.ZIP_BZIP2),
        tarred(TWO),
        tarred(TWO, "w:gz"),
        tarred(TWO, "w:bz2"),
        tarred(TWO, "w:xz"),
    ],
    ids=["zip", "stored", "bzip2", "tar", "tar.gz", "tar.bz2", "tar.xz"],
)
def test_every_file_of_a_known_kind_is_a_document(data: bytes, tmp_path: Path) -> None:
    wanted = {"a/b/second.txt", "a/first.md", "left-alone a/picture.png"}
    assert set(names(read(data, "a"))) == wanted
    path = tmp_path / "a"
    path.write_bytes(data)
    assert {name.replace(f"{tmp_path}/", "") for name in names(list(read_all(path)))} == wanted


def test_a_compressed_file_is_the_file_in_it() -> None:
    (document,) = read(gzip.compress(PAGE.encode()), "letters/note.txt.gz")
    assert isinstance(document, Document)
    assert (document.path, document.name, document.text) == ("letters/note.txt.gz/note.txt", "note", PAGE)


@pytest.mark.parametrize("compressed", [True, False])
def test_pages_of_a_web_archive(compressed: bool) -> None:
    found = read(warc(PAGES, compressed=compressed), "crawl.warc.gz")
    assert names(found) == [
        "crawl.warc.gz/https://example.org/news/arms.html",
        "crawl.warc.gz/https://example.org/zipped",
        "left-alone crawl.warc.gz/https://example.org/logo",
    ]
    assert [item.text for item in found if isinstance(item, Document)] == [PAGE, "zipped " + PAGE]
    assert isinstance(found[0], Document)
    assert found[0].form["url"] == "https://example.org/news/arms.html"
    assert found[0].form["fetched"] == "2024-03-12T10:00:00Z"


def test_a_wacz_is_its_web_archives() -> None:
    data = zipped({"datapackage.json": "{}", "pages/pages.jsonl": "{}", "archive/data.warc.gz": warc(PAGES)})
    assert names(read(data, "site.wacz"))[:1] == ["site.wacz/archive/data.warc.gz/https://example.org/news/arms.html"]


def test_archives_in_archives_have_an_end() -> None:
    data = zipped({"deep.txt": PAGE})
    for _ in range(3):
        data = zipped({"in.zip": data})
    assert names(read(data)) == ["a.zip/in.zip/in.zip/in.zip/deep.txt"]
    (refusal,) = read(zipped({"in.zip": data}))
    assert isinstance(refusal, Refusal)
    assert "lies in 5 files within each other, over the limit of 4" in refusal.detail


@pytest.mark.parametrize(
    ("path", "confined"),
    [("a/b.txt", True), ("..a/b.txt", True), ("/etc/passwd", False), ("../b.txt", False), ("a/../../b", False),
     ("C:\\b.txt", False), ("..\\b.txt", False), ("https://example.org/b", True)],
)  # fmt: skip
def test_paths_stay_in_their_archive(path: str, confined: bool) -> None:
    assert is_confined(path) is confined


def test_a_path_that_points_out_costs_only_itself() -> None:
    found = read(zipped({"../../etc/cron.txt": PAGE, "good.txt": PAGE}))
    assert names(found) == ["file-unreadable a.zip/../../etc/cron.txt", "a.zip/good.txt"]
    assert shown_path("a\x1b[31m\n" + "b" * 300).startswith("a�[31m�bbb")
    assert len(shown_path("b" * 300)) == 200


def test_links_and_devices_are_no_files() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE):
            entry = tarfile.TarInfo(f"e{kind.decode()}.txt")
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    assert [name.split()[0] for name in names(read(out.getvalue()))] == ["file-unreadable"] * 3


def test_a_bomb_is_refused_when_it_has_unpacked_to_the_limit() -> None:
    bomb = zipped({f"{n}.txt": b"0" * MEGABYTE for n in range(8)})
    with pytest.raises(LimitError, match=r"over the limit of 3 MB; the rest is not read; --limit expanded="):
        read(bomb, limits=Limits(expanded=3 * MEGABYTE))
    with pytest.raises(LimitError, match="the rest is not read"):
        read(tarred({"a.bin": b"0" * 8 * MEGABYTE, "b.txt": PAGE}, "w:gz"), limits=Limits(expanded=3 * MEGABYTE))
    with pytest.raises(LimitError, match="the rest is not read"):
        read(warc({"https://a.org/": ("200 OK", "image/png", b"0" * 8 * MEGABYTE)}), limits=Limits(expanded=MEGABYTE))
    inner = zipped({"in.zip": bomb, "after.txt": PAGE})
    with pytest.raises(LimitError):
        read(inner, limits=Limits(expanded=3 * MEGABYTE))


def test_a_file_in_an_archive_over_the_limit_costs_only_itself() -> None:
    found = read(zipped({"big.txt": b"0\n" * MEGABYTE, "small.txt": PAGE}), limits=Limits(bytes=MEGABYTE))
    assert names(found) == ["file-unreadable a.zip/big.txt", "a.zip/small.txt"]


def test_entries_have_a_limit() -> None:
    with pytest.raises(LimitError, match="has 4 entries, over the limit of 3"):
        read(zipped({f"{n}.txt": PAGE for n in range(9)}), limits=Limits(entries=3))


def test_a_name_as_long_as_a_book_is_damage() -> None:
    entry = tarfile.TarInfo("n")
    entry.type, entry.size = tarfile.GNUTYPE_LONGNAME, 1 << 40
    (refusal,) = read(entry.tobuf(tarfile.GNU_FORMAT) + b"\0" * 2048, "a.tar")
    assert isinstance(refusal, Refusal)
    assert "an entry has a name of 1,099,511,627,776 bytes" in refusal.detail


def test_a_damaged_file_costs_only_itself() -> None:
    data = bytearray(zipped({"a.txt": PAGE * 9, "b.txt": PAGE}, zipfile.ZIP_STORED))
    data[data.index(b"Peru")] ^= 0xFF
    found = read(bytes(data))
    assert names(found) == ["file-unreadable a.zip/a.txt", "a.zip/b.txt"]
    with pytest.raises(InputError, match="is no ZIP archive that can be read"):
        read(bytes(data[:60]))


def test_a_file_without_a_name_costs_only_itself() -> None:
    """Found by fuzzing: the library fails on asking whether such a file is a folder."""
    data = bytearray(zipped({"x.txt": PAGE, "b.txt": PAGE}))
    at = data.rindex(b"x.txt")
    data[at] = 0
    assert "a.zip/b.txt" in names(read(bytes(data)))


SEEDS = [zipped(TWO), tarred(TWO), tarred(TWO, "w:gz"), warc(PAGES), warc(PAGES, compressed=False), gzip.compress(b"a")]


CHANGES = st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(max_size=4)), max_size=6)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEEDS), CHANGES, st.data())
def test_no_archive_breaks_the_reader(seed: bytes, changes: list[tuple[int, bytes]], data: st.DataObject) -> None:
    raw = bytearray(seed)
    for at, piece in changes:
        raw[at % len(raw) : at % len(raw) + len(piece)] = piece
    cut = data.draw(st.integers(0, len(raw)))
    limits = Limits(expanded=4 * MEGABYTE, bytes=MEGABYTE, seconds=20)
    for name in ("a.zip", "a.tar", "a.warc.gz"):
        try:
            read(bytes(raw[:cut]) if cut % 3 == 0 else bytes(raw), name, limits)
        except InputError as error:
            assert str(error)
