"""The entries of the frames in a user's own folder, as far as their form goes."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from reftel.errors import VocabularyError
from reftel.model.claim import KINDS
from reftel.rules.own import Own

_ID = re.compile(r"[a-z]{2,3}\.([a-z]+)\.[a-z0-9][a-z0-9-]*")
_LISTS = ("units", "needs", "fires", "silent")
_TABLES = ("roles", "when", "unless")
_SWITCHES = ("strict", "mutual", "either", "negated", "hosted")
_TEXTS = ("id", "kind", "stage", "terms", "rest", "note")
KEYS = (*_TEXTS, *_LISTS, *_TABLES, *_SWITCHES)


def entries_of(own: Own) -> Iterator[tuple[str, dict[str, Any]]]:
    """The frames of all files, each with its file. Raises VocabularyError for one that is not of the right form."""
    for name in own.frame_files:
        data, where = own.toml(name), own.where(name)
        records = data.get("frame", [])
        if set(data) - {"frame"} or not isinstance(records, list) or not records:
            raise VocabularyError(f"{where}: each frame begins with a line [[frame]]; nothing stands outside of frames")
        for number, record in enumerate(records, 1):
            _check(record, f"{where}: {record.get('id') or f'frame {number}'}")
            yield where, record


def _check(record: dict[str, Any], where: str) -> None:
    for key, value in record.items():
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(KEYS)}"
            raise VocabularyError(f"{where}: there is no key {key!r}; {hint}")
        if fault := _fault(key, value):
            raise VocabularyError(f"{where}: {fault}")
    if odd := set(record.get("roles", {})) - {"actor", "recipient", "item"}:
        raise VocabularyError(f"{where}: there is no role {min(odd)!r}; there are actor, recipient and item")
    kind = record.get("kind")
    if kind not in KINDS:
        near = get_close_matches(str(kind), KINDS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(KINDS)}"
        raise VocabularyError(f"{where}: there is no kind {kind!r}; {hint}")
    found = _ID.fullmatch(str(record.get("id", "")))
    if not found or found[1] != kind:
        raise VocabularyError(f"{where}: the id is the language, the kind and a name of your own: en.{kind}.my-name")
    if not record.get("fires") or not record.get("silent"):
        raise VocabularyError(
            f"{where}: give at least one sentence that it must catch (fires) and one that it must leave alone (silent)"
        )


def _fault(key: str, value: object) -> str | None:
    """What is wrong with the form of a value."""
    if key in _LISTS and not _is_texts(value):
        return f'{key} is a list of texts: {key} = ["…", "…"]'
    if key in _TABLES and not (isinstance(value, dict) and all(_is_texts(entry) for entry in value.values())):
        return f'{key} are lists of texts: {key}.item = ["…"]'
    if key in _SWITCHES and not isinstance(value, bool):
        return f"{key} is true or false"
    return f"{key} is a text in quotation marks" if key in _TEXTS and not isinstance(value, str) else None


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
