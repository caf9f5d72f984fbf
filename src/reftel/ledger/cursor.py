"""Where a page of a list ends, as a text that a later call goes on from."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from reftel.errors import LedgerError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """Some items of a list in its order; `next` is what to give as `after` for those that follow, None at the end."""

    items: tuple[T, ...]
    next: str | None = None


def cursor_of(listing: str, key: Sequence[Any]) -> str:
    """The place in a list after the item with this key."""
    text = json.dumps([listing, *key], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def key_of(listing: str, cursor: str, kinds: Sequence[type]) -> list[Any]:
    """The key that a cursor of this list holds, values of these kinds. Raises LedgerError where it is none."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        named, *key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, TypeError):
        named, key = None, []
    if named != listing or [type(value) for value in key] != list(kinds):
        raise LedgerError(f"{cursor!r} is no place in the list of {listing}; give `next` of one of its pages as it is")
    return list(key)
