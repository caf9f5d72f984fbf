"""A policy as it was stored: what is believed where accounts differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPolicy:
    """One version, counted from 1, of a named policy; `text` is TOML, `time` ISO 8601 in UTC."""

    name: str
    version: int
    text: str
    author: str
    time: str
