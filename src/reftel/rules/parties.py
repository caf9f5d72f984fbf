"""Ids of parties: whether one exists, and which was probably meant."""

from collections.abc import Iterator
from difflib import get_close_matches

from reftel.model.words import folded
from reftel.rules.actors import ActorTable

NAMED = "parties are named by codes: PER, PER/navy, NATO (`reftel claims` shows those of the ledger)"
_SUGGESTED = 4
_LOOKS_ALIKE = 0.75


def ids_of(table: ActorTable, party: str) -> Iterator[str]:
    """The ids of the vocabulary as they are looked up; a state's organ is one where any state has such an organ."""
    head, slash, organ = folded(party).partition("/")
    states = {code.casefold() for code in table.states}
    if head in states and (not slash or organ in _organs(table)):
        yield folded(party)
    yield from (folded(meaning.id) for name in table.names for meaning in name.meanings)


def meant_by(table: ActorTable, party: str) -> list[str]:
    """The ids that a name stands for, or ids of states whose organ looks alike; none where it is no name."""
    wanted = folded(party)
    head, _, organ = wanted.partition("/")
    if organ and head.upper() in table.states:
        return [f"{head.upper()}/{part}" for part in get_close_matches(organ, _organs(table), n=_SUGGESTED)]
    return list(dict.fromkeys(_by_name(table).get(wanted) or []))[:_SUGGESTED]


def hint(table: ActorTable, party: str) -> str:
    """What was probably meant: the ids that a name stands for, or ids and names that look alike."""
    wanted = folded(party)
    ids = meant_by(table, party)
    if not ids and not ("/" in wanted and wanted.partition("/")[0].upper() in table.states):
        by_name = _by_name(table)
        near = get_close_matches(wanted, [name for name, known in by_name.items() if known], _SUGGESTED, _LOOKS_ALIKE)
        ids = list(dict.fromkeys(known for name in near for known in by_name[name]))[:_SUGGESTED]
    return f"did you mean {' or '.join(ids)}?" if ids else NAMED


def _by_name(table: ActorTable) -> dict[str, list[str]]:
    by_name = {folded(name.text): [meaning.id for meaning in name.meanings] for name in table.names}
    for code, state in table.states.items():
        by_name.setdefault(folded(state.name), [code])
        by_name.setdefault(code.casefold(), [code])
    return by_name


def _organs(table: ActorTable) -> set[str]:
    return {name.organ.id for name in table.names if name.organ}
