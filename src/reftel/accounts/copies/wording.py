"""Sentences that say why something is taken for a copy, and what went wrong in copying."""

from collections.abc import Sequence

from reftel.accounts.copies.align import Stretch
from reftel.model.copies import Change, Sign

_CHANGES: dict[Change, str] = {
    "swapped": "the same figures stand in other places",
    "transposed": "digits have changed places",
    "zero": "a zero was dropped or added",
    "unit": "the unit is another",
    "designation": "the designation is another",
    "figure": "the figure is another",
}


def why_shared(stretch: Stretch, names: Sequence[str], *, directed: bool, quotes: tuple[bool, bool]) -> str:
    """Why a stretch of the first document is a copy of one of the second."""
    n_words = sum(run[2] for run in stretch.runs)
    if all(quotes):
        return f"{names[0]} and {names[1]} quote the same {n_words} words."
    if any(quotes) and directed:
        return f"{names[0]} quotes {n_words} words that stand in {names[1]}."
    if directed:
        return f"{n_words} words of {names[0]} stand in {names[1]}, which had them first."
    return f"{names[0]} and {names[1]} share {n_words} words; which of them had them first is not known."


def why_corrupt(
    change: Change, here: Sequence[str], there: Sequence[str], *, directed: bool, unknown: Sequence[str] = ()
) -> str:
    """What a copy says where its origin says something else."""
    both = enumerate(zip(here, there, strict=True))
    pairs = _listed([f"“{mine}” where {_of(number)} has “{theirs}”" for number, (mine, theirs) in both])
    no_type = f"; no designation that the catalogue knows: {', '.join(unknown)}" if unknown else ""
    doubt = "" if directed else "; it is not known which of the two is the copy"
    return f"The copy has {pairs}: {_CHANGES[change]}{no_type}{doubt}."


def _of(number: int) -> str:
    return "its origin" if number == 0 else "that"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def why_retold(names: Sequence[str], n_claims: int, *, directed: bool) -> str:
    """Why claims of the first document are those of the second in other words."""
    told = f"{n_claims} claims of {names[0]} stand in {names[1]} in the same order, with the same figures"
    return f"{told}, and earlier." if directed else f"{told}; which of them had them first is not known."


def why_translated(names: Sequence[str], n_shared: int, *, directed: bool) -> str:
    """Why a passage of the first document is one of the second in another language."""
    told = f"{names[0]} has {n_shared} figures and names of {names[1]} and hardly a word"
    return f"{told}; {names[1]} is the earlier one." if directed else f"{told}; which is the translation is not known."


def why_chained(sign: Sign, names: Sequence[str], named: str) -> str:
    """Why a claim of the first document derives from one of the second by a name."""
    copy, origin = names
    return {
        "attribution": f"{copy} has it from {named}, and {origin} is of that outlet and says the same.",
        "credit": f"{copy} names {named} as where its text is from, and {origin} says the same.",
        "reference": f"{copy} refers to telegram {named}, which is {origin} and says the same.",
        "speaker": f"{copy} and {origin} both have it from {named}.",
    }[sign]
