"""Events: claims about one happening, with the rival accounts of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reftel.model.claim import Kind, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two claims are taken to speak of one event: the score with its parts, or a person's verdict.

    `first` and `second` are ids of claims, `first` the smaller. `parts` are what each comparison added (or took away).
    """

    first: str
    second: str
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)
    verdict: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Claims of one event, before its accounts are told apart: ids in the order of exports, and what joins them."""

    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One coherent version of an event: its claims agree within their stated vagueness.

    `number` counts from 1, the best supported first. `values` has for each slot what the claims say together, in the
    forms of exports. `origins` counts independent origins, not documents. `speakers` are who says so, `sources` the
    sha256 of the documents.
    """

    number: int
    claims: tuple[str, ...]
    speakers: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """A slot on which accounts of an event cannot both be right: each value with the claims that hold it."""

    slot: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims about one happening.

    `id` is that of its claim with the smallest id, so that any of its claims leads to it and most additions keep it.
    `stages` are those that are claimed of it, in the order in which a deal goes through them; they are neither
    agreement nor conflict. `corruptions` are ids of claims that seem to be copies with a figure or name gone wrong.
    """

    id: str
    kind: Kind
    claims: tuple[str, ...]
    accounts: tuple[Account, ...]
    rivalries: tuple[Rivalry, ...] = ()
    stages: tuple[Stage, ...] = ()
    links: tuple[Link, ...] = ()
    origins: int = 1
    corruptions: tuple[str, ...] = ()
