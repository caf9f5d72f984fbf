"""Learns from marked texts which of a claim's options fits: its sides, its number, its date, how it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.equal import Record, is_equal
from evals.readings import Reading
from evals.regression import regression, table_of, weights_of
from evals.score import match_claims
from reftel.claims import date_signs, number_signs, seats, status
from reftel.claims.choices import FITS, Looks, Option, noting
from reftel.claims.find import candidates
from reftel.claims.scene import DateBefore
from reftel.claims.seats import Seat
from reftel.model.actor import state_of
from reftel.model.claim import amount_record, content
from reftel.model.mention import CountMention, PeriodMention
from reftel.rules.network import ROLES
from reftel.rules.weights import NOTHING, Weights

STRENGTH = {seats.TABLE: 0.1, number_signs.TABLE: 0.2, date_signs.TABLE: 0.15, status.TABLE: 0.1}
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
    seen: list[tuple[Seat, Record]] = [(seat, look.marked) for look in looks for seat in look.options[seats.TABLE]]
    signs = [(*seat.plain, *seat.signs[k]) for seat, _ in seen for k in range(len(ROLES))]
    table, names = table_of(signs, RARE)
    fitted = {}
    for k, role in enumerate(ROLES):
        target = np.array([float(seat.state in _states(marked, role)) for seat, marked in seen])
        fitted[role] = regression(table[k :: len(ROLES)], target, STRENGTH[seats.TABLE])
    return weights_of(names, fitted)


def _states(marked: Record, role: str) -> set[str | None]:
    return {state_of(name) for name in marked[role]} or {None}


def _fit_options(looks: Sequence[Look], name: str, is_right: Callable[[Record, Any], bool]) -> Weights:
    seen: list[tuple[Option, Record]] = [(option, look.marked) for look in looks for option in look.options[name]]
    if not seen:
        return NOTHING
    table, names = table_of([option.signs for option, _ in seen], RARE)
    target = np.array([float(is_right(marked, option.value)) for option, marked in seen])
    return weights_of(names, {FITS: regression(table, target, STRENGTH[name])})


def _is_number(marked: Record, count: CountMention | None) -> bool:
    return is_equal("quantity", marked, {"quantity": amount_record(count.quantity) if count is not None else None})


def _is_date(marked: Record, date: PeriodMention | DateBefore | None) -> bool:
    return is_equal("period", marked, {"period": date.edtf if date is not None else None})


def _is_status(marked: Record, value: tuple[str, str | None]) -> bool:
    return is_equal(value[0], marked, dict([value]))
