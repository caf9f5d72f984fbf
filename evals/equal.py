"""When two claims mean the same in a slot: parties, amounts, periods, things, speakers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
SLOTS = (
    "actor", "recipient", "designators", "item", "quantity", "value", "period", "stage", "terms", "modality",
    "polarity", "said_by",
)  # fmt: skip
ROW_SLOTS = ("actor", "recipient", "quantity", "value", "period", "modality", "polarity")
UNMARKED = {"modality": "factual", "polarity": "affirmed"}
"""Values so common that they count as a slot left empty."""
MUTUAL = frozenset({"agreement", "cooperation", "relation"})
"""Kinds whose two parties may stand in either order."""
TOLERANCE = 0.01
"""Numbers within one percent are one number: 1,500,000,000 written as 1.5 or 1.50 billion."""
LIGHT_WORDS = frozenset({"the", "a", "an", "of", "in", "and", "to", "for"})


def is_filled(claim: Record, slot: str) -> bool:
    """True where the slot says something: not empty, and not the unmarked value."""
    value = claim.get(slot)
    return bool(value) and value != UNMARKED.get(slot)


def is_equal(slot: str, marked: Record, extracted: Record) -> bool:
    """True where the two claims mean the same in `slot`. Both are taken to be of the marked one's kind."""
    if slot in ("actor", "recipient"):
        return _same_parties(slot, marked, extracted)
    left, right = marked.get(slot), extracted.get(slot)
    if slot in UNMARKED:
        return bool((left or UNMARKED[slot]) == (right or UNMARKED[slot]))
    if slot in ("quantity", "value"):
        return _same_amount(left, right)
    if slot == "period":
        return _same_period(left, right)
    if slot == "designators":
        return _plain_names(left) == _plain_names(right)
    if slot == "item":
        return _same_item(left, right)
    if slot == "said_by":
        return _same_speakers(left, right)
    return bool(left == right)


def is_same_row(marked: Record, extracted: Record) -> bool:
    """True where both would be the same row of a published table."""
    return bool(marked["kind"] == extracted["kind"]) and all(is_equal(s, marked, extracted) for s in ROW_SLOTS)


def _states(claim: Record, slots: Iterable[str]) -> set[str]:
    """The states of the parties: an organ counts as its state."""
    return {str(party).split("/")[0].upper() for slot in slots for party in claim.get(slot) or ()}


def _same_parties(slot: str, marked: Record, extracted: Record) -> bool:
    slots = ("actor", "recipient") if marked["kind"] in MUTUAL else (slot,)
    return _states(marked, slots) == _states(extracted, slots)


def _same_amount(left: Record | None, right: Record | None) -> bool:
    if not left or not right:
        return not left and not right
    if (left.get("currency") or "").upper() != (right.get("currency") or "").upper():
        return False
    return all(_same_number(left.get(end), right.get(end)) for end in ("low", "high"))


def _same_number(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is right
    return bool(abs(left - right) <= TOLERANCE * max(abs(left), abs(right), 1))


def _same_period(left: str | None, right: str | None) -> bool:
    """The same years; the same months too, where both name months."""
    if _years(left) != _years(right):
        return False
    months = [re.findall(r"\d{4}-(\d{2})", period or "") for period in (left, right)]
    return not all(months) or months[0] == months[1]


def _years(edtf: str | None) -> tuple[int | None, int | None] | None:
    """The first and the last year of an EDTF period; an open or unknown end is None."""
    if not edtf:
        return None
    ends = edtf.split("/")
    return _year(ends[0], "0"), _year(ends[-1], "9")


def _year(end: str, unknown: str) -> int | None:
    year = re.match(r"-?\d{1,4}[Xx]{0,3}", re.sub(r"[~?%]", "", end).strip())
    if not year or len(year[0]) < 4:
        return None
    return int(re.sub("[Xx]", unknown, year[0]))


def _plain_names(names: Iterable[str] | None) -> set[str]:
    return {re.sub(r"[\W_]", "", name).upper() for name in names or ()}


def _same_item(left: str | None, right: str | None) -> bool:
    """Half of all words in common, or neither has any."""
    a, b = _words(left), _words(right)
    return a == b or (bool(a and b) and len(a & b) / len(a | b) >= 0.5)


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").lower())) - LIGHT_WORDS


def _same_speakers(left: Sequence[str] | None, right: Sequence[str] | None) -> bool:
    if not left or not right:
        return not left and not right
    return bool(_words(" ".join(left)) & _words(" ".join(right)))
