"""Which claims are compared at all: those that share a block, and blocks stay small however many claims there are."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise, product, repeat

import numpy as np

from reftel.accounts.agreement.conventions import load_conventions
from reftel.accounts.grouping.profiles import Profile
from reftel.accounts.grouping.rules import Rules
from reftel.model.actor import state_of

_MOST_PARTIES = 4
"""Parties on one side that make blocks: longer lists name a coalition."""
_MOST_WINDOWS = 4
"""Windows of time that a period may touch: a longer one places the claim nowhere."""
_DISTINCT = 4
"""Smallest number of things that may bring claims together by itself."""
_QUOTE_KEYS = 3

Block = list[int]


def candidates(profiles: Sequence[Profile], rules: Rules) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the smaller first, each once and in order, that may speak of one event.

    A claim is compared with at most `crowd` others in each of its blocks, so that the cost grows with the claims and
    not with their square. In a block that must be cut by time, claims without a time, or with a long one, are left out:
    among so many nothing would tell which one they mean.
    """
    blocks = [
        part
        for is_told, block in _blocks(profiles, rules)
        for part in (_told(block, profiles, rules) if is_told else _cut(block, profiles, rules, _CUTS))
    ]
    homes: list[list[int]] = [[] for _ in profiles]
    for number, block in enumerate(blocks):
        for at in block:
            homes[at].append(number)
    for at, numbers in enumerate(homes):
        found = {other for number in numbers for other in blocks[number] if other > at}
        yield from ((at, other) for other in sorted(found))


def _blocks(profiles: Sequence[Profile], rules: Rules) -> Iterator[tuple[bool, Block]]:
    """Indices of the claims that have a key in common, and whether it is a place where they are told.

    Keys are kept as hashes: there are a dozen for each claim.
    """
    keys, owners = array("Q"), array("L")
    for at, profile in enumerate(profiles):
        told = {_hashed(profile.kind, key) | 1 for key in _places(profile)}
        hashed = told | {_hashed(profile.kind, key) & ~1 for key in _keys(profile, rules)}
        keys.extend(hashed)
        owners.extend(repeat(at, len(hashed)))
    order = np.argsort(np.asarray(keys, dtype=np.uint64), kind="stable")
    ranked = np.asarray(keys, dtype=np.uint64)[order]
    starts = np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1])).tolist() if len(ranked) else []
    for start, end in pairwise([*starts, len(ranked)]):
        if end - start > 1:
            yield bool(int(ranked[start]) & 1), [owners[at] for at in order[start:end]]


def _hashed(kind: str, key: Hashable) -> int:
    """The same on every machine and in every process, unlike `hash`."""
    return int.from_bytes(blake2b(repr((kind, key)).encode(), digest_size=8).digest(), "big")


def _places(profile: Profile) -> Iterator[Hashable]:
    """The document, and words of the quote: who shares these is told side by side, however many they are."""
    yield "document", profile.document
    yield from (("retold", run) for run in sorted(profile.sketch)[:_QUOTE_KEYS])


def _keys(profile: Profile, rules: Rules) -> Iterator[Hashable]:
    """Both parties; one of them, and one with the type of arms, the number, the sum or the month."""
    actors, recipients = _heads(profile.actor), _heads(profile.recipient)
    if profile.kind in rules.mutual:
        both = sorted({*actors, *recipients})[: 2 * _MOST_PARTIES]
        yield from (("pair", one, other) for one in both for other in both if one < other)
    else:
        yield from (("pair", one, other) for one, other in product(actors, recipients))
    traits = list(_traits(profile))
    for side, heads in (("actor", actors), ("recipient", recipients)):
        yield from ((side, head, trait) for head in heads for trait in traits)
    yield from (("recipient", head) for head in recipients)


def _traits(profile: Profile) -> Iterator[Hashable]:
    """What, beside one party, makes it worth comparing claims that differ in the other."""
    yield from sorted(profile.things.families)
    if profile.days and profile.days.width <= _MONTH:
        yield "month", profile.days.first // _MONTH
        yield "month", profile.days.last // _MONTH + 1
    quantity = profile.quantity
    if quantity is not None and quantity.low is not None and quantity.low >= _DISTINCT:
        yield "number", quantity.low
    if profile.value is not None and profile.value.low is not None:
        yield "value", profile.value.low


_MONTH = 31


def _heads(parties: tuple[str, ...]) -> list[str]:
    """The states of one side, those that are one under two names under one."""
    same = load_conventions().states
    return sorted({same.get(state, state) for state in map(state_of, parties)})[:_MOST_PARTIES]


Cut = Callable[[Profile], Iterable[Hashable]]


def _cut(block: Block, profiles: Sequence[Profile], rules: Rules, cuts: Sequence[Cut]) -> Iterator[Block]:
    """The block where it is small, else its parts; what no cut makes small is gone through with a window."""
    if len(block) <= rules.crowd:
        yield block
        return
    if not cuts:
        yield from _windows(sorted(block, key=lambda at: _order(profiles[at])), rules.window)
        return
    parts: defaultdict[Hashable, Block] = defaultdict(list)
    for at in block:
        for key in cuts[0](profiles[at]):
            parts[key].append(at)
    for part in parts.values():
        if len(part) > 1:
            yield from _cut(part, profiles, rules, cuts[1:])


def _told(block: Block, profiles: Sequence[Profile], rules: Rules) -> Iterator[Block]:
    """The block where it is small, else each claim with those that are told next to it."""
    if len(block) <= rules.crowd:
        yield block
        return
    yield from _windows(sorted(block, key=lambda at: (profiles[at].document, profiles[at].start, at)), rules.window)


def _windows(block: Block, size: int) -> Iterator[Block]:
    """Stretches of neighbours that overlap by half: each claim meets those next to it."""
    step = max(size // 2, 1)
    for start in range(0, max(len(block) - step, 1), step):
        yield block[start : start + size]


def _order(profile: Profile) -> tuple[int, int, str, str, int]:
    first, last = profile.days or (0, 0)
    return first, last, min(profile.things.families, default=""), profile.document, profile.start


def _by_years(years: int) -> Cut:
    """Windows of so many years, each half over the next."""

    def windows(profile: Profile) -> list[int]:
        if profile.days is None or profile.days.width > _MOST_WINDOWS * years * _YEAR:
            return []
        step = years * _YEAR / 2
        first, last = int(profile.days.first / step) - 1, int(profile.days.last / step)
        return list(range(first, last + 1))

    return windows


_YEAR = 365.25


def _by_thing(profile: Profile) -> list[str]:
    return sorted(profile.things.families) or sorted(profile.things.classes) or [""]


def _by_days(profile: Profile) -> list[int]:
    """Windows of two months, each half over the next."""
    if profile.days is None:
        return []
    first, last = profile.days.first // _MONTH - 1, profile.days.last // _MONTH
    return list(range(first, last + 1)) if last - first <= 2 * _MOST_WINDOWS else [first, last]


_CUTS: tuple[Cut, ...] = (_by_years(8), _by_thing, _by_years(2), _by_days)
