"""Follows a frame's paths from word to word: functions, the verb above a noun, what stands before a count."""

from collections.abc import Iterator

from reftel.claims.edges import marker
from reftel.claims.phrases import inner_of
from reftel.claims.scene import Scene


def walk(scene: Scene, path: str, unit: int, items: tuple[int, ...]) -> tuple[int, ...]:
    """The words that a path leads to from the frame's unit."""
    at: tuple[int, ...] = (unit,)
    for step in path.split("."):
        if step == "unit":
            at = (unit,)
        elif step == "item":
            at = items
        elif step == "head":
            at = tuple(scene.token(i).head for i in at)
        elif step == "preceding":
            at = tuple(k for i in at for k in _before_count(scene, i))
        elif step == "named":
            at = tuple(k for i in at for k in _named_before(scene, i))
        elif step == "support":
            at = tuple(support_of(scene, i) for i in at if support_of(scene, i) != i)
        else:
            if path == "item.modifier":
                # "Large quantities of Soviet equipment": whose the equipment is.
                at = tuple(dict.fromkeys(k for i in at for k in (i, inner_of(scene, i))))
            at = tuple(k for i in at for k in (*scene.functions(i).get(step, ()), *_predicate(scene, i, step)))
    return at


def _predicate(scene: Scene, i: int, preposition: str) -> tuple[int, ...]:
    """The word itself, where it is a predicate with the preposition ("half of them were from Britain")."""
    is_so = marker(scene.sentence, i) == preposition and any(t.dep == "cop" for t in scene.sentence.children(i))
    return (i,) if is_so else ()


def _named_before(scene: Scene, i: int) -> Iterator[int]:
    """A party's name that the tree sets before a thing ("gave Mali rifles"): no adjective, and no owner."""
    for child in scene.sentence.children(i):
        party = scene.party_at.get(child.i)
        if party and party.form != "demonym" and child.dep in ("compound", "nmod:unmarked", "nmod:desc", "iobj"):
            yield child.i
        elif child.dep in ("compound", "flat") and child.i < i:
            yield from _named_before(scene, child.i)


def _before_count(scene: Scene, i: int) -> Iterator[int]:
    """The party put right before a count ("France 7 percent", "France for 16 percent")."""
    for count in scene.counts:
        if count.first <= i <= count.last + 1:
            k = count.first - 1
            while k > 0 and scene.token(k).pos in ("ADP", "ADV"):
                k -= 1
            if k in scene.party_at:
                yield k


def support_of(scene: Scene, i: int) -> int:
    """The verb (or, failing one, the noun) that a noun depends on: "give" of "give training to X"."""
    token = scene.token(i)
    if token.dep in (
        "obj",
        "nsubj",
        "nsubj:pass",
        "obl",
        "iobj",
        "obl:agent",
        "xcomp",
        "nmod",
        "appos",
        "conj",
        "ccomp",
    ):
        if token.dep == "conj":
            return support_of(scene, token.head)
        return token.head
    if token.dep == "root" and any(t.dep == "cop" for t in scene.sentence.children(i)):
        return i
    return i
