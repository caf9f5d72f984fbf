"""Whether what is asked for exists: a party that nobody knows is a slip of the pen, not an empty answer."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, cast

from sqlalchemy import Connection, func, select

from reftel.errors import LedgerError
from reftel.ledger.filters import Filters, is_document, values_of
from reftel.ledger.rows import plain_party
from reftel.ledger.schema import names, shelf
from reftel.rules.actors import ActorTable, load_actors
from reftel.rules.codes import reasons_by_nearness

_SIDES = ("actor", "recipient", "party")
_SUGGESTED = 4
_LOOKS_ALIKE = 0.75
_NAMED = "parties are named by codes: PER, PER/navy, NATO (`reftel claims` shows those of the ledger)"


def check_known(connection: Connection, filters: Filters) -> None:
    """Raise LedgerError where a party or a document is asked for that neither ledger nor vocabulary has."""
    given = cast(Mapping[str, Any], filters)
    for side in _SIDES:
        for party in values_of(given.get(side)):
            if not _names_a_party(connection, party):
                raise LedgerError(f"there is no {side} {party!r}; {_hint(party)}")
    for document in values_of(filters.get("document")):
        n_found = select(func.count()).select_from(shelf).where(is_document(document))
        if not connection.execute(n_found).scalar_one():
            raise LedgerError(f"there is no document {document!r} in the ledger; `reftel documents` lists them")


def check_reasons(reasons: Iterable[str]) -> None:
    """Raise LedgerError for a reason that no sentence can have."""
    known = reasons_by_nearness()
    for reason in reasons:
        if reason not in known:
            near = get_close_matches(reason, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise LedgerError(f"there is no reason {reason!r}; {hint}")


def _names_a_party(connection: Connection, party: str) -> bool:
    is_side = names.c.slot.in_(("actor", "recipient"))
    query = select(func.count()).where(is_side, names.c.name == plain_party(party))
    return bool(connection.execute(query).scalar_one()) or plain_party(party) in set(_ids(load_actors(), party))


def _ids(table: ActorTable, party: str) -> Iterator[str]:
    """The ids of the vocabulary as they are looked up; a state's organ is one where any state has such an organ."""
    head, slash, organ = plain_party(party).partition("/")
    states = {code.casefold() for code in table.states}
    if head in states and (not slash or organ in _organs(table)):
        yield plain_party(party)
    yield from (plain_party(meaning.id) for name in table.names for meaning in name.meanings)


def _hint(party: str) -> str:
    """What was probably meant: the ids that a name stands for, or ids and names that look alike."""
    table = load_actors()
    by_name = {plain_party(name.text): [meaning.id for meaning in name.meanings] for name in table.names}
    for code, state in table.states.items():
        by_name.setdefault(plain_party(state.name), [code])
        by_name.setdefault(code.casefold(), [code])
    wanted = plain_party(party)
    head, _, organ = wanted.partition("/")
    if organ and head.upper() in table.states:
        like = get_close_matches(organ, _organs(table), n=_SUGGESTED)
        return f"did you mean {' or '.join(f'{head.upper()}/{part}' for part in like)}?" if like else _NAMED
    near = get_close_matches(wanted, [name for name, ids in by_name.items() if ids], n=_SUGGESTED, cutoff=_LOOKS_ALIKE)
    ids = dict.fromkeys(by_name.get(wanted) or [known for name in near for known in by_name[name]])
    if ids:
        return f"did you mean {' or '.join(list(ids)[:_SUGGESTED])}?"
    return _NAMED


def _organs(table: ActorTable) -> set[str]:
    return {name.organ.id for name in table.names if name.organ}
