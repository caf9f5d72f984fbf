"""`reftel read`: documents into the ledger, and what came of it."""

import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from reftel.claims.sound import open_vocabulary
from reftel.cli import unclaiming
from reftel.cli.options import DEFAULT_LEDGER
from reftel.cli.program import INTERRUPTED, called, complain
from reftel.cli.progress import Bar
from reftel.cli.tables import SHORT_ID
from reftel.cli.terminal import one_line
from reftel.ledger.address import address_of
from reftel.ledger.records import Tally
from reftel.ledger.store import Store
from reftel.model.claim import Claim
from reftel.pipeline import Summary, read_into
from reftel.readers.limits import Limits

_LOOKED_AT = 200
"""Claims among which a good one to show is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of the command."""

    ledger: str
    again: bool = False
    limits: Sequence[str] = ()
    private: bool = False
    no_originals: bool = False
    trace: bool = False
    trace_to: str | None = None
    vocabulary: str | None = None


def run(paths: Sequence[str], asked: Asked) -> None:
    """Read, print the summary and what was not claimed, and exit with 1 where something could not be read."""
    allowed = Limits.parse(asked.limits)
    own = open_vocabulary(asked.vocabulary) if asked.vocabulary else None
    with Store(asked.ledger) as store:
        ledger = str(store.address)  # a password is not shown
        with _Files() as bar:
            try:
                summary = read_into(
                    store,
                    paths,
                    again=asked.again,
                    limits=allowed,
                    private=asked.private,
                    vocabulary=own,
                    originals=not asked.no_originals,
                    progress=bar.read,
                )
            except KeyboardInterrupt:
                bar.stop()
                complain(f"stopped {bar.said(ledger)}; the same command goes on from there")
                sys.exit(INTERRUPTED)
        click.echo(render_summary(summary, store.tally(), ledger, asked.vocabulary))
        if asked.trace:
            unclaiming.print_trace(store, summary.documents)
        if asked.trace_to:
            unclaiming.write_trace(store, summary.documents, asked.trace_to, ledger=asked.ledger)
        claim = _worth_showing(store)
    if claim:
        click.echo(render_next(claim, ledger, asked.vocabulary))
    for problem in (*summary.recoded, *summary.unreadable):
        complain(one_line(problem))
    if summary.unreadable:
        sys.exit(1)


class _Files(Bar):
    """The bar, which also knows how many files are behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._total = 0.0, 0

    def read(self, done: float, total: int, path: str) -> None:
        """So many files are done, and this one is being read."""
        self._done, self._total = done, total
        name = one_line(Path(path).name, 40).replace("[", "(")  # rich reads brackets as styles here
        self.move(done, total, f"file {min(int(done) + 1, total)} of {total}: {name}")

    def said(self, ledger: str) -> str:
        """How far it got."""
        if self._done < 1:
            return "before the first file was done"
        return f"after {int(self._done)} of {self._total} files, which {ledger} keeps"


def render_summary(summary: Summary, tally: Tally, ledger: str, vocabulary: str | None = None) -> str:
    """What this command did, and what the ledger holds now."""
    lines = [f"{_count(len(summary.read), 'document')} read, {_count(summary.n_sentences, 'sentence')}"]
    lines += [f"with the rules and names in {vocabulary}"] if vocabulary else []
    if summary.known:
        lines.append(f"{_count(len(summary.known), 'document')} read before, nothing added")
    if any(summary.outside):
        taken, refused = summary.outside
        lines.append(f"{_count(taken, 'claim')} from outside taken, {refused:,} refused")
    if summary.unreadable:
        lines.append(f"{_count(len(summary.unreadable), 'path')} not read")
    lines += [
        f"read before with the rules and names in {folder}, and now without: --vocabulary {shlex.quote(folder)} brings "
        "their claims back"
        for folder in summary.without
    ]
    if summary.left_alone:
        kinds = sorted({Path(path).suffix.lower() or "no ending" for path in summary.left_alone})
        lines.append(f"{_count(len(summary.left_alone), 'file')} of other kinds left alone: {', '.join(kinds)}")
    n_claims, n_refusals = sum(tally.claims.values()), sum(tally.refusals.values())
    lines += ["", f"{ledger} holds {_count(tally.n_documents, 'document')} and {_count(n_claims, 'claim')}"]
    lines += _columns(tally.claims)
    lines += ["", _count(n_refusals, "refusal"), *_columns(tally.refusals)]
    if tally.n_unclaimed:
        seen = _count(tally.n_unclaimed, "sentence")
        lines.append(f"{seen} not claimed though a rule knows a word; see `reftel unclaimed`")
    return "\n".join(lines)


def _columns(counts: Mapping[str, int]) -> list[str]:
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    width = max((len(name) for name in counts), default=0)
    return [f"  {name:{width}}  {number:5,}" for name, number in ordered]


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _worth_showing(store: Store) -> Claim | None:
    """A claim that shows what a ledger is for: a disputed one if there is one."""
    rivals = store.claims(modality="alleged", limit=_LOOKED_AT)
    spoken = [claim for claim in rivals if claim.said_by and (claim.actor or claim.recipient)]
    best = [claim for claim in spoken if claim.kind == "disclosure"]
    denied = store.claims(polarity="denied", limit=1)
    return next(iter([*best, *spoken, *rivals, *denied, *store.claims(limit=1)]), None)


def render_next(claim: Claim, ledger: str, vocabulary: str | None = None) -> str:
    """Three commands worth typing."""
    program = called()
    is_usual = ledger == str(address_of(os.environ.get("REFTEL_LEDGER", DEFAULT_LEDGER)))
    option = "" if is_usual else f" --ledger {shlex.quote(ledger)}"
    is_set = vocabulary in (None, os.environ.get("REFTEL_VOCABULARY"))
    with_vocabulary = "" if is_set else f" --vocabulary {shlex.quote(vocabulary or '')}"
    doubt = "--modality alleged" if claim.modality == "alleged" else f"--kind {claim.kind}"
    commands = (
        f"{program} claims {doubt}{option}",
        f"{program} show {claim.id[:SHORT_ID]}{option}",
        f"{program} explain {claim.rule}{with_vocabulary}",
    )
    return "\n".join(["", "next", *(f"  {command}" for command in commands)])
