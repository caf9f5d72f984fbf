"""`reftel judge` and `reftel grade`: take down what a reviewer says, and say what follows from it."""

import re
from collections.abc import Callable, Iterable
from typing import Any

import click

from reftel.cli.tables import SHORT_ID
from reftel.errors import JudgementError
from reftel.ledger.store import Store
from reftel.model.judgement import PAIR_VERDICTS, Judgement
from reftel.review.words import Words

_WORDS = re.compile(r"([a-z_]+)(?:@(\d+))?=(.+)", re.DOTALL)
_Said = dict[str, Any]


def judge(verdict: str, claims: tuple[str, ...], *, ledger: str, **said: Any) -> None:
    """Accept or reject a claim."""
    _tell(ledger, lambda store: getattr(store, verdict)(*claims, **said))


def compare(verdict: str, claim: str, other: str, *, ledger: str, **said: Any) -> None:
    """Say how two claims stand to each other."""
    _tell(ledger, lambda store: store.compare(claim, other, verdict, **said))


def correct(claim: str, *, ledger: str, **said: Any) -> None:
    """Put a claim with other values in its place."""
    _tell(ledger, lambda store: store.correct(claim, **_changes(said)))


def merge(claims: tuple[str, ...], *, ledger: str, **said: Any) -> None:
    """Put one claim in the place of several."""
    _tell(ledger, lambda store: store.merge(claims, **_changes(said)))


def add(document: str, *, ledger: str, **said: Any) -> None:
    """Make a claim that nothing had made."""
    _tell(ledger, lambda store: store.add(document, **_changes(said)))


def split(claim: str, *, ledger: str, parts: tuple[str, ...], **said: Any) -> None:
    """Put several claims in the place of one."""
    changes = [dict(_pairs(part)) for part in parts]
    _tell(ledger, lambda store: store.split(claim, changes, **said))


def withdraw(judgement: str, *, ledger: str, **said: Any) -> None:
    """Take a judgement back."""
    _tell(ledger, lambda store: store.withdraw(judgement, **said))


def carry(judgement: str, claim: str | None, *, ledger: str, adjudicates: bool, **said: Any) -> None:
    """Make a judgement anew on another claim; whether it adjudicates follows from the judgement."""
    if adjudicates:
        raise JudgementError("a judgement that is carried over adjudicates if it did before; leave --adjudicates out")
    _tell(ledger, lambda store: store.carry(judgement, claim, **said))


def _changes(said: _Said) -> _Said:
    """What was given on the command line, as `Store` takes it: slots that were not named are left out."""
    at, quote, words = said.pop("at"), said.pop("quote"), said.pop("words")
    kept = {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}
    given = {name: value for name, value in kept.items() if value is not None and value != []}
    if at is not None and quote is None:
        raise JudgementError("--at says where the quote begins; give --quote too")
    told = Words(quote, at) if at is not None else quote
    quotes: dict[str, list[str | Words]] = {}
    for slot, stretch in map(_words, words):
        quotes.setdefault(slot, []).append(stretch)
    return given | {"quotes": quotes} | ({} if quote is None else {"quote": told})


def _words(given: str) -> tuple[str, str | Words]:
    found = _WORDS.fullmatch(given)
    if found is None:
        raise JudgementError(f"--words {given!r} should be SLOT=WORDS, as in period=\"in 1973\"")
    slot, at, words = found.groups()
    return slot, Words(words, int(at)) if at else words


def _pairs(part: str) -> Iterable[tuple[str, str]]:
    for pair in part.split(";"):
        slot, sign, value = pair.partition("=")
        if not sign:
            raise JudgementError(f"--part {part!r} should be SLOT=VALUE, several of them apart by “;”")
        yield slot.strip(), value.strip()


def _tell(ledger: str, say: Callable[[Store], Judgement]) -> None:
    """Take a judgement down, and print it with what became of the claims."""
    with Store(ledger, create=False) as store:
        said = say(store)
        states = [store.claim(claim) for claim in (*said.on, *said.makes)]
    if said.verdict in PAIR_VERDICTS:
        click.echo(f"claims {' and '.join(name[:SHORT_ID] for name in said.on)}: {said.verdict}")
        states = []
    for claim in states:
        made = " (new)" if claim.id in said.makes else ""
        click.echo(f"claim {claim.id[:SHORT_ID]}{made}: {claim.review}")
    click.echo(f"{said.verdict} by {said.reviewer}, judgement {said.id[:SHORT_ID]}")


def grade(
    source: str | None, given: str | None, *, ledger: str, claim: str | None, reviewer: str | None, why: str | None,
    form: str, output: str | None,
) -> None:  # fmt: skip
    """Take a grade down, or list the grades."""
    if source is None or given is None:
        from reftel.cli import reviewed

        reviewed.list_grades(ledger, source=source, claim=claim, form=form, output=output)
        return
    if reviewer is None:
        raise JudgementError("a grade is somebody's: give --reviewer, or set REFTEL_REVIEWER")
    with Store(ledger, create=False) as store:
        if claim is None:
            store.grade_source(source, given, grader=reviewer, why=why)
        else:
            store.grade_claim(claim, source, given, grader=reviewer, why=why)
    about = f"claim {claim} as told by {source}" if claim else source
    click.echo(f"{about}: {given.upper()}, by {reviewer}")
