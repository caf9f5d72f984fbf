"""Which arms are meant by words: categories of the catalogue, and of SIPRI's register."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reftel.rules.data import read_tsv
from reftel.rules.materiel import covered, load_materiel

_LONGEST = 3
"""Words of a name of arms at most."""


def armament(*names: str | None) -> str | None:
    """SIPRI's category of what goes by these names, the first that is in its register; None where none is."""
    found = (load_armaments().get(category) for category in categories(*names))
    return next((category for category in found if category), None)


def categories(*names: str | None) -> tuple[str, ...]:
    """The categories of the catalogue that these names hold words of, each once.

    The head of a name of arms stands at its end, so that its category comes first.
    """
    words = (stretch for name in names if name for stretch in _stretches(name.split()))
    entries = (load_materiel().at(stretch) for stretch in words if stretch)
    return tuple(dict.fromkeys(entry.category for entry in entries if entry))


def may_be(one: str, other: str) -> bool:
    """True where two categories may be of one lot: they are one, or one is the wider word ("aircraft", "fighter")."""
    return one in load_armaments() and (one == other or other in covered(one) or one in covered(other))


@cache
def load_armaments() -> Mapping[str, str]:
    """SIPRI's categories by the categories of the catalogue."""
    return {row["category"]: row["armament"] for row in read_tsv("crosswalks/armament.tsv")}


def _stretches(words: Sequence[str]) -> Iterator[str]:
    """Every few words on end, the last and longest first."""
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _LONGEST), end):
            yield " ".join(words[start:end]).strip(",.;:()“”\"'")
