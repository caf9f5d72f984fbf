"""Word lists: each is there for something, says what for, and names each of its words once."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from reftel.rules.frames import load_frames
from reftel.rules.words import load_words

_SRC = Path(__file__).parents[2] / "src/reftel"
_ENGLISH = _SRC / "vocabulary/languages/en"


@cache
def _code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_SRC.rglob("*.py")))


def _lists(file: str, table: str | None = None) -> dict[str, str]:
    """The lists of words of a vocabulary file, by name."""
    record = tomllib.loads((_ENGLISH / f"{file}.toml").read_text(encoding="utf-8"))
    return {name: value for name, value in (record[table] if table else record).items() if isinstance(value, str)}


def _conditions() -> set[str]:
    groups = [group for frame in load_frames() for group in (frame.when, frame.unless)]
    return {name for group in groups for names in group.values() for name in names}


@pytest.mark.parametrize(
    ("file", "table"),
    [("classes", "nouns"), ("factuality", None), ("speakers", None), ("reference", None)],
)
def test_every_list_is_asked_for_by_a_frame_or_the_code(file: str, table: str | None) -> None:
    named = set(re.findall(r"""["']([a-z_]+)["']""", _code())) | _conditions()
    assert [name for name in _lists(file, table) if name not in named] == []


@pytest.mark.parametrize(
    ("file", "table"),
    [("classes", "nouns"), ("classes", "modifiers"), ("factuality", None), ("speakers", None), ("reference", None)],
)
def test_no_word_stands_twice_in_a_list(file: str, table: str | None) -> None:
    twice = {
        name: [word for word, times in Counter(text.split()).items() if times > 1]
        for name, text in _lists(file, table).items()
    }
    assert {name: words for name, words in twice.items() if words} == {}


@pytest.mark.parametrize(
    ("file", "table"), [("classes", "nouns"), ("factuality", None), ("speakers", None), ("reference", None)]
)
def test_every_list_says_what_it_is_for(file: str, table: str | None) -> None:
    lines = (_ENGLISH / f"{file}.toml").read_text(encoding="utf-8").splitlines()
    firsts = {line.split(" = ")[0]: i for i, line in enumerate(lines) if " = " in line}
    assert [name for name in _lists(file, table) if not lines[firsts[name] - 1].startswith("#")] == []


def test_no_list_has_the_name_of_another() -> None:
    names = [*_lists("classes", "nouns"), *_lists("factuality"), *_lists("speakers")]
    assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.parametrize("file", ["pages", "sentences", "notices", "places"])
def test_every_key_is_named_by_the_code(file: str) -> None:
    record = tomllib.loads((_ENGLISH / f"{file}.toml").read_text(encoding="utf-8"))
    assert [key for key in _keys(record) if not re.search(rf"""["']{key}["']|\.{key}\b""", _code())] == []


def _keys(record: dict[str, object]) -> list[str]:
    """The names of tables, and of the lists in them; a table of words and numbers is one list."""
    tables = {name: value for name, value in record.items() if isinstance(value, dict)}
    inner = [
        key for value in tables.values() for key in value if all(isinstance(v, str | list) for v in value.values())
    ]
    return [*record, *inner]


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_words().has("no such list", "word")
