"""Files: what is read, what is refused, what paths stand for."""

import os
import time
from pathlib import Path

import pytest

from evals.corpora import ROOT
from reftel.errors import InputError
from reftel.readers.files import expand, read_all, read_bytes, read_file
from reftel.readers.limits import Limits


def test_offsets_are_the_files_own(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("First line.\r\n\r\nPerú bought\r\ntanks.\r\n".encode())
    document = read_file(path)
    assert document.text == "First line.\r\n\r\nPerú bought\r\ntanks.\r\n"
    assert (document.name, document.path) == ("note", str(path))
    block = document.blocks[-1]
    assert block.flow.text == "Perú bought tanks."
    assert document.text[block.span.start : block.span.end] == "Perú bought\r\ntanks."


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("Perú".encode(), "utf-8", "Perú"),
        (b"\xef\xbb\xbf" + "Perú".encode(), "utf-8", "Perú"),
        (b"\xff\xfe" + "Perú".encode("utf-16-le"), "utf-16-le", "Perú"),
        (
            "The “Andean” state of Perú bought tanks.".encode("cp1252"),
            "cp1252",
            "The “Andean” state of Perú bought tanks.",
        ),
        ("Perú pagó £3 à crédit; «1 °C»".encode("latin-1"), "cp1252", "Perú pagó £3 à crédit; «1 °C»"),
    ],
)
def test_encodings(data: bytes, encoding: str, text: str) -> None:
    document = read_bytes(data, name="n", path="n.txt")
    assert document.text == text
    assert document.form["encoding"] == encoding


def test_cyrillic_of_the_nineties_is_read() -> None:
    text = "Советский Союз поставил Перу танки и вертолёты. Советники прибыли в Лиму в том же году. " * 3
    assert read_bytes(text.encode("cp1251"), name="n", path="n.txt").text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\n ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe \x00", "is empty"),
        (b"%PDF-1.4 ...", "is damaged, or no PDF"),
        (b"PK\x03\x04....", "is no ZIP archive that can be read"),
        (b"\x89PNG....", "is a PNG image"),
        (b"text with a \x00 in it", "zero byte at offset 12"),
        (b"\xef\xbb\xbfgood \xff bad", "UTF-8 but is not at byte 8"),
        (b"one \x81\x8d\x90 two \x01\x02", "byte 4 is not UTF-8"),
        (b"\xc3\x28 Peru bought tanks", "byte 0 is not UTF-8"),
        (b"Peru bought \xff tanks", "byte 12 is not UTF-8"),
        (b"Peru bought \xf0\x28\x8c\x28 tanks", "byte 12 is not UTF-8"),
        (b"\xfe\xfe\xff\xff Peru", "byte 0 is not UTF-8"),
        ("Café and señor. ".encode() + b"Per\xfa bought tanks", "is damaged: byte 21 is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=r"f\.txt") as refusal:
        read_bytes(data, name="f", path="f.txt")
    assert words in str(refusal.value)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist; check the path"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_file(tmp_path)


def test_a_huge_line_is_refused_at_once() -> None:
    data = b"A line.\n" + b"x" * 5_000_000
    begin = time.perf_counter()
    with pytest.raises(InputError, match=r"line 2: 5,000,000 characters in one line, over the limit of 1,000,000"):
        read_bytes(data, name="n", path="n.txt")
    assert time.perf_counter() - begin < 5


def test_old_line_ends_are_lines_too() -> None:
    data = (b"Peru bought tanks from France in that year.\r" * 30_000)[:-1]
    assert read_bytes(data, name="n", path="n.txt").blocks


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text("More than ten bytes.")
    with pytest.raises(InputError, match="has 20 bytes, over the limit of 10 bytes for one file; --limit bytes="):
        list(read_all(path, Limits(bytes=10)))


def test_fifty_megabytes_are_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match=r"n\.txt has 50 MB, over the limit of 8 MB for one document"):
        read_bytes(b"x" * 50 * 1024 * 1024, name="n", path="n.txt")


def test_standard_input_is_named_in_words() -> None:
    with pytest.raises(InputError, match=r"^standard input is empty"):
        read_bytes(b"", name="standard-input", path="-")


def test_a_file_that_only_begins_as_a_cable_is_read_whole() -> None:
    cable = (ROOT / "examples/peru/cable-lima-services.txt").read_text(encoding="utf-8")
    more = "\n\n".join(f"In 19{n} Peru bought {n} tanks from the Soviet Union." for n in range(50, 99)) * 8
    document = read_bytes(f"{cable}\n\n{more}".encode(), name="n", path="n.txt")
    read = "\n".join(block.flow.text for block in document.blocks if block.kind != "notice")
    assert "In 1950 Peru bought 50 tanks" in read
    assert read_bytes(cable.encode(), name="n", path="n.txt").genre == "cable"


def test_same_bytes_same_document() -> None:
    data = b"Title\n\nPeru bought tanks.\n"
    assert read_bytes(data, name="n", path="n.txt") == read_bytes(data, name="n", path="n.txt")


def test_paths_stand_for_files_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.exe", ".hidden.txt", "sub/d.text", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    found = expand([str(tmp_path), str(tmp_path / "*.txt"), str(tmp_path / "b.txt")])
    assert [str(path.relative_to(tmp_path)) for path in found.files] == ["a.md", "b.txt", "sub/d.text"]
    assert [path.name for path in found.others] == ["c.exe"]
    assert found.problems == ()


def test_what_cannot_be_searched_or_leads_nowhere_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "closed").mkdir()
    opened = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = expand([str(tmp_path)])
    assert [path.name for path in found.files] == ["a.txt", "gone.txt"]
    assert found.problems == (f"{tmp_path / 'closed'} cannot be searched: permission denied",)
    with pytest.raises(InputError, match="does not exist"):
        read_file(tmp_path / "gone.txt")


def test_paths_that_stand_for_nothing_are_problems(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = expand([str(tmp_path / "empty"), str(tmp_path / "none.txt"), str(tmp_path / "*.xyz"), "-"])
    assert [str(path) for path in found.files] == ["-"]
    assert [problem.partition(" ")[2][:20] for problem in found.problems] == [
        "holds no documents; ",
        "does not exist; chec",
        "matches no file; che",
    ]
