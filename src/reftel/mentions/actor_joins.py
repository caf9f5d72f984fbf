"""Joins names that stand together into one party: "the Peruvian Air Force", "KGB of the USSR", "Germany (FRG)"."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reftel.mentions.actor_scan import Hit, Scan
from reftel.model.actor import state_of
from reftel.rules.names import atoms

_OWNS = frozenset({"'s", "’s", "'", "’"})
_AND = frozenset({"and", "or", "&", ",", "/", "the", "as", "well"})
_LONGEST_GAP = 4
_LONGEST_APPOSITION = 14

_Rule = Callable[[Scan, Hit, Hit], Hit | None]


def join(scan: Scan, found: Sequence[Hit]) -> list[Hit]:
    """The hits of a sentence with those joined that name one party."""
    joined = _fold(scan, found, _owned)
    joined = _fold(scan, joined, _of)
    joined = _share(scan, joined)
    return _appositions(scan, joined)


def _fold(scan: Scan, found: Sequence[Hit], rule: _Rule) -> list[Hit]:
    done: list[Hit] = []
    for hit in found:
        while done and (both := rule(scan, done[-1], hit)) is not None:
            done.pop()
            hit = both
        done.append(hit)
    return done


def _owned(scan: Scan, left: Hit, right: Hit) -> Hit | None:
    """ "Peru's government", "the Peruvian revolutionary government", "President Maduro's government"."""
    gap = [scan.text(i) for i in range(left.last + 1, right.first)]
    if gap and gap[0] in _OWNS:
        gap = gap[1:]
    elif _tied(scan, left) or (left.form == "capital" and right.name.organ is not None and right.name.organ.abroad):
        return None
    if len(gap) > _LONGEST_GAP or not all(_may_stand(scan, left, word) for word in gap):
        return None
    if right.part == "person":
        return replace(right, first=left.first) if _same_state(left, right) and left.part != "person" else None
    if right.own or right.part != "organ":
        return None
    if left.part == "bloc":
        return replace(left, last=right.last)
    return _merge(scan, left, right) if left.part == "state" or _rules(left, right) else None


def _same_state(left: Hit, right: Hit) -> bool:
    return bool({state_of(i) for i in left.ids} & {state_of(i) for i in right.ids})


def _rules(left: Hit, right: Hit) -> bool:
    """A leader with what he leads, but not with another's title: "the Lasso government", "Nehru, Prime Minister"."""
    return left.part == "person" and not (right.name.organ is not None and right.name.organ.title)


def _tied(scan: Scan, hit: Hit) -> bool:
    """True where a hyphen ties the name to another word of its token: "U.S.-backed"."""
    return not scan.text(hit.last).rstrip(".").endswith(atoms(hit.name.text.lower().rstrip("."))[-1])


def _may_stand(scan: Scan, left: Hit, word: str) -> bool:
    return left.form != "capital" and word in scan.table.between


def _merge(scan: Scan, state: Hit, organ: Hit) -> Hit:
    first, last = min(state.first, organ.first), max(state.last, organ.last)
    word = organ.ids[0].removeprefix("?/")
    if _is_apart(organ):
        ids: tuple[str, ...] = (
            f"{state.name.text} {word}" if state.form == "demonym" else scan.table.apart(state_of(state.ids[0]), word),
        )
    else:
        ids = tuple(dict.fromkeys(f"{state_of(i)}/{word}" for i in state.ids))
    form = "person" if organ.form == "person" else organ.form
    return replace(organ, first=first, last=last, ids=ids, form=form, own=True)


def _of(scan: Scan, left: Hit, right: Hit) -> Hit | None:
    """ "the government of Chile", "the KGB of the USSR", "the government in Kabul", "rebels in southern Chad"."""
    if left.part != "organ" or right.part != "state" or right.form == "demonym":
        return None
    gap = [scan.text(i) for i in range(left.last + 1, right.first)]
    there = _is_apart(left) and bool(gap) and scan.table.where.issuperset(gap)
    if gap not in (["of"], ["of", "the"]) and not there and not (gap == ["in"] and _rules_in(scan, left)):
        return None
    if left.own:
        same = {state_of(i) for i in left.ids} == set(right.ids)
        return replace(left, last=right.last) if same else None
    return _merge(scan, right, left)


def _is_apart(hit: Hit) -> bool:
    return hit.name.organ is not None and hit.name.organ.apart


def _rules_in(scan: Scan, hit: Hit) -> bool:
    return scan.text(hit.last) in scan.table.ruled_in


def _share(scan: Scan, found: Sequence[Hit]) -> list[Hit]:
    """Organs in a row share a state: "the Peruvian Army and Navy", "the army and navy of Peru"."""
    done = list(found)
    for k in range(1, len(done)):
        left, right = done[k - 1], done[k]
        bare = not right.own and right.form != "person" and _no_default(right) and not _is_apart(right)
        if _coordinated(scan, left, right) and _is_organ_of_state(left) and bare:
            done[k] = replace(right, ids=_states(left, right.ids[0]), own=True)
    for k in range(len(done) - 1, 0, -1):
        left, right = done[k - 1], done[k]
        if _coordinated(scan, left, right) and _is_organ_of_state(right) and not left.own and right.last > right.first:
            of = any(scan.text(i) == "of" for i in range(right.first, right.last))
            if of and _no_default(left):
                done[k - 1] = replace(left, ids=_states(right, left.ids[0]), own=True)
    return done


def _is_organ_of_state(hit: Hit) -> bool:
    return hit.part == "organ" and hit.own and "/" in hit.ids[0]


def _no_default(hit: Hit) -> bool:
    return hit.name.organ is not None and hit.name.organ.default is None


def _states(owner: Hit, organ: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{i.split('/')[0]}/{organ.removeprefix('?/')}" for i in owner.ids))


def _coordinated(scan: Scan, left: Hit, right: Hit) -> bool:
    gap = [scan.text(i) for i in range(left.last + 1, right.first)]
    return bool(gap) and len(gap) <= 3 and set(gap) <= _AND


def _appositions(scan: Scan, found: Sequence[Hit]) -> list[Hit]:
    """A name in brackets after a name of the same party is part of it: "Federal Republic of Germany (West Germany)"."""
    done: list[Hit] = []
    k = 0
    while k < len(found):
        hit = found[k]
        close, upto = _bracket(scan, found, k)
        if close is not None and all(other.ids == hit.ids for other in found[k + 1 : upto]) and upto > k + 1:
            hit, k = replace(hit, last=close), upto - 1
        done.append(hit)
        k += 1
    return done


def _bracket(scan: Scan, found: Sequence[Hit], k: int) -> tuple[int | None, int]:
    """The closing bracket of a bracket right after hit `k`, and the index of the first hit behind it."""
    start = found[k].last + 1
    if scan.text(start) != "(":
        return None, k + 1
    for i in range(start, min(start + _LONGEST_APPOSITION, len(scan.sentence.tokens))):
        if scan.text(i) == ")":
            return i, next((j for j in range(k + 1, len(found)) if found[j].first > i), len(found))
    return None, k + 1
