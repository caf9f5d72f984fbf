"""`reftel claims`, `documents`, `refusals`."""

import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from reftel.cli.records import CLAIM_COLUMNS
from reftel.cli.tables import plain_table, wrapped
from reftel.model.amount import Money, Quantity, amount_words
from tests.filled import BROKE, LENT, SOLD, Invoke

GOLD_KEYS = (
    "id kind actor recipient item designators quantity value period place stage terms modality polarity said_by quote "
    "start end"
).split()


def test_json_lines_have_the_keys_of_the_gold_in_their_order(invoke: Invoke) -> None:
    lines = [json.loads(line) for line in invoke("claims", "--format", "jsonl").stdout.splitlines()]
    assert [list(line) for line in lines] == [
        [*GOLD_KEYS, "note", "document", "rule", "probability", "review", "slot_spans"],
        [*GOLD_KEYS, "document", "rule", "probability", "review", "slot_spans"],
        [*GOLD_KEYS, "document", "rule", "probability", "review", "slot_spans"],
    ]
    assert [line["document"] for line in lines] == ["dispatch", "dispatch", "wire"]


def test_json_lines_say_what_the_claim_says(invoke: Invoke) -> None:
    line = json.loads(invoke("claims", "--format", "jsonl", "--limit", "1").stdout)
    assert line["quote"] == SOLD.quote
    assert line["quantity"] == {"low": 36, "high": 36, "unit": "aircraft", "approx": True}
    assert line["value"] == {"low": None, "high": 250_000_000, "currency": "USD"}
    assert line["slot_spans"]["designators"] == [[8, 13]]


def test_csv_has_one_flat_row_a_claim(invoke: Invoke) -> None:
    out = invoke("claims", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert list(rows[0]) == list(CLAIM_COLUMNS)
    assert [row["quote"] for row in rows] == [SOLD.quote, LENT.quote, BROKE.quote]
    assert {key: rows[0][key] for key in CLAIM_COLUMNS if key.startswith(("quantity", "value", "place"))} == {
        "quantity_low": "36", "quantity_high": "36", "quantity_unit": "aircraft", "quantity_approx": "true",
        "value_low": "", "value_high": "250000000", "value_currency": "USD", "value_approx": "false",
        "place": "Lima; Callao",
    }  # fmt: skip
    assert rows[1]["said_by"] == "Tass; a trader in Callao"
    assert rows[1]["quantity_approx"] == ""


@pytest.mark.parametrize("width", [80, 100, 150])
@pytest.mark.parametrize("command", ["claims", "documents", "refusals"])
def test_tables_fit_the_page(invoke: Invoke, monkeypatch: pytest.MonkeyPatch, command: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = invoke(command).stdout.splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line.endswith(" ")] == []


def test_a_narrow_page_loses_no_words(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    out = " ".join(invoke("claims").stdout.split())
    for words in (SOLD.id[:8], "transfer", "PER/air-force", "1977", "ordered,", "sale", "denied"):
        assert words in out


def test_a_pipe_has_a_hundred_columns(invoke: Invoke) -> None:
    out = invoke("claims").stdout
    assert max(map(len, out.splitlines())) == 100
    for words in (SOLD.id[:8], "SUN →", "PER/air-force", "36 Su-22 aircraft", "1977", "ordered, sale", "3 claims"):
        assert words in out


def test_the_table_has_no_marks_of_its_own_in_a_pipe(invoke: Invoke) -> None:
    out = invoke("claims").stdout + invoke("show", LENT.id).stdout
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]one[/bold]" in " ".join(out.split())


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--kind", "relation"], [BROKE]),
        (["--kind", "relation", "--kind", "transfer"], [SOLD, LENT, BROKE]),
        (["--actor", "SUN"], [SOLD]),
        (["--recipient", "PER"], [SOLD]),
        (["--party", "PER"], [SOLD, BROKE]),
        (["--designator", "su22"], [SOLD]),
        (["--since", "1970", "--until", "1979"], [SOLD]),
        (["--document", "wire"], [BROKE]),
        (["--modality", "alleged"], [LENT]),
        (["--polarity", "denied"], [BROKE]),
        (["--stage", "ordered", "--terms", "sale"], [SOLD]),
        (["--said-by", "trader"], [LENT]),
        (["--limit", "1"], [SOLD]),
        (["--actor", "FRA"], []),
    ],
    ids=str,
)
def test_filters(invoke: Invoke, options: list[str], expected: list[object]) -> None:
    out = invoke("claims", "--format", "jsonl", *options).stdout
    assert [json.loads(line)["id"] for line in out.splitlines()] == [claim.id for claim in expected]  # type: ignore[attr-defined]


def test_no_claims_is_said(invoke: Invoke) -> None:
    result = invoke("claims", "--actor", "FRA")
    assert (result.stdout, result.exit_code) == ("no claims\n", 0)


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
@pytest.mark.parametrize("command", ["claims", "documents", "refusals"])
def test_output_goes_to_a_file(invoke: Invoke, tmp_path: Path, command: str, form: str) -> None:
    printed = invoke(command, "--format", form)
    written = invoke(command, "--format", form, "--output", str(tmp_path / "out"))
    assert (tmp_path / "out").read_bytes() == printed.stdout_bytes
    assert (written.stdout, written.exit_code) == ("", 0)


def test_output_never_goes_over_the_ledger(invoke: Invoke, ledger: Path) -> None:
    before = ledger.read_bytes()
    result = invoke("claims", "--output", str(ledger))
    assert (result.exit_code, "is the ledger" in result.stderr) == (1, True)
    assert ledger.read_bytes() == before


def test_output_that_cannot_be_written_is_said(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("claims", "--format", "csv", "--output", str(tmp_path / "absent" / "out.csv"))
    assert (result.exit_code, result.stderr.count("\n"), "cannot be written" in result.stderr) == (1, 1, True)


def test_documents_are_listed(invoke: Invoke) -> None:
    out = invoke("documents").stdout
    assert "A dispatch" in out
    assert out.endswith("2 documents\n")


def test_refusals_are_listed_with_their_reasons(invoke: Invoke) -> None:
    lines = [json.loads(line) for line in invoke("refusals", "--format", "jsonl").stdout.splitlines()]
    assert [(line["document"], line["reason"], line["start"]) for line in lines] == [
        ("wire", "sentence-too-long", 0), ("texts/photo.txt", "file-unreadable", None),
    ]  # fmt: skip
    assert "2 refusals" in invoke("refusals").stdout


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("SUN → PER/army", "SUN → PER/army"),
        ("USA/cia → SUN/intelligence-service", "USA/cia → SUN/\nintelligence-\nservice"),
        ("PER/armed-forces", "PER/\narmed-forces"),
        ("2010-01-01/2010-02-05", "2010-01-01/\n2010-02-05"),
        ("Latin America → ?", "Latin America\n→ ?"),
        ("", ""),
    ],
)
def test_long_names_are_broken_where_they_may_be(text: str, lines: str) -> None:
    assert wrapped(text, 14) == lines


@pytest.mark.parametrize("width", [80, 120])
def test_a_table_that_is_too_wide_loses_nothing_and_breaks_no_word(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    record = {
        "reviewer": "ann", "time": "2026-11-26T05:01", "on": "; ".join(f"{n:08d}" for n in range(9)), "account": "1, 2",
        "value": "about 300 tanks", "claims": ", ".join(f"{n:08x}" for n in range(90, 99)), "why": "wire report seen",
    }  # fmt: skip
    page = Console(width=width, file=io.StringIO())
    page.print(plain_table(tuple(record), [record]))
    text = page.file.getvalue()  # type: ignore[attr-defined]
    assert max(map(len, text.splitlines())) <= width
    for word in " ".join(record.values()).split():
        assert word in text


AMOUNTS = {
    "36 tanks": Quantity(low=36, high=36, unit="tanks"),
    "1.5 tonnes": Quantity(low=1.5, high=1.5, unit="tonnes"),
    "1 battery": Quantity(low=1, high=1, unit="batteries"),
    "about 1 person": Quantity(low=1, high=1, unit="persons", approx=True),
    "1–2 ships": Quantity(low=1, high=2, unit="ships"),
    "at most 79 persons": Quantity(low=None, high=79, unit="persons"),
    "at least 100": Quantity(low=100, high=None, unit=""),
    "about 100–400 tanks": Quantity(low=100, high=400, unit="tanks", approx=True),
    "30,000,000 USD": Money(low=30e6, high=30e6, currency="USD"),
    "an unknown number of ships": Quantity(low=None, high=None, unit="ships"),
}


@pytest.mark.parametrize(("words", "amount"), AMOUNTS.items())
def test_amounts_in_words(words: str, amount: Quantity | Money) -> None:
    assert amount_words(amount) == words
