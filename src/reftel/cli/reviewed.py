"""`reftel judgements`, `looks`, `disputes`, `agreement`, and lists of grades."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from reftel.cli.listing import Listing, print_listing
from reftel.cli.records import Record
from reftel.cli.tables import SHORT_ID, plain_table, sides_words
from reftel.cli.terminal import one_line
from reftel.ledger.store import Store
from reftel.model.amount import Money, Quantity, amount_words
from reftel.model.claim import Claim
from reftel.model.judgement import Judgement, withdrawn_in
from reftel.model.look import Dispute, Look
from reftel.review.kappa import Kappa
from reftel.review.slots import differences

JUDGEMENT_COLUMNS = ("id", "time", "reviewer", "verdict", "on", "makes", "adjudicates", "after", "withdrawn", "why")
LOOK_COLUMNS = ("judgement", "verdict", "reviewer", "claim", "document", "reason", "quote", "candidates", "differs")
DISPUTE_COLUMNS = ("claim", "document", "reviewer", "verdict", "judgement", "differs", "why", "quote")
AGREEMENT_COLUMNS = ("what", "n", "observed", "kappa", "low", "high", "remark")
GRADE_COLUMNS = ("source", "claim", "grade", "axis", "grader", "time", "why")


def list_judgements(
    *, ledger: str, claim: str | None, reviewer: str | None, since: str | None, form: str, output: str | None
) -> None:
    """Print what reviewers said."""
    with Store(ledger, create=False) as store:
        said = store.judgements(claim=claim, reviewer=reviewer, since=since)
        withdrawn = withdrawn_in(store.judgements())
    found = [judgement_record(each) | {"withdrawn": each.id in withdrawn} for each in said]
    cells = [_cells(record) for record in found]
    shown = [_short(record, ("id", "after")) | {"time": record["time"][:16]} for record in cells]
    _print("judgement", found, cells, JUDGEMENT_COLUMNS, shown, _SHOWN_JUDGEMENT, form, output, ledger)


_SHOWN_JUDGEMENT = ("id", "time", "reviewer", "verdict", "on", "makes", "withdrawn", "why")


def judgement_record(said: Judgement) -> Record:
    """A judgement as it stands in the ledger."""
    return {
        "id": said.id, "time": said.time, "reviewer": said.reviewer, "verdict": said.verdict, "on": list(said.on),
        "makes": list(said.makes), "adjudicates": said.adjudicates, "after": said.after, "why": said.why,
    }  # fmt: skip


def list_looks(ledger: str, *, form: str, output: str | None) -> None:
    """Print the judgements whose claim is gone."""
    with Store(ledger, create=False) as store:
        waiting, names = store.looks(), store.names()
    found = [_look_record(look, names[look.claim.document]) for look in waiting]
    cells = [record | {"candidates": _candidates(record)[0], "differs": _candidates(record)[1]} for record in found]
    listing = Listing(
        thing="look", tables=lambda _: _told_looks(found), lines=found, cells=cells, columns=LOOK_COLUMNS
    )  # fmt: skip
    print_listing(listing, form=form, output=output, ledger=ledger)


def _told_looks(found: Sequence[Record]) -> Iterator[RenderableType]:
    """Each judgement with its claim, and under it the claims that come nearest now."""
    for record in found:
        claim, judgement = record["claim"][:SHORT_ID], record["judgement"][:SHORT_ID]
        head = f"{judgement}  {record['verdict']} by {record['reviewer']}, of claim {claim} on {record['document']}"
        yield Text(one_line(f"{head}: {record['reason']}"), style="bold")
        yield Padding(Text(f"“{one_line(record['quote'])}”", style="dim"), (0, 0, 0, 2))
        for each in record["candidates"]:
            words = differs_words(each["differs"]) or "only place or rule"
            yield Padding(Text(f"{each['claim'][:SHORT_ID]}  {one_line(words)}"), (0, 0, 0, 2))
        yield ""


def _look_record(look: Look, name: str) -> Record:
    return {
        "judgement": look.judgement.id, "verdict": look.judgement.verdict, "reviewer": look.judgement.reviewer,
        "claim": look.claim.id, "document": name, "reason": "moved" if look.is_moved else "gone",
        "quote": look.claim.quote,
        "candidates": [{"claim": c.id, "differs": differs_record(look.claim, c)} for c in look.candidates],
    }  # fmt: skip


def differs_record(old: Claim, new: Claim) -> Record:
    """The slots in which two claims differ, each with both values in words."""
    return {slot: [_in_words(a), _in_words(b)] for slot, (a, b) in differences(old, new).items()}


def _in_words(value: Any) -> str | None:
    if isinstance(value, Quantity | Money):
        return amount_words(value)
    return "; ".join(value) if isinstance(value, tuple) else str(value) if value is not None else None


def differs_words(record: Record) -> str:
    """The same in one line: "period: 1973 → 1974"."""
    return ", ".join(f"{slot}: {old or '–'} → {new or '–'}" for slot, (old, new) in record.items())


def _candidates(record: Record) -> tuple[str, str]:
    ids = "; ".join(each["claim"] for each in record["candidates"])
    return ids, "; ".join(differs_words(each["differs"]) or "only place or rule" for each in record["candidates"])


def list_disputes(ledger: str, *, form: str, output: str | None) -> None:
    """Print the claims on which reviewers differ: a row for what each of them says."""
    with Store(ledger, create=False) as store:
        names = store.names()
        found = [
            _dispute_record(dispute, said, names[dispute.claim.document], [store.claim(each) for each in said.makes])
            for dispute in store.disputes()
            for said in dispute.said
        ]
    shown = [_short(record, ("claim", "judgement")) for record in found]
    _print("position", found, found, DISPUTE_COLUMNS, shown, DISPUTE_COLUMNS, form, output, ledger)


def _dispute_record(dispute: Dispute, said: Judgement, name: str, made: Sequence[Claim]) -> Record:
    told = " | ".join(differs_words(differs_record(dispute.claim, claim)) for claim in made)
    return {
        "claim": dispute.claim.id, "document": name, "reviewer": said.reviewer, "verdict": said.verdict,
        "judgement": said.id, "differs": told or None, "why": said.why,
        "quote": f"{dispute.claim.kind} {sides_words(dispute.claim)}: {dispute.claim.quote}",
    }  # fmt: skip


def list_agreement(first: str, second: str, *, ledger: str, form: str, output: str | None) -> None:
    """Print how far two reviewers agree."""
    with Store(ledger, create=False) as store:
        found = [_kappa_record(each) for each in store.agreement(first, second)]
    shown = [
        record | {key: f"{record[key]:.2f}" for key in ("observed", "kappa", "low", "high") if record[key] is not None}
        for record in found
    ]
    _print("comparison", found, found, AGREEMENT_COLUMNS, shown, AGREEMENT_COLUMNS, form, output, ledger)


def _kappa_record(found: Kappa) -> Record:
    remark = None
    if not found.n:
        remark = "nothing that both judged"
    elif found.kappa is None:
        remark = "not defined: both gave one and the same answer throughout"
    elif found.n < _FEW:
        remark = "few claims: the interval is rough"
    return {
        "what": found.what, "n": found.n, "observed": found.observed, "kappa": found.kappa, "low": found.low,
        "high": found.high, "remark": remark,
    }  # fmt: skip


_FEW = 30


def list_grades(ledger: str, *, source: str | None, claim: str | None, form: str, output: str | None) -> None:
    """Print the grades that were given."""
    with Store(ledger, create=False) as store:
        given = store.grades(source=source, claim=claim)
    found: list[Record] = [
        {
            "source": each.source, "claim": each.claim, "grade": each.reliability or each.credibility,
            "axis": "reliability" if each.reliability else "credibility", "grader": each.grader, "time": each.time,
            "why": each.why,
        }
        for each in given
    ]  # fmt: skip
    shown = [_short(record, ("claim",)) | {"time": record["time"][:16]} for record in found]
    _print("grade", found, found, GRADE_COLUMNS, shown, GRADE_COLUMNS, form, output, ledger)


def _cells(record: Record) -> Record:
    joined = {key: "; ".join(value) for key, value in record.items() if isinstance(value, list)}
    return record | joined | {key: str(v).lower() for key, v in record.items() if isinstance(v, bool)}


def _short(record: Record, ids: Sequence[str]) -> Record:
    """The record as a table has it: ids by their first digits, what is not so left empty."""
    cut = {key: record[key][:SHORT_ID] for key in ids if record[key]}
    lists = {key: "; ".join(e[:SHORT_ID] for e in record[key].split("; ")) for key in ("on", "makes") if key in record}
    return record | cut | lists | {key: "" for key, value in record.items() if value == "false"}


def _print(
    thing: str, lines: Sequence[Record], cells: Sequence[Record], columns: Sequence[str], shown: Sequence[Record],
    visible: Sequence[str], form: str, output: str | None, ledger: str,
) -> None:  # fmt: skip
    def tables(_: int) -> Iterator[RenderableType]:
        yield plain_table([column for column in visible if any(record[column] for record in shown)], shown)

    listing = Listing(thing=thing, tables=tables, lines=lines, cells=cells, columns=columns)
    print_listing(listing, form=form, output=output, ledger=ledger)
