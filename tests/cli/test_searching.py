"""`reftel search`, `claims --words`, `datasette`."""

import json
from pathlib import Path

from tests.filled import DOCUMENT, SOLD, Invoke


def test_what_is_found_is_marked(invoke: Invoke) -> None:
    out = invoke("search", "PERUVIAN", "su-22*").stdout
    assert out.splitlines() == [
        "dispatch",
        f"  {SOLD.id[:8]}  Some 36 [Su-22] aircraft were sold to the [Peruvian] Air Force by Moscow in 1977",
        "1 claim",
    ]


def test_passages_are_found_by_place(invoke: Invoke) -> None:
    lines = invoke("search", "callao", "--passages").stdout.splitlines()
    assert lines[0] == "dispatch"
    assert "[Callao]" in lines[1]
    assert "\x1b" not in lines[1]


def test_json_lines_hold_offsets_and_permalink(invoke: Invoke) -> None:
    line = json.loads(invoke("search", '"air force"', "--format", "jsonl").stdout)
    assert [DOCUMENT.text[start:end] for start, end in line["marks"]] == ["Air Force"]
    assert (line["claim"], line["permalink"]) == (SOLD.id, f"reftel:claim/{SOLD.id}")
    line = json.loads(invoke("search", "lima", "--passages", "--format", "jsonl").stdout)
    assert line["claim"] is None
    assert line["permalink"].startswith("reftel:passage/")


def test_a_search_goes_on(invoke: Invoke) -> None:
    first = invoke("search", "moscow*", "--passages", "--limit", "1")
    assert "--after" not in first.stderr
    first = invoke("search", "w*", "--limit", "1")
    place = first.stderr.split("--after ")[1].strip()
    second = invoke("search", "w*", "--limit", "1", "--after", place)
    assert first.stdout != second.stdout
    assert "--after" not in second.stderr


def test_words_filter_claims(invoke: Invoke) -> None:
    lines = invoke("claims", "--words", "aircraft", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [SOLD.id]


def test_a_search_for_nothing_is_one_sentence(invoke: Invoke) -> None:
    result = invoke("search", "…")
    assert (result.exit_code, result.stderr) == (1, "reftel: there is no word in '…' to search for\n")


def test_datasette_is_told_of_the_ledger(invoke: Invoke, ledger: Path) -> None:
    told = json.loads(invoke("datasette").stdout)
    assert "current_claims" in told["databases"][ledger.stem]["tables"]
