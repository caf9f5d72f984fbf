"""What claims one can ask for."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypedDict, cast

from sqlalchemy import ColumnElement, Select, exists, or_, select

from reftel.errors import LedgerError
from reftel.ledger.rows import plain_designator
from reftel.ledger.schema import claims, files, members, names, shelf, standing
from reftel.ledger.search_tables import HasWords
from reftel.ledger.words import asked_words
from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS
from reftel.model.judgement import LEFT_OUT, REVIEWS
from reftel.model.words import folded

Wanted = str | Iterable[str] | None
"""One value, or several of which any will do."""


class Slots(TypedDict, total=False):
    """What claims are wanted by what they say and where; every filter that is given must hold.

    `kind`, `stage`, `terms`, `modality`, `polarity` are codes. `actor`, `recipient` and `party` (either side) are
    actor ids; a state's code takes in its organs ("PER" finds "PER/navy"). `designator` is written in any way ("T55"
    finds "T-55"). `said_by` is part of a speaker's name. `document` is a file's name with or without its ending, or
    the first digits (eight or more) of its sha256. `since` and `until` are years: claims whose period may touch
    them; claims without a period are left out. `review` are states of review, or "all"; without it those claims are
    left out that were judged wrong or replaced (`reftel.model.judgement.LEFT_OUT`). `event` is the id of an event as it
    was last grouped: the claims that speak of it.
    """

    kind: Wanted
    stage: Wanted
    terms: Wanted
    modality: Wanted
    polarity: Wanted
    actor: Wanted
    recipient: Wanted
    party: Wanted
    designator: Wanted
    said_by: Wanted
    document: Wanted
    event: Wanted
    since: int | None
    until: int | None
    review: Wanted


class Conditions(Slots, total=False):
    """The same, and `words` that must all stand in the quote or the item, in any capitals and accents.

    They are plain words, "words in a row", or the beginning of one with a star (`mir*`).
    """

    words: str | None


class Filters(Conditions, total=False):
    """The same, and how many to give at most (`limit`)."""

    limit: int | None


ALL = "all"
"""Asks for claims in any state of review."""

_CODES: dict[str, tuple[str, ...]] = {
    "kind": KINDS, "stage": STAGES, "terms": TERMS, "modality": MODALITIES, "polarity": POLARITIES,
    "review": (*REVIEWS, ALL),
}  # fmt: skip
_OF_CLAIM = ("kind", "stage", "terms", "modality", "polarity")
FEWEST_DIGITS = 8
"""Of a sha256 by which a document may be named: fewer may be a word."""
_SINGLE = ("since", "until", "words", "limit")
_SIDES = (("actor", ["actor"]), ("recipient", ["recipient"]), ("party", ["actor", "recipient"]))


def values_of(wanted: Wanted) -> list[str]:
    """The values as a list; none where nothing was asked."""
    if wanted is None:
        return []
    return [wanted] if isinstance(wanted, str) else list(wanted)


def conditions(filters: Conditions) -> list[ColumnElement[bool]]:
    """The filters as SQL."""
    given = cast(Mapping[str, Any], filters)
    wanted = {key: values_of(given[key]) for key in given if key not in _SINGLE}
    codes = {key: _checked(key, wanted[key]) for key in _CODES if wanted.get(key)}
    found: list[ColumnElement[bool]] = [_coded(key).in_(codes[key]) for key in _OF_CLAIM if key in codes]
    found += _reviewed(codes.get("review", []))
    found += [exists().where(names.c.claim == claims.c.id, *named) for named in _named(filters)]
    if values := wanted.get("document"):
        found.append(or_(*(is_document(v) for v in values)))
    if values := wanted.get("event"):
        found.append(claims.c.id.in_(claims_of_events(values)))
    since, until = filters.get("since"), filters.get("until")
    if since is not None and until is not None and since > until:
        raise LedgerError(f"no year is both {since} or later and {until} or earlier; exchange since and until")
    if since is not None:
        found.append(claims.c.last_year >= since)
    if until is not None:
        found.append(claims.c.first_year <= until)
    if words := filters.get("words"):
        found.append(HasWords(claims.c.number + 0, "claims", asked_words(words)))  # a sum: the list is not led by it
    return found


def _reviewed(states: list[str]) -> list[ColumnElement[bool]]:
    if ALL in states:
        return []
    return [standing.c.review.in_(states) if states else listed()]


def listed() -> ColumnElement[bool]:
    """That a claim is neither wrong nor replaced, for all that reviewers said."""
    return standing.c.review.not_in(LEFT_OUT)


def leading(filters: Conditions) -> list[Select[Any]]:
    """For each filter that an index answers the ids of the claims that pass it, superseded ones too."""
    found = [select(names.c.claim).where(*named) for named in _named(filters)]
    if values := values_of(filters.get("event")):
        found.append(claims_of_events(values))
    if words := filters.get("words"):
        found.append(select(claims.c.id).where(HasWords(claims.c.number, "claims", asked_words(words))))
    return found


def claims_of_events(events: Iterable[str]) -> Select[Any]:
    """The ids of the claims that speak of these events; one that came since events were grouped is one by itself."""
    wanted = list(events)
    grouped = select(members.c.claim).where(members.c.event.in_(wanted))
    every = grouped.union(select(claims.c.id).where(claims.c.id.in_(wanted))).subquery()
    return select(every.c.claim)


def _named(filters: Conditions) -> Iterator[list[ColumnElement[bool]]]:
    given = cast(Mapping[str, Any], filters)
    for key, slots in _SIDES:
        if values := values_of(given.get(key)):
            yield [names.c.slot.in_(slots), names.c.name.in_([folded(value) for value in values])]
    if values := values_of(filters.get("designator")):
        yield [names.c.slot == "designator", names.c.name.in_([plain_designator(value) for value in values])]
    if values := values_of(filters.get("said_by")):
        parts = [names.c.name.contains(folded(value), autoescape=True) for value in values]
        yield [names.c.slot == "speaker", or_(*parts)]


def _coded(key: str) -> ColumnElement[Any]:
    return standing.c.kind if key == "kind" else claims.c[key]


def is_document(wanted: str) -> ColumnElement[bool]:
    """That a document goes by this name, file name, path or beginning of a sha256."""
    by_file = select(files.c.sha256).where(
        or_(files.c.name == wanted, files.c.path == wanted, files.c.path.endswith("/" + wanted, autoescape=True))
    )
    condition: ColumnElement[bool] = shelf.c.sha256.in_(by_file)
    if len(wanted) >= FEWEST_DIGITS:
        condition = or_(condition, shelf.c.sha256.startswith(wanted.lower(), autoescape=True))
    return condition


def _checked(slot: str, values: list[str]) -> list[str]:
    for value in values:
        if value not in _CODES[slot]:
            near = get_close_matches(value, _CODES[slot], n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(_CODES[slot])}"
            raise LedgerError(f"there is no {slot} {value!r}; {hint}")
    return values
