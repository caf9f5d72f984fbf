"""Parties that a sentence names in one list: "Chile, Colombia and Ecuador" are on one side of what it says."""

from reftel.claims.roles import states_of
from reftel.claims.scene import Party, Scene


def lists_of(scene: Scene) -> tuple[tuple[Party, ...], ...]:
    """The lists of two parties or more; none where "between" or the like says that they deal with each other."""
    if not scene.listed:
        scene.listed.append(tuple(_lists(scene)))
    return scene.listed[0]


def _lists(scene: Scene) -> list[tuple[Party, ...]]:
    if any(scene.words.has("reciprocal", t.text.lower()) for t in scene.sentence.tokens):
        return []
    runs: list[list[Party]] = []
    for party in sorted(scene.parties, key=lambda p: p.first):
        if runs and _goes_on(scene, runs[-1][-1], party):
            runs[-1].append(party)
        else:
            runs.append([party])
    return [tuple(run) for run in runs if len(run) > 1]


def listed_states(scene: Scene) -> list[frozenset[str]]:
    """The states of each list."""
    return [frozenset(states_of(run)) for run in lists_of(scene)]


def with_listed(scene: Scene, side: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    """A side with all that stand in a list with one who is on it, those on the `other` side left out."""
    own, taken = states_of(side), states_of(other)
    more = [p for run in lists_of(scene) if states_of(run) & own for p in run if not states_of([p]) & (own | taken)]
    return (*side, *more)


def _goes_on(scene: Scene, one: Party, other: Party) -> bool:
    """True where only a comma and a conjunction part the two, and the tree has the second for a member of the list."""
    between = range(one.last + 1, other.first)
    coordinated = scene.token(scene.head_of(other)).dep == "conj"
    return coordinated and bool(between) and all(_links(scene, i) for i in between)


def _links(scene: Scene, i: int) -> bool:
    token = scene.token(i)
    return token.text in (",", "&") or token.pos in ("CCONJ", "DET")
