"""What one voice tells of an event: claims that stay together in an account."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from reftel.accounts.versions.conflicts import Conflicts
from reftel.model.claim import Claim

Telling = tuple[str, ...]
"""Ids of claims, in the order of the event."""


def tellings_of(
    names: Sequence[str], claims: Mapping[str, Claim], origins: Mapping[str, str], conflicts: Conflicts
) -> list[Telling]:
    """The claims by who says so and where it comes from: one speaker, in one document or in copies of one.

    Where copies differ, each document is a voice of its own; where a person has said that claims of one document are
    rivals, each of its claims is.
    """
    keys: tuple[Callable[[str], Hashable], ...] = (
        lambda name: (origins.get(name, claims[name].document), claims[name].said_by),
        lambda name: (claims[name].document, claims[name].said_by),
        lambda name: name,
    )
    place = {name: at for at, name in enumerate(names)}
    return sorted(_split(tuple(names), keys, conflicts), key=lambda telling: place[telling[0]])


def clash(one: Telling, other: Telling, conflicts: Conflicts) -> bool:
    """True where a claim of one cannot hold beside a claim of the other."""
    theirs = set(other)
    return any(not theirs.isdisjoint(conflicts.get(name, ())) for name in one)


def _split(names: Telling, keys: Sequence[Callable[[str], Hashable]], conflicts: Conflicts) -> list[Telling]:
    by_key: dict[Hashable, list[str]] = {}
    for name in names:
        by_key.setdefault(keys[0](name), []).append(name)
    found: list[Telling] = []
    for several in by_key.values():
        telling = tuple(several)
        found += _split(telling, keys[1:], conflicts) if clash(telling, telling, conflicts) else [telling]
    return found
