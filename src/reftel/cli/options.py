"""Options that several commands share."""

from collections.abc import Callable
from difflib import get_close_matches
from functools import reduce, wraps
from typing import Any

import click
from click.core import ParameterSource

from reftel.model.claim import KINDS, MODALITIES, POLARITIES, STAGES, TERMS
from reftel.model.finding import SEVERITIES
from reftel.model.judgement import REVIEWS

DEFAULT_LEDGER = "reftel.db"
FORMATS = ("table", "jsonl", "csv")

_Command = Callable[..., Any]
_Decorator = Callable[[_Command], _Command]


def _all(*decorators: _Decorator) -> _Decorator:
    return lambda command: reduce(lambda inner, decorate: decorate(inner), reversed(decorators), command)


def one_of(name: str, codes: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """A check of what was given, one code or several, in any capitals; it names the likeliest for one that is none."""

    def code(ctx: click.Context, given: str) -> str:
        if given.lower() in codes:
            return given.lower()
        near = get_close_matches(given.lower(), codes, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(codes)}"
        raise click.UsageError(f"there is no {name} {given!r}; {hint}", ctx)

    def check(ctx: click.Context, _: click.Parameter, given: Any) -> Any:
        if given is None:
            return None
        return code(ctx, given) if isinstance(given, str) else tuple(code(ctx, value) for value in given)

    return check


def _code(name: str, codes: tuple[str, ...], text: str) -> _Decorator:
    return click.option(f"--{name}", callback=one_of(name, codes), multiple=True, metavar=name.upper(), help=text)


def _words(name: str, metavar: str, text: str) -> _Decorator:
    return click.option(f"--{name}", multiple=True, metavar=metavar, help=text)


ledger: _Decorator = click.option(
    "--ledger", default=DEFAULT_LEDGER, show_default=True, metavar="FILE", envvar="REFTEL_LEDGER",
    help="The ledger's file; without it, the one that REFTEL_LEDGER names.",
)  # fmt: skip

def ledger_first(command: _Command) -> _Command:
    """A ledger that may be named first (`serve peru.db`) as well as by `--ledger`."""

    @wraps(command)
    def run(*args: Any, named: str | None, ledger: str, **asked: Any) -> Any:
        context = click.get_current_context()
        is_given = context.get_parameter_source("ledger") is ParameterSource.COMMANDLINE
        if named is not None and is_given and named != ledger:
            raise click.UsageError(f"there are two ledgers, {named} and {ledger}; name one", context)
        return command(*args, ledger=ledger if named is None else named, **asked)

    return ledger(click.argument("named", required=False, metavar="[LEDGER]")(run))


document: _Decorator = _words("document", "NAME", "A document's name, file name, or the beginning of its sha256.")

vocabulary: _Decorator = click.option(
    "--vocabulary", metavar="DIR", envvar="REFTEL_VOCABULARY",
    help="A folder of your own rules and names; without it, the one that REFTEL_VOCABULARY names, if any.",
)  # fmt: skip

limits: _Decorator = click.option(
    "--limit", "limits", multiple=True, metavar="NAME=VALUE",
    help="What one file may hold or cost: pages=500, bytes=20MB, seconds=60.",
)  # fmt: skip

replace: _Decorator = click.option("--replace", is_flag=True, help="Write over what stands there, once all is written.")

private: _Decorator = click.option("--private", is_flag=True, help="Fetch from machines of the local network too.")

output: _Decorator = _all(
    click.option(
        "--format", "form", callback=one_of("format", FORMATS), default="table", show_default=True,
        metavar=f"[{'|'.join(FORMATS)}]", help="How to print them.",
    ),
    click.option("--output", metavar="FILE", help="Write to a file instead."),
)  # fmt: skip

years: _Decorator = _all(
    click.option("--since", type=int, metavar="YEAR", help="Claims whose period may reach into this year or later."),
    click.option("--until", type=int, metavar="YEAR", help="Claims whose period may begin in this year or earlier."),
)

kind: _Decorator = _code("kind", KINDS, f"One of {', '.join(KINDS)}.")

said: _Decorator = _all(
    kind,
    _words("actor", "ID", "The acting side: PER (takes in its organs), PER/navy, NATO."),
    _words("recipient", "ID", "The receiving side."),
    _words("party", "ID", "Either side."),
    _words("designator", "NAME", "Equipment, written in any way: T-55, t55."),
    years,
    document,
    _words("said-by", "WORDS", "Part of the name of one who says so."),
    _code("stage", STAGES, f"One of {', '.join(STAGES)}."),
    _code("terms", TERMS, f"One of {', '.join(TERMS)}."),
    _code("modality", MODALITIES, f"One of {', '.join(MODALITIES)}."),
    _code("polarity", POLARITIES, f"One of {', '.join(POLARITIES)}."),
)

slots: _Decorator = _all(
    said,
    _code("review", (*REVIEWS, "all"), f"One of {', '.join(REVIEWS)}, all; else none that is wrong or replaced."),
)

words: _Decorator = click.option(
    "--words", metavar="WORDS", help='Words of quote or item: mirage, "air force", mir*.'
)

filters: _Decorator = _all(
    slots,
    words,
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="List at most so many."),
)

findings: _Decorator = _all(
    _code("severity", SEVERITIES, f"One of {', '.join(SEVERITIES)}."),
    _words("check", "CHECK", "Only what this check found; `reftel explain` lists them."),
    _words("party", "ID", "A party on either side: PER (takes in its organs), PER/navy, NATO."),
    years,
    document,
)

measured: _Decorator = _all(
    _code("kind", KINDS, f"One of {', '.join(KINDS)}."),
    click.option("--stage", multiple=True, metavar="STAGE", help="done (the default), promised, ends, or a stage."),
    click.option("--unit", metavar="UNIT", help="What is counted: aircraft, persons, USD."),
    click.option("--window", type=click.IntRange(min=1), metavar="YEARS", help="Years that are taken together."),
    _words("supplier", "ID", "Only rows of this state or body as supplier."),
    _words("recipient", "ID", "Only rows of this state or body as recipient."),
    click.option("--since", type=int, metavar="YEAR", help="Only this year and later ones."),
    click.option("--until", type=int, metavar="YEAR", help="Only this year and earlier ones."),
    click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Another option: by=recipient."),
    _code("modality", MODALITIES, "Claims that enter; factual if none is named."),
    click.option("--policy", metavar="POLICY", help="Believe what this policy does: its name, or a TOML file."),
    click.option("--unmatched", is_flag=True, help="List the rows that have no place in a panel, and why."),
    click.option("--why", "row", type=click.IntRange(min=1), metavar="ROW", help="Print the claims under this row."),
)  # fmt: skip
