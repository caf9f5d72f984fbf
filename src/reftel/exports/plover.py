"""Events as PLOVER and CAMEO code them, by a crosswalk of kinds and stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Unpack

from reftel.errors import VocabularyError
from reftel.events import find_events
from reftel.exports.columns import Row, load_layouts
from reftel.exports.event_rows import event_rows
from reftel.exports.tables import Table
from reftel.ledger.filters import Filters
from reftel.ledger.store import Store
from reftel.model.actor import state_of
from reftel.model.claim import KINDS, STAGES
from reftel.rules.data import read_tsv

_FILE = "crosswalks/plover.tsv"
_NO_STAGE, _PLANNED = "-", "planned"
_KEPT = ("event", "account", "accounts", "step", "kind", "stage", "planned", "modality", "period", "period_first",
         "period_last", "claims")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Codes of one kind at one stage, and which side of the claim does it to which."""

    source: str
    target: str
    plover: str
    mode: str | None
    context: str | None
    cameo: str


@cache
def load_codes() -> Mapping[tuple[str, str], Code]:
    """The codes by kind and stage. Raises VocabularyError where a line names what there is not, or one comes twice."""
    codes: dict[tuple[str, str], Code] = {}
    for row in read_tsv(_FILE):
        key = row["kind"], row["stage"]
        known = row["kind"] in KINDS and row["stage"] in (*STAGES, _NO_STAGE) and row["polarity"] == "affirmed"
        if not known or {row["from"], row["to"]} != {"actor", "recipient"} or key in codes:
            raise VocabularyError(f"vocabulary/{_FILE}: the line of {row['kind']}, {row['stage']} cannot be used")
        codes[key] = Code(
            source=row["from"], target=row["to"], plover=row["plover"], mode=row["mode"] or None,
            context=row["context"] or None, cameo=row["cameo"],
        )  # fmt: skip
    return codes


def plover_table(store: Store, **filters: Unpack[Filters]) -> Table:
    """The steps of the events that a claim which passes the filters speaks of, coded where there is a code."""
    rows = (coded(row) for event in find_events(store, **filters) for row in event_rows(event))
    return Table(layout=load_layouts()["plover"], rows=rows)


def coded(row: Row) -> Row:
    """The row of the table of events with its codes, or with the reason why it has none."""
    stage = _PLANNED if row["planned"] else row["stage"] or _NO_STAGE
    code = None if row["denied"] else load_codes().get((row["kind"], stage))
    kept = {name: row[name] for name in _KEPT}
    if code is None:
        sides = {"source": _states(row, "actor"), "target": _states(row, "recipient")}
        empty = dict.fromkeys(("plover", "mode", "context", "cameo"))
        return {**kept, **sides, **empty, "uncoded": "denied" if row["denied"] else "no_code"}
    return {
        **kept, "source": _states(row, code.source), "target": _states(row, code.target), "uncoded": None,
        "plover": code.plover, "mode": code.mode, "context": code.context, "cameo": code.cameo,
    }  # fmt: skip


def _states(row: Row, side: str) -> list[str]:
    return list(dict.fromkeys(state_of(actor) for actor in row[side]))


