"""What a person says that a slot should hold, checked: codes, ids of parties, periods, amounts, words."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from reftel.errors import JudgementError
from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS, Claim
from reftel.model.edtf_form import is_edtf
from reftel.model.words import folded
from reftel.model.written import money_in, quantity_in
from reftel.rules.actors import ActorTable, load_actors
from reftel.rules.parties import NAMED, hint, ids_of, meant_by

SLOTS = (
    "kind", "actor", "recipient", "item", "designators", "quantity", "value", "period", "place", "stage", "terms",
    "modality", "polarity", "said_by", "note",
)  # fmt: skip
"""What can be corrected, beside the quote."""

_CODES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS, "stage": STAGES, "terms": TERMS, "modality": MODALITIES, "polarity": POLARITIES,
}  # fmt: skip
_NEEDED = ("kind", "modality", "polarity")
_CURRENCY = re.compile(r"[A-Z]{3}")
_CODE_LIKE = re.compile(r"[A-Z]{3}(?:/.*)?|.+/.+")
_MOST_WORDS = 2_000


def slots_in(given: Mapping[str, object]) -> dict[str, Any]:
    """The values of slots as claims hold them; nothing (None, "", an empty list) empties a slot.

    Lists may be given as one text. Raises JudgementError where a slot does not exist, or cannot hold what it is given.
    """
    return {slot: _value(slot, value) for slot, value in given.items()}


def _value(slot: str, value: object) -> Any:
    if slot not in SLOTS:
        near = get_close_matches(slot, SLOTS, n=1)
        told = f"did you mean {near[0]}?" if near else f"there are {', '.join(SLOTS)}"
        raise JudgementError(f"no slot is called {slot!r}; {told}")
    if slot in _CODES:
        return _code(slot, value)
    if slot in ("quantity", "value"):
        return _amount(slot, value)
    return _OTHERS[slot](slot, value)


def _code(slot: str, value: object) -> str | None:
    codes = _CODES[slot]
    if not value and slot not in _NEEDED:
        return None
    if isinstance(value, str) and value.lower() in codes:
        return value.lower()
    near = get_close_matches(str(value).lower(), codes, n=1)
    told = f"did you mean {near[0]}?" if near else f"there are {', '.join(codes)}"
    raise JudgementError(f"there is no {slot} {value!r}; {told}")


def _amount(slot: str, value: object) -> Any:
    try:
        amount = quantity_in(value) if slot == "quantity" else money_in(value)
    except ValueError as error:
        raise JudgementError(f"{slot}: {error}") from error
    if slot == "value" and amount is not None and not _CURRENCY.fullmatch(getattr(amount, "currency", "")):
        raise JudgementError(f"value: {str(value)!r} names no currency; write its ISO 4217 code, as in “1000000 USD”")
    return amount


def _words(slot: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise JudgementError(f"{slot}: {value!r} is no text")
    if len(value) > _MOST_WORDS:
        raise JudgementError(f"{slot}: a text of {len(value):,} characters is too long; give at most {_MOST_WORDS:,}")
    return value.strip() or None


def _period(slot: str, value: object) -> str | None:
    period = _words(slot, value)
    if period is not None and not is_edtf(period):
        raise JudgementError(f"period: {period!r} is no date in EDTF; write for instance 1973-07, 1974/1978 or 197X")
    return period


def _list(slot: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str) or value is None:
        value = [value or ""]
    if not isinstance(value, Iterable) or isinstance(value, bytes | Mapping):
        raise JudgementError(f"{slot}: {value!r} is no list of texts")
    return tuple(dict.fromkeys(words for each in value if (words := _words(slot, each))))


def _parties(slot: str, value: object) -> tuple[str, ...]:
    return tuple(_party(slot, party) for party in _list(slot, value))


def _party(slot: str, party: str) -> str:
    """An id that the vocabulary has, or words for a group of states that has none ("Latin America")."""
    table = load_actors()
    if folded(party) in set(ids_of(table, party)):
        return _as_written(table, party)
    if meant_by(table, party):
        raise JudgementError(f"{slot}: {party!r} is no id; {hint(table, party)}")
    if _CODE_LIKE.fullmatch(party):
        raise JudgementError(f"{slot}: no party has the id {party!r}; {NAMED}")
    return party


def _as_written(table: ActorTable, party: str) -> str:
    """An id in its own capitals."""
    head, slash, organ = party.partition("/")
    if head.upper() in table.states:
        return f"{head.upper()}{slash}{organ.lower()}"
    ids = (meaning.id for name in table.names for meaning in name.meanings)
    return next(known for known in ids if folded(known) == folded(party))


_OTHERS: Mapping[str, Callable[[str, object], Any]] = {
    "actor": _parties, "recipient": _parties, "item": _words, "designators": _list, "period": _period,
    "place": _list, "said_by": _list, "note": _words,
}  # fmt: skip


def differences(old: Claim, new: Claim) -> dict[str, tuple[Any, Any]]:
    """The slots in which two claims differ, each with both values; the quote is one of them, notes are left out."""
    compared = [slot for slot in (*SLOTS, "quote") if slot != "note"]
    pairs = {slot: (getattr(old, slot), getattr(new, slot)) for slot in compared}
    return {slot: (first, second) for slot, (first, second) in pairs.items() if first != second}
