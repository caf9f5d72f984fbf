"""The commands: what can be typed. What a command does is in the module that it loads when it is called.

Loading late keeps `reftel --help` quick: the database, the tables and the parser take longer than the help.
"""

import os
from typing import Any

import click

from reftel.cli import options
from reftel.cli.judge import COMMANDS as REVIEWING
from reftel.cli.program import Program
from reftel.cli.served import COMMANDS as SERVING
from reftel.exports import FORMATS, REPORTS, TABLES
from reftel.registers import STATUSES
from reftel.strings import LANGUAGES
from reftel.version import VERSION

# Sums in one thread come out alike on machines with few and with many cores; for products this small it is quicker too.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="reftel", message="%(prog)s %(version)s")
def main() -> None:
    """Read documents on foreign military assistance, and keep a ledger of what they claim.

    Each claim is tied to the exact words that carry it and to who said them. To begin: `reftel read FOLDER`, then
    `reftel claims`, then `reftel show CLAIM` for one of them.
    """


@main.command(short_help="Read documents into a ledger.")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@options.ledger
@click.option("--again", is_flag=True, help="Read anew what was read before with this version, model and vocabulary.")
@click.option("--trace", is_flag=True, help="Then list what was seen and not claimed, and why; see `reftel unclaimed`.")
@click.option("--trace-to", metavar="FILE", help="Write the same to a file, as JSON Lines.")
@options.limits
@options.private
@click.option("--no-originals", is_flag=True, help="Do not keep the files' bytes in the ledger.")
@options.vocabulary
def read(paths: tuple[str, ...], **asked: Any) -> None:
    """Read documents into a ledger: files, folders, globs, https:// addresses, or - for standard input.

    What is fetched is kept in the ledger, with its time; robots.txt is heeded. What was read before is passed over.
    A file that cannot be read is named with its reason and the others are read all the same; the exit status is 0
    only if everything was read. Ctrl-C keeps what is done: the same command goes on from there.
    """
    from reftel.cli import reading

    reading.run(paths, reading.Asked(**asked))


@main.command(short_help="List claims.")
@options.ledger
@options.filters
@options.output
def claims(ledger: str, form: str, output: str | None, **filters: object) -> None:
    """List claims. Filters that are given several times mean "or"; different filters mean "and".

    In the table "?" stands for a party that the document does not name, and "says" for who says so.
    """
    from reftel.cli import listing

    listing.list_claims(ledger, filters, form=form, output=output)


@main.command(short_help="Search claims, or passages, by their words.")
@click.argument("words", metavar="WORDS…", nargs=-1, required=True)
@options.ledger
@click.option("--passages", is_flag=True, help="Search the passages of all documents, not the claims.")
@options.slots
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most.")
@click.option("--after", metavar="PLACE", help="Go on from here; a search that found more says where.")
@options.output
def search(
    words: tuple[str, ...], passages: bool, after: str | None, limit: int, ledger: str, form: str,
    output: str | None, **filters: Any,
) -> None:
    """Search claims by the words of their quotes and items, or passages by theirs; all words must occur.

    Capitals, accents and signs do not count. Words in quotation marks stand in a row ('"air force"'), as do the parts
    of Su-22s; mir* finds each word that begins so. Passages can be filtered by --document alone.
    """  # fmt: skip
    from reftel.cli import searching

    asked = searching.Asked(words=" ".join(words), passages=passages, after=after, limit=limit, filters=filters)
    searching.run(asked, ledger=ledger, form=form, output=output)


@main.command(short_help="Show one claim in its passage.")
@click.argument("claim")
@options.ledger
def show(claim: str, ledger: str) -> None:
    """Show a claim with its passage, its source, its speakers and its rule.

    CLAIM is its id, or the first digits of it.
    """
    from reftel.cli import showing

    showing.run(claim, ledger=ledger)


@main.command(short_help="Say what a rule or a code means.")
@click.argument("names", metavar="[NAME]…", nargs=-1)
@options.vocabulary
def explain(names: tuple[str, ...], vocabulary: str | None) -> None:
    """Say what a rule, a kind, a stage or another code means, what it catches and what it leaves alone.

    Without a name, list what there is to explain.
    """
    from reftel.cli import explaining

    explaining.run(names, vocabulary=vocabulary)


@main.command(short_help="List the documents in a ledger.")
@options.ledger
@options.output
def documents(ledger: str, form: str, output: str | None) -> None:
    """List the documents in a ledger."""
    from reftel.cli import listing

    listing.list_documents(ledger, form=form, output=output)


@main.command(short_help="List what was not taken in, and why.")
@options.ledger
@options.output
def refusals(ledger: str, form: str, output: str | None) -> None:
    """List what was not taken in, and why."""
    from reftel.cli import listing

    listing.list_refusals(ledger, form=form, output=output)


@main.command(short_help="List what was seen and not claimed, and why.")
@options.ledger
@options.document
@click.option("--reason", multiple=True, metavar="REASON", help="Only for this reason; `reftel explain` lists them.")
@click.option("--counts", is_flag=True, help="Only how many sentences there are for each reason.")
@options.output
def unclaimed(
    ledger: str, document: tuple[str, ...], reason: tuple[str, ...], counts: bool, form: str, output: str | None
) -> None:
    """List the sentences that gave no claim, though a word of them is one that a rule knows, and say why.

    For each sentence there is the word that came nearest to a claim, the rule, and what was lacking.
    """
    from reftel.cli import unclaiming

    unclaiming.run(ledger, document=document, reason=reason, counts=counts, form=form, output=output)


@main.command(short_help="List events: claims of one happening together.")
@options.ledger
@options.filters
@click.option("--contested", is_flag=True, help="Only events of which there are rival accounts.")
@options.output
def events(ledger: str, contested: bool, form: str, output: str | None, **filters: object) -> None:
    """List what happened, as far as documents say: claims that speak of one happening are one event.

    All claims are grouped; the filters say which of them an event must have one of.
    """
    from reftel.cli import happening

    happening.list_events(ledger, filters, contested=contested, form=form, output=output)


@main.command(short_help="Show one event, version beside version.")
@click.argument("event")
@options.ledger
@click.option("--policy", metavar="POLICY", help="Say what this policy believes: its name, or a TOML file.")
@click.option("--why", is_flag=True, help="Say why its claims are taken to speak of one event.")
@options.output
def event(event: str, ledger: str, policy: str | None, why: bool, form: str, output: str | None) -> None:
    """Show the accounts of an event side by side, what is contested, and who says so.

    EVENT is its id, or that of any of its claims, or the first digits of it.
    """
    from reftel.cli import happening

    happening.show_event(event, ledger=ledger, policy=policy, why=why, form=form, output=output)


@main.command(short_help="Measure what a ledger tells, with bounds.")
@click.argument("name", metavar="[NAME]", required=False)
@options.ledger
@options.measured
@options.output
def measure(name: str | None, ledger: str, form: str, output: str | None, **asked: Any) -> None:
    """Measure presence, volumes, shares, concentration, stocks, networks, with bounds where the sources are vague.

    Without a name, list the measures. Each is made of the events of the ledger; only affirmed and factual claims
    enter unless --modality asks for more. --why ROW prints the claims under a row.
    """
    from reftel.cli import measuring

    if name is None:
        measuring.list_measures()
    else:
        measuring.run(name, ledger=ledger, form=form, output=output, **asked)


@main.command(short_help="List what may be believed where accounts differ.")
@options.ledger
@click.option("--add", metavar="FILE", help="First keep the policy in this TOML file in the ledger.")
@click.option("--reviewer", metavar="NAME", envvar="REFTEL_REVIEWER", help="Whose policy it is.")
@options.output
def policies(ledger: str, add: str | None, reviewer: str | None, form: str, output: str | None) -> None:
    """List the policies that come with reftel and those that the ledger keeps, every version.

    `reftel event ID --policy NAME` says what one believes of an event.
    """
    from reftel.cli import believing

    believing.run(add, ledger=ledger, reviewer=reviewer, form=form, output=output)


@main.command(short_help="List what is copied from where.")
@options.ledger
@click.option("--corrupted", is_flag=True, help="Only claims that seem to have gone wrong in copying.")
@options.output
def copies(ledger: str, corrupted: bool, form: str, output: str | None) -> None:
    """List the signs that words of one document derive from another, and the claims that seem garbled by it.

    An arrow points from the origin to the copy; where it is not known which came first there is a dash.
    """
    from reftel.cli import copying

    copying.run(ledger=ledger, corrupted=corrupted, form=form, output=output)


@main.command(short_help="List the runs that a ledger was filled by.")
@options.ledger
@options.output
def runs(ledger: str, form: str, output: str | None) -> None:
    """List the runs that added something: when, with which program and vocabulary, what came of each."""
    from reftel.cli import history

    history.list_runs(ledger, form=form, output=output)


@main.command(short_help="Say what became of the claims from one run to another.")
@click.argument("before", metavar="[RUN]", required=False)
@click.argument("after", metavar="[RUN]", required=False)
@options.ledger
@options.output
def diff(before: str | None, after: str | None, ledger: str, form: str, output: str | None) -> None:
    """List the claims that were gained, lost or changed between the ends of two runs, and which rule did it.

    RUN is a run's id, or the first digits of it, as `reftel runs` lists them. Without the second it is the last run;
    without both, the last two.
    """
    from reftel.cli import history

    history.list_changes(before, after, ledger=ledger, form=form, output=output)


@main.command(short_help="Write a document as it was before it was read.")
@click.argument("document")
@options.ledger
@click.option("--output", metavar="FILE", help="Write to a file instead of standard output.")
def original(document: str, ledger: str, output: str | None) -> None:
    """Write the bytes that a document was read from, where the ledger keeps them.

    DOCUMENT is its name, path, or the beginning of its sha256.
    """
    from reftel.cli import history

    history.write_original(document, ledger=ledger, output=output)


@main.command(short_help="Prove that nothing in a ledger was altered.")
@options.ledger
@click.option("--rebuild", is_flag=True, help="First work out anew what is derived; what is kept is not touched.")
def verify(ledger: str, rebuild: bool) -> None:
    """Compute every hash anew, read every quote again at its place, and name what is not as it was, down to the claim.

    The exit status is 0 only if all is well.
    """
    from reftel.cli import verifying

    verifying.run(ledger, rebuild=rebuild)


@main.command(short_help="Hold a register of arms against the ledger.")
@click.argument("register")
@options.ledger
@click.option(
    "--status", callback=options.one_of("status", STATUSES), multiple=True, metavar="STATUS",
    help=f"Only these: {', '.join(STATUSES)}.",
)  # fmt: skip
@options.output
def compare(register: str, ledger: str, status: tuple[str, ...], form: str, output: str | None) -> None:
    """Say of each order and delivery in a register what the ledger has on it, with the quotes; and what only it has.

    REGISTER is a file in the layout of SIPRI's trade register or the UN's, as `reftel read` takes it. Values are held
    against each other within what they state of their vagueness. The exit status is 0 whatever is found.
    """
    from reftel.cli import comparing

    comparing.run(register, ledger=ledger, status=status, form=form, output=output)


@main.command(short_help="Print a footnoted table on a country or two.")
@click.option("--country", metavar="ID", help="A state or another party, on either side: PER.")
@click.option("--dyad", nargs=2, metavar="ID ID", help="Two of them, either way round: SUN PER.")
@options.ledger
@options.kind
@options.years
@click.option(
    "--format", "form", callback=options.one_of("format", REPORTS), default="text", show_default=True,
    metavar=f"[{'|'.join(REPORTS)}]", help="How to print it.",
)  # fmt: skip
@click.option("--output", metavar="FILE", help="Write to a file instead.")
def report(
    country: str | None, dyad: tuple[str, str] | None, ledger: str, form: str, output: str | None, **filters: object
) -> None:
    """Print what documents tell of a country or of two, event by event and year by year, with a note for everything.

    Each note has the words, who says so, and the document as it is cited. Accounts that contradict each other stand
    side by side, with letters.
    """
    from reftel.cli import reporting

    reporting.run(country=country, dyad=dyad, ledger=ledger, form=form, output=output, filters=filters)


@main.command(short_help="Write all that is told of a country as one file.")
@click.option("--country", required=True, metavar="ID", help="A state or another party, on either side: PER.")
@click.option("--partner", metavar="ID", help="Only what passed between the two: SUN.")
@options.ledger_first
@click.option("--out", "--output", "output", required=True, metavar="FILE", help="Where to write it: peru.html.")
@click.option("--pdf", metavar="FILE", help="Write it as PDF too, printed by an installed browser.")
@click.option(
    "--browser", metavar="PATH", envvar="REFTEL_BROWSER",
    help="The Chromium, Chrome or Edge that prints; without it, the one that REFTEL_BROWSER names, or one on PATH.",
)  # fmt: skip
@click.option(
    "--language", callback=options.one_of("language", LANGUAGES), default=LANGUAGES[0], show_default=True,
    metavar=f"[{'|'.join(LANGUAGES)}]", help="The language of everything but quotes.",
)  # fmt: skip
@options.years
@click.option("--policy", metavar="POLICY", help="Believe in sums what this policy does: its name, or a TOML file.")
@options.replace
def dossier(country: str, ledger: str, output: str, pdf: str | None, browser: str | None, **asked: Any) -> None:
    """Write what the ledger tells of a country, or of two, as one file of HTML: tables, charts, contested matters.

    Every figure has a numbered note with the exact words, who says so, and where they stand; at the end are the
    documents, the method and what was not read. The file needs nothing else. The same ledger gives the same bytes.
    """
    from reftel.cli import filing

    filing.run(country, ledger=ledger, output=output, pdf=pdf, browser=browser, **asked)


@main.command(short_help="Write claims, events and sources for other tools.")
@click.argument("form", metavar="FORMAT", callback=options.one_of("format", FORMATS))
@options.ledger
@click.option("--output", required=True, metavar="FILE", help="Where to write it.")
@click.option(
    "--what", callback=options.one_of("table", TABLES), metavar="TABLE",
    help=f"Which table: {', '.join(TABLES)}. Without it, claims.",
)  # fmt: skip
@options.filters
def export(form: str, ledger: str, output: str, what: str | None, **filters: object) -> None:
    """Write what the ledger holds for other tools.

    FORMAT is csv, parquet, jsonl or stata for tables; bibtex or csl for the sources; annotations for the claims as W3C
    Web Annotations; ftm for claims, parties and documents as FollowTheMoney entities.

    Every row has the ids that lead to its claims and their words; beside a table stands a codebook of its columns.
    Filters are those of `reftel claims`; of events and documents those are written of which a claim passes.
    """
    from reftel.cli import exporting

    exporting.run(form, ledger=ledger, output=output, what=what, filters=filters)


@main.command(short_help="Print what identifies a ledger's content.")
@options.ledger
def digest(ledger: str) -> None:
    """Print a SHA-256 over all that a ledger keeps: the same for the same content in a file and on a server.

    It is another as soon as anything is added.
    """
    from reftel.cli import moving

    moving.digest(ledger)


@main.command(short_help="Write a whole ledger into an archive.")
@click.argument("to", metavar="FILE")
@options.ledger
@options.replace
def archive(to: str, ledger: str, replace: bool) -> None:
    """Write all that a ledger keeps into one file, a ZIP of JSON Lines and originals.

    `reftel import` makes the same ledger of it again; `reftel export` writes tables for other tools.

    The same ledger gives the same bytes, from a file or from a server.
    """
    from reftel.cli import moving

    moving.archive(to, ledger=ledger, replace=replace)


@main.command("import", short_help="Make a ledger of an archive, or of another ledger.")
@click.argument("source", metavar="FROM")
@options.ledger
def import_from(source: str, ledger: str) -> None:
    """Fill a new ledger with all that FROM holds: an archive of `reftel archive`, a ledger's file, or a server's URL.

    All is as it was, numbers and seals too. What is not whole is refused, and then nothing is taken in.
    """
    from reftel.cli import moving

    moving.import_from(source, ledger=ledger)


@main.command(short_help="Copy a ledger while it is in use.")
@click.argument("to", metavar="FILE")
@options.ledger
@options.replace
def backup(to: str, ledger: str, replace: bool) -> None:
    """Copy a ledger as it is now, while others read and write it: a file to a file, a database to an archive."""
    from reftel.cli import moving

    moving.backup(to, ledger=ledger, replace=replace)


@main.command(short_help="List the schemas, or bring a ledger to one.")
@click.argument("name", metavar="[SCHEMA]", required=False)
@options.ledger
def migrate(name: str | None, ledger: str) -> None:
    """Say which schema a ledger has, of all that there were; or bring it up or back to SCHEMA.

    Going back is for an older reftel: this one brings the ledger up again when it next opens it. It is refused where
    something would be lost.
    """
    from reftel.cli import moving

    moving.migrate(name, ledger=ledger)


@main.command("check", short_help="List what does not fit together in the claims.")
@options.ledger
@options.findings
@options.output
def check_claims(ledger: str, form: str, output: str | None, **filters: object) -> None:
    """List what does not fit together in the claims: sums, dates, stocks, prices, arms before their time.

    All claims are held against each other; what is listed are the findings with a claim that passes the filters. Each
    finding names its claims, and `reftel show CLAIM` shows them. The exit status is 0 with findings too.
    """
    from reftel.cli import checking

    checking.run(ledger, filters, form=form, output=output)


@main.command(short_help="Print what Datasette is told of a ledger.")
@options.ledger
@click.option("--output", metavar="FILE", help="Write to a file instead.")
def datasette(ledger: str, output: str | None) -> None:
    """Print a metadata file for Datasette: what tables, views and columns hold, and by what they are searched.

    A ledger opens in Datasette as it is; with `datasette LEDGER --metadata FILE` it explains itself.
    """
    from reftel.cli import telling

    telling.run(ledger, output=output)


@main.group(short_help="Start, check and show rules and names of your own.", invoke_without_command=True)
@click.pass_context
def vocabulary(ctx: click.Context) -> None:
    """Rules and names of your own, in a folder that `reftel read --vocabulary` lays over those of the package."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@vocabulary.command(short_help="Make a folder to begin with.")
@click.argument("folder", metavar="DIR")
def new(folder: str) -> None:
    """Make a folder with a file for each sort of word, which say themselves what goes into them."""
    from reftel.cli import own

    own.new(folder)


@vocabulary.command(short_help="Try a folder's rules on their own sentences, and check its names.")
@click.argument("folder", metavar="DIR")
def check(folder: str) -> None:
    """Try each rule on the sentences that it must catch and must leave alone, and check names and words.

    What is wrong is one sentence each, with file and entry; the exit status is 0 only if nothing is.
    """
    from reftel.cli import own

    own.check(folder)


@vocabulary.command("show", short_help="Print what a folder adds.")
@click.argument("folder", metavar="DIR")
def show_vocabulary(folder: str) -> None:
    """Print the rules, names, designations and words that a folder adds, and what it replaces."""
    from reftel.cli import own

    own.show(folder)


for _command in (*REVIEWING, *SERVING):
    main.add_command(_command)
