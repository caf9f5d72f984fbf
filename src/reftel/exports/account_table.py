"""The accounts of an event as one table: a row for each slot of each step, a column for each account."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reftel.model.claim import Stage
from reftel.model.event import Account, Event, Step

WHO = ("actor", "recipient", "designators", "item")
_TOLD = ("modality", "quantity", "value", "period", "place", "terms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What each account holds of one slot, in the order of accounts; None where it is silent.

    A `stage` of None with no `planned` or `denied` is said of the whole. `is_contested` where accounts cannot both be
    right on it.
    """

    slot: str
    cells: tuple[Any, ...]
    stage: Stage | None = None
    planned: bool = False
    denied: bool = False
    is_contested: bool = False

    @property
    def differs(self) -> bool:
        """True where accounts that tell it do not tell the same, be they rivals on it or not."""
        told = [cell for cell in self.cells if cell]
        return any(cell != told[0] for cell in told)


def account_rows(event: Event) -> list[Row]:
    """The rows that any account has something in: who and what, then step by step."""
    return [*_whole(event), *_steps(event)]


def _whole(event: Event) -> Iterator[Row]:
    contested = {rivalry.slot for rivalry in event.rivalries}
    for slot in WHO:
        cells = tuple(account.values.get(slot) for account in event.accounts)
        if any(cells):
            yield Row(slot=slot, cells=cells, is_contested=slot in contested)


def _steps(event: Event) -> Iterator[Row]:
    contested = {(rivalry.slot, rivalry.stage, rivalry.planned) for rivalry in event.rivalries}
    kinds = dict.fromkeys((step.stage, step.planned, step.denied) for a in event.accounts for step in a.steps)
    for stage, planned, denied in kinds:
        steps = [_step(account, stage, planned, denied) for account in event.accounts]
        rows = [
            Row(
                slot=slot,
                cells=tuple(step.values.get(slot) if step else None for step in steps),
                stage=stage,
                planned=planned,
                denied=denied,
                is_contested=(slot, stage, planned) in contested,
            )
            for slot in _TOLD
        ]
        said = [row for row in rows if any(row.cells) and not _goes_without_saying(row)]
        silent = Row(
            slot="step",
            cells=tuple(step is not None or None for step in steps),
            stage=stage,
            planned=planned,
            denied=denied,
            is_contested=("polarity", stage, planned) in contested,
        )
        yield from [silent, *said] if stage or planned or denied else said


def _goes_without_saying(row: Row) -> bool:
    """True where all who tell it tell it as a fact."""
    return row.slot == "modality" and all(cell in (None, "factual", ["factual"], ("factual",)) for cell in row.cells)


def _step(account: Account, stage: Stage | None, planned: bool, denied: bool) -> Step | None:
    wanted = (stage, planned, denied)
    return next((step for step in account.steps if (step.stage, step.planned, step.denied) == wanted), None)
