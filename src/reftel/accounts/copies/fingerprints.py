"""Which passages share runs of words: winnowed fingerprints, so that cost grows as the text does.

Of each window of shingles the smallest is kept (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for
document fingerprinting", SIGMOD 2003): two texts that share a run of SHINGLE + WINDOW - 1 words share a fingerprint.
MinHash of whole passages would find near-duplicates only, and no sentence quoted within a longer passage.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from reftel.accounts.copies.words import Numbered, Numbers

SHINGLE = 4
WINDOW = 4
"""No greater than SHINGLE: then no window sees two passages, and what is kept of a passage hangs on itself alone."""

CROWD = 6
"""So many passages with one fingerprint are compared each with each; of more, each with the first and with the next."""

SHARED = 2
"""Fingerprints that two passages must share to be looked at: one is often a turn of phrase."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_NONE = np.uint64(0xFFFFFFFFFFFFFFFF)

Pairs = NDArray[np.int64]


def candidate_pairs(words: Numbers, bounds: NDArray[np.int64]) -> Pairs:
    """Pairs of passages, the earlier one first, in order, of those that share enough fingerprints."""
    prints, owners = fingerprints(words, bounds)
    if not len(prints):
        return np.zeros((0, 2), dtype=np.int64)
    count = np.int64(len(bounds))
    codes = _pair_codes(prints, owners, count)
    unique, shared = np.unique(codes, return_counts=True)
    kept = unique[shared >= SHARED]
    return np.stack([kept // count, kept % count], axis=1)


def crowd_pairs(groups: Iterable[Iterable[int]]) -> Iterator[tuple[int, int]]:
    """Pairs out of each group, the smaller number first: all of a small one, of a crowd as with fingerprints."""
    for group in groups:
        members = sorted(set(group))
        if len(members) <= CROWD:
            yield from combinations(members, 2)
        else:
            yield from pairwise(members)
            yield from ((members[0], member) for member in members[2:])


def fingerprints(words: Numbers, bounds: NDArray[np.int64]) -> tuple[Numbers, NDArray[np.int64]]:
    """The fingerprints of all passages, and for each the passage that it is of, once each."""
    shingles = np.concatenate([np.full(WINDOW, _NONE), _shingles(words, bounds)])
    windows = np.lib.stride_tricks.sliding_window_view(shingles, WINDOW)
    at = np.unique(windows.argmin(axis=1) + np.arange(len(windows)))
    at = at[shingles[at] != _NONE]
    if not len(at):
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    owners = np.searchsorted(bounds, at - WINDOW, side="right") - 1
    order = np.lexsort((owners, shingles[at]))
    prints, owners = shingles[at][order], owners[order]
    once = np.concatenate([[True], (prints[1:] != prints[:-1]) | (owners[1:] != owners[:-1])])
    return prints[once], owners[once]


def _shingles(words: Numbers, bounds: NDArray[np.int64]) -> Numbers:
    """The hash of the SHINGLE words from each word on; `_NONE` where they end in another passage or are all figures."""
    padded = np.concatenate([words, np.zeros(SHINGLE + WINDOW, dtype=np.uint64)])
    size = len(words) + WINDOW
    hashes = np.zeros(size, dtype=np.uint64)
    figures = np.zeros(size, dtype=np.int64)
    mask = np.uint64(Numbered()["1"])
    for offset in range(SHINGLE):
        here = padded[offset : offset + size]
        hashes = (hashes ^ here) * _FACTOR
        hashes ^= hashes >> np.uint64(29)
        figures += here == mask
    valid = np.zeros(size, dtype=bool)
    valid[: len(words)] = np.arange(len(words)) + SHINGLE <= np.repeat(bounds[1:], np.diff(bounds))
    hashes[~valid | (figures >= SHINGLE - 1)] = _NONE
    return hashes


def _pair_codes(prints: Numbers, owners: NDArray[np.int64], count: np.int64) -> NDArray[np.int64]:
    """Each pair of passages with one fingerprint, as one number, as often as they share one."""
    starts = np.flatnonzero(np.concatenate([[True], prints[1:] != prints[:-1]]))
    sizes = np.diff(np.concatenate([starts, [len(prints)]]))
    codes = [_chained(owners, starts[sizes > CROWD], sizes[sizes > CROWD], count)]
    for size in range(2, CROWD + 1):
        first = starts[sizes == size]
        for left in range(size):
            codes += [owners[first + left] * count + owners[first + right] for right in range(left + 1, size)]
    return np.concatenate(codes)


def _chained(
    owners: NDArray[np.int64], starts: NDArray[np.int64], sizes: NDArray[np.int64], count: np.int64
) -> NDArray[np.int64]:
    """Of a crowd, the pairs of each passage with the first and with the one before it."""
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    members = np.concatenate([np.arange(start + 1, start + size) for start, size in zip(starts, sizes, strict=True)])
    first = np.repeat(owners[starts], sizes - 1)
    before = owners[members - 1]
    to_next = before * count + owners[members]
    return np.concatenate([first * count + owners[members], to_next[before != first]])
