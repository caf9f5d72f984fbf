"""The commands of reviewers: what can be typed. What they do is in `reftel.cli.reviewing`."""

import re
from collections.abc import Callable
from itertools import takewhile
from typing import Any, cast

import click

from reftel.cli import options
from reftel.model.stake import ORDERS, Order

_VERDICTS_ON_ONE = {
    "accept": "The claim says what the document says.",
    "reject": "The document does not say this.",
}
_VERDICTS_ON_TWO = {
    "same": "Two claims speak of one event.",
    "different": "Two claims speak of two events.",
    "rival": "Two claims are accounts of one event that cannot both be right.",
    "unsure": "Nobody can tell whether two claims speak of one event.",
}

_ID = re.compile("[0-9a-f]+")


class ClaimFirst(click.Group):
    """A group in which the claim may come before the verdict: `judge 6ed3 accept` is `judge accept 6ed3`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the verdict first where it is the second word."""
        words = [*takewhile(lambda word: not word.startswith("-"), args)][:2]
        if len(words) == 2 and words[0] not in self.commands and words[1] in self.commands:
            args = [args[1], args[0], *args[2:]]
        elif words and words[0] not in self.commands:
            known = ", ".join(sorted(self.commands))
            wrong = next((word for word in words if not _ID.fullmatch(word)), None)
            said = f"there is no verdict {wrong!r}" if wrong else "no verdict is given"
            raise click.UsageError(f"{said}; there are {known}", ctx)
        return super().parse_args(ctx, args)


def _said(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every judgement."""
    decorate = _all(
        options.ledger,
        click.option(
            "--reviewer", metavar="NAME", envvar="REFTEL_REVIEWER", required=True,
            help="Who judges; without it, the one whom REFTEL_REVIEWER names.",
        ),
        click.option("--why", metavar="WORDS", help="The reason, for those who read it later."),
        click.option("--adjudicates", is_flag=True, help="Settle what reviewers judged differently."),
    )  # fmt: skip
    return cast("Callable[..., Any]", decorate(command))


def _all(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for each in reversed(decorators):
            command = each(command)
        return command

    return decorate


def _slot(name: str, metavar: str, text: str, *, many: bool = False) -> Callable[[Any], Any]:
    return click.option(f"--{name.replace('_', '-')}", name, metavar=metavar, multiple=many, help=text)


_slots = _all(
    _slot("actor", "ID", "The acting side; several times for several.", many=True),
    _slot("recipient", "ID", "The receiving side; several times for several.", many=True),
    _slot("item", "WORDS", "The thing, in the document's words."),
    _slot("designators", "NAME", "A designation; several times for several.", many=True),
    _slot("quantity", "AMOUNT", "“12 aircraft”, “~40 tanks”, “100..200 men”, “..79 persons”."),
    _slot("value", "AMOUNT", "“1500000 USD”, with bounds as a quantity."),
    _slot("period", "EDTF", "1973-07, 1974/1978, 197X."),
    _slot("place", "NAME", "Where it happens; several times for several.", many=True),
    _slot("stage", "STAGE", "How far it got; `reftel explain` lists the codes."),
    _slot("terms", "TERMS", "On what terms."),
    _slot("modality", "MODALITY", "How sure the document is."),
    _slot("polarity", "POLARITY", "Whether it says yes or no."),
    _slot("said_by", "NAME", "Who says so, outermost first; several times for several.", many=True),
    _slot("note", "WORDS", "A note."),
    click.option(
        "--words", metavar="SLOT=WORDS", multiple=True,
        help="Words of the document that carry a slot, several times for several stretches; SLOT@N=WORDS where they "
        "begin at character N.",
    ),
)  # fmt: skip
_kind = _slot("kind", "KIND", "What the claim is about.")
_quote = click.option("--quote", metavar="WORDS", help="Other words of the document that carry the claim.")
_at = click.option("--at", type=int, metavar="N", help="The character at which the quote begins, if it comes twice.")


@click.group(cls=ClaimFirst, short_help="Say what is right and wrong in claims.")
def judge() -> None:
    """Say what is right and wrong in claims: `reftel judge CLAIM accept`, or `reftel judge accept CLAIM`.

    A claim or a judgement is named by its id, or the first digits of it. All is kept with who, when and why; nothing
    is ever overwritten. An empty text ("") empties a slot.
    """


def _on_one(verdict: str, text: str) -> None:
    @judge.command(verdict, short_help=text, help=f"{text} `reftel explain {verdict}` says more.")
    @click.argument("claim")
    @_said
    def command(claim: str, **said: Any) -> None:
        from reftel.cli import reviewing

        reviewing.judge(verdict, (claim,), **said)


def _on_two(verdict: str, text: str) -> None:
    @judge.command(verdict, short_help=text, help=f"{text} `reftel explain {verdict}` says more.")
    @click.argument("claim")
    @click.argument("other")
    @_said
    def command(claim: str, other: str, **said: Any) -> None:
        from reftel.cli import reviewing

        reviewing.compare(verdict, claim, other, **said)


for _verdict, _text in _VERDICTS_ON_ONE.items():
    _on_one(_verdict, _text)
for _verdict, _text in _VERDICTS_ON_TWO.items():
    _on_two(_verdict, _text)


@judge.command(short_help="Put a claim with other values in its place.")
@click.argument("claim")
@_kind
@_slots
@_quote
@_at
@_said
def correct(claim: str, **said: Any) -> None:
    """Put a claim with other values in its place.

    For instance: reftel judge 6ed3 correct --period 1973 --words period="in 1973"
    """
    from reftel.cli import reviewing

    reviewing.correct(claim, **said)


@judge.command(short_help="Make a claim that nothing had made.")
@click.argument("document")
@click.option("--quote", metavar="WORDS", required=True, help="The document's words that carry the claim.")
@click.option("--kind", metavar="KIND", required=True, help="What the claim is about.")
@_slots
@_at
@_said
def add(document: str, **said: Any) -> None:
    """Make a claim that nothing had made, by the words of the document that carry it."""
    from reftel.cli import reviewing

    reviewing.add(document, **said)


@judge.command(short_help="Put several claims in its place.")
@click.argument("claim")
@click.option(
    "--part", "parts", metavar="SLOT=VALUE;…", multiple=True,
    help="In which slots a part differs from the claim; once for each part.",
)  # fmt: skip
@_said
def split(claim: str, **said: Any) -> None:
    """Put several claims in its place.

    For instance: reftel judge 6ed3 split --part stage=ordered --part "stage=delivered; period=1974"
    """
    from reftel.cli import reviewing

    reviewing.split(claim, **said)


@judge.command(short_help="Put one claim in the place of several.")
@click.argument("claims", metavar="CLAIM CLAIM…", nargs=-1, required=True)
@_kind
@_slots
@_quote
@_at
@_said
def merge(claims: tuple[str, ...], **said: Any) -> None:
    """Put one claim in the place of several of a document; what they differ on is to be given."""
    from reftel.cli import reviewing

    reviewing.merge(claims, **said)


@judge.command(short_help="Take a judgement back.")
@click.argument("judgement")
@_said
def withdraw(judgement: str, **said: Any) -> None:
    """Take a judgement back. It stays on record, and counts no more."""
    from reftel.cli import reviewing

    reviewing.withdraw(judgement, **said)


@judge.command(short_help="Make a judgement anew whose claim is gone.")
@click.argument("judgement")
@click.argument("claim", required=False)
@_said
def carry(judgement: str, claim: str | None, **said: Any) -> None:
    """Make a judgement anew whose claim is gone, on another claim; see `reftel looks`.

    Without CLAIM, a claim made by hand is put where the document has its words now.
    """
    from reftel.cli import reviewing

    reviewing.carry(judgement, claim, **said)


@click.command(short_help="List what reviewers said.")
@options.ledger
@click.option("--claim", metavar="CLAIM", help="Only of this claim.")
@click.option("--reviewer", metavar="NAME", help="Only of this reviewer.")
@click.option("--since", metavar="TIME", help="Only from this day or time on (UTC).")
@options.output
def judgements(**asked: Any) -> None:
    """List what reviewers said, in the order of coming; withdrawn judgements too."""
    from reftel.cli import reviewed

    reviewed.list_judgements(**asked)


@click.command(short_help="List what to review first.")
@options.ledger
@click.option(
    "--order", callback=options.one_of("order", ORDERS), default="influence", show_default=True,
    metavar=f"[{'|'.join(ORDERS)}]", help="By what moves the published measures most, or by doubt.",
)
@options.said
@options.words
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most.")
@options.output
def queue(ledger: str, order: Order, limit: int, form: str, output: str | None, **filters: Any) -> None:
    """List the claims that nobody has reviewed, first those whose review is worth most.

    By influence: how far published measures move if the claim is rejected, times the probability that it is wrong;
    claims that move nothing are left out. By doubt: the nearest to a probability of one half.
    """
    from reftel.cli import queueing

    queueing.run(ledger, order, filters, limit=limit, form=form, output=output)


@click.command(short_help="List judgements whose claim is gone.")
@options.ledger
@options.output
def looks(ledger: str, form: str, output: str | None) -> None:
    """List judgements whose claim is not made any more, each with the claims that come nearest to it now.

    `reftel judge carry JUDGEMENT CLAIM` makes one anew, `reftel judge withdraw JUDGEMENT` drops it.
    """
    from reftel.cli import reviewed

    reviewed.list_looks(ledger, form=form, output=output)


@click.command(short_help="List claims on which reviewers differ.")
@options.ledger
@options.output
def disputes(ledger: str, form: str, output: str | None) -> None:
    """List claims on which reviewers differ, with what each says; `--adjudicates` settles one."""
    from reftel.cli import reviewed

    reviewed.list_disputes(ledger, form=form, output=output)


@click.command(short_help="Say how far two reviewers agree.")
@click.argument("first", metavar="REVIEWER")
@click.argument("second", metavar="REVIEWER")
@options.ledger
@options.output
def agreement(first: str, second: str, ledger: str, form: str, output: str | None) -> None:
    """Say how far two reviewers agree on the claims that both judged: Cohen's kappa for the verdict and each slot."""
    from reftel.cli import reviewed

    reviewed.list_agreement(first, second, ledger=ledger, form=form, output=output)


@click.command(short_help="Grade a source, or a claim as a source tells it.")
@click.argument("source", required=False)
@click.argument("grade", required=False)
@click.option("--claim", metavar="CLAIM", help="The claim whose credibility is graded.")
@click.option("--reviewer", metavar="NAME", envvar="REFTEL_REVIEWER", help="Who grades.")
@click.option("--why", metavar="WORDS", help="The reason, for those who read it later.")
@options.ledger
@options.output
def grade(source: str | None, grade: str | None, **said: Any) -> None:
    """Grade a source from A to F, or with --claim a claim as the source tells it from 1 to 6 (the Admiralty code).

    SOURCE is publisher:NAME, author:NAME, document:SHA256 or speaker:NAME. Without SOURCE and GRADE, list all grades;
    the latest of a source or a claim holds.
    """
    from reftel.cli import reviewing

    reviewing.grade(source, grade, **said)


COMMANDS = (judge, queue, judgements, looks, disputes, agreement, grade)
