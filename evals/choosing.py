"""Learns from marked texts which of a claim's options fits: its sides, its number, its date, how it stands."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.equal import Record, is_equal
from evals.readings import Reading
from evals.regression import Pairs, competition, joint_competition, table_of, weights_of
from evals.score import match_claims
from reftel.claims import date_signs, number_signs, seats, status
from reftel.claims.choices import FITS, Looks, Option, noting
from reftel.claims.find import candidates
from reftel.claims.scene import DateBefore
from reftel.claims.seats import Seat
from reftel.model.claim import amount_record, content
from reftel.model.mention import CountMention, PeriodMention
from reftel.rules.network import ROLES
from reftel.rules.weights import NOTHING, Weights

STRENGTH = {seats.TABLE: 0.05, number_signs.TABLE: 0.3, date_signs.TABLE: 0.2, status.TABLE: 0.1}
"""Inverse strength of the penalty, by table."""

RARE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The options of one claim, and the marked claim that it stands for."""

    marked: Record
    options: Looks


def looks_at(reading: Reading) -> list[Look]:
    """The options of all claims of one text that stand for a marked one; by rules and the weights in use."""
    with noting() as noted:
        made = [claim for claim, _ in candidates(reading.document, reading.sentences, reading.mentions)]
    options = {claim.id: looks for claim, looks in noted}
    pairs = match_claims(reading.gold, [content(claim) for claim in made]).pairs
    told = [(reading.gold[i], options.get(made[j].id)) for i, j in sorted(pairs)]
    return [Look(marked=marked, options=looks) for marked, looks in told if looks is not None]


def fit(looks: Sequence[Look]) -> dict[str, Weights]:
    """The tables of sides, numbers, dates and status."""
    return {
        seats.TABLE: _fit_seats(looks),
        number_signs.TABLE: _fit_options(looks, number_signs.TABLE, _is_number),
        date_signs.TABLE: _fit_options(looks, date_signs.TABLE, _is_date),
        status.TABLE: _fit_options(looks, status.TABLE, _is_status),
    }


def _fit_seats(looks: Sequence[Look]) -> Weights:
    """Pairs of states compete for the two sides; a claim whose two states are not among them teaches nothing."""
    told = [(look.options[seats.TABLE], look.marked) for look in looks]
    signs: list[list[tuple[str, ...]]] = [[], []]
    first, second, group, right = [], [], [], []
    for number, (own, pairs, fits) in enumerate(_taught(told)):
        start = len(signs[0])
        for k in range(len(ROLES)):
            signs[k] += [(*seat.plain, *seat.signs[k]) for seat in own]
        first += [start + a for a, _ in pairs]
        second += [start + b for _, b in pairs]
        group += [number] * len(pairs)
        right += fits
    if not right:
        return NOTHING
    table, names = table_of([*signs[0], *signs[1]], RARE)
    size = len(signs[0])
    pairs_told = Pairs(first=first, second=second, group=group, right=right)
    fitted = joint_competition((table[:size], table[size:]), pairs_told, STRENGTH[seats.TABLE])
    return weights_of(names, {role: (weights, 0.0) for role, weights in zip(ROLES, fitted, strict=True)})


_Told = tuple[Sequence[Seat], list[tuple[int, int]], list[float]]
"""The seats of a claim, the pairs of them by number, and of each pair 1 where it is right, else 0."""


def _taught(told: Sequence[tuple[Sequence[Seat], Record]]) -> Iterator[_Told]:
    for own, marked in told:
        pairs = seats.pairs_of(marked["kind"], own)
        fits = [float(_sits(marked, own[a].state, own[b].state)) for a, b in pairs]
        if any(fits):
            yield own, pairs, fits


def _sits(marked: Record, actor: str | None, recipient: str | None) -> bool:
    sides = {"actor": [actor] if actor else [], "recipient": [recipient] if recipient else []}
    return is_equal("actor", marked, sides) and is_equal("recipient", marked, sides)


def _fit_options(looks: Sequence[Look], name: str, is_right: Callable[[Record, Any], bool]) -> Weights:
    """Options of one slot of a claim compete; a claim none of whose options is right teaches nothing."""
    groups = [(group, look.marked) for look in looks for group in _rivals(name, look.options[name])]
    judged = [(group, [is_right(marked, option.value) for option in group]) for group, marked in groups]
    judged = [(group, right) for group, right in judged if any(right)]
    if not judged:
        return NOTHING
    table, names = table_of([option.signs for group, _ in judged for option in group], RARE)
    target = np.array([float(fits) for _, right in judged for fits in right])
    fitted = competition(table, [len(group) for group, _ in judged], target, STRENGTH[name])
    return weights_of(names, {FITS: (fitted, 0.0)})


def _rivals(name: str, options: Sequence[Option]) -> list[list[Option]]:
    """The options that compete: all of a number or a date, of a status those of one slot."""
    groups: dict[str, list[Option]] = {}
    for option in options:
        groups.setdefault(option.value[0] if name == status.TABLE else name, []).append(option)
    return list(groups.values())


def _is_number(marked: Record, count: CountMention | None) -> bool:
    return is_equal("quantity", marked, {"quantity": amount_record(count.quantity) if count is not None else None})


def _is_date(marked: Record, date: PeriodMention | DateBefore | None) -> bool:
    return is_equal("period", marked, {"period": date.edtf if date is not None else None})


def _is_status(marked: Record, value: tuple[str, str | None]) -> bool:
    return is_equal(value[0], marked, dict([value]))
