"""Which equipment: designations, their variants and families."""

from collections.abc import Iterable

from reftel.accounts.agreement.families import families_of, types_in
from reftel.accounts.agreement.verdict import SAME, UNKNOWN, Agreement, apart, mean, within
from reftel.rules.materiel import load_materiel, plain

_ALIAS, _VARIANT, _FAMILY, _LIKE = 0.95, 0.85, 0.7, 0.4
"""How near two are: two names of a type, a type and its variant, two types of one family, two of one category."""


def designators(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """Compare two lists of designations, in whatever way they are written.

    Names of one type agree ("Grad", "BM-21"), a variant and its type ("F-16D", "F-16"), a short name and a full one
    ("Sherman", "M4 Sherman"), two of one family ("Su-22", "Fitter"). Lists that share a type agree. Types of different
    categories may both be of one lot (tanks and rocket launchers), and of types that the catalogue lacks nobody knows:
    not comparable.
    """
    mine, theirs = ({part for name in side for part in types_in(name)} for side in (one, other))
    if not mine or not theirs:
        return UNKNOWN
    if {plain(name) for name in mine} == {plain(name) for name in theirs}:
        return SAME
    best = [_best(name, theirs) for name in sorted(mine)] + [_best(name, mine) for name in sorted(theirs)]
    if any(best):
        return within(mean(best))
    return apart(_LIKE) if _categories(mine) & _categories(theirs) else UNKNOWN


def _best(name: str, others: set[str]) -> float:
    return max(_nearness(name, other) for other in others)


def _nearness(one: str, other: str) -> float:
    mine, theirs = plain(one), plain(other)
    if mine == theirs:
        return 1.0
    if _usual(one) == _usual(other):
        return _ALIAS
    words = set(one.casefold().split()), set(other.casefold().split())
    is_named_in = words[0] < words[1] or words[1] < words[0]
    if is_variant(mine, theirs) or is_variant(theirs, mine) or is_named_in:
        return _VARIANT
    return _FAMILY if families_of(one) & families_of(other) else 0.0


def is_variant(variant: str, base: str) -> bool:
    """True where a designation is another with marks added: "SU22M" of "SU22", and not "MIG21" of "MIG2"."""
    rest = variant.removeprefix(base)
    return bool(base) and rest not in ("", variant) and not (base[-1].isdigit() and rest[0].isdigit())


def _usual(name: str) -> str:
    """The designation as the catalogue writes it, whatever it is called: "Grad" is BM-21."""
    entry = load_materiel().at(name)
    return entry.designator if entry and entry.designator else name


def _categories(names: Iterable[str]) -> set[str]:
    return {category for name in names if (category := _category(plain(name)))}


def _category(name: str) -> str | None:
    """The catalogue's category of a designation without marks, or of the longest that it is a variant of."""
    table = load_materiel()
    starts = (name[:length] for length in range(len(name), 1, -1))
    found = (start for start in starts if start in table.bases and (start == name or is_variant(name, start)))
    base = next(found, None)
    entry = table.bases[base] if base else table.entries.get(name.lower())
    return entry.category if entry and entry.designator else None
