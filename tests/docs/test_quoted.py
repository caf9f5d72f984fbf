"""What the documents quote of the program is what it prints. Where this fails, `make docs` writes it anew."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from docs import refresh
from docs.refresh import PAGES, SESSIONS, Desk, blocks
from evals.corpora import ROOT

LIKE = 0.9
"""The share of a session's words that must be as they were. Another processor adds floats in another order, which can
tip a near-tie of the parser: a claim more or less is no reason to fail."""


@pytest.fixture(scope="module")
def found() -> list[tuple[str, str, str, str]]:
    return list(blocks())


def test_no_block_is_stale(found: list[tuple[str, str, str, str]]) -> None:
    stale = [f"{page}: {name}" for page, name, text, due in found if name not in SESSIONS and text != due]
    assert stale == [], "run make docs"


def test_no_session_is_stale(found: list[tuple[str, str, str, str]]) -> None:
    shown = [(f"{page}: {name}", text, due) for page, name, text, due in found if name in SESSIONS]
    likeness = {
        where: SequenceMatcher(a=text.split(), b=due.split(), autojunk=False).ratio()
        for where, text, due in shown
    }
    assert {where: ratio for where, ratio in likeness.items() if ratio < LIKE} == {}, "run make docs"


def test_every_command_s_help_is_quoted(found: list[tuple[str, str, str, str]]) -> None:
    from reftel.cli import main

    quoted = {name.removeprefix("help ") for page, name, *_ in found if page == "docs/commands.md"}
    assert set(main.commands) <= quoted


def test_blocks_begin_and_end() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert text.count("<!-- begin: ") == text.count("<!-- end: ") == len(refresh._BLOCK.findall(text)), page


def test_the_readme_ends_its_session_in_a_dispute(found: list[tuple[str, str, str, str]]) -> None:
    (due,) = (due for page, name, _, due in found if (page, name) == ("README.md", "session"))
    assert "says" in due
    assert "2 claims" in due
    assert max(map(len, due.splitlines())) <= 100


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    yield Desk(tmp_path_factory.mktemp("desk"))


def test_commands_of_a_session_are_shown_before_what_they_print(desk: Desk) -> None:
    lines = desk.session("reftel --version").splitlines()
    assert lines[0] == "$ reftel --version"
    assert lines[1].startswith("reftel ")


def test_a_stale_block_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("A\n<!-- begin: list terms -->\nold\n<!-- end: list terms -->\nB\n")
    monkeypatch.setattr(refresh, "ROOT", tmp_path)
    monkeypatch.setattr(refresh, "PAGES", ("page.md",))
    monkeypatch.setattr("sys.argv", ["refresh", "--check"])
    assert refresh.main() == 1
    assert "old" in page.read_text()
    monkeypatch.setattr("sys.argv", ["refresh"])
    assert refresh.main() == 0
    text = page.read_text()
    assert text.startswith("A\n<!-- begin: list terms -->\n\n| terms |")
    assert text.endswith("|\n\n<!-- end: list terms -->\nB\n")
    assert refresh.main() == 0
    assert page.read_text() == text
