"""Parties as people write them: names for codes, and codes to choose from."""

from collections.abc import Sequence

from reftel.model.words import folded
from reftel.rules.actors import load_actors
from reftel.rules.parties import meant_by
from reftel.strings import Say, load_states
from reftel.workbench.parties import id_of


def code_of(party: str, say: Say) -> str:
    """The one code that a name stands for ("Peru" is PER); else what was written, for the ledger to judge.

    States may be named in the language of the page.
    """
    if "/" in party or not party:
        return party
    wanted = folded(party)
    meant = meant_by(load_actors(), party) or [
        code for code, name in load_states(say.language).items() if folded(name) == wanted
    ]
    return meant[0] if len(meant) == 1 else party


def choices(known: Sequence[str], say: Say) -> list[tuple[str, str]]:
    """The codes to choose from, each in words: those of the ledger (in small letters) first, then all states."""
    table = load_actors()
    named = sorted(filter(None, map(_written, known)))
    return [(code, say.party(code)) for code in dict.fromkeys([*named, *sorted(table.states)])]


def _written(party: str) -> str | None:
    """A code in its own capitals; None for words that are no code."""
    head, slash, organ = party.partition("/")
    if slash and head.upper() in load_actors().states:
        return f"{head.upper()}/{organ}"
    code = id_of(party)
    return code if code != party else None
