"""The gate: it fails below a floor, and floors only rise."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evals.corpora import CORPORA, Corpus, ReadPath, extract, read_path
from evals.floors import EPSILON
from evals.gate import main
from reftel.model.claim import Claim, Kind
from reftel.model.document import Document
from reftel.model.span import Span

TEXT = "Moscow sold tanks to Peru. Washington sent advisers to Peru."
SOLD, SENT = "Moscow sold tanks to Peru", "Washington sent advisers to Peru"


def find(kind: Kind, actor: str, quote: str) -> Claim:
    start = TEXT.index(quote)
    return Claim(
        document="0" * 64, kind=kind, actor=(actor,), recipient=("PER",), quote=quote,
        span=Span(start, start + len(quote)), rule="test", vocabulary="test",
    )  # fmt: skip


GOOD = find("transfer", "SUN", SOLD)
ALSO_GOOD = find("mission", "USA", SENT)


def reader(*claims: Claim) -> ReadPath:
    def read(path: Path) -> tuple[Document, Sequence[Claim]]:
        document = Document(name=path.stem, path=str(path), sha256="0" * 64, text=path.read_text(), blocks=())
        return document, claims

    return read


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    gold = tmp_path / "gold"
    gold.mkdir()
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "without-gold.txt").write_text(TEXT)
    records = [
        {"kind": c.kind, "actor": [*c.actor], "recipient": [*c.recipient], "start": c.span.start, "end": c.span.end}
        for c in (GOOD, ALSO_GOOD)
    ]
    (gold / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    return Corpus(name="tiny", texts=tmp_path, gold=gold)


class Gate:
    """The gate on one tiny corpus."""

    def __init__(self, folder: Path, corpus: Corpus) -> None:
        self.corpus = corpus
        self.baseline = folder / "baseline.json"
        self.last = folder / "last.jsonl"

    def run(self, *arguments: str, claims: Sequence[Claim] = (GOOD,)) -> int:
        return main(
            arguments,
            corpora=[self.corpus],
            read=reader(*claims),
            baseline_file=self.baseline,
            last_file=self.last,
        )

    def floor(self, figure: str = "found") -> float:
        return float(json.loads(self.baseline.read_text())["tiny"][figure])

    def set_floor(self, value: float) -> None:
        record = json.loads(self.baseline.read_text())
        record["tiny"]["found"] = value
        self.baseline.write_text(json.dumps(record))


@pytest.fixture
def gate(tmp_path: Path, corpus: Corpus) -> Gate:
    return Gate(tmp_path, corpus)


def test_corpus_without_floors_fails(gate: Gate) -> None:
    assert gate.run() == 1


def test_update_sets_floors_and_the_gate_holds(gate: Gate) -> None:
    assert gate.run("--update") == 0
    assert gate.floor() == 0.6666
    assert gate.run() == 0


def test_floor_above_the_measurement_fails(gate: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    gate.run("--update")
    gate.set_floor(0.6666 + 2 * EPSILON)
    assert gate.run() == 1
    assert "found F1 is 0.6667, below its floor 0.6766" in capsys.readouterr().err


def test_floor_within_epsilon_holds(gate: Gate) -> None:
    gate.run("--update")
    gate.set_floor(0.6666 + EPSILON / 2)
    assert gate.run() == 0


def test_update_raises_a_floor(gate: Gate) -> None:
    gate.run("--update")
    assert gate.run("--update", claims=(GOOD, ALSO_GOOD)) == 0
    assert gate.floor() == 1.0


def test_update_never_lowers_a_floor(gate: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    gate.run("--update", claims=(GOOD, ALSO_GOOD))
    assert gate.run("--update") == 1
    assert gate.floor() == 1.0
    assert "--allow-regression" in capsys.readouterr().err


def test_update_within_epsilon_keeps_the_higher_floor(gate: Gate) -> None:
    gate.run("--update")
    gate.set_floor(0.67)
    assert gate.run("--update") == 0
    assert gate.floor() == 0.67


def test_regression_is_allowed_where_said(gate: Gate) -> None:
    gate.run("--update", claims=(GOOD, ALSO_GOOD))
    assert gate.run("--update", "--allow-regression") == 0
    assert gate.floor() == 0.6666


def test_changed_corpus_fails_until_updated(gate: Gate, corpus: Corpus, capsys: pytest.CaptureFixture[str]) -> None:
    gate.run("--update")
    (corpus.texts / "a.txt").write_text(TEXT + " More.")
    assert gate.run() == 1
    assert "changed since the floors were set" in capsys.readouterr().err
    assert gate.run("--update") == 0


def test_quote_that_is_not_in_the_file_fails(gate: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    gate.run("--update")
    wrong = replace(GOOD, quote="Moscow gave tanks to Peru")
    assert gate.run(claims=(wrong,)) == 1
    printed = capsys.readouterr()
    assert "the quote is not what stands there" in printed.err
    assert "quotes: 0 of 1 verbatim" in printed.out


def test_absent_corpus_is_named_as_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = Corpus(name="elsewhere", texts=tmp_path / "no", gold=tmp_path / "no")
    assert Gate(tmp_path, corpus).run() == 1, "a gate that read nothing holds nothing"
    printed = capsys.readouterr()
    assert "skipped: elsewhere" in printed.out
    assert "nothing was read" in printed.err


def test_update_keeps_floors_of_a_corpus_that_was_not_read(gate: Gate) -> None:
    gate.run("--update")
    record = json.loads(gate.baseline.read_text()) | {"other": {"digest": "d", "found": 0.5, "slots": 0.4, "rows": 0.3}}
    gate.baseline.write_text(json.dumps(record))
    gate.run("--update")
    assert json.loads(gate.baseline.read_text())["other"] == record["other"]


def test_release_is_compared_with(gate: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    gate.run("--update", "--release")
    assert [json.loads(line) for line in gate.last.read_text().splitlines()] == [
        {"document": "a", "kind": "transfer", "start": 0, "end": len(SOLD)}
    ]
    gate.run(claims=(ALSO_GOOD,))
    printed = capsys.readouterr().out
    assert "tiny: 1 gained (1 of them right), 1 lost" in printed
    assert "lost a transfer 0-25" in printed


def test_release_keeps_claims_of_documents_that_were_not_read(gate: Gate) -> None:
    gate.last.write_text('{"document": "z", "kind": "visit", "start": 1, "end": 2}\n')
    gate.run("--update", "--release")
    assert {json.loads(line)["document"] for line in gate.last.read_text().splitlines()} == {"a", "z"}


def test_details_show_kinds(gate: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    gate.run("--update", "--details")
    assert "by kind" in capsys.readouterr().out


@pytest.fixture
def large(corpus: Corpus) -> Corpus:
    """Twenty texts, of which two are held out and a fifth of the others are read each day."""
    for name in (*map(str, range(17)), "heldout-b", "v05_503"):
        (corpus.texts / f"{name}.txt").write_text(TEXT)
        (corpus.gold / f"{name}.jsonl").write_text((corpus.gold / "a.jsonl").read_text())
    return replace(corpus, large=True)


def test_part_of_a_large_corpus_has_what_is_held_out_and_few_others(large: Corpus) -> None:
    part = large.part()
    names = {path.stem for path in part.documents()}
    assert {"heldout-b", "v05_503"} < names < {path.stem for path in large.documents()}
    assert len(names) < 10
    assert part.name == "tiny-part"


def test_new_texts_leave_the_part_as_it_is(large: Corpus) -> None:
    before = {path.stem for path in large.part().documents()}
    for name in ("new", "newer"):
        (large.texts / f"{name}.txt").write_text(TEXT)
        (large.gold / f"{name}.jsonl").write_text("")
    after = {path.stem for path in large.part().documents()}
    assert after - {"new", "newer"} == before


def test_small_corpus_is_read_whole(corpus: Corpus) -> None:
    assert corpus.part() is corpus


def test_gate_reads_a_part_unless_told(
    tmp_path: Path, large: Corpus, capsys: pytest.CaptureFixture[str]
) -> None:
    gate = Gate(tmp_path, large)
    gate.run("--update")
    assert "tiny-part" in capsys.readouterr().out
    assert set(json.loads(gate.baseline.read_text())) == {"tiny-part"}
    assert gate.run("--whole") == 1, "the whole has no floors yet"
    assert gate.run("--whole", "--update") == 0
    assert set(json.loads(gate.baseline.read_text())) == {"tiny", "tiny-part"}
    assert gate.run() == 0


def test_whole_holds_the_floors_of_its_part_too(tmp_path: Path, large: Corpus) -> None:
    gate = Gate(tmp_path, large)
    gate.run("--whole", "--update")
    record = json.loads(gate.baseline.read_text())
    record["tiny-part"]["found"] = 0.99
    gate.baseline.write_text(json.dumps(record))
    assert gate.run("--whole") == 1


def test_several_processes_find_what_one_finds() -> None:
    corpus = next(corpus for corpus in CORPORA if corpus.name == "peru")
    alone, together = (extract(corpus, read_path, processes=n) for n in (1, 2))
    assert alone == together
    assert alone.claims
