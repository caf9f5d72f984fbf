"""The order of the work, and what a run leaves in the ledger."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reftel
from evals.corpora import ROOT
from reftel import pipeline
from reftel.cli.records import to_jsonl
from reftel.ledger.store import Store
from reftel.model.claim_record import claim_record
from reftel.model.document import Document
from reftel.pipeline import Reading, read_document, read_into
from reftel.readers.files import read_bytes
from reftel.syntax.parser import model_digest
from tests.factories import plain_document
from tests.ledger.plain import NOW, read_plainly

PERU = ROOT / "examples/peru"


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_document", read_plainly)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in {"a": "Oslo sold boats. Um.", "b": "Bonn sold tanks, um, and sold guns.", "c": "No."}.items():
        (folder / f"{name}.txt").write_text(text + "\n")
    return folder


def export(store: Store) -> bytes:
    names = store.names()
    return to_jsonl(claim_record(claim, names[claim.document]) for claim in store.claims()).encode()


def contents(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


@pytest.mark.usefixtures("plain")
def test_a_file_that_was_sent_goes_by_its_name_and_not_by_its_place(tmp_path: Path) -> None:
    good, bad = tmp_path / "1", tmp_path / "2"
    good.write_text("Oslo sold boats, um, and sold guns.\n")
    bad.write_bytes(b"%PDF-1.7 and no more")
    told: list[str] = []
    with Store(tmp_path / "test.db") as store:
        summary = read_into(
            store,
            [str(good), str(bad)],
            shown={str(good): "letter to Oslo.txt", str(bad): "scan.pdf"},
            progress=lambda _done, _total, name: told.append(name),
        )
        (source,) = store.documents()
        (run,) = store.runs()
        assert (source.name, source.path, source.sha256) == ("letter to Oslo", "letter to Oslo.txt", summary.added[0])
        assert run.asked == ["letter to Oslo.txt", "scan.pdf"]
        assert summary.unreadable[0].startswith("scan.pdf ")
        assert [refusal.document for refusal in store.refusals()][-1] == "scan.pdf"
        assert [refusal.reason for refusal in store.refusals(source.sha256)] == ["r"]
        assert set(told) == {"letter to Oslo.txt", "scan.pdf"}
    assert str(tmp_path).encode() not in (tmp_path / "test.db").read_bytes()


@pytest.mark.usefixtures("plain")
def test_a_run_reads_everything_and_says_so(folder: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "test.db") as store:
        summary = read_into(store, [str(folder)])
        assert (summary.read, summary.known, summary.unreadable) == (("a", "b", "c"), (), ())
        assert store.tally().claims == {"transfer": 3}
        assert store.tally().refusals == {"r": 1}


@pytest.mark.usefixtures("plain")
def test_reading_again_adds_nothing(folder: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "test.db") as store:
        read_into(store, [str(folder)])
        before = contents(store.address.path)
        summary = read_into(store, [str(folder), str(folder / "a.txt")])
        assert (summary.read, summary.known) == ((), ("a", "b", "c"))
        assert contents(store.address.path) == before


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("name", ["VERSION", "digest", "model_digest"])
def test_another_program_model_or_vocabulary_reads_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with Store(tmp_path / "test.db") as store:
        read_into(store, [str(folder)])
        monkeypatch.setattr(pipeline, name, "9.9.9" if name == "VERSION" else lambda: "changed")
        assert read_into(store, [str(folder)]).read == ("a", "b", "c")
        assert read_into(store, [str(folder)]).read == ()


def test_the_model_s_name_follows_from_its_files() -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", model_digest())
    assert model_digest("xx") == "none"


@pytest.mark.usefixtures("plain")
def test_a_changed_vocabulary_reads_anew(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "test.db") as store:
        read_into(store, [str(folder)])
        monkeypatch.setattr(pipeline, "digest", lambda: "changed")
        monkeypatch.setattr(pipeline, "read_document", lambda *_, **__: Reading(claims=(), refusals=(), n_sentences=7))
        assert read_into(store, [str(folder)]).read == ("a", "b", "c")
        assert store.claims() == []
        assert store.tally().n_sentences == 21


@pytest.mark.usefixtures("plain")
def test_again_reads_anew_and_finds_the_same(folder: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "test.db") as store:
        read_into(store, [str(folder)])
        before = export(store)
        assert read_into(store, [str(folder)], again=True).read == ("a", "b", "c")
        assert export(store) == before


@pytest.mark.usefixtures("plain")
def test_what_cannot_be_read_is_named_and_the_rest_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.txt").write_bytes(b"PK\x03\x04" + bytes(100))
    with Store(tmp_path / "test.db") as store:
        summary = read_into(store, [str(tmp_path / "absent.txt"), str(folder)])
        assert summary.read == ("a", "b", "c")
        assert [bool(re.search("absent|broken", problem)) for problem in summary.unreadable] == [True, True]
        assert store.tally().refusals == {"r": 1, "file-unreadable": 1}


@pytest.mark.usefixtures("plain")
def test_a_rule_that_stumbles_costs_one_document(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble_at_b(document: Document, *_: object, **__: object) -> Reading:
        if document.name == "b":
            raise IndexError("tuple index out of range")
        return read_plainly(document)

    monkeypatch.setattr(pipeline, "read_document", stumble_at_b)
    with Store(tmp_path / "test.db") as store:
        summary = read_into(store, [str(folder)])
        assert summary.read == ("a", "c")
        (problem,) = summary.unreadable
        assert "b.txt cannot be read because of a fault in reftel" in problem
        assert re.search(r"IndexError: .* \(test_pipeline\.py, line \d+\)$", problem)
        assert store.tally().refusals == {"file-unreadable": 1}
        monkeypatch.setattr(pipeline, "read_document", read_plainly)
        assert read_into(store, [str(folder)]).read == ("b",)
        assert store.tally().refusals == {"r": 1}


@pytest.mark.usefixtures("plain")
def test_progress_is_told_before_each_file(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[float, int, str]] = []
    with Store(tmp_path / "test.db") as store:
        read_into(store, [str(folder)], progress=lambda *step: told.append(step))
    assert [(done, total, Path(path).name) for done, total, path in told] == [
        (0, 3, "a.txt"), (1, 3, "b.txt"), (2, 3, "c.txt"),
    ]  # fmt: skip


@pytest.mark.usefixtures("plain")
def test_what_is_read_before_a_failure_is_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_at_b(document: Document, *_: object, **__: object) -> Reading:
        if document.name == "b":
            raise KeyboardInterrupt
        return read_plainly(document)

    with Store(tmp_path / "test.db") as store:
        monkeypatch.setattr(pipeline, "read_document", stop_at_b)
        with pytest.raises(KeyboardInterrupt):
            read_into(store, [str(folder)])
        assert [source.name for source in store.documents()] == ["a"]
        monkeypatch.setattr(pipeline, "read_document", read_plainly)
        assert read_into(store, [str(folder)]).read == ("b", "c")


@pytest.mark.usefixtures("plain")
def test_the_order_of_reading_does_not_show_in_what_is_exported(folder: Path, tmp_path: Path) -> None:
    (folder / "copy-of-a.txt").write_bytes((folder / "a.txt").read_bytes())
    exports = set()
    files = sorted(folder.iterdir())
    turned = [files[n:] + files[:n] for n in range(len(files))]
    for number, order in enumerate([*turned, *(order[::-1] for order in turned)]):  # each before and after each other
        with Store(tmp_path / f"{number}.db") as store:
            for path in order:
                read_into(store, [str(path)], now=NOW.replace(minute=number % 60))
            exports.add(export(store))
    assert len(exports) == 1
    assert exports.pop().count(b"\n") == 3


def test_a_real_document_yields_claims_in_its_own_words() -> None:
    text = "In 1975 the Soviet Union sold 36 Su-22 aircraft to Peru. The summer was hot."
    document = read_bytes(text.encode(), name="note", path="note.txt")
    reading = read_document(document)
    assert reading.n_sentences == 2
    (claim,) = (claim for claim in reading.claims if not claim.rule.startswith("learned."))
    assert (claim.kind, claim.actor, claim.recipient) == ("transfer", ("SUN",), ("PER",))
    assert text[claim.span.start : claim.span.end] == claim.quote


def test_a_passage_without_end_is_refused_and_the_rest_is_read() -> None:
    text = "Rifles, " * 2000 + "\n\nIn 1975 the Soviet Union sold 36 Su-22 aircraft to Peru.\n"
    reading = read_document(read_bytes(text.encode(), name="list", path="list.txt"))
    assert [refusal.reason for refusal in reading.refusals] == ["sentence-too-long"]
    assert len(reading.claims) == 1


def test_two_machines_export_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(PERU, tmp_path / "elsewhere")
    exports = []
    for number, paths in enumerate(([*sorted(PERU.glob("*.txt"))], [*sorted(tmp_path.glob("elsewhere/*.txt"))[::-1]])):
        with reftel.open(tmp_path / f"{number}.db") as ledger:
            for path in paths:
                assert ledger.read(path).unreadable == ()
            exports.append(export(ledger))
    assert exports[0] == exports[1]
    assert exports[0]


@pytest.mark.parametrize("give", [str, Path, lambda path: [path], lambda path: (str(path),)])
@pytest.mark.usefixtures("plain")
def test_the_python_api_reads_one_path_or_several(
    folder: Path, tmp_path: Path, give: Callable[[Path], Any]
) -> None:
    with reftel.open(tmp_path / "api.db") as ledger:
        assert len(ledger.read(give(folder)).read) == 3
        assert len(ledger.claims(kind="transfer", party="PER")) == 3


def test_the_public_names_are_there() -> None:
    assert {name: getattr(reftel, name) is not None for name in reftel.__all__} == dict.fromkeys(reftel.__all__, True)
    with pytest.raises(AttributeError, match="nonsense"):
        reftel.nonsense  # noqa: B018 - the point is the look


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, lambda text: text.replace(" ", "\n"),
                                    lambda text: text.replace(".", " ").replace(" ", "  "),
                                    lambda text: " ".join(reversed(text.split(" ")))])  # fmt: skip
def test_no_form_of_a_text_makes_a_rule_stumble(change: Callable[[str], str]) -> None:
    for path in sorted(PERU.glob("*.txt")):
        text = change(path.read_text(encoding="utf-8"))
        document = read_bytes(text.encode(), name="note", path="note.txt")
        for claim in read_document(document).claims:
            assert document.text[claim.span.start : claim.span.end] == claim.quote


def test_a_document_in_a_language_without_a_model_gives_a_refusal() -> None:
    document = plain_document("Perú compró tanques.", language="es")
    reading = read_document(document)
    assert (reading.claims, reading.n_sentences) == ((), 0)
    assert [refusal.reason for refusal in reading.refusals] == ["language-not-read"]
    assert "'es'" in reading.refusals[0].detail
