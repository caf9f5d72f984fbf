"""`reftel runs`, `diff` and `original`: what a ledger was given, and what became of it."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from reftel.cli.listing import Listing, print_listing
from reftel.cli.records import Record
from reftel.cli.tables import SHORT_ID, how_words, plain_table, sides_words, what_words
from reftel.cli.terminal import one_line
from reftel.cli.values import value_words
from reftel.errors import LedgerError, ReftelError, reason_of
from reftel.ledger.store import Store
from reftel.model.change import HOWS, Change
from reftel.model.claim import Claim, content

RUN_COLUMNS = (
    "run", "started", "ended", "outcome", "documents", "claims", "refusals", "unreadable", "version", "vocabulary",
    "asked", "options",
)  # fmt: skip
CHANGE_COLUMNS = ("how", "document", "rule", "kind", "slots", "before", "after", "was", "is", "quote")
_ASKED = 60
"""So much of what a run was asked is shown in a table."""


def list_runs(ledger: str, *, form: str, output: str | None) -> None:
    """Print the runs of the ledger."""
    with Store(ledger, create=False) as store:
        found = [_run_record(run) for run in store.runs()]
    short = [
        {**record, "run": record["run"][:SHORT_ID], "started": record["started"][:19],
         "asked": one_line(" ".join(record["asked"]), _ASKED)}
        for record in found
    ]  # fmt: skip
    shown = ("run", "started", "outcome", "documents", "claims", "asked")
    listing = Listing(
        thing="run",
        tables=lambda _: iter([plain_table(shown, short)]),
        lines=found,
        cells=[{**record, "asked": " ".join(record["asked"])} for record in found],
        columns=RUN_COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def _run_record(run: Any) -> Record:
    return {
        "run": run.id, "started": run.started, "ended": run.ended, "outcome": run.outcome or "not ended",
        "documents": run.n_documents, "claims": run.n_claims, "refusals": run.n_refusals,
        "unreadable": run.n_unreadable, "version": run.version, "vocabulary": run.vocabulary, "asked": list(run.asked),
        "options": dict(run.options),
    }  # fmt: skip


def list_changes(before: str | None, after: str | None, *, ledger: str, form: str, output: str | None) -> None:
    """Print what became of the claims from one run to another; those not named are the last and the one before."""
    with Store(ledger, create=False) as store:
        ends = [run.id for run in store.runs()][-2:]
        if len(ends) < 2 and (before is None or after is None):
            raise LedgerError(f"{store.address} has no two runs to be compared; `reftel runs` lists what it has")
        changes, names = store.diff(before or ends[0], after or ends[-1]), store.names()
    found = [_change_record(change, names) for change in changes]
    listing = Listing(
        thing="change",
        tables=lambda _: _tables(changes, found),
        lines=found,
        cells=[{**record, "slots": " ".join(record["slots"])} for record in found],
        columns=CHANGE_COLUMNS,
    )
    print_listing(listing, form=form, output=output, ledger=ledger)


def _change_record(change: Change, names: dict[str, str]) -> Record:
    claim = change.after or change.before
    assert claim is not None
    return {
        "how": change.how, "document": names.get(claim.document, claim.document), "rule": change.rule,
        "kind": claim.kind, "slots": list(change.slots), "before": change.before and change.before.id,
        "after": change.after and change.after.id, "was": _said(change.before, change.slots),
        "is": _said(change.after, change.slots), "quote": claim.quote,
    }  # fmt: skip


def _said(claim: Claim | None, slots: Sequence[str]) -> str | None:
    """The slots that changed as they stand in one of the two; the whole claim where it came or went."""
    if claim is None:
        return None
    if not slots:
        return f"{sides_words(claim)}: {what_words(claim)} {how_words(claim)}".strip()
    values = content(claim)
    return "; ".join(f"{slot} {_plain(values[slot])}" for slot in slots)


def _plain(value: object) -> str:
    return value_words(value) or "none"


def _tables(changes: Sequence[Change], found: Sequence[Record]) -> Iterator[RenderableType]:
    """By rule how many there are of each sort; then the changes."""
    by_rule = Counter((change.rule, change.how) for change in changes)
    n_changes = Counter(change.rule for change in changes)
    rules = sorted(n_changes, key=lambda rule: (-n_changes[rule], rule))
    rows = [{"rule": rule, **{how: by_rule[rule, how] for how in HOWS}} for rule in rules]
    yield plain_table(("rule", *HOWS), rows)
    yield Text()
    short = [{**record, "claim": (record["after"] or record["before"])[:SHORT_ID]} for record in found]
    yield plain_table(("how", "claim", "document", "rule", "was", "is"), short)


def write_original(document: str, *, ledger: str, output: str | None) -> None:
    """Write the bytes that a document was read from."""
    with Store(ledger, create=False) as store:
        sha256 = store.find(document)
        if sha256 is None:
            raise LedgerError(f"there is no document {document!r} in the ledger; `reftel documents` lists them")
        data = store.original(sha256)
    if data is None:
        raise LedgerError(f"the original of {document} was not kept: it was too large, or read with --no-originals")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        raise ReftelError(f"{output} cannot be written: {reason_of(error)}") from error
