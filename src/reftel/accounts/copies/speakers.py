"""Who speaks, where it can be told: two documents that cite "an official" need not mean one person."""

from functools import lru_cache

from reftel.accounts.copies.vocabulary import CopyWords, load_copy_words, load_state_names
from reftel.accounts.copies.words import words_of
from reftel.model.claim import Claim

Name = frozenset[str]
"""What a speaker is known by: proper names in small letters; a state's code with an office."""


def speaker_of(claim: Claim) -> tuple[str, Name] | None:
    """The innermost speaker of a claim who has a name, as written and as known; None where nobody has one."""
    named = ((said, name_of(said)) for said in reversed(claim.said_by))
    return next(((said, name) for said, name in named if name), None)


@lru_cache(maxsize=65536)
def name_of(speaker: str) -> Name:
    """What a speaker is known by; nothing where he has no name.

    >>> sorted(name_of("General Carlos Tabernilla"))
    ['carlos', 'tabernilla']
    >>> sorted(name_of("the Sudanese foreign minister"))
    ['SDN', 'foreign', 'minister']
    >>> name_of("an official in Khartoum")
    frozenset()
    """
    words = load_copy_words()
    head = _head(speaker, words)
    lower = [word.casefold() for word in head]
    if any(word in words.unnamed for word in lower):
        return frozenset()
    states = [load_state_names()[word] for word in lower if word in load_state_names()]
    offices = [word for word in lower if word in words.offices]
    proper = [
        word.casefold()
        for word in head
        if not (word[0].islower() and word.isalpha())
        and word.casefold() not in words.titles | words.offices | words.small | load_state_names().keys()
    ]
    if proper:
        return frozenset([*proper, *(offices if len(proper) == 1 and offices else ())])
    is_alone = len(states) + sum(word in words.small for word in lower) == len(lower)
    return frozenset([*states, *offices]) if states and (offices or is_alone) else frozenset()


def is_one(first: Name, second: Name) -> bool:
    """True where two names can be one speaker's: the one has all of the other ("Tabernilla", "Carlos Tabernilla")."""
    return bool(first and second) and (first <= second or second <= first)


def _head(speaker: str, words: CopyWords) -> list[str]:
    """The words that say who it is: those before the first that says where he is or what he knows."""
    found: list[str] = []
    for word in words_of(speaker.replace("'s ", " ").replace("’s ", " ")):
        if word.casefold() in words.about and found:
            break
        found.append(word)
    return found
