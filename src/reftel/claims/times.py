"""When it happened: which of the sentence's dates and periods belongs to what a word says."""

from reftel.claims.prices import left_sums
from reftel.claims.roles import Filling
from reftel.claims.scene import Scene
from reftel.model.mention import PeriodMention

_OWN, _ABOVE, _CLAUSE = 5, 20, 10
"""Costs in steps of the tree: hanging on an item, on a word above the unit, in a clause of its own."""

_FARTHEST, _FARTHEST_PRESENT = 39, 29
"""A date farther off is that of something else; sooner where the clause speaks of now."""

_BEFORE, _AFTER = 12, 8
"""Words: so far before or behind the unit the sentence's only date is taken for its own where the tree gives none."""


def period_of(scene: Scene, filling: Filling) -> PeriodMention | None:
    """The date or period of the happening: the one nearest in the tree, else that of the entry that it stands in.

    Its first word is -1 where the sentence does not name it.
    """
    own = _own_period(scene, filling)
    if own is not None or scene.entry is None:
        return own
    return PeriodMention(first=-1, last=-1, edtf=scene.entry)


def _own_period(scene: Scene, filling: Filling) -> PeriodMention | None:
    """The nearest in the tree of the periods that stand in the clause."""
    unit, present = filling.unit, is_present(scene, filling.unit)
    listed = _listed_period(scene, filling)
    if listed is not None:
        return listed
    own = {k for i in (unit, *filling.items) for k in scene.sentence.subtree(i)}
    above = [t.i for t in scene.sentence.ancestors(unit)]
    near = [
        (distance, mention.first, mention)
        for mention in _last_named(scene)
        if not _is_told_before(scene, mention.first, unit)
        and not is_counted_off(scene, mention.first, unit)
        and (distance := _distance(scene, mention.first, unit, own, above)) is not None
        and distance <= (_FARTHEST_PRESENT if present else _FARTHEST)
    ]
    if near:
        return min(near, key=lambda entry: entry[:2])[2]
    return None if present else _only_period(scene, unit)


def _last_named(scene: Scene) -> list[PeriodMention]:
    """The sentence's dates without that of a sum from which a change began, if the other sum has its own."""
    begun = [m for m in scene.periods if any(first < m.first < end for first, end in left_sums(scene))]
    later = begun and any(m.first > max(b.first for b in begun) for m in scene.periods)
    return [m for m in scene.periods if not later or m not in begun]


def _listed_period(scene: Scene, filling: Filling) -> PeriodMention | None:
    """In a list with a date for each member ("jets from Peru in 1971, tanks from Chad in 1975") that of this one."""
    if filling.frame.kind != "transfer" or len(scene.periods) < 2 or not filling.items:
        return None
    start = max(filling.items)
    ends = {start, *(p.last for p in (*filling.actors, *filling.recipients) if start < p.first <= start + _BESIDE)}
    behind = [m for m in scene.periods if any(_is_right_behind(scene, end, m.first) for end in ends)]
    return behind[0] if len(behind) == 1 else None


_BESIDE = 4
"""Words: how far behind a thing its source stands in a list."""


def _is_right_behind(scene: Scene, end: int, i: int) -> bool:
    between = [scene.token(k).pos for k in range(end + 1, i)]
    return end < i and between in ([], ["ADP"], ["ADP", "DET"])


def is_present(scene: Scene, unit: int) -> bool:
    """True where the clause speaks of now: its verb, or the auxiliary before it, is in the present tense."""
    verb = next((t for t in (scene.token(unit), *scene.sentence.ancestors(unit)) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return False
    finite = [t for t in (*scene.sentence.children(verb.i), verb) if t.feat("VerbForm") == "Fin"]
    return bool(finite) and finite[0].feat("Tense") == "Pres"


def _only_period(scene: Scene, unit: int) -> PeriodMention | None:
    """The sentence's only date where it stands in the same run of words, before the unit or after it."""
    here = [m for m in scene.periods if -_BEFORE <= m.first - unit <= _AFTER]
    near = [m for m in here if not _is_told_before(scene, m.first, unit) and not is_counted_off(scene, m.first, unit)]
    return near[0] if len(scene.periods) == 1 and near else None


def _is_told_before(scene: Scene, i: int, unit: int) -> bool:
    """True of the date behind the verb of a clause, for a clause with its own subject that is joined to it."""
    return any(
        t.dep == "conj"
        and t.head < i < t.i
        and _opens_clause(scene, t.i, i)
        for t in (scene.token(unit), *scene.sentence.ancestors(unit))
    )


def _opens_clause(scene: Scene, verb: int, after: int) -> bool:
    """True where behind word `after` a conjunction and a subject open the verb's clause."""
    between = [t.dep for t in scene.sentence.children(verb) if after < t.i < verb]
    return "cc" in between and bool({"nsubj", "nsubj:pass"} & set(between))


def _distance(scene: Scene, i: int, unit: int, own: set[int], above: list[int]) -> int | None:
    """Steps in the tree from the unit to a period; None where the period belongs to another clause."""
    path = [i, *(t.i for t in scene.sentence.ancestors(i))]
    if unit in path:
        return sum(_is_clause(scene, k) for k in path[: path.index(unit)]) * _CLAUSE + path.index(unit)
    if i in own:
        return _OWN + sum(_is_clause(scene, k) for k in path[:4]) * _CLAUSE
    for steps, k in enumerate(above, 1):
        if k in path:
            return _ABOVE + steps + _CLAUSE * sum(_is_clause(scene, j) for j in path[: path.index(k)])
    return None


def is_counted_off(scene: Scene, i: int, unit: int) -> bool:
    """True of the date in "signed in 2015, a year after Chad bought tanks": it is not that of the tanks."""
    words = scene.words
    return any(
        words.has("time_units", scene.token(k).lemma) and words.has("sequels", scene.token(k + 1).text.lower())
        for k in range(i, unit - 1)
    )


def _is_clause(scene: Scene, i: int) -> bool:
    return scene.token(i).dep in ("acl:relcl", "advcl", "ccomp", "parataxis", "acl")
