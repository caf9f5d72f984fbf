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
class Step:
    """How far an account says that it got, and what it says of that: one stage, as done or as planned.

    `stage` is None where no claim says one. A `denied` step is one of which the account says that it did not happen;
    its values are what is denied. `values` has slots in the forms of exports: `quantity` and `value` are lists, one
    amount for each unit or currency; `period` is EDTF; the others are lists.
    """

    stage: Stage | None
    planned: bool
    denied: bool
    claims: tuple[str, ...]
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One coherent version of an event: its claims agree within their stated vagueness.

    `number` counts from 1, the best supported first. `values` has who and what (`actor`, `recipient`, `designators`,
    lists; `item`) of all steps together, in the forms of exports; `steps` has that and how many, for how much, when,
    where and on what terms, step by step. A slot that no claim tells is left out. A claim may belong to several
    accounts: `shared` are those that fit others too, since they are silent on what is contested or too vague to take a
    side. `origins` counts independent origins, not documents, of the claims that are not shared (of all, where
    every one is). `speakers` are who says so, `sources` the sha256 of the documents.
    """

    number: int
    claims: tuple[str, ...]
    speakers: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    shared: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one side of a rivalry holds: the value in the form of exports, the claims that tell it, their accounts.

    A claim that is too vague to take a side is on none.
    """

    value: object
    claims: tuple[str, ...]
    accounts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """A slot on which accounts of an event cannot both be right, of one step: each value with who holds it."""

    slot: str
    stage: Stage | None
    planned: bool
    sides: tuple[Side, ...]


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
